"""The municipal half on paper: the words and signatures fixed now, printed by a worker."""

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from audit.events import AuditEvent
from audit.services import record
from common.exceptions import DomainError
from documents.services import freeze
from documents.style import stylesheet
from safetyplans import permissions
from safetyplans.enums import Audience
from safetyplans.family import with_a_say
from safetyplans.guards.municipal_half import signatories_of
from safetyplans.local_content import directing
from safetyplans.models import LocalPrint, LocalVersion
from safetyplans.papers.local import kept_from_paper, local_paper
from workflow.steps import locked

if TYPE_CHECKING:
    from accounts.models import User
    from people.models import Person
    from safetyplans.models import SafetyPlan

WHO = "Kies een gezinslid van twaalf jaar of ouder, of een ouder."


@transaction.atomic
def print_local_version(
    version: LocalVersion, *, audience: Audience, actor: "User", reader: "Person | None" = None
) -> LocalPrint:
    """The copy for one reader; asked again it is the same one, until somebody more signs.

    What tells where somebody hides or who reported is refused (A4, A11).
    """
    plan = locked(version.plan)
    if not permissions.can_write_local(plan, actor):
        raise PermissionDenied
    family = with_a_say(plan.case, on=timezone.localdate())
    if audience == Audience.FAMILY and reader not in family:
        raise DomainError(WHO)
    if reasons := kept_from_paper(version):
        raise DomainError(*reasons)
    same = {"audience": audience, "reader": reader, "signed": version.signatures.count()}
    if standing := LocalPrint.objects.filter(version=version, **same).first():
        return standing
    title = f"Veiligheidsplan {plan.number}, lokale versie {version.number}"
    paper = local_paper(version, reader, sender=_sender(plan), not_yet=_not_yet(version))
    context = {"own_style": stylesheet("plan"), "paper": paper}
    made = LocalPrint.objects.create(
        version=version,
        **same,
        document=freeze(title, plan.number, "documents/plan_local.html", context),
        made_at=timezone.now(),
        made_by=actor,
    )
    record(AuditEvent.CREATED, actor=actor, target=made, audience=audience)
    return made


def _sender(plan: "SafetyPlan") -> str:
    """The organisation that directs, or that works with the plan."""
    held = directing(plan)
    return held.organisation.name if held else plan.case.region.name


def _not_yet(version: LocalVersion) -> tuple[str, ...]:
    done = set(version.signatures.values_list("signatory_id", flat=True))
    waiting = [row for row in signatories_of(version.plan) if row.pk not in done]
    return tuple(row.person.name if row.person else row.name for row in waiting)
