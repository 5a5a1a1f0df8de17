"""The end: stable, with a second person; the longest duration; or another reason (3.7)."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from accounts.roles import Role
from cases.enums import CaseState
from cases.models import Case, CaseColleague
from cases.services.events import note_event
from common.exceptions import DomainError, ReasonRequired, TransitionBlocked
from deadlines.enums import DeadlineState
from monitoring.enums import EndKind, MomentState, MonitoringState, OtherEnd
from monitoring.models import EndProposal, MonitoringDeadline, MonitoringTrajectory
from monitoring.services.ending import answer_proposal, propose_end
from monitoring.services.judging import close, hold, judge
from monitoring.services.preparing import prepare
from notifications.models import Notification
from safety.services.scores import note_score
from tests.factories import monitoring as make
from tests.factories.accounts import colleague
from tests.factories.letters import moment
from tests.factories.organisations import veilig_thuis_of

pytestmark = pytest.mark.django_db
NEXT_DAY = moment(2026, 9, 30, 9)


@pytest.fixture
def condition(followed, gijs):
    return make.condition_of(followed, owner=gijs)


@pytest.fixture
def greta(noord):
    """A behavioural expert, who agrees to what is stable."""
    return colleague("Greta Vos", Role.BEHAVIOURAL_EXPERT, veilig_thuis_of(noord))


def stable(followed, by, *, despite="", score=8) -> EndProposal:
    """On 29 September, six months after the report, the second moment proposes to stop."""
    make.closed(followed, by=by)
    row, day = make.moment_after(followed, 6), make.STABLE.date()
    with make.at(make.STABLE):
        prepare(row, actor=by)
        make.speak_everybody(row, by=by, on=day)
        hold(row, actor=by)
        make.answer_everything(row, by=by, on=day)
        sanne = row.talks.filter(person__calling_name="Sanne").get().person
        note_score(
            followed.case, person=sanne, score=score, on=day, rater="network", rater_name="Oma",
            actor=by,
        )  # fmt: skip
        judge(row, actor=by)
        make.decide(row, by=by, decision="close_stable", decision_note="Het is al lang rustig.")
        close(row, actor=by, despite=despite)
    return EndProposal.objects.get()


def answered(proposal, by, *, agreed=True, answer=""):
    with make.at(NEXT_DAY):
        return answer_proposal(proposal, agreed=agreed, answer=answer, actor=by)


@pytest.mark.rule("000-02", "002-30", "003-44")
def test_stable_ends_when_a_second_person_agrees(followed, condition, gijs, greta):
    proposal = stable(followed, gijs)
    assert MonitoringTrajectory.objects.get().state == MonitoringState.ACTIVE

    answered(proposal, greta)

    row = MonitoringTrajectory.objects.get()
    assert row.state == MonitoringState.ENDED_STABLE
    assert make.moment_after(row, 12).state == MomentState.LAPSED
    last = MonitoringDeadline.objects.get(moment=make.moment_after(row, 12))
    assert last.state == DeadlineState.WITHDRAWN
    case = Case.objects.get()
    assert (case.state, case.monitored_since) == (CaseState.HANDED_OVER, None)
    told = Notification.objects.get(key__startswith="monitoring-ended")
    assert told.recipient.name == "Wim Postma"
    letter = EndProposal.objects.get().letter.html
    assert "lang genoeg veilig" in letter


@pytest.mark.rule("002-30")
def test_who_proposed_it_never_agrees(followed, condition, gijs, bram):
    proposal = stable(followed, gijs)

    with pytest.raises(PermissionDenied):
        answered(proposal, gijs)
    with pytest.raises(IntegrityError), transaction.atomic():
        EndProposal.objects.filter(pk=proposal.pk).update(
            agreed=True, answered_by=gijs, answered_at=NEXT_DAY
        )
    assert MonitoringTrajectory.objects.get().state == MonitoringState.ACTIVE


@pytest.mark.parametrize("who", ["anna", "fatma", "chantal", "daan"])
def test_nobody_else_agrees(followed, condition, gijs, request, who):
    proposal = stable(followed, gijs)

    with pytest.raises(PermissionDenied):
        answered(proposal, request.getfixturevalue(who))


def test_not_agreed_it_goes_on_and_who_proposed_hears_why(followed, condition, gijs, bram):
    proposal = stable(followed, gijs)

    with pytest.raises(DomainError):
        answered(proposal, bram, agreed=False)
    answered(proposal, bram, agreed=False, answer="Wacht tot vader terug is.")

    assert MonitoringTrajectory.objects.get().state == MonitoringState.ACTIVE
    assert Notification.objects.get(key__startswith="end-answered").recipient == gijs


@pytest.mark.rule("D11", "000-32")
def test_an_event_between_proposal_and_answer_stops_it(followed, condition, gijs, bram):
    proposal = stable(followed, gijs)
    with make.at(NEXT_DAY):
        note_event(
            followed.case,
            what="Vader sloeg weer.",
            known_by="said",
            happened_on=date(2026, 9, 29),
            actor=gijs,
        )

    with pytest.raises(TransitionBlocked, match="29 mrt 2027"):
        answered(proposal, bram)


@pytest.mark.rule("003-44")
def test_a_score_below_six_asks_why_it_is_stable_all_the_same(followed, condition, gijs):
    with pytest.raises(ReasonRequired):
        stable(followed, gijs, score=5)


def test_the_longest_duration_waits_for_the_last_moment_and_says_who_keeps_sight(
    followed, condition, gijs, bram
):
    told = {"kind": EndKind.MAX_DURATION, "motive": "Niet stabiel, wel goede hulp."}
    with make.at(NEXT_DAY):
        with pytest.raises(DomainError, match="zicht"):
            propose_end(followed, actor=gijs, **told)
        with pytest.raises(TransitionBlocked, match="nog een moment te gaan"):
            propose_end(followed, actor=gijs, sight_by="Wim, wijkteam", **told)


@pytest.mark.rule("001-12")
def test_after_the_last_moment_the_team_lead_decides_on_the_longest_duration(
    noord, bram, gijs, greta
):
    followed = make.followed(noord, by=bram, owner=gijs, scheme="3")
    make.condition_of(followed, owner=gijs)
    make.closed(followed, by=gijs)
    with make.at(NEXT_DAY):
        proposal = propose_end(
            followed,
            kind=EndKind.MAX_DURATION,
            motive="Niet stabiel, wel goede hulp.",
            sight_by="Wim, wijkteam",
            actor=gijs,
        )
    with pytest.raises(PermissionDenied):
        answered(proposal, greta)

    answered(proposal, bram)

    assert MonitoringTrajectory.objects.get().state == MonitoringState.ENDED_MAX_DURATION


def test_moved_away_ends_with_who_keeps_sight(followed, gijs, bram):
    with make.at(NEXT_DAY):
        proposal = propose_end(
            followed,
            kind=EndKind.OTHER,
            other=OtherEnd.MOVED,
            motive="Verhuisd naar Zuid.",
            sight_by="Veilig Thuis Zuid",
            actor=gijs,
        )
        again = propose_end(
            followed,
            kind=EndKind.OTHER,
            other=OtherEnd.MOVED,
            motive="Verhuisd naar Zuid.",
            sight_by="Veilig Thuis Zuid",
            actor=gijs,
        )
    assert proposal == again

    answered(proposal, bram)

    row = MonitoringTrajectory.objects.get()
    assert row.state == MonitoringState.ENDED_OTHER
    assert {one.state for one in row.moments.all()} == {MomentState.LAPSED}


def test_who_is_asked_sees_the_case_until_the_answer(followed, condition, gijs, greta):
    told = {"kind": EndKind.OTHER, "other": OtherEnd.OTHER, "motive": "x", "sight_by": "Wim"}
    with make.at(NEXT_DAY):
        propose_end(followed, actor=gijs, approver=greta, **told)

    assert CaseColleague.objects.get(colleague=greta, until=None)
    assert Notification.objects.get(key__startswith="end-proposed").recipient == greta


def test_when_the_local_field_was_done_the_case_closes(followed, condition, gijs, greta):
    proposal = stable(followed, gijs)
    Case.objects.filter(pk=followed.case_id).update(in_local_field_since=None)

    answered(proposal, greta)

    case = Case.objects.get()
    assert (case.state, case.closing_reason) == (CaseState.CLOSED, "no_longer_followed")


def test_where_the_region_follows_to_the_end_stable_waits_for_the_last_moment(noord, bram, gijs):
    make.profile(noord, stops_when_stable=False)
    followed = make.followed(noord, by=bram, owner=gijs)
    make.condition_of(followed, owner=gijs)

    with pytest.raises(TransitionBlocked, match="laatste moment"):
        stable(followed, gijs)
