"""Every guard of the quality gate refuses with its sentence, and passes (domain 3.5, 6.5)."""

import pytest
import time_machine
from django.db import DatabaseError, IntegrityError, transaction

from common.exceptions import TransitionBlocked
from people.enums import AddressKind
from people.models import Address
from safetyplans.enums import CheckedAs, PlanState, VersionReason
from safetyplans.guards import vt_half as guards
from safetyplans.models import PlanVersion, SafetyPlan
from safetyplans.services.adopting import adopt_plan, discuss_plan, revise_plan, take_back_plan
from safetyplans.services.checking import TICKS, check_plan
from safetyplans.services.writing import drop_condition
from tests.factories import plans as make
from tests.factories import tracks as make_track
from tracks.enums import TrackState
from workflow.steps import objections

pytestmark = pytest.mark.django_db
ALL = dict.fromkeys(TICKS, True)


@pytest.fixture
def ready(noord, bram, gijs) -> SafetyPlan:
    return make.ready(noord, by=bram, owner=gijs)


@pytest.fixture
def adopted(noord, bram, gijs) -> PlanVersion:
    return make.adopted(noord, by=bram, owner=gijs)


def again(version: PlanVersion) -> SafetyPlan:
    """The plan of this version, being written anew."""
    with time_machine.travel(version.adopted_at, tick=False):
        return revise_plan(
            version.plan,
            reason=VersionReason.INCIDENT,
            note="Nieuwe ruzie.",
            actor=version.plan.author,
        )


def refused(plan: SafetyPlan, guard) -> bool:
    """The guard objects to adopting, and its sentence is what one reads."""
    return any(sentence.startswith(guard.objection) for sentence in objections(plan, "adopt"))


def test_a_plan_that_is_ready_can_be_adopted(ready):
    assert objections(ready, "adopt") == []
    with time_machine.travel(make.moment_of(ready), tick=False):
        assert adopt_plan(ready, actor=ready.author).number == 1


@pytest.mark.rule("001-13", "002-22")
def test_of_a_new_version_everybody_is_asked_anew(adopted):
    plan = again(adopted)

    assert not guards.every_view_is_noted(plan)
    assert {view["stance"] for view in adopted.views} == {"agrees"}


@pytest.mark.rule("000-23", "000-24", "003-48")
def test_without_the_ticks_of_the_author_a_plan_is_not_adopted(ready):
    ready.checks.filter(role=CheckedAs.AUTHOR).delete()
    assert refused(ready, guards.author_checked)

    check_plan(ready, ticks=ALL, actor=ready.author)
    assert not refused(ready, guards.author_checked)


@pytest.mark.rule("000-23", "000-24")
@pytest.mark.parametrize("missing", TICKS)
def test_three_ticks_of_the_author_are_not_enough(ready, missing):
    check_plan(ready, ticks={**ALL, missing: False}, remarks="Nog niet.", actor=ready.author)

    assert refused(ready, guards.author_checked)


@pytest.mark.rule("000-23", "000-24", "002-33")
def test_without_the_ticks_of_a_second_reader_a_plan_is_not_adopted(ready):
    second = ready.track.second
    ready.checks.filter(role=CheckedAs.SECOND).delete()
    assert refused(ready, guards.second_reader_checked)

    check_plan(ready, ticks=ALL, actor=second)
    assert not refused(ready, guards.second_reader_checked)


@pytest.mark.rule("000-23", "002-33")
def test_a_second_reader_who_wrote_along_afterwards_is_no_second_reader(ready):
    ready.authors = [ready.track.second_id]
    ready.save()

    assert refused(ready, guards.second_reader_checked)


@pytest.mark.rule("000-23")
def test_a_change_after_both_read_asks_both_again(ready):
    ready.consequences += " En meer."
    ready.save()

    assert refused(ready, guards.author_checked)
    assert refused(ready, guards.second_reader_checked)


@pytest.mark.rule("000-23")
def test_help_without_why_it_is_needed_is_not_adopted(ready):
    proposal = ready.help_proposals.get()
    why, proposal.motivation = proposal.motivation, ""
    proposal.save()
    sentence = next(s for s in objections(ready, "adopt") if "waarom die nodig is" in s)
    assert sentence.endswith("Nog 1 zonder motivering.")

    proposal.motivation = why
    proposal.save()
    assert not refused(ready, guards.help_is_motivated)


