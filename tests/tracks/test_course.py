"""The course of both kinds: each step by who may, and what follows from it (domain 3.4)."""

from datetime import date

import pytest
import time_machine
from django.core.exceptions import PermissionDenied

from cases.enums import CaseState, ReportState, YesNoUnknown
from cases.models import Case, CaseDeadline
from cases.screens.dossier_timeline import timeline
from common.exceptions import DomainError, ReasonRequired, TransitionBlocked
from tests.factories import tracks as make
from tests.factories.letters import moment
from tracks.enums import Conclusion, ConversationWith, TrackKind, TrackState
from tracks.services import conversations as talks
from tracks.services import course

pytestmark = pytest.mark.django_db
NOW = moment(2026, 3, 20, 12)


@pytest.fixture(autouse=True)
def _at_noon():
    with time_machine.travel(NOW, tick=False):
        yield


def concluded(noord, anna, gijs, conclusion, worries=""):
    """An investigation of which the MDO said this, on violence and on child abuse."""
    track = make.with_findings(noord, by=anna, owner=gijs)
    make.mdo(track)
    course.write_facts(
        track,
        actor=gijs,
        violence_conclusion=conclusion,
        child_abuse_conclusion=conclusion,
        safety_worries=worries,
        conclusion_text="Drie bronnen zeggen hetzelfde.",
    )
    return course.conclude(track, actor=gijs)


@pytest.mark.parametrize("who", ["anna", "hanna", "bram", "chantal", "fatma"])
def test_only_a_caseworker_of_the_region_takes_the_steps(request, noord, anna, gijs, who):
    actor = request.getfixturevalue(who)
    assigned = make.assigned(noord, by=anna, owner=gijs)
    begun = make.started(noord, by=anna, owner=gijs)
    talking = make.in_conversation(noord, by=anna, owner=gijs)
    found = make.with_findings(noord, by=anna, owner=gijs)
    acts = [
        lambda: course.start_track(assigned, on=NOW.date(), actor=actor),
        lambda: course.begin_conversations(begun, actor=actor),
        lambda: course.draft_conditions(talking, actor=actor),
        lambda: course.gather_findings(talking, actor=actor),
        lambda: course.write_facts(found, actor=actor, direct_safety=YesNoUnknown.YES),
        lambda: course.conclude(found, actor=actor),
        lambda: course.close_without_follow_up(found, actor=actor),
    ]
    for act in acts:
        with pytest.raises(PermissionDenied):
            act()


def test_the_plan_that_is_adopted_sets_the_conditions_and_nobody_else(noord, anna, gijs):
    track = make.drafting(noord, by=anna, owner=gijs)

    with pytest.raises(AttributeError):
        track.state = TrackState.CONDITIONS_SET
    with pytest.raises(PermissionDenied):
        course.take_step(track, "set_conditions", actor=gijs, at=NOW)


@pytest.mark.parametrize(
    ("day", "sentence"),
    [(date(2026, 3, 21), "ligt in de toekomst"), (date(2026, 3, 2), "was toegewezen")],
)
def test_the_first_day_lies_after_the_assignment_and_not_to_come(noord, anna, gijs, day, sentence):
    track = make.assigned(noord, by=anna, owner=gijs)

    with pytest.raises(DomainError, match=sentence):
        course.start_track(track, on=day, actor=gijs)


@pytest.mark.rule("002-31", "003-25")
def test_talks_begin_when_everybody_is_in_the_plan(noord, anna, gijs):
    track = make.started(noord, by=anna, owner=gijs)

    with pytest.raises(TransitionBlocked, match="Ook de kinderen"):
        course.begin_conversations(track, actor=gijs)
    talks.plan_everybody(track, actor=gijs)
    with pytest.raises(ReasonRequired, match="met een professional"):
        course.begin_conversations(track, actor=gijs)
    talks.plan_conversation(
        track, contact_with=ConversationWith.PROFESSIONAL, name="Juf Els", actor=gijs
    )

    assert course.begin_conversations(track, actor=gijs).state == TrackState.CONVERSATIONS


@pytest.mark.rule("002-31", "002-22")
def test_conditions_are_made_when_everybody_was_spoken(noord, anna, gijs):
    track = make.in_conversation(noord, by=anna, owner=gijs)

    with pytest.raises(TransitionBlocked, match="Nog niet iedere directbetrokkene"):
        course.draft_conditions(track, actor=gijs)
    make.speak_everybody(track, at=NOW)

    assert course.draft_conditions(track, actor=gijs).state == TrackState.DRAFTING_CONDITIONS


