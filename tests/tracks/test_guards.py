"""Every precondition of a track, refusing and passing, with the rule it keeps (domain 3.4)."""

from datetime import date, timedelta

import pytest
import time_machine

from accounts.roles import Role
from cases.enums import FeedbackChannel, FeedbackKind, FeedbackState, YesNoUnknown
from cases.models import Feedback
from people.models import HouseholdMember
from tests.factories import tracks as make
from tests.factories.accounts import colleague
from tests.factories.cases import person
from tests.factories.letters import moment
from tests.factories.organisations import veilig_thuis_of
from tracks.enums import (
    Conclusion,
    ConversationWith,
    EarlyEnd,
    Hearing,
    MdoQuestion,
    NotSpoken,
    ProposalKind,
    TrackKind,
)
from tracks.guards import track as guards
from tracks.models import RvdkRequest
from tracks.services import conversations as talks
from tracks.services.letters import owe_destruction_letters, print_letter

pytestmark = pytest.mark.django_db
NOW = moment(2026, 3, 20, 12)
CONFIRMED, NOT_CONFIRMED = Conclusion.CONFIRMED, Conclusion.NOT_CONFIRMED
NONE, NOT_APPLICABLE = Conclusion.NONE, Conclusion.NOT_APPLICABLE
YES, NO = YesNoUnknown.YES, YesNoUnknown.NO


@pytest.fixture(autouse=True)
def _at_noon():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def started(noord, anna, gijs):
    """Sanne, eight, lives at home with her aunt Roos; nobody is in the plan yet."""
    track = make.started(noord, by=anna, owner=gijs)
    aunt = person(noord, "Roos", birth_year=1990)
    HouseholdMember.objects.create(
        person=aunt, household=track.case.household, since=date(2020, 1, 1)
    )
    return track


@pytest.fixture
def found(noord, anna, gijs):
    """An investigation with its findings."""
    return make.with_findings(noord, by=anna, owner=gijs)


def plan(track, gijs, *names):
    for somebody in guards.unplanned(track):
        if not names or somebody.calling_name in names:
            talks.plan_conversation(
                track, contact_with=ConversationWith.MEMBER, person=somebody, actor=gijs
            )


def conclude(track, violence, abuse, worries=""):
    track.violence_conclusion, track.child_abuse_conclusion = violence, abuse
    track.safety_worries = worries


@pytest.mark.rule("002-08")
def test_the_kind_is_what_was_decided(started):
    assert guards.decision_asks_for_this_kind(started)
    started.kind = TrackKind.INVESTIGATION
    assert not guards.decision_asks_for_this_kind(started)


@pytest.mark.rule("003-45")
def test_the_owner_does_tracks_in_this_region(noord, zuid, started):
    here = colleague("Jelle Postma", Role.CASEWORKER, veilig_thuis_of(noord))
    there = colleague("Tess Kok", Role.CASEWORKER, veilig_thuis_of(zuid))
    gone = colleague("Elif Kaya", Role.CASEWORKER, veilig_thuis_of(noord), is_active=False)
    intake = colleague("Noor Benali", Role.INTAKE, veilig_thuis_of(noord))
    fit = []
    for started.owner in (here, there, gone, intake):
        fit.append(guards.owner_does_tracks(started))

    assert fit == [True, False, False, False]


@pytest.mark.rule("002-33")
def test_two_professionals_do_a_track(started):
    assert guards.has_second_professional(started)
    started.second = None
    assert not guards.has_second_professional(started)


@pytest.mark.rule("002-31")
def test_everybody_is_in_the_plan(started, gijs):
    plan(started, gijs, "Sanne")
    assert not guards.everybody_is_in_the_plan(started)
    assert "Roos" in guards.everybody_is_in_the_plan.says(started)
    plan(started, gijs)
    assert guards.everybody_is_in_the_plan(started)


@pytest.mark.rule("003-25")
def test_the_children_are_in_the_plan(started, gijs):
    plan(started, gijs, "Roos")
    assert not guards.children_are_in_the_plan(started)
    assert "Sanne" in guards.children_are_in_the_plan.says(started)
    plan(started, gijs, "Sanne")
    assert guards.children_are_in_the_plan(started)


