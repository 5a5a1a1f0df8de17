"""Noting who of a family was spoken or seen (003-36, 003-37)."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from audit.events import AuditEvent
from audit.services import record
from cases.models import Case
from cases.selectors.involved import directly_involved
from common.exceptions import DomainError
from localfield import permissions
from localfield.enums import SPEAKING, LocalContactForm, Presence
from localfield.models import LocalContact, LocalContactAmendment, LocalTrajectory, MetInContact
from localfield.selectors.trajectories import held_by
from localfield.services.messages import tell_of_unsafe_signal
from localfield.services.moments import moment_of
from localfield.services.terms import meet_term
from people.models import Person
from workflow.steps import locked

if TYPE_CHECKING:
    from accounts.models import User

NO_TRAJECTORY = "Uw werk met dit gezin is afgerond. Een contact kan er niet meer bij."
NO_FORM = "Kies hoe het contact was, bijvoorbeeld een huisbezoek."
NO_SUMMARY = "Schrijf kort op wat u besprak en zag."
NO_REASON = "Schrijf waarom u dit contact aanpast."
TO_COME = "Een contact kan niet in de toekomst liggen. Controleer de datum."
NOBODY = "Kies wie u sprak of zag. Sprak u niemand, kies dan als vorm een bericht of brief."
BY_MESSAGE = "Met een bericht of brief spreekt u niemand. Kies een andere vorm, of niemand."
UNSEEN = "Aan de telefoon ziet u niemand. Kies gesproken, of niet erbij."
STRANGER = "Kies alleen mensen uit dit gezin."


@transaction.atomic
def note_contact(
    case: Case,
    *,
    on: date,
    form: str,
    met: Mapping[Person, Presence | str],
    summary: str,
    actor: "User",
    others_present: str = "",
    unsafe_signals: bool = False,
) -> LocalContact:
    """A contact with the family: ``met`` says of each member whether spoken or seen.

    The first in which somebody was spoken or seen meets D5b. Sent twice it is one contact.
    """
    trajectory = held_trajectory(case, actor=actor)
    _refuse(trajectory.case, on, form, met, summary)
    told = {
        "on": on,
        "form": LocalContactForm(form),
        "summary": summary.strip(),
        "others_present": others_present.strip(),
        "unsafe_signals": unsafe_signals,
        "noted_by": actor,
    }
    if known := _noted_before(trajectory, told, met):
        return known
    contact = LocalContact.objects.create(
        case=trajectory.case,
        trajectory=trajectory,
        organisation=held_by(trajectory.case, actor),
        noted_at=timezone.now(),
        **told,
    )
    MetInContact.objects.bulk_create(
        MetInContact(contact=contact, person=person, presence=Presence(presence))
        for person, presence in met.items()
    )
    record(AuditEvent.CREATED, actor=actor, target=trajectory, contact=contact.pk, form=form)
    _count_as_first(trajectory, contact, actor)
    if unsafe_signals:
        tell_of_unsafe_signal(trajectory.case, contact.pk)
    return contact


def _noted_before(
    trajectory: LocalTrajectory, told: dict[str, object], met: Mapping[Person, Presence | str]
) -> LocalContact | None:
    """The same words about the same people. Of somebody else it is another contact."""
    people = {person.pk: str(presence) for person, presence in met.items()}
    for row in trajectory.contacts.filter(**told).prefetch_related("met"):
        if {one.person_id: one.presence for one in row.met.all()} == people:
            return row
    return None


@transaction.atomic
def mend_contact(
    contact: LocalContact, *, summary: str, others_present: str, reason: str, actor: "User"
) -> LocalContact:
    """The words of a contact were wrong or incomplete; what stood there stays readable."""
    trajectory = held_trajectory(contact.case, actor=actor)
    row = LocalContact.objects.get(pk=contact.pk)
    told = {"summary": summary.strip(), "others_present": others_present.strip()}
    before = {name: getattr(row, name) for name, new in told.items() if getattr(row, name) != new}
    if not before:
        return row
    if reasons := [
        sentence
        for wrong, sentence in ((not told["summary"], NO_SUMMARY), (not reason.strip(), NO_REASON))
        if wrong
    ]:
        raise DomainError(*reasons)
    for name in before:
        setattr(row, name, told[name])
    row.save(update_fields=list(before))
    LocalContactAmendment.objects.create(
        contact=row, before=before, reason=reason.strip(), amended_by=actor
    )
    fields = sorted(before)
    record(AuditEvent.CHANGED, actor=actor, target=trajectory, contact=row.pk, fields=fields)
    return row


def held_trajectory(case: Case, *, actor: "User") -> LocalTrajectory:
    """The running trajectory of this case, held until the transaction ends, for who works in it."""
    row = locked(case)
    if not permissions.can_work_locally(row, actor):
        raise PermissionDenied
    trajectory = LocalTrajectory.objects.open().filter(case=row).first()
    if trajectory is None:
        raise DomainError(NO_TRAJECTORY)
    return locked(trajectory)


def _refuse(
    case: Case, on: date, form: str, met: Mapping[Person, Presence | str], summary: str
) -> None:
    """All sentences at once."""
    family = {person.pk for person in directly_involved(case, on=timezone.localdate())}
    reasons = [
        sentence
        for wrong, sentence in (
            (on > timezone.localdate(), TO_COME),
            (not form, NO_FORM),
            (form in SPEAKING and not met, NOBODY),
            (bool(form) and form not in SPEAKING and bool(met), BY_MESSAGE),
            (form == LocalContactForm.PHONE and Presence.SEEN in met.values(), UNSEEN),
            (any(person.pk not in family for person in met), STRANGER),
            (not summary.strip(), NO_SUMMARY),
        )
        if wrong
    ]
    if reasons:
        raise DomainError(*reasons)


def _count_as_first(trajectory: LocalTrajectory, contact: LocalContact, actor: "User") -> None:
    """A message is no contact yet: somebody has to be spoken or seen."""
    if contact.form not in SPEAKING:
        return
    meet_term("D5b", trajectory.case, at=moment_of(contact.on), actor=actor)
    first = trajectory.first_contact_on
    if first is None or contact.on < first:
        trajectory.first_contact_on = contact.on
        trajectory.save(update_fields=["first_contact_on"])
