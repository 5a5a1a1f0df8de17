"""Whom a moment is talked over with, and what they said (000-29, 002-30)."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from cases.enums import RegieKind
from cases.models import RegieAssignment
from cases.selectors.involved import directly_involved
from common.exceptions import DomainError
from monitoring.enums import MomentState, TalkWith
from monitoring.models import MomentAttempt, MomentTalk, MonitoringMoment
from monitoring.services.holding import held_moment, wrote
from monitoring.services.messages import tell_not_reached
from organisations.enums import OrganisationKind
from workflow.steps import take_step

if TYPE_CHECKING:
    from accounts.models import User
    from people.models import Person

FACTS = frozenset({"spoken_on", "how", "apart", "fit", "said", "not_why"})
TO_COME = "Een gesprek kan niet in de toekomst liggen. Controleer de datum."
BOTH = "U sprak deze persoon, of niet. Vul één van beide in."
NO_NAME = "Schrijf met wie u sprak."
NO_NOTE = "Schrijf wat er gebeurde toen u het gezin wilde bereiken."
STRANGER = "Kies iemand uit dit gezin."
GONE = "Dit gesprek is intussen weggehaald."
# From the second attempt in vain on the municipality hears of it (3.7).
ENOUGH = 2


def list_talks(moment: MonitoringMoment) -> None:
    """Everybody of the family, and the professional who directs; whoever joins later too.

    Part of preparing, and of opening a moment to work in it.
    """
    people = directly_involved(moment.trajectory.case, on=timezone.localdate())
    listed = set(moment.talks.values_list("person_id", flat=True))
    MomentTalk.objects.bulk_create(
        MomentTalk(moment=moment, kind=TalkWith.MEMBER, person=person)
        for person in people
        if person.pk not in listed
    )
    if not moment.talks.filter(kind=TalkWith.PROFESSIONAL).exists():
        _list_director(moment)


def _list_director(moment: MonitoringMoment) -> None:
    kinds = (RegieKind.CASUSREGIE, RegieKind.PROCESREGIE)
    rows = RegieAssignment.objects.filter(
        case=moment.trajectory.case, until=None, kind__in=kinds
    ).exclude(organisation__kind=OrganisationKind.VEILIG_THUIS)
    row = rows.select_related("organisation", "person").order_by("kind", "pk").first()
    if row is None:
        return
    name = row.person.name if row.person else row.person_name or row.organisation.name
    MomentTalk.objects.create(
        moment=moment, kind=TalkWith.PROFESSIONAL, name=name, role=row.organisation.name
    )


@transaction.atomic
def write_member(
    moment: MonitoringMoment, person: "Person", *, actor: "User", **facts: Any
) -> MomentTalk:
    """What a member of the family said; whoever joined after the moment was prepared too."""
    row = held_moment(moment, actor=actor)
    if person not in directly_involved(row.trajectory.case, on=timezone.localdate()):
        raise DomainError(STRANGER)
    talk, _ = MomentTalk.objects.get_or_create(
        moment=row, person=person, defaults={"kind": TalkWith.MEMBER}
    )
    return write_talk(talk, actor=actor, **facts)


@transaction.atomic
def write_talk(talk: MomentTalk, *, actor: "User", **facts: Any) -> MomentTalk:
    """What somebody said, or why they were not spoken. Everything may stay open while somebody
    types; the guard asks for it."""
    moment = held_moment(talk.moment, actor=actor)
    row = MomentTalk.objects.select_for_update(of=("self",)).filter(pk=talk.pk).first()
    if row is None:
        raise DomainError(GONE)
    if unknown := set(facts) - FACTS:
        raise DomainError(f"Onbekend bij een gesprek: {', '.join(sorted(unknown))}.")
    changed = [name for name, value in facts.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, facts[name])
    if row.spoken_on and row.spoken_on > timezone.localdate():
        raise DomainError(TO_COME)
    if row.spoken_on and row.not_why.strip():
        raise DomainError(BOTH)
    if changed:
        row.save(update_fields=changed)
        about = {"person": row.person_id} if row.person_id else {"talk": row.pk}
        wrote(moment, actor=actor, **about, fields=sorted(changed))
    return row


@transaction.atomic
def add_professional(
    moment: MonitoringMoment, *, name: str, role: str, actor: "User"
) -> MomentTalk:
    """Another professional to speak with. Sent twice it is one."""
    row = held_moment(moment, actor=actor)
    if not name.strip():
        raise DomainError(NO_NAME)
    talk, made = MomentTalk.objects.get_or_create(
        moment=row, kind=TalkWith.PROFESSIONAL, name=name.strip(), role=role.strip()
    )
    if made:
        wrote(row, actor=actor, talk=talk.pk)
    return talk


@transaction.atomic
def note_attempt(
    moment: MonitoringMoment, *, how: str, note: str, actor: "User"
) -> MonitoringMoment:
    """The family could not be reached. The second time the municipality that directs hears it and
    is asked to help; the moment stays to be done (3.7)."""
    row = held_moment(moment, actor=actor, states=(MomentState.PREPARED, MomentState.NOT_REACHED))
    if not note.strip():
        raise DomainError(NO_NOTE)
    now = timezone.now()
    if row.attempts.filter(
        note=note.strip(), how=how, tried_by=actor, tried_at__date=timezone.localdate()
    ).exists():
        return row
    MomentAttempt.objects.create(
        moment=row, how=how, note=note.strip(), tried_at=now, tried_by=actor
    )
    wrote(row, actor=actor, attempts=row.attempts.count())
    if row.state == MomentState.PREPARED and row.attempts.count() >= ENOUGH:
        row = take_step(row, "miss", actor=actor)
        tell_not_reached(row)
    return row


def spoken_last(moment: MonitoringMoment) -> date | None:
    """The last day on which somebody was spoken: then the moment was held."""
    days = moment.talks.exclude(spoken_on=None).order_by("-spoken_on")
    return days.values_list("spoken_on", flat=True).first()


def last_with_family(moment: MonitoringMoment) -> MomentTalk | None:
    """The last talk with somebody of the family; none when nobody of them was spoken."""
    rows = moment.talks.filter(kind=TalkWith.MEMBER).exclude(spoken_on=None)
    return rows.order_by("-spoken_on", "-pk").first()
