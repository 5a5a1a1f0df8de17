"""Another day, an extra moment, another colleague (7.1, 000-28)."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction
from django.utils import timezone

from cases.models import Case
from common.exceptions import DomainError
from monitoring.enums import MomentState
from monitoring.models import MomentMove, MonitoringDeadline, MonitoringTrajectory
from monitoring.services.moments import add_extra, give_moment, move
from tests.factories import monitoring as make
from tests.factories.letters import moment

pytestmark = pytest.mark.django_db
MAY = moment(2026, 5, 4, 10)


def moved(row, gijs, to=date(2026, 7, 4), **facts):
    with make.at(MAY):
        return move(row, to=to, reason="Samen met de evaluatie.", actor=gijs, **facts)


@pytest.mark.rule("D9", "000-28")
def test_a_moment_moves_with_its_reason_to_a_working_day_and_so_does_its_term(followed, gijs):
    row = moved(make.moment_after(followed, 3), gijs, with_evaluation=True)

    term = MonitoringDeadline.objects.get(moment=row)
    assert row.state == MomentState.MOVED
    assert row.due_on == timezone.localdate(term.due_at) == date(2026, 7, 6)
    assert row.planned_on == make.FIRST
    assert row.with_evaluation
    assert row.prepare_on == date(2026, 6, 15)
    assert term.history[0]["why"] == "Samen met de evaluatie."


def test_moved_twice_in_the_same_way_it_is_moved_once(followed, gijs):
    row = make.moment_after(followed, 3)
    moved(row, gijs)
    moved(row, gijs)

    assert MomentMove.objects.filter(moment=row).count() == 1


@pytest.mark.parametrize(
    ("to", "reason"),
    [
        pytest.param(date(2026, 7, 6), " ", id="without a reason"),
        pytest.param(date(2026, 5, 1), "Het kwam zo uit.", id="to a day that passed"),
        pytest.param(make.FIRST, "Het kwam zo uit.", id="to the day it has"),
        pytest.param(date(2031, 1, 6), "Het kwam zo uit.", id="years ahead"),
    ],
)
def test_a_move_without_sense_is_refused(followed, gijs, to, reason):
    row = make.moment_after(followed, 3)

    with make.at(MAY), pytest.raises(DomainError):
        move(row, to=to, reason=reason, actor=gijs)

    assert make.moment_after(followed, 3).due_on == make.FIRST


@pytest.mark.rule("001-12")
def test_the_contact_after_three_months_can_move_but_never_go(followed):
    with pytest.raises(DatabaseError), transaction.atomic():
        MonitoringTrajectory.objects.filter(pk=followed.pk).update(months=[6, 12])


def test_how_it_was_moved_stays_as_it_was_noted(followed, gijs):
    moved(make.moment_after(followed, 3), gijs)

    with pytest.raises(DatabaseError), transaction.atomic():
        MomentMove.objects.update(reason="anders")


def test_an_extra_moment_has_a_ground_and_a_term(followed, gijs):
    with make.at(MAY):
        extra = add_extra(followed, on=date(2026, 8, 1), why="Vader komt vrij.", actor=gijs)
        again = add_extra(followed, on=date(2026, 8, 1), why="Vader komt vrij.", actor=gijs)

    assert extra == again
    assert extra.due_on == date(2026, 8, 3)
    assert timezone.localdate(MonitoringDeadline.objects.get(moment=extra).due_at) == extra.due_on


@pytest.mark.rule("001-12")
def test_longer_than_the_longest_only_where_the_region_allows_it(noord, bram, gijs):
    make.profile(noord, extendable=False)
    followed = make.followed(noord, by=bram, owner=gijs)

    with make.at(MAY), pytest.raises(DomainError, match="30 mrt 2027"):
        add_extra(followed, on=date(2027, 5, 3), why="Nog niet stabiel.", actor=gijs)


@pytest.mark.rule("000-29")
def test_another_colleague_does_it_and_sees_the_case_from_then_on(followed, mirjam, bram):
    assert not Case.objects.visible_to(mirjam).exists()

    with make.at(MAY):
        give_moment(make.moment_after(followed, 3), to=mirjam, actor=bram)

    assert make.moment_after(followed, 3).assignee == mirjam
    assert Case.objects.visible_to(mirjam).get() == followed.case


def test_only_who_follows_families_can_get_it(followed, anna, bram):
    with make.at(MAY), pytest.raises(DomainError):
        give_moment(make.moment_after(followed, 3), to=anna, actor=bram)


@pytest.mark.parametrize("who", ["anna", "bram", "chantal", "daan", "fatma"])
def test_who_does_not_follow_families_moves_nothing(followed, request, who):
    actor = request.getfixturevalue(who)

    with pytest.raises(PermissionDenied):
        moved(make.moment_after(followed, 3), actor)
    with make.at(MAY), pytest.raises(PermissionDenied):
        add_extra(followed, on=date(2026, 8, 3), why="Zomaar.", actor=actor)
