"""The page Bronnen: what each source told, and what the family says of it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst

from cases.selectors.savers import last_saved
from common.dutch import short_day
from common.overtaking import Standing
from common.shown import Badge
from deadlines.explain import compute
from deadlines.selectors import calendar_of
from deadlines.terms import TERMS
from deadlines.workdays import Calendar
from tracks.enums import Hearing, InformationFrom, TrackKind
from tracks.screens.frame import is_over
from tracks.screens.words import day_of
from tracks.selectors.sources import source_of, sources_of
from workflow.steps import locked

if TYPE_CHECKING:
    from accounts.models import User
    from tracks.models import InformationSource, SourceAmendment, Track

TOLD = (
    "kind",
    "name",
    "capacity",
    "told_on",
    "facts",
    "opinion",
    "consent_asked",
    "consent_given",
    "weighing",
)
HEARD = ("hearing", "heard_on", "response")
TONES = {Hearing.ANSWERED: "green", Hearing.OWN_WORDS: "green", Hearing.UNSAFE: "orange"}


@dataclass(frozen=True)
class Mending:
    """What stood there before, and why it changed."""

    heading: str
    reason: str
    before: list[str]


@dataclass(frozen=True)
class SourceLine:
    """One source; ``family`` is by when the family has to know of it, when that is still open."""

    pk: int
    who: str
    kind: str
    told: str
    facts: str
    opinion: str
    consent: str
    status: Badge
    hearing: str
    family: str
    late: bool
    recorded: str
    mendings: list[Mending]
    mend_url: str
    hear_url: str


@dataclass(frozen=True)
class SourcesPage:
    """``anonymous``: a reporter of this case was promised anonymity."""

    number: str
    lines: list[SourceLine]
    investigates: bool
    may_add: bool
    anonymous: bool


def sources_page(track: "Track", *, works: bool) -> SourcesPage:
    investigates = track.kind == TrackKind.INVESTIGATION
    calendar = calendar_of(track.case.region)
    return SourcesPage(
        number=track.number,
        lines=[_line(track, source, calendar) for source in sources_of(track)],
        investigates=investigates,
        may_add=works and investigates and track.concluded_at is None and not is_over(track),
        anonymous=promised_anonymity(track),
    )


def promised_anonymity(track: "Track") -> bool:
    return any(
        report.reporter.anonymous for report in track.case.reports.select_related("reporter")
    )


def told_by(source: "InformationSource") -> dict[str, Any]:
    """What stands on the form of a source."""
    return {name: getattr(source, name) for name in TOLD}


def heard_of(source: "InformationSource") -> dict[str, Any]:
    """What stands on the form of its wederhoor."""
    return {name: getattr(source, name) for name in HEARD}


def standing_told(source: "InformationSource", reader: "User") -> Standing:
    return Standing(
        lambda: told_by(_fresh(source)),
        lambda name: last_saved(source, reader, fields=[name]),
    )


def standing_heard(source: "InformationSource", reader: "User") -> Standing:
    return Standing(
        lambda: heard_of(_fresh(source)),
        lambda name: last_saved(source, reader, fields=[name]),
    )


def who_told(source: "InformationSource") -> str:
    return f"{source.name}, {source.capacity}" if source.capacity else source.name


def _fresh(source: "InformationSource") -> "InformationSource":
    return source_of(locked(source.track), source.pk)


def _line(track: "Track", source: "InformationSource", calendar: Calendar) -> SourceLine:
    known_by = _family_knows_by(source, calendar)
    late = bool(known_by and timezone.now() > known_by)
    return SourceLine(
        pk=source.pk,
        who=who_told(source),
        kind=capfirst(source.get_kind_display()),
        told=short_day(source.told_on),
        facts=source.facts,
        opinion=source.opinion,
        consent=_consent(source),
        status=_status(source),
        hearing=_hearing(source),
        family=_family(known_by, late=late),
        late=late,
        recorded=f"{source.recorded_by.name}, {day_of(source.recorded_at)}",
        mendings=[_mending(source, one) for one in source.amendments.all()],
        mend_url=reverse("tracks:source", args=[track.number, source.pk]),
        hear_url=reverse("tracks:hear_source", args=[track.number, source.pk]),
    )


def _family_knows_by(source: "InformationSource", calendar: Calendar) -> datetime | None:
    """Four weeks after what a third party told was recorded (D6); None once it was put to them."""
    if source.hearing in (Hearing.ANSWERED, Hearing.NO_ANSWER, Hearing.OWN_WORDS):
        return None
    if source.kind == InformationFrom.MEMBER:
        return None
    return compute(TERMS["D6"], source.recorded_at, calendar).due


def _family(known_by: datetime | None, *, late: bool) -> str:
    if known_by is None:
        return ""
    day = short_day(timezone.localdate(known_by))
    if late:
        return (
            f"Het gezin moest dit uiterlijk {day} weten. Vertel het nu, of leg bij de brieven vast "
            "op welke grond van de wet het later mag."
        )
    return f"Het gezin moet uiterlijk {day} weten dat deze informatie is vastgelegd."


def _status(source: "InformationSource") -> Badge:
    if not source.hearing:
        return Badge("nog geen wederhoor", "yellow")
    words = {
        Hearing.ANSWERED: "wederhoor gehad",
        Hearing.NO_ANSWER: "voorgelegd, geen reactie",
        Hearing.UNSAFE: "niet voorgelegd",
        Hearing.OWN_WORDS: "eigen woorden",
    }
    hearing = Hearing(source.hearing)
    return Badge(words[hearing], TONES.get(hearing, "neutral"))


def _hearing(source: "InformationSource") -> str:
    if not source.hearing:
        return ""
    when = f" op {short_day(source.heard_on)}" if source.heard_on else ""
    said = f": {source.response}" if source.response else ""
    return f"{capfirst(source.get_hearing_display())}{when}{said}"


def _consent(source: "InformationSource") -> str:
    if source.consent_given:
        return "Gevraagd en gekregen."
    asked = "Gevraagd en niet gekregen" if source.consent_asked else "Niet gevraagd"
    return f"{asked}. {source.weighing}"


def _mending(source: "InformationSource", amendment: "SourceAmendment") -> Mending:
    return Mending(
        heading=f"Aangepast door {amendment.amended_by.name}, {day_of(amendment.amended_at)}",
        reason=amendment.reason,
        before=[_said(source, name, value) for name, value in amendment.before.items()],
    )


def _said(source: "InformationSource", name: str, value: Any) -> str:
    """A former answer in the words of the page."""
    field: Any = source._meta.get_field(name)
    label = capfirst(str(field.verbose_name))
    if name in ("told_on", "heard_on"):
        words = short_day(date.fromisoformat(value)) if value else ""
    elif isinstance(value, bool):
        words = "ja" if value else "nee"
    else:
        words = str(dict(field.flatchoices).get(value, value)) if field.flatchoices else value
    return f"{label}: {words or 'niets'}"
