"""The contact log: who was last seen when, what stands out, and every contact."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone

from common.dutch import long_day, short_day
from common.shown import Badge
from localfield.enums import Presence
from localfield.selectors.contacts import asks_home_visit, members_seen, only_by_phone
from localfield.staleness import CHOICE

if TYPE_CHECKING:
    from localfield.models import LocalContact, LocalContactAmendment, LocalTrajectory

WORDS = {"summary": "besproken en gezien", "others_present": "er was ook bij"}
ONLY_PHONE = (
    "Er is tot nu toe alleen op afstand contact geweest. Zie dit gezin thuis: de telefoon is niet "
    "genoeg."
)


@dataclass(frozen=True)
class SeenRow:
    """One member of the family and how long ago."""

    name: str
    age: str
    last: str
    visited: str
    silence: Badge


@dataclass(frozen=True)
class ContactLine:
    """One contact as partner and Veilig Thuis read it."""

    day: str
    form: str
    spoken: list[str]
    seen: list[str]
    others: str
    summary: str
    unsafe: bool
    by: str
    mendings: list[str]
    mend_url: str


@dataclass(frozen=True)
class ContactPage:
    """``warnings``: what stands out, in sentences; ``signals``: something unsafe was noted last."""

    seen: list[SeenRow]
    asks_visit: bool
    warnings: list[str]
    signals: bool
    choice: str = CHOICE


def contact_page(
    trajectory: "LocalTrajectory | None", newest: "LocalContact | None"
) -> ContactPage:
    if trajectory is None:
        return ContactPage([], False, [], False)
    return ContactPage(
        seen=seen_rows(trajectory),
        asks_visit=asks_home_visit(trajectory),
        warnings=[ONLY_PHONE] if only_by_phone(trajectory) else [],
        signals=bool(newest and newest.unsafe_signals)
        and not trajectory.reports_back.waiting().exists(),
    )


def seen_rows(trajectory: "LocalTrajectory") -> list[SeenRow]:
    today = timezone.localdate()
    return [
        SeenRow(
            name=member.person.name,
            age=member.person.age_text(today),
            last=short_day(member.last) if member.last else "",
            visited=short_day(member.visited) if member.visited else "",
            silence=Badge(member.silence.words, member.silence.tone),
        )
        for member in members_seen(trajectory)
    ]


def contact_lines(
    contacts: "Iterable[LocalContact]", *, may_mend: bool = False
) -> list[ContactLine]:
    return [_line(contact, may_mend) for contact in contacts]


def _line(contact: "LocalContact", may_mend: bool) -> ContactLine:
    address = [contact.case.number, contact.pk]
    noted = timezone.localdate(contact.noted_at)
    late = "" if noted == contact.on else f", vastgelegd op {short_day(noted)}"
    return ContactLine(
        day=long_day(contact.on),
        form=str(contact.get_form_display()).capitalize(),
        spoken=_names(contact, Presence.SPOKEN),
        seen=_names(contact, Presence.SEEN),
        others=contact.others_present,
        summary=contact.summary,
        unsafe=contact.unsafe_signals,
        by=f"{contact.noted_by.name}, {contact.organisation.name}{late}",
        mendings=[_mending(mended) for mended in contact.amendments.all()],
        mend_url=reverse("localfield:mend_contact", args=address) if may_mend else "",
    )


def _mending(mended: "LocalContactAmendment") -> str:
    day = short_day(timezone.localdate(mended.amended_at))
    stood = " ".join(f"{WORDS[name]}: {was or 'niets'}." for name, was in mended.before.items())
    return f"{day}, {mended.amended_by.name}: {mended.reason} Er stond: {stood}"


def _names(contact: "LocalContact", presence: Presence) -> list[str]:
    return [row.person.name for row in contact.met.all() if row.presence == presence]
