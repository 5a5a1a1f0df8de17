"""The standing watch: who holds a case hears once that somebody new looks like their family."""

from datetime import datetime, timedelta
from threading import Barrier, Thread

import pgtrigger
import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cases.enums import RadarVerdict
from cases.models import CaseAssignment, ConflictOfInterest
from cases.services.assignments import assign
from cases.services.intake import register_report
from common.exceptions import DomainError
from notifications.models import Notification
from people.models import Person
from people.partial_date import PartialDate
from people.particulars import AddressGiven, particulars_of
from people.services import change_person, move, restrict
from radar.models import LookAlike
from radar.schedules import watch_new_entries
from radar.services import watch
from tests.factories.facts import NL, report_facts
from tests.factories.people import person


@pytest.fixture
def case(fatma, gijs, bram):
    """Emma de Wit, born 12 March 2018, with her mother; Gijs carries the case."""
    report = register_report(report_facts(), actor=fatma)
    assign(report.case, to=gijs, reason="Onderzoek", actor=bram)
    all_compared()
    return report.case


def all_compared():
    Person.objects.update(to_compare_since=None)


def emma_again(region, fatma, **wanted):
    given = {"calling_name": "Ema", "surname": "Widt", "birth": PartialDate(2018, 12, 3)}
    return person(region, actor=fatma, **{**given, **wanted})


def told(user):
    return list(Notification.objects.filter(recipient=user, key__startswith="radar:"))


@pytest.mark.rule("002-27")
def test_the_holder_hears_why_and_is_told_no_name(case, noord, fatma, gijs):
    new = emma_again(noord, fatma)

    watch_new_entries()

    (message,) = told(gijs)
    assert case.number in message.title
    assert "achternaam klinkt gelijk" in message.body
    assert "dag en maand verwisseld" in message.body
    assert "Ema" not in message.title + message.body
    assert message.path == reverse("radar:look_alike", args=[LookAlike.objects.get().pk])
    assert LookAlike.objects.get().person == new


@pytest.mark.rule("002-27")
def test_a_dozen_entries_without_a_case_do_not_hide_the_family(case, noord, fatma, gijs):
    for _ in range(12):
        emma_again(noord, fatma)
    all_compared()
    new = emma_again(noord, fatma)

    watch_new_entries()

    assert LookAlike.objects.get().person == new
    assert len(told(gijs)) == 1


def test_what_was_told_is_not_told_again_whatever_changes(case, noord, fatma, gijs):
    new = emma_again(noord, fatma)
    watch_new_entries()

    move(new, AddressGiven(postcode="9971AB", number=3, city="Noordwolde"), actor=fatma)
    watch_new_entries()

    assert len(told(gijs)) == 1


def test_who_is_known_better_later_is_noticed_then(case, noord, fatma, gijs):
    new = person(noord, actor=fatma, calling_name="Ema", description="meisje van acht")
    watch_new_entries()
    assert told(gijs) == []

    known = particulars_of(new)
    better = type(known)(**{**vars(known), "surname": "de Wit", "birth": PartialDate(2018, 3, 12)})
    change_person(new, better, actor=fatma)
    watch_new_entries()

    assert len(told(gijs)) == 1


def test_a_stranger_or_a_member_of_the_own_case_tells_nobody(case, noord, fatma, gijs):
    person(noord, actor=fatma, calling_name="Tomasz", surname="Kowalski")
    Person.objects.filter(involvements__report__case=case).update(to_compare_since=timezone.now())

    watch_new_entries()

    assert not LookAlike.objects.exists()
    assert not Person.objects.to_compare().exists()


@pytest.mark.parametrize(
    ("months", "hears"), [pytest.param(11, True, id="recent"), pytest.param(13, False, id="long")]
)
def test_a_closed_case_is_watched_for_a_year(case, noord, fatma, gijs, months, hears):
    CaseAssignment.objects.filter(case=case).update(until=timezone.now())
    closed_at = timezone.now() - timedelta(days=months * 30.5)
    with pgtrigger.ignore("cases.Case:state_machine"):
        type(case).objects.filter(pk=case.pk).update(
            state="closed", closed_at=closed_at, closing_reason="settled"
        )

    emma_again(noord, fatma)
    watch_new_entries()

    assert bool(told(gijs)) is hears


@pytest.mark.rule("A12")
def test_a_withheld_entry_is_told_to_who_was_named_only(case, noord, fatma, gijs, bram):
    new = emma_again(noord, fatma)
    restrict(new, actor=bram, named=[bram], reason="Nichtje van Gijs.")

    watch_new_entries()

    assert told(gijs) == []
    assert not LookAlike.objects.visible_to(gijs).exists()


@pytest.mark.rule("A12")
def test_a_holder_who_is_kept_out_of_the_case_hears_nothing(case, noord, fatma, gijs, bram):
    ConflictOfInterest.objects.create(case=case, user=gijs, reason="Buurman.", recorded_by=bram)

    emma_again(noord, fatma)
    watch_new_entries()

    assert told(gijs) == []
    assert len(told(bram)) == 1


def test_an_outage_makes_it_later_and_no_more(case, noord, fatma, gijs):
    with time_machine.travel(datetime(2026, 1, 5, 9, tzinfo=NL)):
        emma_again(noord, fatma)
    with time_machine.travel(datetime(2026, 1, 8, 9, tzinfo=NL)):
        watch_new_entries()
        watch_new_entries()

    assert len(told(gijs)) == 1


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_tell_it_once(case, noord, fatma, gijs):
    new = emma_again(noord, fatma)
    barrier = Barrier(2)

    def worker():
        barrier.wait()
        watch.look_around(new.pk)
        connection.close()

    workers = [Thread(target=worker) for _ in range(2)]
    for each in workers:
        each.start()
    for each in workers:
        each.join()

    assert len(told(gijs)) == 1
    assert LookAlike.objects.count() == 1


@pytest.fixture
def alike(case, noord, fatma):
    emma_again(noord, fatma)
    watch_new_entries()
    return LookAlike.objects.get()


def test_the_holder_sees_both_side_by_side_and_says_who_it_is(alike, as_, gijs):
    page = as_(gijs).get(reverse("radar:look_alike", args=[alike.pk]))
    answer = as_(gijs).post(reverse("radar:judge", args=[alike.pk]), {"verdict": "different"})

    shown = page.content.decode()
    assert "Ema Widt" in shown
    assert "Emma de Wit" in shown
    assert alike.case.number in shown
    assert answer.status_code == 302
    alike.refresh_from_db()
    assert (alike.verdict, alike.judged_by) == (RadarVerdict.DIFFERENT, gijs)
    assert "Ema Widt" not in as_(gijs).get(reverse("radar:overview")).content.decode()


def test_what_is_no_verdict_is_refused_with_a_sentence(alike, gijs):
    with pytest.raises(DomainError, match="zelfde persoon, of iemand anders"):
        watch.judge(alike, verdict="misschien", actor=gijs)


def test_nobody_judges_what_they_need_not_know(alike, hanna, chantal):
    with pytest.raises(PermissionDenied):
        watch.judge(alike, verdict="same", actor=chantal)


def test_the_list_costs_what_one_costs(alike, noord, fatma, gijs, as_):

    browser = as_(gijs)
    browser.get(reverse("radar:overview"))
    with CaptureQueriesContext(connection) as one:
        browser.get(reverse("radar:overview"))
    for _ in range(3):
        emma_again(noord, fatma)
    watch_new_entries()
    with CaptureQueriesContext(connection) as more:
        browser.get(reverse("radar:overview"))

    assert len(told(gijs)) == 4
    assert len(more) == len(one)
