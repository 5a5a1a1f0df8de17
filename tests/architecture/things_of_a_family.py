"""What the addresses of one family name in their arguments, as far as it has come."""

from typing import Any

from django.db.models import QuerySet

from cases.models import Case
from handover.models import Handover, Invitation, WarmMeeting
from localfield.models import LocalEstimate, LocalEvaluation
from safety.models import RiskFactor
from safetyplans.models import SafetyPlan
from safetyplans.selectors.local import signatories_now
from sharing.models import FactSignal

Arguments = dict[str, tuple[Any, ...]]
NONE_YET = 999_999


def things_of(handover: Handover) -> Arguments:
    """By the keys of ``access_rows``. What is not there yet has a number that nothing has."""
    row = Handover.objects.get(pk=handover.pk)
    return {
        **_of_handover(row),
        **_of_meeting(row.number, WarmMeeting.objects.filter(handover=row).first()),
        **_of_work(row.case),
        **_of_plan(row.case, row.case.safety_plans.order_by("started_at").last()),
    }


def _first(rows: QuerySet[Any], field: str = "pk") -> int:
    found: int | None = rows.values_list(field, flat=True).first()
    return NONE_YET if found is None else found


def _of_handover(row: Handover) -> Arguments:
    number, case = row.number, row.case.number
    return {
        "handover": (number,),
        "handover sent": (number,),
        "handover text": (number, "gezin"),
        "handover step": (number, "coordinate"),
        "handover reporter": (number, row.report.number),
        "received": (number,),
        "received copy": (number,),
        "handover case": (case,),
        "told case": (case,),
        "signal": (_first(FactSignal.objects.filter(share__case=row.case)),),
    }


def _of_meeting(number: str, meeting: WarmMeeting | None) -> Arguments:
    seats = meeting.attendances.all() if meeting else None
    seat = _first(seats) if seats else NONE_YET
    person = _first(seats.exclude(person=None), "person_id") if seats else NONE_YET
    guest = _first(seats.filter(name="Oma Riet")) if seats else NONE_YET
    agreed = _first(meeting.agreements.all()) if meeting else NONE_YET
    return {
        "meeting": (number,),
        "meeting report": (number,),
        "meeting copy": (number, 1),
        "meeting item": (number, "tafel", "als-het-niet-lukt"),
        "meeting steps": (number, "bureau", "afspraken"),
        "meeting row": (number, "tafel", "afspraken", agreed),
        "meeting seat": (number, seat),
        "meeting guest": (number, guest),
        "meeting person": (number, person),
        "meeting letter": (number, _first(Invitation.objects.filter(attendance__meeting=meeting))),
    }


def _of_work(case: Case) -> Arguments:
    number = case.number
    return {
        "case": (number,),
        "local family": (number,),
        "local end": (number, "stabiel"),
        "local contact": (number, _first(case.local_contacts)),
        "local wait": (number, _first(case.bridging)),
        "worked": (number,),
        "worked risk": (number, _first(RiskFactor.objects.filter(case=case))),
        "worked back": (number, _first(case.reports_back)),
        "repeat asked": (number, _first(case.repeat_reports)),
        "worked estimate": (number, _first(LocalEstimate.objects.filter(trajectory__case=case))),
        "worked evaluation": (
            number,
            _first(LocalEvaluation.objects.filter(trajectory__case=case)),
        ),
    }


def _of_plan(case: Case, plan: SafetyPlan | None) -> Arguments:
    """Of the half of VT, by the number of the plan, and of the half of the municipality."""
    number = plan.number if plan else "VHP-2026-99999"
    family = case.number
    signatories = signatories_now(plan) if plan else []
    member = _first(plan.safety_persons, "child_id") if plan else NONE_YET
    return {
        "track case": (family,),
        "plan case": (family,),
        "plan": (number,),
        "plan part": (number, "schrijven", "doel"),
        "plan rows": (number, "schrijven", "afspraken"),
        "plan row": (number, "schrijven", "afspraken", _of(plan, "agreements")),
        "condition": (number, _of(plan, "conditions")),
        "table part": (number, "gesprek", "voorwaarden"),
        "table view": (number, "gesprek", "meningen", member),
        "plan member": (number, member),
        "plan version": (number, 1),
        "plan versions": (number, 1, 2),
        "plan print": (number, 1, 1),
        "family": (family,),
        "family part": (family, "zicht"),
        "family rows": (family, "netwerk"),
        "family row": (family, "uitwerking", _of(plan, "local_agreements")),
        "family version": (family, 1),
        "family former": (family, _first(case.safety_plans.order_by("started_at"), "number")),
        "family print": (family, 1, 1),
        "family signatory": (family, signatories[0].number if signatories else NONE_YET),
    }


def _of(plan: SafetyPlan | None, rows: str) -> int:
    return _first(getattr(plan, rows).all()) if plan else NONE_YET
