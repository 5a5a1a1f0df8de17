"""What the local field adds to the picture of safety, and what it sees of it."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from cases.enums import EventSource
from cases.models import UnsafeEvent
from common.exceptions import DomainError
from localfield.selectors.sight import events_in_sight, risk_in_sight, risks_in_sight
from localfield.services import events_and_risks as told
from notifications.models import Notification
from safety.enums import RaterKind, RiskKind, RiskStatus
from safety.models import SafetyScore
from safety.selectors.stability import last_unsafe
from tests.factories import localfield as make

pytestmark = pytest.mark.django_db

HAPPENED = {
    "happened_on": date(2026, 6, 1),
    "what": "Vader sloeg een deur in.",
    "known_by": EventSource.SAID,
}


@pytest.mark.rule("002-37", "000-04")
def test_an_event_starts_the_six_months_again_and_veilig_thuis_hears(monitored, daan, gijs, bram):
    make.carried_by(monitored.case, gijs, by=bram)
    Notification.objects.all().delete()

    told.tell_event(monitored.case, actor=daan, **HAPPENED)

    assert last_unsafe(monitored.case) == date(2026, 6, 1)
    assert Notification.objects.get().recipient == gijs


def test_sent_twice_it_is_one_event(family, daan):
    for _ in range(2):
        told.tell_event(family.case, actor=daan, **HAPPENED)

    assert UnsafeEvent.objects.filter(case=family.case).count() == 1


def test_a_risk_moves_with_what_shows_it(family, daan, anna):
    risk = make.risk(family.case, by=anna)

    with pytest.raises(DomainError):
        told.move_risk(risk, status=RiskStatus.REDUCED, reason="", actor=daan)
    told.move_risk(risk, status=RiskStatus.REDUCED, reason="Drinkt alleen water.", actor=daan)

    risk.refresh_from_db()
    assert risk.status == RiskStatus.REDUCED
    assert risk.changes.get().changed_by == daan


def test_the_local_field_gives_no_score_of_veilig_thuis(family, daan):
    child = make.people_of(family)[0]
    with pytest.raises(DomainError, match="Veilig Thuis zelf"):
        told.give_score(family.case, person=child, score=7, rater=RaterKind.VT, actor=daan)

    given = {"rater": RaterKind.PROFESSIONAL, "rater_name": "Daan Kuipers, consulent"}
    told.give_score(family.case, person=child, score=7, actor=daan, **given)
    assert SafetyScore.objects.get(case=family.case).score == 7


@pytest.mark.rule("A2")
@pytest.mark.parametrize("who", ["els", "anna", "gijs"])
def test_only_who_works_with_the_family_adds_here(family, request, who):
    actor = request.getfixturevalue(who)

    with pytest.raises(PermissionDenied):
        told.tell_event(family.case, actor=actor, **HAPPENED)
    with pytest.raises(PermissionDenied):
        told.tell_risk(
            family.case, kind=RiskKind.DEBTS, description="Aanmaningen.", about=None, actor=actor
        )


@pytest.mark.rule("A2")
def test_of_what_veilig_thuis_noted_the_partner_sees_how_it_stands_and_no_words(family, daan, anna):
    theirs = make.risk(family.case, by=anna, description="De buurvrouw hoort geschreeuw.")
    own = told.tell_risk(
        family.case, kind=RiskKind.DEBTS, description="Aanmaningen.", about=None, actor=daan
    )
    make.event(family.case, by=anna, on=date(2026, 5, 2))
    told.tell_event(family.case, actor=daan, **HAPPENED)

    assert {seen.row: seen.own for seen in risks_in_sight(family.case)} == {
        theirs: False,
        own: True,
    }
    seen = events_in_sight(family.case, family.opened_at)
    assert [event.happened_on for event in seen] == [date(2026, 6, 1)]


@pytest.mark.rule("A2")
def test_a_risk_about_somebody_outside_the_family_does_not_exist_for_the_partner(
    family, noord, anna
):
    stranger = make.make.person(noord, "Kees", "Vreemd", birth_year=1970)
    risk = make.risk(family.case, by=anna, about=stranger)

    with pytest.raises(Http404):
        risk_in_sight(family.case, risk.pk)