@pytest.mark.rule("004-13")
def test_an_investigation_weighs_its_sources_first(noord, anna, gijs):
    track = make.in_conversation(noord, by=anna, owner=gijs, kind=TrackKind.INVESTIGATION)
    make.speak_everybody(track, at=NOW)

    with pytest.raises(TransitionBlocked, match="hoort bij de dienst Voorwaarden en Vervolg"):
        course.draft_conditions(track, actor=gijs)
    with pytest.raises(TransitionBlocked, match="Leg eerst de bronnen"):
        course.gather_findings(track, actor=gijs)


@pytest.mark.rule("002-33", "003-30")
def test_a_conclusion_needs_an_mdo_and_its_grounds(noord, anna, gijs):
    track = make.with_findings(noord, by=anna, owner=gijs)

    with pytest.raises(TransitionBlocked) as refused:
        course.conclude(track, actor=gijs)

    assert len(refused.value.reasons) == 3
    assert any("besluit van het MDO" in reason for reason in refused.value.reasons)


@pytest.mark.rule("002-36")
@pytest.mark.parametrize(
    ("conclusion", "worries"),
    [(Conclusion.CONFIRMED, ""), (Conclusion.NOT_CONFIRMED, YesNoUnknown.YES)],
)
def test_after_confirmed_or_worries_conditions_follow(noord, anna, gijs, conclusion, worries):
    track = concluded(noord, anna, gijs, conclusion, worries)

    with pytest.raises(TransitionBlocked, match="Zonder vervolg afronden kan bij"):
        course.close_without_follow_up(track, actor=gijs)

    assert course.draft_conditions(track, actor=gijs).state == TrackState.DRAFTING_CONDITIONS


@pytest.mark.rule("002-36", "002-39", "002-15")
def test_after_geen_the_family_and_the_reporter_hear_before_it_closes(noord, anna, gijs):
    track = concluded(noord, anna, gijs, Conclusion.NONE)

    with pytest.raises(TransitionBlocked, match="geweld bevestigd is"):
        course.draft_conditions(track, actor=gijs)
    with pytest.raises(TransitionBlocked) as refused:
        course.close_without_follow_up(track, actor=gijs)

    assert [reason.split(":")[0] for reason in refused.value.reasons] == [
        "Bij ‘geen’ wijst Veilig Thuis op het recht om het dossier te laten vernietigen",
        "Terugkoppeling 2 aan de melder is nog niet verzonden.",
    ]


@pytest.mark.rule("D4")
def test_closing_without_follow_up_meets_the_ten_weeks_and_lets_the_second_go(noord, anna, gijs):
    track = concluded(noord, anna, gijs, Conclusion.NOT_CONFIRMED, YesNoUnknown.NO)
    track.report.feedback.filter(kind="first").update(state="not_possible")

    closed = course.close_without_follow_up(track, actor=gijs)

    case = Case.objects.get(pk=track.case_id)
    d4 = CaseDeadline.objects.get(case=case, term="D4")
    assert (closed.state, closed.ended_at) == (TrackState.CLOSED_WITHOUT_FOLLOW_UP, NOW)
    assert case.in_track_since is None
    assert d4.met_at == NOW
    assert not case.colleagues.filter(until=None).exists()


def test_what_is_filled_in_is_kept_only_while_it_can_be_written(noord, anna, gijs):
    track = make.in_conversation(noord, by=anna, owner=gijs, kind=TrackKind.INVESTIGATION)

    course.write_facts(track, actor=gijs, help_advice="Hulp bij boosheid voor vader.")
    with pytest.raises(TransitionBlocked):
        course.write_facts(track, actor=gijs, conclusion_text="Te vroeg.")

    track.refresh_from_db()
    assert (track.help_advice, track.conclusion_text) == ("Hulp bij boosheid voor vader.", "")


@pytest.mark.rule("002-31")
def test_the_case_does_not_close_while_its_track_runs(noord, anna, gijs):
    track = make.in_conversation(noord, by=anna, owner=gijs)

    track.report.refresh_from_db()
    assert track.report.state == ReportState.IN_TRACK
    assert track.case.in_track_since
    assert Case.objects.get(pk=track.case_id).state == CaseState.TRACK


def test_the_bureaudienst_reads_no_step_of_a_track_on_the_timeline(noord, anna, fatma, gijs):
    track = make.started(noord, by=anna, owner=gijs)

    assert any(track.number in entry.title for entry in timeline(track.case, gijs))
    assert not any(track.number in entry.title for entry in timeline(track.case, fatma))
