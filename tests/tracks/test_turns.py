"""A turn is proposed by a caseworker and decided by a team lead; D4 keeps its date (2.6, 7.6)."""

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from cases.enums import YesNoUnknown
from cases.models import CaseDeadline, Feedback
from common.exceptions import DomainError, TransitionBlocked
from notifications.models import Notification
from tests.factories import tracks as make
from tests.factories.letters import moment
from tracks.enums import (
    ConversionReason,
    EarlyEnd,
    ProposalKind,
    RvdkState,
    TrackKind,
    TrackState,
)
from tracks.models import RvdkRequest
from tracks.services import rvdk, turns
from tracks.services.assigning import assign_track
from tracks.services.telling import tell_result

pytestmark = pytest.mark.django_db
NOW = moment(2026, 3, 20, 12)
CONVERT = {
    "kind": ProposalKind.INVESTIGATION,
    "note": "Moeder zegt alle afspraken af.",
    "conversion_reason": ConversionReason.NO_COOPERATION,
}
MOVED = {
    "kind": ProposalKind.END_EARLY,
    "note": "Het gezin woont nu in Zuid.",
    "early_end": EarlyEnd.MOVED,
    "other_region": "Veilig Thuis Zuid",
}
DECEASED = {
    "kind": ProposalKind.END_EARLY,
    "note": "Zie het bericht van de huisarts.",
    "early_end": EarlyEnd.DECEASED,
}


@pytest.fixture(autouse=True)
def _at_noon():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def track(noord, anna, gijs):
    return make.in_conversation(noord, by=anna, owner=gijs)


def titles(user) -> list[str]:
    return list(Notification.objects.filter(recipient=user).values_list("title", flat=True))


def said(answer) -> str:
    return BeautifulSoup(answer.content, "html.parser").select_one("main").get_text(" ", strip=True)


@pytest.mark.rule("002-33")
def test_v_and_v_becomes_an_investigation_and_the_ten_weeks_stay(track, bram, gijs):
    before = CaseDeadline.objects.get(case=track.case, term="D4").due_at
    talks = track.conversations.count()

    turns.propose_turn(track, actor=gijs, **CONVERT)
    row = turns.approve_turn(track, actor=bram)

    assert (row.number, row.kind, row.state) == (
        track.number,
        TrackKind.INVESTIGATION,
        TrackState.STARTED,
    )
    assert (row.converted_at, row.proposed) == (NOW, "")
    assert CaseDeadline.objects.get(case=track.case, term="D4").due_at == before
    assert row.conversations.count() == talks
    assert f"Dienst {track.number}: voorstel voor omzetten naar onderzoek" in titles(bram)
    assert f"Dienst {track.number}: is nu een onderzoek; bekijk het gespreksplan opnieuw" in titles(
        gijs
    )


@pytest.mark.rule("002-27")
def test_a_family_that_moved_is_let_go_when_the_other_region_confirmed(track, bram, gijs):
    turns.propose_turn(track, actor=gijs, **MOVED)
    with pytest.raises(TransitionBlocked, match="heeft de ontvangst nog niet bevestigd"):
        turns.approve_turn(track, actor=bram)
    turns.propose_turn(track, actor=gijs, other_region_informed_at=NOW, **MOVED)

    row = turns.approve_turn(track, actor=bram)

    d4 = CaseDeadline.objects.get(case=track.case, term="D4")
    assert (row.state, row.ended_at) == (TrackState.ENDED_EARLY, NOW)
    assert "verhuisd naar een andere regio" in d4.withdrawal_reason


@pytest.mark.parametrize("who", ["anna", "hanna", "gijs", "chantal"])
def test_only_a_team_lead_of_the_region_decides(request, track, gijs, who):
    turns.propose_turn(track, actor=gijs, **DECEASED)

    with pytest.raises(PermissionDenied):
        turns.approve_turn(track, actor=request.getfixturevalue(who))