@pytest.mark.rule("002-22")
def test_a_professional_is_in_the_plan(started, gijs):
    assert not guards.a_professional_is_in_the_plan(started)
    talks.plan_conversation(
        started, contact_with=ConversationWith.PROFESSIONAL, name="Juf Els", actor=gijs
    )
    assert guards.a_professional_is_in_the_plan(started)


def test_each_kind_has_its_own_way(started, found):
    assert guards.is_conditions_track(started)
    assert not guards.is_conditions_track(found)
    assert guards.is_investigation(found)
    assert not guards.is_investigation(started)


@pytest.mark.rule("002-31", "002-22")
def test_everybody_is_spoken_or_it_is_said_why_not(started, gijs):
    plan(started, gijs)
    sanne, roos = started.conversations.order_by("-person__birth_year")
    talks.hold_conversation(
        sanne, held_at=NOW, form="seen", channel="home_visit", summary="Speelde.", actor=gijs
    )
    assert not guards.everybody_is_spoken(started)
    assert "Roos" in guards.everybody_is_spoken.says(started)
    talks.note_not_spoken(roos, reason=NotSpoken.REFUSES, why="Wil niet praten.", actor=gijs)
    assert guards.everybody_is_spoken(started)


@pytest.mark.rule("004-13")
def test_sources_are_listed(started, found):
    assert not guards.sources_are_listed(started)
    assert guards.sources_are_listed(found)


@pytest.mark.rule("004-13")
def test_every_source_was_put_before_the_family(found):
    assert guards.every_source_was_answered(found)
    found.sources.update(hearing="", response="")
    assert not guards.every_source_was_answered(found)
    assert "Nog 1 zonder wederhoor." in guards.every_source_was_answered.says(found)
    found.sources.update(hearing=Hearing.OWN_WORDS)
    assert guards.every_source_was_answered(found)


@pytest.mark.rule("004-13")
@pytest.mark.parametrize(
    ("violence", "abuse", "passes"),
    [
        ("", "", False),
        (CONFIRMED, "", False),
        (NOT_APPLICABLE, NOT_APPLICABLE, False),
        (NOT_APPLICABLE, NONE, True),
        (CONFIRMED, NOT_CONFIRMED, True),
    ],
)
def test_both_are_concluded_and_not_both_away(found, violence, abuse, passes):
    conclude(found, violence, abuse)
    assert guards.both_are_concluded(found) is passes


@pytest.mark.rule("003-30")
def test_the_conclusion_is_motivated(found):
    found.conclusion_text = "  "
    assert not guards.conclusion_is_motivated(found)
    found.conclusion_text = "Drie bronnen zeggen hetzelfde."
    assert guards.conclusion_is_motivated(found)


@pytest.mark.rule("002-36")
@pytest.mark.parametrize(
    ("abuse", "worries", "passes"),
    [
        (NOT_CONFIRMED, "", False),
        (NOT_CONFIRMED, YesNoUnknown.UNKNOWN, False),
        (NOT_CONFIRMED, YES, True),
        (NOT_CONFIRMED, NO, True),
        (NONE, "", True),
    ],
)
def test_not_confirmed_asks_whether_there_are_worries(found, abuse, worries, passes):
    conclude(found, NONE, abuse, worries)
    assert guards.worries_are_answered(found) is passes


@pytest.mark.rule("002-33")
def test_a_conclusion_is_of_the_mdo_with_an_expert(found):
    assert not guards.mdo_concluded(found)
    make.mdo(found, MdoQuestion.CONDITIONS)
    assert not guards.mdo_concluded(found)
    talk = make.mdo(found, MdoQuestion.CONCLUSION)
    talk.participants.remove(found.second)
    assert not guards.mdo_concluded(found)
    talk.participants.add(found.second)
    assert guards.mdo_concluded(found)


@pytest.mark.rule("002-36")
@pytest.mark.parametrize(
    ("violence", "abuse", "worries", "follows"),
    [
        (CONFIRMED, NONE, "", True),
        (NOT_CONFIRMED, NOT_APPLICABLE, YES, True),
        (NOT_CONFIRMED, NOT_APPLICABLE, NO, False),
        (NONE, NOT_APPLICABLE, "", False),
    ],
)
def test_conditions_or_nothing_follows_from_the_conclusion(
    found, violence, abuse, worries, follows
):
    conclude(found, violence, abuse, worries)
    assert guards.there_is_something_to_guard(found) is follows
    assert guards.nothing_has_to_follow(found) is not follows


