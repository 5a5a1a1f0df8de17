"""A safety plan with two versions, of which Gijs writes the third."""

from datetime import timedelta

import time_machine

from accounts.models import User
from documents.tasks import print_document
from safetyplans.enums import Audience, CheckedAs, VersionReason
from safetyplans.models import SafetyPlan
from safetyplans.services.adopting import adopt_plan, discuss_plan, revise_plan
from safetyplans.services.printing import print_version
from tests.factories import plans as make


def plan_in_third_version(noord, people) -> dict[str, tuple[object, ...]]:
    """By number, and with one of its versions or two."""
    gijs, sjoerd = people["gijs"], User.objects.get(name="Sjoerd Wiersma")
    version = make.adopted(noord, by=people["bram"], owner=gijs, second=sjoerd)
    plan, at = version.plan, version.adopted_at
    with time_machine.travel(at + timedelta(hours=1), tick=False):
        plan = _anew(plan, gijs)
        plan = discuss_plan(plan, actor=gijs)
        make.note_views(plan)
        make.check(plan, CheckedAs.AUTHOR, gijs)
        make.check(plan, CheckedAs.SECOND, sjoerd)
        adopt_plan(plan, actor=gijs)
        plan = _anew(SafetyPlan.objects.get(pk=plan.pk), gijs)
    on_paper = print_version(version, audience=Audience.PROFESSIONAL, actor=gijs)
    print_document(on_paper.document_id)
    row, condition = plan.agreements.get(), plan.conditions.get()
    member = plan.safety_persons.get().child_id
    return {
        "plan part": (plan.number, "schrijven", "doel"),
        "plan rows": (plan.number, "schrijven", "afspraken"),
        "plan row": (plan.number, "schrijven", "afspraken", row.pk),
        "table part": (plan.number, "gesprek", "voorwaarden"),
        "table view": (plan.number, "gesprek", "meningen", member),
        "plan member": (plan.number, member),
        "condition": (plan.number, condition.pk),
        "plan": (plan.number,),
        "plan case": (plan.case.number,),
        "plan version": (plan.number, 1),
        "plan versions": (plan.number, 1, 2),
        "plan print": (plan.number, 1, 1),
    }


def _anew(plan: SafetyPlan, by) -> SafetyPlan:
    return revise_plan(plan, reason=VersionReason.EVALUATION, note="Na een half jaar.", actor=by)
