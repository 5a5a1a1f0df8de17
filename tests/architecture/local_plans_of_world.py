"""A plan at the municipality of Daan: written there, laid before everybody once, on paper once."""

from datetime import timedelta

import time_machine

from accounts.models import User
from documents.tasks import print_document
from safetyplans.enums import Audience
from safetyplans.selectors.local import signatories_now
from safetyplans.services.local_printing import print_local_version
from tests.factories import local_plans as make
from tests.factories.organisations import municipality_of


def plan_at_local_field(noord, people) -> dict[str, tuple[object, ...]]:
    """By the number of the family, with one of its parts, rows, signatories, versions, copies."""
    gijs, daan = people["gijs"], people["daan"]
    sjoerd = User.objects.get(name="Sjoerd Wiersma")
    where = municipality_of(noord)
    plan = make.ready(noord, where, by=people["bram"], owner=gijs, second=sjoerd)
    version = make.frozen(plan, daan)
    with time_machine.travel(make.moment_of(plan) + timedelta(hours=1), tick=False):
        made = print_local_version(version, audience=Audience.PROFESSIONAL, actor=daan)
    print_document(made.document_id)
    former = make.former_of(plan)
    number, row = plan.case.number, plan.local_agreements.get()
    return {
        "family": (number,),
        "family part": (number, "zicht"),
        "family rows": (number, "netwerk"),
        "family row": (number, "uitwerking", row.pk),
        "family signatory": (number, signatories_now(plan)[0].number),
        "family version": (number, 1),
        "family former": (number, former.number),
        "family print": (number, 1, 1),
    }
