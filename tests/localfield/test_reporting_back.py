"""Terugmelden: the local field comes back to Veilig Thuis (001-11, 003-59, 3.11f)."""

import pytest
from django.core.exceptions import PermissionDenied

from common.exceptions import DomainError
from localfield.enums import ReportBackState
from localfield.models import ReportBack
from notifications.enums import NotificationKind
from notifications.models import Notification
from safetyplans.enums import PlanState
from safetyplans.selectors.local import running_plan
from safetyplans.services.local import begin_local_half
from sharing.enums import ShareKind
from sharing.models import Share
from tests.factories import localfield as make

pytestmark = pytest.mark.django_db


@pytest.mark.rule("001-11", "003-59")
def test_it_says_why_what_happened_and_what_was_tried(family, daan):
    row = make.report_back(family, by=daan)

    assert row.state == ReportBackState.REPORTED
    assert row.organisation == family.organisation
    assert "aangebeld" in row.tried


@pytest.mark.rule("001-11")
@pytest.mark.parametrize("empty", ["reason", "happened", "tried", "family_knows", "family_told"])
def test_without_what_was_tried_or_what_the_family_knows_it_is_refused(family, daan, empty):
    with pytest.raises(DomainError):
        make.report_back(family, by=daan, **{empty: ""})

    assert not ReportBack.objects.exists()


@pytest.mark.rule("001-11")
def test_the_triage_desk_and_who_carries_the_case_hear_at_once(
    monitored, daan, anna, hanna, gijs, bram
):
    make.carried_by(monitored.case, gijs, by=bram)
    Notification.objects.all().delete()

    make.report_back(monitored, by=daan)

    told = Notification.objects.all()
    assert {row.recipient for row in told} == {anna, hanna, gijs}
    assert {row.path for row in told} == {f"/dossiers/{monitored.case.number}/lokaal-veld/"}
    assert all("Haddad" not in row.title + row.body for row in told)


@pytest.mark.rule("001-11")
def test_when_it_cannot_wait_the_team_lead_hears_too(family, daan, anna, bram):
    make.report_back(family, by=daan, urgent=True)

    told = Notification.objects.filter(kind=NotificationKind.URGENT)
    assert {row.recipient for row in told} == {anna, bram}


@pytest.mark.rule("A9", "001-23")
def test_what_was_shared_is_kept_with_its_weighing(family, daan):
    make.report_back(family, by=daan)

    shared = Share.objects.get(case=family.case, kind=ShareKind.REPORT_BACK)
    assert shared.shared_by == daan
    assert "Het gezin weet ervan: ja" in shared.weighing


@pytest.mark.rule("001-11")
def test_the_plan_waits_for_the_answer(family, daan, anna):
    begin_local_half(family.case, because=family, at=make.ACCEPTED, actor=daan)

    make.report_back(family, by=daan)

    plan = running_plan(family.case)
    assert plan.state == PlanState.REPORTED_BACK


def test_sent_twice_it_is_one_and_another_waits_for_the_answer(family, daan):
    first = make.report_back(family, by=daan)
    assert make.report_back(family, by=daan) == first

    with pytest.raises(DomainError, match="wacht nog op antwoord"):
        make.report_back(family, by=daan, happened="Er is weer geslagen.")


@pytest.mark.rule("A2", "A3")
@pytest.mark.parametrize("who", ["els", "anna", "bram"])
def test_only_who_works_with_the_family_reports_back(family, request, who):
    with pytest.raises(PermissionDenied):
        make.report_back(family, by=request.getfixturevalue(who))
