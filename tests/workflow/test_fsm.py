"""django-fsm as we tightened it: protection never opens, and the database knows the machine."""

import threading

import django_fsm
import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction

from audit.models import AuditEntry
from cases.enums import CaseState, ReportState
from cases.models import Case, Report
from common.exceptions import ReasonRequired, TransitionBlocked
from tests.factories import cases as make
from workflow.steps import NOT_FROM_HERE, objections, take_step


@pytest.fixture
def case(anna, noord):
    return make.case(noord, by=anna)


@pytest.fixture
def report(case, fatma):
    return make.report(case, by=fatma)


def test_a_state_cannot_be_assigned(case):
    with pytest.raises(AttributeError):
        case.state = CaseState.CLOSED


def test_refreshing_leaves_the_state_protected(case):
    case.refresh_from_db()

    with pytest.raises(AttributeError):
        case.state = CaseState.CLOSED


def test_refreshing_a_row_that_is_gone_leaves_the_state_protected(case):
    ghost = Case(pk=case.pk + 1000, number="VT-2026-88888")

    with pytest.raises(Case.DoesNotExist):
        ghost.refresh_from_db()
    with pytest.raises(AttributeError):
        case.state = CaseState.CLOSED


def test_refreshing_reads_the_state_that_stands(case, report, fatma):
    stale = Report.objects.get(pk=report.pk)
    take_step(report, "receive", actor=fatma)

    stale.refresh_from_db()

    assert stale.state == ReportState.RECEIVED


def test_full_clean_does_not_touch_the_state(report):
    report.full_clean()

    assert report.state == ReportState.DRAFT


def test_the_database_refuses_a_bulk_update_the_machine_does_not_know(report):
    with pytest.raises(DatabaseError, match="Invalid transition"), transaction.atomic():
        Report.objects.update(state=ReportState.SETTLED)

    assert Report.objects.get().state == ReportState.DRAFT


def test_who_is_asked_before_when(report, esra):
    """Esra has no role in reports: she hears no, not what is missing."""
    Report.objects.filter(pk=report.pk).update(about_violence=False)

    with pytest.raises(PermissionDenied):
        take_step(report, "receive", actor=esra)


def test_a_caution_passes_only_with_a_reason_and_the_reason_is_kept(case, fatma):
    report = make.report(case, by=fatma, channel="phone")

    with pytest.raises(ReasonRequired, match="schriftelijk"):
        take_step(report, "receive", actor=fatma)
    take_step(report, "receive", actor=fatma, despite="Formulier komt morgen")

    assert AuditEntry.objects.latest("pk").data["despite"] == "Formulier komt morgen"


def test_a_step_that_is_no_longer_there_says_so(report, fatma):
    take_step(report, "receive", actor=fatma)

    with pytest.raises(TransitionBlocked, match="intussen veranderd"):
        take_step(report, "receive", actor=fatma)


def test_objections_name_every_missing_fact(case, fatma):
    report = make.report(case, by=fatma)
    report.content.family_informed_beforehand = ""
    report.involvements.all().delete()

    found = objections(report, "receive")

    assert any("vooraf" in sentence for sentence in found)
    assert any("betrokkene" in sentence for sentence in found)
    assert NOT_FROM_HERE not in found


@pytest.mark.django_db(transaction=True)
def test_of_eight_colleagues_at_once_one_succeeds(case, report, fatma):
    outcomes: list[str] = []

    def try_it():
        try:
            take_step(Report.objects.get(pk=report.pk), "receive", actor=fatma)
            outcomes.append("done")
        except (TransitionBlocked, django_fsm.ConcurrentTransition):
            outcomes.append("refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=try_it) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcomes) == ["done"] + ["refused"] * 7
    assert AuditEntry.objects.filter(event="transitioned").count() == 1