@pytest.mark.rule("003-35", "000-03")
@pytest.mark.parametrize(
    ("facts", "passes"),
    [
        ({}, False),
        ({"direct_safety": NO}, False),
        ({"direct_safety": YES}, True),
        ({"direct_safety": NO, "other_way": "Huisverbod tot 30 maart."}, True),
    ],
)
def test_the_family_is_safe_now_or_another_way_is_open(started, facts, passes):
    for name, value in facts.items():
        setattr(started, name, value)
    assert guards.directly_safe_or_another_way(started) is passes


@pytest.mark.rule("003-35", "000-03")
def test_a_request_to_the_raad_is_another_way_once_it_is_made(started):
    request = RvdkRequest.objects.create(track=started)
    assert not guards.directly_safe_or_another_way(started)
    request.delete()
    RvdkRequest.objects.create(
        track=started,
        state="requested",
        requested_on=NOW.date(),
        valid_until=NOW.date() + timedelta(days=30),
        sight_person="Gijs van Dam",
        information_point="Gijs van Dam",
    )
    assert guards.directly_safe_or_another_way(started)


@pytest.mark.rule("003-10", "003-23", "003-26")
@pytest.mark.parametrize(
    ("state", "waits"),
    [("requested", True), ("waiting", True), ("investigating", True), ("preparing", False)],
)
def test_nobody_waits_for_the_raad_when_a_track_ends(started, state, waits):
    assert guards.nobody_waits_for_the_raad(started)
    RvdkRequest.objects.create(
        track=started,
        state=state,
        requested_on=NOW.date(),
        valid_until=NOW.date() + timedelta(days=30),
        sight_person="Gijs van Dam",
        information_point="Gijs van Dam",
    )
    assert guards.nobody_waits_for_the_raad(started) is not waits


@pytest.mark.rule("002-15")
@pytest.mark.parametrize(
    ("kind", "state", "passes"),
    [
        (FeedbackKind.SECOND, FeedbackState.OPEN, False),
        (FeedbackKind.SECOND, FeedbackState.NOT_POSSIBLE, True),
        (FeedbackKind.FIRST, FeedbackState.NOT_POSSIBLE, True),
    ],
)
def test_the_reporter_heard_how_it_ended(found, kind, state, passes):
    found.report.feedback.all().delete()
    Feedback.objects.create(report=found.report, kind=kind, state=state)
    assert guards.reporters_heard_twice(found) is passes


@pytest.mark.rule("002-39")
def test_after_geen_everybody_hears_of_the_right_to_destruction(found, gijs):
    assert guards.destruction_right_is_told(found)
    owe_destruction_letters(found, at=NOW, actor=gijs)
    assert not guards.destruction_right_is_told(found)
    letter = found.letters.get()
    print_letter(letter, actor=gijs)
    found.letters.update(sent_at=NOW, sent_by=gijs, channel=FeedbackChannel.POST)
    assert guards.destruction_right_is_told(found)


@pytest.mark.rule("002-33")
def test_a_turn_is_proposed_with_its_reason(started):
    assert not guards.conversion_is_proposed(started)
    assert not guards.ending_is_proposed(started)
    started.proposed, started.conversion_reason = ProposalKind.INVESTIGATION, "facts_unclear"
    assert guards.conversion_is_proposed(started)
    assert not guards.ending_is_proposed(started)
    started.proposed, started.early_end = ProposalKind.END_EARLY, EarlyEnd.DECEASED
    assert guards.ending_is_proposed(started)


@pytest.mark.rule("002-27")
def test_the_other_region_confirmed_before_a_family_that_moved_is_let_go(started):
    started.early_end = EarlyEnd.DECEASED
    assert guards.other_region_knows(started)
    started.early_end, started.other_region = EarlyEnd.MOVED, "Veilig Thuis Zuid"
    assert not guards.other_region_knows(started)
    started.other_region_informed_at = NOW
    assert guards.other_region_knows(started)