@pytest.mark.rule("000-24", "003-44")
def test_a_condition_of_the_last_version_leaves_only_with_a_reason(adopted):
    plan = again(adopted)
    condition = plan.conditions.get()
    plan.conditions.all().delete()
    assert not guards.nothing_was_dropped_silently(plan)

    condition.save(force_insert=True)
    drop_condition(condition, reason="Vader woont er niet meer.", actor=plan.author)
    assert guards.nothing_was_dropped_silently(plan)


@pytest.mark.rule("003-35")
def test_a_track_that_cannot_set_conditions_holds_the_plan_back(ready):
    type(ready.track).objects.filter(pk=ready.track_id).update(direct_safety="")
    plan = SafetyPlan.objects.get(pk=ready.pk)
    assert refused(plan, guards.track_can_set_conditions)

    type(ready.track).objects.filter(pk=ready.track_id).update(direct_safety="yes")
    assert not refused(SafetyPlan.objects.get(pk=ready.pk), guards.track_can_set_conditions)


def test_a_later_version_needs_no_second_step_of_the_track(adopted):
    plan = again(adopted)

    assert plan.track.state == TrackState.CONDITIONS_SET
    assert guards.track_can_set_conditions(plan)


@pytest.mark.rule("002-22", "002-31")
def test_a_family_gets_no_plan_before_its_track_is_at_the_conditions(noord, bram, gijs):
    track = make_track.in_conversation(noord, by=bram, owner=gijs)
    early = SafetyPlan(track=track)
    later = make.begun(noord, by=bram, owner=gijs, second=track.second)

    assert not guards.track_drafts_conditions(early)
    assert guards.track_drafts_conditions(later)


def test_what_is_refused_changes_nothing(ready):
    ready.checks.all().delete()

    with pytest.raises(TransitionBlocked):
        adopt_plan(ready, actor=ready.author)
    assert SafetyPlan.objects.get().state == PlanState.IN_DISCUSSION
    assert not PlanVersion.objects.exists()


def test_a_plan_that_is_taken_back_is_a_draft_and_can_no_longer_be_adopted(ready):
    plan = take_back_plan(ready, actor=ready.author)

    assert plan.state == PlanState.DRAFT
    with pytest.raises(TransitionBlocked):
        adopt_plan(plan, actor=ready.author)


@pytest.mark.rule("A4")
def test_a_plan_that_names_an_anonymous_reporter_is_not_laid_before_the_family(noord, bram, gijs):
    plan = make.fill(make.begun(noord, by=bram, owner=gijs, anonymous=True))
    assert guards.nobody_is_betrayed(plan)

    plan.timeline = "Juf Wilma Terlouw zag het vorige zomer al."
    plan.save()

    with pytest.raises(TransitionBlocked, match="verraadt") as blocked:
        discuss_plan(plan, actor=gijs)
    said = " ".join(blocked.value.reasons)
    assert "Wat er onveilig was: een naam kan naar de melder wijzen" in said


@pytest.mark.rule("A11")
def test_a_plan_that_tells_a_secret_address_is_not_adopted(ready):
    child = ready.safety_persons.first().child
    Address.objects.create(
        person=child,
        kind=AddressKind.SHELTER,
        street="Schuilstraat",
        number=7,
        city="Ergens",
        secret=True,
    )
    assert not refused(ready, guards.nobody_is_betrayed)

    ready.fallback_steps.update(what="Gaat naar de Schuilstraat.")

    assert refused(ready, guards.nobody_is_betrayed)


class TestTheDatabase:
    def test_keeps_a_version_as_it_was(self, adopted):
        with pytest.raises(DatabaseError), transaction.atomic():
            PlanVersion.objects.update(note="Achteraf")
        with pytest.raises(DatabaseError), transaction.atomic():
            adopted.delete()

    def test_refuses_a_version_adopted_by_its_own_second_reader(self, adopted):
        with pytest.raises(IntegrityError), transaction.atomic():
            PlanVersion.objects.create(
                plan=adopted.plan,
                number=2,
                content=adopted.content,
                content_hash=adopted.content_hash,
                reason=VersionReason.CORRECTION,
                adopted_at=adopted.adopted_at,
                adopted_by=adopted.second_reader,
                second_reader=adopted.second_reader,
            )

    def test_refuses_a_second_reader_who_is_the_author(self, ready):
        with pytest.raises(IntegrityError), transaction.atomic():
            SafetyPlan.objects.update(second_reader=ready.author)

    def test_refuses_to_leave_an_adopted_plan_by_another_way_than_a_new_version(self, adopted):
        with pytest.raises(DatabaseError), transaction.atomic():
            SafetyPlan.objects.update(state=PlanState.IN_DISCUSSION)
