"""The plan of conversations, and one talk with its record."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst

from common.dutch import short_day
from common.shown import Badge, Fact
from tracks.guards.track import unplanned
from tracks.screens.frame import is_over
from tracks.screens.words import day_of

if TYPE_CHECKING:
    from tracks.models import Conversation, ConversationAmendment, Track

FIELDS = {
    "form": "Vorm",
    "channel": "Hoe",
    "summary": "Wat is gezegd",
    "wishes": "Wat vraagt deze persoon",
    "interpreter": "Met tolk",
}


@dataclass(frozen=True)
class TalkLine:
    """A line of the plan with what came of it."""

    who: str
    what: str
    planned: str
    status: Badge
    note: str
    url: str


@dataclass(frozen=True)
class Correction:
    """What the record said before, and why it was corrected."""

    heading: str
    reason: str
    before: list[Fact]


@dataclass(frozen=True)
class Plan:
    lines: list[TalkLine]
    missing: list[str]


@dataclass(frozen=True)
class TalkPage:
    """``held``: the record stands and changes only with a reason. ``may_drop``: nothing is lost."""

    title: str
    plan: list[Fact]
    record: list[Fact]
    corrections: list[Correction]
    status: Badge
    held: bool
    may_drop: bool


def plan_of(track: "Track", talks: "list[Conversation]") -> Plan:
    """``missing``: members the plan does not name, asked only while it can still change."""
    missing = [] if is_over(track) else [person.name for person in unplanned(track)]
    return Plan(lines=talk_lines(track, talks), missing=missing)


def talk_lines(track: "Track", talks: "list[Conversation]") -> list[TalkLine]:
    return [
        TalkLine(
            who=titled(talk),
            what=_what(talk),
            planned=_planned(talk),
            status=status_of(talk),
            note=_note(talk),
            url=reverse("tracks:talk", args=[track.number, talk.pk]),
        )
        for talk in talks
    ]


def talk_page(talk: "Conversation") -> TalkPage:
    return TalkPage(
        title=f"Gesprek met {titled(talk)}",
        plan=[
            Fact("Met", _what(talk)),
            Fact("Gepland op", short_day(talk.planned_on) if talk.planned_on else "Nog geen dag"),
            Fact("Waarom en hoe", talk.planned_with or "Niets afgesproken"),
        ],
        record=_record(talk),
        corrections=[_correction(one) for one in talk.amendments.select_related("amended_by")],
        status=status_of(talk),
        held=talk.held_at is not None,
        may_drop=not (talk.held_at or talk.not_spoken or talk.summary or talk.wishes),
    )


def titled(talk: "Conversation") -> str:
    """Who it is with; somebody of outside with what that person is."""
    return f"{talk.who}, {talk.capacity}" if talk.capacity else talk.who


def status_of(talk: "Conversation") -> Badge:
    if talk.held_at:
        return Badge("gesproken", "green")
    if talk.not_spoken:
        return Badge("niet gesproken", "neutral")
    if talk.summary or talk.wishes:
        return Badge("verslag in concept", "yellow")
    if talk.planned_on is None:
        return Badge("nog geen dag", "yellow")
    late = talk.planned_on < timezone.localdate()
    return Badge("dag is voorbij", "orange") if late else Badge("gepland", "outline")


def _what(talk: "Conversation") -> str:
    if talk.person is None:
        return capfirst(talk.get_contact_with_display())
    return f"Gezinslid, {talk.person.age_text(timezone.localdate())}"


def _planned(talk: "Conversation") -> str:
    """What is over without ever having had a day asks for none."""
    if talk.planned_on is None and (talk.held_at or talk.not_spoken):
        return talk.planned_with or "–"
    day = short_day(talk.planned_on) if talk.planned_on else ""
    return f"{day}: {talk.planned_with}".strip(": ") if talk.planned_with else day


def _note(talk: "Conversation") -> str:
    if talk.held_at and talk.held_by:
        how = f"{talk.get_form_display()}, {talk.get_channel_display()}"
        return f"{day_of(talk.held_at)} door {talk.held_by.name}, {how}"
    if talk.not_spoken:
        return f"{capfirst(talk.get_not_spoken_display())}: {talk.not_spoken_why}"
    return ""


def _record(talk: "Conversation") -> list[Fact]:
    if talk.not_spoken:
        why = f"{capfirst(talk.get_not_spoken_display())}. {talk.not_spoken_why}"
        return [Fact("Waarom niet gesproken", why)]
    if talk.held_at is None or talk.held_by is None:
        return []
    at = timezone.localtime(talk.held_at)
    return [
        Fact("Gehouden", f"{short_day(at)}, {at:%H.%M} uur, door {talk.held_by.name}"),
        *(Fact(label, _shown(talk, name)) for name, label in FIELDS.items()),
    ]


def _shown(talk: "Conversation", name: str) -> str:
    if name == "interpreter":
        return "Ja" if talk.interpreter else "Nee"
    display = getattr(talk, f"get_{name}_display", None)
    return capfirst(str(display())) if display else getattr(talk, name) or "Niets opgeschreven"


def _correction(amendment: "ConversationAmendment") -> Correction:
    before = type(amendment.conversation)(**amendment.before)
    return Correction(
        heading=f"Aangepast door {amendment.amended_by.name}, {day_of(amendment.amended_at)}",
        reason=amendment.reason,
        before=[Fact(FIELDS[name], _shown(before, name)) for name in amendment.before],
    )
