"""What one member says of sharing, as it is asked at the table (A9, 001-23)."""

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from audit.events import AuditEvent
from audit.services import record
from common.exceptions import DomainError
from handover.consents import consents_of
from handover.models import WarmMeeting
from handover.services.writing import ground_sharing
from sharing.consent import ConsentGiven, objections_to
from sharing.enums import ConsentAnswer
from sharing.selectors.consents import custody_of
from workflow.steps import locked

if TYPE_CHECKING:
    from accounts.models import User
    from people.models import Person

NOT_INVOLVED = "Deze persoon hoort niet bij dit gezin."


@transaction.atomic
def note_consent(
    meeting: WarmMeeting,
    person: "Person",
    *,
    answer: str,
    actor: "User",
    given_by: str = "",
    note: str = "",
) -> None:
    """The answer of this one; what the others said stays. An empty answer is: not asked.

    Raises DomainError for an answer of somebody who may not give it (A10).
    """
    handover = locked(meeting.handover)
    answered = ConsentAnswer(answer or ConsentAnswer.NOT_ASKED)
    said = ConsentGiven(person, answered, given_by, note.strip())
    custody = custody_of([person])[person.pk]
    if reasons := objections_to(said, custody, timezone.localdate()):
        raise DomainError(*reasons)
    standing = consents_of(handover)
    if person.pk not in {one.person.pk for one in standing}:
        raise DomainError(NOT_INVOLVED)
    ground_sharing(
        handover,
        actor=actor,
        share_ground=handover.share_ground,
        share_weighing=handover.share_weighing,
        consents=[said if one.person.pk == person.pk else one for one in standing],
    )
    record(AuditEvent.CHANGED, actor=actor, target=meeting, consent=person.pk, fields=["answer"])
