"""The sources of an investigation: what they told, and hoor en wederhoor (domain 2.7, 004-13)."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from audit.events import AuditEvent
from audit.services import record
from common.exceptions import DomainError
from tracks import permissions
from tracks.enums import ENDED, Hearing, TrackKind
from tracks.models import InformationSource, SourceAmendment, Track
from workflow.steps import locked

if TYPE_CHECKING:
    from accounts.models import User

NOT_AN_INVESTIGATION = "Bronnen met hoor en wederhoor horen bij een onderzoek."
TRACK_OVER = "Deze dienst is afgerond. U kunt de bronnen niet meer aanpassen."
CONCLUDED = "De conclusie is getrokken. Een nieuwe bron kan er niet meer bij."
NO_NAME = "Schrijf wie of wat de bron is."
NO_FACTS = "Schrijf op wat de bron zag, hoorde of heeft gemeten."
TO_COME = "Deze dag moet nog komen. Controleer de datum."
ASK_FIRST = "Toestemming kan alleen gegeven zijn als erom is gevraagd."
WEIGH = "Er is geen toestemming: schrijf waarom deze informatie toch nodig is."
NO_REASON = "Schrijf waarom u dit aanpast."
NO_HEARING = "Kies hoe het wederhoor ging."
NO_RESPONSE = "Schrijf op wat de betrokkenen ervan zeggen, of waarom u het niet voorlegde."
NO_DAY = "Vul in wanneer u het voorlegde."
HEARD_EARLIER = "Voorleggen kan niet vóór de dag waarop de bron het vertelde."
HEARD_AGAIN = "Wederhoor opnieuw vastgelegd"
# What was put before the people concerned was so on a day.
PUT_BEFORE_THEM = (Hearing.ANSWERED, Hearing.NO_ANSWER)


@transaction.atomic
def add_source(
    track: Track,
    *,
    kind: str,
    name: str,
    told_on: date,
    facts: str,
    actor: "User",
    capacity: str = "",
    opinion: str = "",
    consent_asked: bool = False,
    consent_given: bool = False,
    weighing: str = "",
) -> InformationSource:
    """Somebody or something told the investigation this; facts and opinion apart (2.7).

    Without consent the weighing says why it is needed all the same (A9). Sent twice it is one
    source.
    """
    row = _held(track, actor)
    if row.concluded_at is not None:
        raise DomainError(CONCLUDED)
    told = _told(
        kind=kind,
        name=name,
        capacity=capacity,
        told_on=told_on,
        facts=facts,
        opinion=opinion,
        consent_asked=consent_asked,
        consent_given=consent_given,
        weighing=weighing,
    )
    source, new = InformationSource.objects.get_or_create(
        track=row, **told, defaults={"recorded_by": actor}
    )
    if new:
        record(AuditEvent.CREATED, actor=actor, target=source)
    return source


@transaction.atomic
def mend_source(
    source: InformationSource, *, reason: str, actor: "User", **told: Any
) -> InformationSource:
    """What stands there is wrong or incomplete; what stood there stays readable.

    ``told`` are the same facts as with ``add_source``, all of them. Of other facts the people
    concerned have not said anything yet: they are heard again.
    """
    row = _held_source(source, actor)
    told = _told(**told)
    if (row.facts, row.opinion) != (told["facts"], told["opinion"]):
        told |= {"hearing": "", "heard_on": None, "response": ""}
    before = {name: getattr(row, name) for name, new in told.items() if getattr(row, name) != new}
    if not before:
        return row
    if not reason.strip():
        raise DomainError(NO_REASON)
    return _change(row, before, told, reason=reason.strip(), actor=actor)


@transaction.atomic
def hear_source(
    source: InformationSource,
    *,
    hearing: str,
    response: str,
    actor: "User",
    heard_on: date | None = None,
) -> InformationSource:
    """What the people concerned say of it, or why it was not put before them.

    Done again, the former answer stays readable.
    """
    row = _held_source(source, actor)
    response, heard_on = response.strip(), heard_on if hearing in PUT_BEFORE_THEM else None
    if reasons := _objections_to_hearing(row, hearing, heard_on, response):
        raise DomainError(*reasons)
    told = {"hearing": hearing, "heard_on": heard_on, "response": response}
    before = {name: getattr(row, name) for name, new in told.items() if getattr(row, name) != new}
    if not before:
        return row
    reason = HEARD_AGAIN if row.hearing else ""
    return _change(row, before, told, reason=reason, actor=actor)


def _objections_to_hearing(
    source: InformationSource, hearing: str, heard_on: date | None, response: str
) -> list[str]:
    return [
        sentence
        for sentence, wrong in (
            (NO_HEARING, hearing not in Hearing.values),
            (NO_RESPONSE, hearing != Hearing.OWN_WORDS and not response),
            (NO_DAY, hearing in PUT_BEFORE_THEM and heard_on is None),
            (TO_COME, bool(heard_on and heard_on > timezone.localdate())),
            (HEARD_EARLIER, bool(heard_on and heard_on < source.told_on)),
        )
        if wrong
    ]


def _told(**told: Any) -> dict[str, Any]:
    """What was told, tidied; refused with all sentences at once."""
    told = {
        name: given.strip() if isinstance(given, str) else given for name, given in told.items()
    }
    reasons = [
        sentence
        for sentence, wrong in (
            (NO_NAME, not told["name"]),
            (TO_COME, told["told_on"] > timezone.localdate()),
            (NO_FACTS, not told["facts"]),
            (ASK_FIRST, told["consent_given"] and not told["consent_asked"]),
            (WEIGH, not told["consent_given"] and not told["weighing"]),
        )
        if wrong
    ]
    if reasons:
        raise DomainError(*reasons)
    return told


def _held(track: Track, actor: "User") -> Track:
    """The track, locked until the transaction ends, for who writes in its sources."""
    row = locked(track)
    if not permissions.can_work(row, actor) or not permissions.can_read_sources(actor):
        raise PermissionDenied
    if row.state in ENDED:
        raise DomainError(TRACK_OVER)
    if row.kind != TrackKind.INVESTIGATION:
        raise DomainError(NOT_AN_INVESTIGATION)
    return row


def _held_source(source: InformationSource, actor: "User") -> InformationSource:
    _held(source.track, actor)
    return InformationSource.objects.select_related("track__case").get(pk=source.pk)


def _change(
    row: InformationSource,
    before: dict[str, Any],
    told: dict[str, Any],
    *,
    reason: str,
    actor: "User",
) -> InformationSource:
    """Write it; with a reason what stood there is kept. A first hearing changes nothing told."""
    for name in before:
        setattr(row, name, told[name])
    row.save(update_fields=list(before))
    if reason:
        kept = {n: v.isoformat() if isinstance(v, date) else v for n, v in before.items()}
        SourceAmendment.objects.create(source=row, before=kept, reason=reason, amended_by=actor)
    record(AuditEvent.CHANGED, actor=actor, target=row, fields=sorted(before))
    return row
