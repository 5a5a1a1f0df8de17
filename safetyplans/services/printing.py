"""A version on paper: the words fixed now, printed by a worker."""

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
from safetyplans.languages import SOURCE
from safetyplans.models import PlanPrint, PlanVersion
from safetyplans.papers.family import family_paper, texts_for
from safetyplans.papers.professional import all_texts, professional_paper
from safetyplans.papers.secrets import Betrayals, betrayals, hidden_in
from safetyplans.selectors.prints import readers_of
from workflow.steps import locked

if TYPE_CHECKING:
    from accounts.models import User
    from documents.models import Document
    from people.models import Person

READ_ALONG = (
    "Aan de melder is anonimiteit toegezegd. Iemand die deze versie niet vaststelde, leest deze "
    "plekken na. Wijst niets naar de melder? Dan vinkt die persoon dat aan en maakt de afdruk."
)
NEW_VERSION = "Haal dit weg in een nieuwe versie van het plan."


@transaction.atomic
def print_version(
    version: PlanVersion,
    *,
    audience: Audience,
    actor: "User",
    reader: "Person | None" = None,
    language: str = SOURCE,
    read_along: bool = False,
) -> PlanPrint:
    """The copy of a version for one reader; asked again it is the same one.

    What betrays an anonymous reporter or a secret address is refused (A4, A11). ``read_along``:
    a second person, who did not adopt this version, read what the filter was not sure of.
    """
    plan = locked(version.plan)
    if not permissions.can_print_plan(plan, actor):
        raise PermissionDenied
    if audience == Audience.FAMILY and reader not in readers_of(version):
        raise DomainError("Kies een gezinslid van twaalf jaar of ouder, of een ouder.")
    same = {"audience": audience, "reader": reader, "language": language}
    if standing := PlanPrint.objects.filter(version=version, **same).first():
        return standing
    document = _frozen(version, reader, language, by=actor, read_along=read_along)
    made = PlanPrint.objects.create(
        version=version, **same, document=document, made_at=timezone.now(), made_by=actor
    )
    record(AuditEvent.CREATED, actor=actor, target=made, audience=audience, read_along=read_along)
    return made


def _frozen(
    version: PlanVersion, reader: "Person | None", language: str, *, by: "User", read_along: bool
) -> "Document":
    """What betrays is refused first; for professionals only what names the reporter does."""
    case = version.plan.case
    hidden = hidden_in(case)
    context: dict[str, object] = {"own_style": stylesheet("plan")}
    if reader is None:
        template = "documents/plan_professional.html"
        words = all_texts(version, hidden)
        _refuse(betrayals(case, version.content, words, hidden, for_family=False))
        context["paper"] = professional_paper(version, hidden)
    else:
        template = "documents/plan_family.html"
        words = texts_for(version, reader, hidden)
        found = betrayals(case, version.content, words, hidden, for_family=True)
        _refuse(found, cleared=read_along and by.pk != version.adopted_by_id)
        context["paper"] = family_paper(version, reader, language, hidden)
    number = version.plan.number
    return freeze(f"Veiligheidsplan {number}, versie {version.number}", number, template, context)


def _refuse(found: Betrayals, *, cleared: bool = False) -> None:
    if found.never:
        raise DomainError(*found.never, NEW_VERSION)
    if found.judged and not cleared:
        raise DomainError(*found.judged, READ_ALONG)
