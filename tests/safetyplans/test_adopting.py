"""A plan is adopted as a version, and with it the track has its conditions (domain 3.4, 3.5)."""

import pytest
import time_machine
from django.urls import reverse

from accounts.roles import Role
from cases.enums import FeedbackKind, ReporterKind, YesNoUnknown
from cases.models import Case
from common.exceptions import DomainError
from safetyplans.enums import CheckedAs, PlanState, VersionReason
from safetyplans.guards import vt_half as guards
from safetyplans.services.adopting import adopt_plan, discuss_plan, revise_plan
from safetyplans.services.checking import TICKS, ask_second_reader, check_plan
from safetyplans.services.writing import write_condition
from tests.factories import plans as make
from tests.factories.accounts import colleague
from tests.factories.organisations import veilig_thuis_of
from tracks.enums import TrackState

pytestmark = pytest.mark.django_db


@pytest.mark.rule("000-23", "000-25", "002-22")
def test_an_adopted_plan_freezes_a_version_and_sets_the_conditions_of_the_track(noord, bram, gijs):
    version = make.adopted(noord, by=bram, owner=gijs)

    plan = type(version.plan).objects.get()
    assert (plan.state, plan.track.state) == (PlanState.ADOPTED, TrackState.CONDITIONS_SET)
    assert version.number == 1
    assert version.content["conditions"][0]["text"] == "Sanne ziet en hoort thuis geen geweld."
    assert {view["stance"] for view in version.views} == {"agrees"}


def test_the_second_reader_does_not_adopt_what_that_reader_checked(noord, bram, gijs):
    plan = make.ready(noord, by=bram, owner=gijs)

    with pytest.raises(DomainError, match="een ander stelt het vast"):
        adopt_plan(plan, actor=plan.track.second)


@pytest.mark.rule("000-24", "003-44")
def test_a_new_version_does_not_lose_a_condition_in_silence(noord, bram, gijs):
    version = make.adopted(noord, by=bram, owner=gijs)
    with time_machine.travel(version.adopted_at, tick=False):
        plan = revise_plan(
            version.plan, reason=VersionReason.INCIDENT, note="Nieuwe ruzie.", actor=gijs
        )
    plan.conditions.all().delete()

    assert plan.state == PlanState.DRAFT
    assert not guards.nothing_was_dropped_silently(plan)


def test_the_reporter_can_hear_the_end_once_the_conditions_stand(noord, bram, gijs):
    version = make.adopted(noord, by=bram, owner=gijs)

    second = version.plan.track.report.feedback.get(kind=FeedbackKind.SECOND)
    assert (second.ready_since, second.follow_up) == (version.adopted_at, YesNoUnknown.YES)


class TestThePage:
    def address(self, name, plan) -> str:
        return reverse(f"safetyplans:{name}", args=[plan.number])

    def test_lists_what_still_stands_in_the_way(self, noord, as_, bram, gijs):
        plan = make.in_discussion(noord, by=bram, owner=gijs)
        page = as_(gijs).get(self.address("steps", plan)).content.decode()

        for guard in (guards.author_checked, guards.second_reader_checked):
            assert guard.objection in page
        assert self.address("adopt", plan) not in page

    def test_a_draft_already_hears_what_adopting_will_ask(self, noord, as_, bram, gijs):
        plan = make.fill(make.begun(noord, by=bram, owner=gijs))
        page = as_(gijs).get(self.address("steps", plan)).content.decode()

        assert self.address("discuss", plan) in page
        assert guards.second_reader_checked.objection in page

    def test_a_step_that_is_refused_says_why_and_changes_nothing(self, noord, as_, bram, gijs):
        plan = make.begun(noord, by=bram, owner=gijs)
        empty = as_(gijs).post(self.address("discuss", plan))
        early = as_(gijs).post(self.address("adopt", plan))
        plan.refresh_from_db()

        assert (empty.status_code, early.status_code) == (409, 409)
        assert guards.conditions_are_complete.objection in empty.content.decode()
        assert plan.state == PlanState.DRAFT

    def test_discussed_taken_back_and_discussed_again(self, noord, as_, bram, gijs):
        plan = make.fill(make.begun(noord, by=bram, owner=gijs))
        states = []
        for step in ("discuss", "take_back", "discuss"):
            answer = as_(gijs).post(self.address(step, plan))
            assert answer.url == self.address("steps", plan)
            plan.refresh_from_db()
            states.append(plan.state)

        assert states == [PlanState.IN_DISCUSSION, PlanState.DRAFT, PlanState.IN_DISCUSSION]

    def test_adopting_leads_to_the_version(self, noord, as_, bram, gijs):
        plan = make.ready(noord, by=bram, owner=gijs)
        answer = as_(gijs).post(self.address("adopt", plan))

        assert answer.url == reverse("safetyplans:version", args=[plan.number, 1])

    def test_the_second_reader_hears_that_another_adopts(self, noord, as_, bram, gijs):
        reader = colleague("Lea Postma", Role.CASEWORKER, veilig_thuis_of(noord))
        plan = make.ready(noord, by=bram, owner=gijs)
        ask_second_reader(plan, reader=reader, actor=gijs)
        make.check(plan, CheckedAs.SECOND, reader)
        answer = as_(reader).post(self.address("adopt", plan))

        assert answer.status_code == 409
        assert "een ander stelt het vast" in answer.content.decode()

    def test_a_new_version_asks_why(self, noord, as_, bram, gijs):
        plan = make.adopted(noord, by=bram, owner=gijs).plan
        refused = as_(gijs).post(self.address("revise", plan), {"reason": "incident", "note": ""})
        done = as_(gijs).post(
            self.address("revise", plan), {"reason": "incident", "note": "Nieuwe ruzie."}
        )
        plan.refresh_from_db()

        assert (refused.status_code, done.status_code) == (422, 302)
        assert (plan.state, plan.version_note) == (PlanState.DRAFT, "Nieuwe ruzie.")


