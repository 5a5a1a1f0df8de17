"""The quality gate: who ticks, on which words, and who is asked to read (domain 6.5)."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from accounts.roles import Role
from cases.models import Case, CaseColleague, ConflictOfInterest
from common.exceptions import DomainError, TransitionBlocked
from notifications.models import Notification
from safetyplans.content import digest, snapshot
from safetyplans.enums import CheckedAs
from safetyplans.guards.vt_half import standing_check
from safetyplans.models import QualityCheck, SafetyPlan
from safetyplans.selectors.readers import possible_readers
from safetyplans.services.checking import (
    NO_REASON,
    OTHER_WORDS,
    TICKS,
    ask_second_reader,
    check_plan,
)
from tests.factories import plans as make
from tests.factories.accounts import colleague
from tests.factories.organisations import veilig_thuis_of

pytestmark = pytest.mark.django_db
ALL = dict.fromkeys(TICKS, True)


@pytest.fixture
def plan(noord, bram, gijs) -> SafetyPlan:
    return make.in_discussion(noord, by=bram, owner=gijs)


@pytest.fixture
def reader(noord):
    return colleague("Lea Postma", Role.CASEWORKER, veilig_thuis_of(noord))


def typed(plan, *, remarks="", **ticks) -> dict[str, str]:
    return {"seen": digest(snapshot(plan)), "remarks": remarks, **ticks}


@pytest.mark.rule("000-23", "000-24", "003-48")
def test_the_author_ticks_as_author_and_a_colleague_as_second_reader(plan, gijs, reader):
    first = check_plan(plan, ticks=ALL, actor=gijs)
    second = check_plan(plan, ticks=ALL, actor=reader)

    assert (first.role, second.role) == (CheckedAs.AUTHOR, CheckedAs.SECOND)
    assert standing_check(plan, CheckedAs.AUTHOR) == first
    assert standing_check(plan, CheckedAs.SECOND) == second


@pytest.mark.rule("000-23")
def test_whoever_wrote_along_ticks_as_author_and_never_as_second_reader(plan, reader):
    plan.authors = [reader.pk]
    plan.save()

    assert check_plan(plan, ticks=ALL, actor=reader).role == CheckedAs.AUTHOR
    assert standing_check(plan, CheckedAs.SECOND) is None


@pytest.mark.rule("000-23")
def test_one_more_letter_in_the_plan_and_the_ticks_no_longer_hold(plan, gijs):
    check_plan(plan, ticks=ALL, actor=gijs)
    plan.goal += "!"
    plan.save()

    assert standing_check(plan, CheckedAs.AUTHOR) is None


def test_words_that_changed_while_somebody_read_are_not_ticked_unseen(plan, reader):
    seen = digest(snapshot(plan))
    plan.goal = "Iets anders."
    plan.save()

    with pytest.raises(DomainError, match="veranderd terwijl u las"):
        check_plan(plan, ticks=ALL, seen=seen, actor=reader)
    assert not QualityCheck.objects.exists()


def test_who_does_not_tick_everything_says_what_must_be_different(plan, reader):
    with pytest.raises(DomainError) as refusal:
        check_plan(plan, ticks={**ALL, "plain_words": False}, actor=reader)
    kept = check_plan(
        plan, ticks={**ALL, "plain_words": False}, remarks="Afspraak 1 is te lang.", actor=reader
    )

    assert refusal.value.reasons == [NO_REASON]
    assert not kept.passed


def test_an_adopted_plan_is_not_ticked_any_more(noord, bram, gijs, reader):
    version = make.adopted(noord, by=bram, owner=gijs)

    with pytest.raises(TransitionBlocked):
        check_plan(version.plan, ticks=ALL, actor=reader)


def test_nobody_without_the_task_ticks(plan, fatma, anna, chantal, daan):
    for stranger in (fatma, anna, chantal, daan):
        with pytest.raises(PermissionDenied):
            check_plan(plan, ticks=ALL, actor=stranger)


def test_what_the_second_reader_remarks_goes_back_to_the_author(plan, gijs, reader):
    check_plan(plan, ticks={}, remarks="Noem de dag.", actor=reader)

    message = Notification.objects.get(recipient=gijs, key__startswith="plan-checked")
    assert message.path == reverse("safetyplans:check", args=[plan.number])
    assert plan.number in message.title
    assert "Noem de dag." not in f"{message.title} {message.body}"


def test_the_author_is_not_told_of_the_own_ticks(plan, gijs):
    check_plan(plan, ticks=ALL, actor=gijs)

    assert not Notification.objects.filter(key__startswith="plan-checked").exists()


@pytest.mark.rule("002-33")
def test_the_second_reader_who_is_asked_sees_the_case_and_hears_of_it(plan, gijs, reader):
    before = Case.objects.visible_to(reader).exists()
    ask_second_reader(plan, reader=reader, actor=gijs)

    assert not before
    assert Case.objects.visible_to(reader).get() == plan.case
    assert SafetyPlan.objects.get().second_reader == reader
    assert Notification.objects.get(recipient=reader).path.endswith("/toetsen/")


def test_asking_another_ends_the_first(noord, plan, gijs, reader):
    other = colleague("Noor Mulder", Role.CASEWORKER, veilig_thuis_of(noord))
    ask_second_reader(plan, reader=reader, actor=gijs)
    ask_second_reader(plan, reader=other, actor=gijs)

    assert not Case.objects.visible_to(reader).exists()
    assert Case.objects.visible_to(other).exists()


def test_asking_the_same_colleague_twice_is_one_message_until_the_words_change(plan, gijs, reader):
    for _ in range(2):
        ask_second_reader(plan, reader=reader, actor=gijs)
    one = Notification.objects.filter(recipient=reader).count()
    plan.goal = "Iets anders."
    plan.save(update_fields=["goal"])
    ask_second_reader(plan, reader=reader, actor=gijs)

    assert (one, Notification.objects.filter(recipient=reader).count()) == (1, 2)
    assert CaseColleague.objects.filter(colleague=reader, until=None).count() == 1


@pytest.mark.rule("A12")
def test_who_wrote_or_is_kept_out_is_not_asked(noord, plan, gijs, reader, bram):
    writer = colleague("Noor Mulder", Role.CASEWORKER, veilig_thuis_of(noord))
    plan.authors = [writer.pk]
    plan.save()
    ConflictOfInterest.objects.create(
        case=plan.case, user=reader, reason="Is een tante.", recorded_by=bram
    )

    candidates = possible_readers(plan)

    assert not {gijs, writer, reader} & set(candidates)
    assert {plan.track.second, bram} <= set(candidates)
    with pytest.raises(DomainError, match="Lea Postma kan dit plan niet toetsen"):
        ask_second_reader(plan, reader=reader, actor=gijs)


def test_only_who_may_write_asks(plan, bram, reader):
    with pytest.raises(PermissionDenied):
        ask_second_reader(plan, reader=reader, actor=bram)


class TestThePage:
    def address(self, plan) -> str:
        return reverse("safetyplans:check", args=[plan.number])

    def test_shows_the_plan_with_its_marks_a_reason_and_something_better(self, plan, as_, gijs):
        condition = plan.conditions.get()
        condition.text = "Vader moet naar therapie."
        condition.save()

        page = as_(gijs).get(self.address(plan)).content.decode()

        assert '<mark class="vt-mark">moet' in page
        assert "Dit is een opdracht." in page
        assert "Vader sloeg moeder met zijn vlakke hand" in page

    def test_tells_how_easily_the_plan_reads_and_where_the_figure_comes_from(self, plan, as_, gijs):
        page = as_(gijs).get(self.address(plan)).content.decode()

        assert "van 100" in page
        assert "Flesch-Douma" in page

    def test_four_ticks_are_kept(self, plan, as_, gijs):
        answer = as_(gijs).post(
            self.address(plan), typed(plan, **dict.fromkeys(TICKS, "on"), remarks="Mooi.")
        )

        assert answer.url == self.address(plan)
        assert QualityCheck.objects.get().passed

    def test_words_that_changed_come_back_with_what_was_typed(self, plan, as_, gijs):
        given = typed(plan, **dict.fromkeys(TICKS, "on"), remarks="Let op afspraak 1.")
        plan.goal = "Iets anders."
        plan.save()

        answer = as_(gijs).post(self.address(plan), given)
        page = answer.content.decode()

        assert answer.status_code == 422
        assert OTHER_WORDS in page
        assert "Let op afspraak 1." in page
        assert digest(snapshot(plan)) in page

    def test_remarks_are_there_for_the_author(self, plan, as_, gijs, reader):
        check_plan(plan, ticks={}, remarks="Noem de dag.", actor=reader)

        page = as_(gijs).get(self.address(plan)).content.decode()

        assert "Noem de dag." in page
        assert "Niet aangevinkt: gebeurtenissen concreet" in page

    def test_a_colleague_is_asked_from_the_page(self, plan, as_, gijs, reader):
        address = reverse("safetyplans:ask_reader", args=[plan.number])
        refused = as_(gijs).post(address, {"reader": ""})
        answer = as_(gijs).post(address, {"reader": reader.pk})

        assert (refused.status_code, answer.status_code) == (422, 302)
        assert f"{reader.name} is gevraagd" in as_(gijs).get(answer.url).content.decode()

    def test_costs_the_same_for_ten_conditions(
        self, plan, as_, gijs, reader, django_assert_max_num_queries
    ):
        client = as_(gijs)
        client.get(self.address(plan))
        with django_assert_max_num_queries(200) as one:
            client.get(self.address(plan))
        event, risk = plan.events.get(), plan.conditions.get().risk
        for number in range(2, 11):
            make.condition(plan, event, risk, number)
            check_plan(plan, ticks=ALL, actor=reader)
        with django_assert_max_num_queries(len(one)):
            client.get(self.address(plan))
