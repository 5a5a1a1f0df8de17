"""Families on the boards: carried, assessed, late, silent."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cases.enums import ReportState
from cases.models import Case, CaseAssignment, Report
from cases.services.terms import start_term
from tests.factories import cases


def carried(region, worker, *, by, name="Gezin Vermeer", late=False) -> Case:
    """A case with a received report and its D1, carried by this worker."""
    at = timezone.now() - timedelta(days=30 if late else 1)
    case = cases.case(region, by=by, name=name)
    report = cases.report(case, by=by, at=at)
    received(report, by)
    start_term("D1", case, at=at, actor=by, report=report)
    if worker:
        CaseAssignment.objects.create(
            case=case, worker=worker, since=at, reason="Nieuw dossier", assigned_by=by
        )
    return case


def received(report: Report, by) -> Report:
    from workflow.steps import take_step

    return take_step(report, "receive", actor=by, despite="Schriftelijk volgt")


@pytest.fixture
def family(noord, anna, fatma):
    """One case, carried by Anna, its report received by Fatma."""
    return carried(noord, anna, by=fatma)


@pytest.fixture
def states():
    return ReportState