@pytest.mark.rule("002-15")
@pytest.mark.parametrize(
    ("stays", "told"),
    [(YesNoUnknown.YES, "- Sanne ziet en hoort thuis geen geweld."), (YesNoUnknown.NO, "")],
)
def test_a_professional_who_keeps_a_role_gets_the_conditions_in_the_second_letter(
    noord, bram, gijs, stays, told
):
    plan = make.ready(noord, by=bram, owner=gijs)
    reporter = plan.track.report.reporter
    reporter.kind, reporter.stays_involved = ReporterKind.PROFESSIONAL, stays
    reporter.save()
    with time_machine.travel(make.moment_of(plan), tick=False):
        adopt_plan(plan, actor=gijs)

    second = plan.track.report.feedback.get(kind=FeedbackKind.SECOND)
    assert second.conditions == told


@pytest.mark.rule("002-15")
@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "- Sanne slaapt iedere nacht in een rustig huis."),
        ("Sanne hoort geen ruzie.", "Sanne hoort geen ruzie."),
    ],
)
def test_the_second_letter_tells_the_conditions_that_hold_now(noord, bram, gijs, typed, told):
    """Of an earlier version only what a colleague typed in the letter stays."""
    plan = make.ready(noord, by=bram, owner=gijs)
    reporter = plan.track.report.reporter
    reporter.kind, reporter.stays_involved = ReporterKind.PROFESSIONAL, YesNoUnknown.YES
    reporter.save()
    with time_machine.travel(make.moment_of(plan), tick=False):
        adopt_plan(plan, actor=gijs)
        second = plan.track.report.feedback.filter(kind=FeedbackKind.SECOND)
        if typed:
            second.update(conditions=typed)
        revise_plan(plan, reason=VersionReason.INCIDENT, note="Nieuwe ruzie.", actor=gijs)
        new = "Sanne slaapt iedere nacht in een rustig huis."
        write_condition(plan.conditions.get(), text=new, actor=gijs)
        discuss_plan(plan, actor=gijs)
        make.note_views(plan)
        make.check(plan, CheckedAs.AUTHOR, gijs)
        make.check(plan, CheckedAs.SECOND, plan.track.second)
        adopt_plan(plan, actor=gijs)

    assert second.get().conditions == told


def test_the_second_reader_no_longer_sees_the_case_once_the_plan_is_adopted(noord, bram, gijs):
    reader = colleague("Lea Postma", Role.CASEWORKER, veilig_thuis_of(noord))
    plan = make.ready(noord, by=bram, owner=gijs)
    with time_machine.travel(make.moment_of(plan), tick=False):
        ask_second_reader(plan, reader=reader, actor=gijs)
        check_plan(plan, ticks=dict.fromkeys(TICKS, True), actor=reader)
        before = Case.objects.visible_to(reader).exists()
        adopt_plan(plan, actor=gijs)

    assert (before, Case.objects.visible_to(reader).exists()) == (True, False)