@pytest.mark.parametrize("who", ["anna", "bram", "chantal", "fatma"])
def test_only_a_caseworker_proposes(request, track, who):
    with pytest.raises(PermissionDenied):
        turns.propose_turn(track, actor=request.getfixturevalue(who), **DECEASED)


@pytest.mark.parametrize(
    ("proposal", "sentence"),
    [
        ({**CONVERT, "note": " "}, turns.NO_NOTE),
        ({**CONVERT, "conversion_reason": ""}, turns.NO_CONVERSION),
        ({**DECEASED, "early_end": ""}, turns.NO_END),
        ({**MOVED, "other_region": ""}, turns.NO_REGION),
    ],
)
def test_a_proposal_says_why(track, gijs, proposal, sentence):
    with pytest.raises(DomainError) as refused:
        turns.propose_turn(track, actor=gijs, **proposal)

    assert refused.value.reasons == [sentence]


def test_an_investigation_is_not_converted_again(noord, anna, gijs):
    track = make.in_conversation(noord, by=anna, owner=gijs, kind=TrackKind.INVESTIGATION)

    with pytest.raises(DomainError, match="al een onderzoek"):
        turns.propose_turn(track, actor=gijs, **CONVERT)


def test_the_same_proposal_sent_twice_is_one(track, bram, gijs):
    turns.propose_turn(track, actor=gijs, **DECEASED)
    turns.propose_turn(track, actor=gijs, **DECEASED)

    assert len(titles(bram)) == 1


def test_a_proposal_is_taken_back_or_refused_with_a_reason(track, bram, gijs):
    turns.propose_turn(track, actor=gijs, **CONVERT)
    turns.withdraw_turn(track, actor=gijs)
    with pytest.raises(TransitionBlocked):
        turns.approve_turn(track, actor=bram)
    turns.propose_turn(track, actor=gijs, **CONVERT)
    with pytest.raises(DomainError, match="waarom u het voorstel afwijst"):
        turns.withdraw_turn(track, actor=bram)
    row = turns.withdraw_turn(track, actor=bram, reason="Probeer het met oma erbij.")

    assert (row.proposed, row.conversion_reason, row.proposed_by) == ("", "", None)
    assert any("is afgewezen" in title for title in titles(gijs))


def test_after_a_conversion_an_ending_keeps_the_reason_of_the_conversion(track, bram, gijs):
    turns.propose_turn(track, actor=gijs, **CONVERT)
    turns.approve_turn(track, actor=bram)
    turns.propose_turn(track, actor=gijs, **DECEASED)
    row = turns.approve_turn(track, actor=bram)

    assert row.state == TrackState.ENDED_EARLY
    assert row.conversion_reason == ConversionReason.NO_COOPERATION


def test_the_page_proposes_refuses_and_decides(as_, track, bram, gijs):
    here = reverse("tracks:turn", args=[track.number])
    approve = reverse("tracks:approve_turn", args=[track.number])
    withdraw = reverse("tracks:withdraw_turn", args=[track.number])
    typed = {"kind": "end_early", "early_end": "moved", "note": "Verhuisd."}

    refused = as_(gijs).post(here, typed)
    proposed = as_(gijs).post(here, {**typed, "other_region": "Veilig Thuis Zuid"})
    waits = said(as_(bram).get(here))
    unsaid = as_(bram).post(withdraw, {})
    answer = as_(bram).post(approve, follow=True)

    assert refused.status_code == 422
    assert "naar welke Veilig Thuis-regio" in said(refused)
    assert proposed.status_code == 302
    assert "Gijs van Dam stelt voor: voortijdig beëindigen." in waits
    assert "heeft de ontvangst nog niet bevestigd" in waits
    assert unsaid.status_code == 422
    assert "Schrijf waarom u het voorstel afwijst." in said(unsaid)
    assert "heeft de ontvangst nog niet bevestigd" in answer.content.decode()


