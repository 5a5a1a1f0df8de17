"""Safety plans at the local field, as far as they have come."""

from datetime import timedelta

import time_machine

from accounts.models import User
from cases.enums import RegieKind
from cases.models import Case
from cases.services.regie import pass_regie
from organisations.models import Organisation, Region
from safetyplans.models import SafetyPlan
from safetyplans.services import local
from tests.factories import plans as make

LOCAL_REGIE = (
    RegieKind.ZICHT_OP_VEILIGHEID,
    RegieKind.REGIE_OP_VEILIGHEID,
    RegieKind.PROCESREGIE,
    RegieKind.CASUSREGIE,
)


def passed_to(case: Case, organisation: Organisation, *, at, actor: User) -> None:
    """All regie lies with this organisation."""
    for kind in LOCAL_REGIE:
        pass_regie(case, kind, to=organisation, at=at, reason="overgedragen", actor=actor)


def handed_over(region: Region, **facts) -> SafetyPlan:
    """Adopted by VT, and the handover is held."""
    version = make.adopted(region, **facts)
    plan = version.plan
    with time_machine.travel(version.adopted_at + timedelta(days=3), tick=False):
        return local.plan_is_handed_over(plan.case, because=plan.track, actor=plan.author)


def elaborating(region: Region, at_organisation: Organisation, **facts) -> SafetyPlan:
    """The receiver accepted: its half is still empty."""
    plan = handed_over(region, **facts)
    at = make.moment_of(plan) + timedelta(days=4)
    with time_machine.travel(at, tick=False):
        passed_to(plan.case, at_organisation, at=at, actor=plan.author)
        return local.begin_local_half(plan.case, because=plan.track, at=at, actor=plan.author)