def test_two_colleagues_do_not_overwrite_a_proposal(as_, track, gijs):
    client, here = as_(gijs), reverse("tracks:turn", args=[track.number])
    seen = BeautifulSoup(client.get(here).content, "html.parser").select_one("[name=seen]")["value"]
    turns.propose_turn(track, actor=gijs, **CONVERT)

    answer = client.post(
        here, {"seen": seen, "kind": "end_early", "early_end": "deceased", "note": "Overleden."}
    )

    track.refresh_from_db()
    assert answer.status_code == 409
    assert track.proposed == ProposalKind.INVESTIGATION


@pytest.mark.rule("003-10")
def test_a_track_does_not_end_while_the_family_waits_for_the_raad(track, bram, gijs):
    """Its end would close the case, and with it the sight on safety and the term D18."""
    request = RvdkRequest.objects.create(
        track=track,
        state=RvdkState.REQUESTED,
        requested_on=NOW.date(),
        valid_until=NOW.date(),
        sight_person="Gijs van Dam",
        information_point="Gijs van Dam",
    )
    turns.propose_turn(track, actor=gijs, **DECEASED)

    with pytest.raises(TransitionBlocked, match="wacht nog op de Raad"):
        turns.approve_turn(track, actor=bram)
    rvdk.withdraw_request(request, reason="Het kind is overleden.", actor=gijs)

    assert turns.approve_turn(track, actor=bram).state == TrackState.ENDED_EARLY


@pytest.mark.rule("002-15")
def test_what_a_second_track_finds_is_not_told_to_the_reporter_of_the_first(
    noord, track, anna, bram, gijs
):
    turns.propose_turn(track, actor=gijs, **DECEASED)
    turns.approve_turn(track, actor=bram)
    again = make.decided(noord, by=anna, at=NOW)
    again.case = track.case
    again.save(update_fields=["case"])
    second = assign_track(again, owner=gijs, second=track.second, actor=bram)

    tell_result(second, follow_up=YesNoUnknown.YES, at=NOW, actor=gijs)

    told = dict(Feedback.objects.filter(kind="second").values_list("report", "follow_up"))
    assert told == {track.report_id: YesNoUnknown.NO, again.pk: YesNoUnknown.YES}
    assert list(second.reports_in) == [again]


def test_a_team_lead_agrees_with_the_proposal_that_was_on_the_page(as_, track, bram, gijs):
    """Meanwhile the caseworker proposed to end the track: nobody ends it by agreeing to convert."""
    here = reverse("tracks:turn", args=[track.number])
    approve = reverse("tracks:approve_turn", args=[track.number])
    turns.propose_turn(track, actor=gijs, **CONVERT)
    page = BeautifulSoup(as_(bram).get(here).content, "html.parser")
    seen = page.select_one(f"form[action='{approve}'] [name=seen]")["value"]
    turns.propose_turn(track, actor=gijs, **DECEASED)

    answer = as_(bram).post(approve, {"seen": seen}, follow=True)

    track.refresh_from_db()
    assert track.state == TrackState.CONVERSATIONS
    assert "Het voorstel is veranderd terwijl u het las." in answer.content.decode()


def test_an_investigation_is_offered_only_an_early_end(as_, noord, anna, gijs):
    found = make.in_conversation(noord, by=anna, owner=gijs, kind=TrackKind.INVESTIGATION)
    client, here = as_(gijs), reverse("tracks:turn", args=[found.number])

    page = client.get(here)
    assert "Voortijdig beëindigen" in said(page)
    assert "Omzetten naar onderzoek" not in said(page)
    assert "waarom wordt het onderzoek" not in said(page)

    seen = BeautifulSoup(page.content, "html.parser").select_one("[name=seen]")["value"]
    answer = client.post(here, {**DECEASED, "seen": seen})

    assert answer.status_code == 302
    found.refresh_from_db()
    assert found.proposed == ProposalKind.END_EARLY
