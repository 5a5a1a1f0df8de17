"""Giving a track to two professionals, changing who does it, and joining another report."""

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from accounts.roles import Role
from cases.enums import ReportState, TriageOutcome
from cases.models import Case, CaseAssignment, ConflictOfInterest
from common.exceptions import DomainError, ReasonRequired, TransitionBlocked
from notifications.models import Notification
from tests.factories import tracks as make
from tests.factories.accounts import colleague
from tests.factories.letters import moment, triaged
from tests.factories.organisations import veilig_thuis_of
from tracks.enums import TrackKind, TrackState
from tracks.models import Track
from tracks.services import assigning
from tracks.services.turns import approve_turn, propose_turn

pytestmark = pytest.mark.django_db
NOW = moment(2026, 3, 4, 12)


@pytest.fixture(autouse=True)
def _at_noon():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def sjoerd(noord):
    return make.second_of(noord)


@pytest.fixture
def jelle(noord):
    return colleague("Jelle Postma", Role.CASEWORKER, veilig_thuis_of(noord))


def sees(user, case) -> bool:
    return Case.objects.visible_to(user).filter(pk=case.pk).exists()


@pytest.mark.parametrize("kind", TrackKind)
def test_the_track_follows_the_decision_and_both_professionals_see_the_case(
    noord, anna, bram, gijs, sjoerd, kind
):
    report = make.decided(noord, by=anna, kind=kind)
    before = (sees(gijs, report.case), sees(sjoerd, report.case))

    track = assigning.assign_track(report, owner=gijs, second=sjoerd, actor=bram)

    report.refresh_from_db()
    assert (track.kind, track.state) == (kind, TrackState.ASSIGNED)
    assert report.state == ReportState.IN_TRACK
    assert (before, sees(gijs, report.case), sees(sjoerd, report.case)) == (
        (False, False),
        True,
        True,
    )
    assert CaseAssignment.objects.get(case=report.case, until=None).worker == gijs
    told = set(Notification.objects.filter(title__contains=track.number).values_list("recipient"))
    assert {(gijs.pk,), (sjoerd.pk,)} <= told


@pytest.mark.parametrize(("who", "may"), [("anna", True), ("bram", True), ("gijs", False)])
def test_triage_and_team_lead_assign_and_a_caseworker_does_not(
    request, noord, anna, bram, gijs, sjoerd, who, may
):
    report = make.decided(noord, by=anna)
    actor = request.getfixturevalue(who)
    if may:
        assert assigning.assign_track(report, owner=gijs, second=sjoerd, actor=actor).pk
        return
    with pytest.raises(PermissionDenied):
        assigning.assign_track(report, owner=gijs, second=sjoerd, actor=actor)


@pytest.mark.rule("002-33")
def test_without_a_second_professional_a_reason_is_needed(noord, anna, bram, gijs):
    report = make.decided(noord, by=anna)

    with pytest.raises(ReasonRequired, match="met twee professionals"):
        assigning.assign_track(report, owner=gijs, actor=bram)
    assert not Track.objects.exists()
    track = assigning.assign_track(report, owner=gijs, actor=bram, despite="Griep in het team.")

    assert track.second is None


@pytest.mark.rule("002-33")
def test_the_second_is_somebody_else(noord, anna, bram, gijs):
    with pytest.raises(DomainError, match="iemand anders"):
        assigning.assign_track(make.decided(noord, by=anna), owner=gijs, second=gijs, actor=bram)


@pytest.mark.rule("003-45")
def test_the_owner_is_a_caseworker_of_the_region(noord, anna, hanna, bram, sjoerd):
    with pytest.raises(TransitionBlocked, match="Kies een casusmedewerker van de eigen regio"):
        assigning.assign_track(make.decided(noord, by=anna), owner=hanna, second=sjoerd, actor=bram)


@pytest.mark.rule("A12")
def test_who_is_kept_out_of_the_case_is_not_made_second(noord, anna, bram, gijs, sjoerd):
    report = make.decided(noord, by=anna)
    ConflictOfInterest.objects.create(
        case=report.case, user=sjoerd, reason="Buurman", recorded_by=bram
    )

    with pytest.raises(DomainError, match="mag dit dossier niet zien"):
        assigning.assign_track(report, owner=gijs, second=sjoerd, actor=bram)
    assert not Track.objects.exists()


@pytest.mark.rule("002-08")
def test_another_decision_asks_for_no_track(noord, anna, bram, gijs, sjoerd):
    report = triaged(noord, by=anna, received=NOW, done=NOW, outcome=TriageOutcome.CLOSE)

    with pytest.raises(DomainError, match="niet D of E"):
        assigning.assign_track(report, owner=gijs, second=sjoerd, actor=bram)


def test_one_track_runs_at_a_time_and_the_next_report_joins_it(noord, anna, bram, gijs, sjoerd):
    track = make.assigned(noord, by=anna, owner=gijs, second=sjoerd)
    other = make.decided(noord, by=anna)
    other.case = track.case
    other.save(update_fields=["case"])

    with pytest.raises(DomainError, match="loopt al een dienst"):
        assigning.assign_track(other, owner=gijs, second=sjoerd, actor=bram)
    with pytest.raises(PermissionDenied):
        assigning.join_report(other, actor=gijs)
    joined = assigning.join_report(other, actor=bram)

    assert joined.state == ReportState.JOINED_TRACK


def test_without_a_running_track_there_is_nothing_to_join(noord, anna, bram):
    with pytest.raises(DomainError, match="loopt geen dienst"):
        assigning.join_report(make.decided(noord, by=anna), actor=bram)


def test_another_owner_takes_over_with_a_reason(noord, anna, bram, gijs, jelle):
    track = make.assigned(noord, by=anna, owner=gijs)

    with pytest.raises(DomainError, match="waarom een andere collega"):
        assigning.change_owner(track, owner=jelle, reason=" ", actor=bram)
    assigning.change_owner(track, owner=jelle, reason="Gijs is met verlof.", actor=bram)

    assert sees(jelle, track.case)
    assert not sees(gijs, track.case)
    assert Notification.objects.filter(recipient=track.second).count() == 1


def test_another_second_sees_the_case_and_the_former_no_longer(noord, anna, bram, gijs, jelle):
    track = make.assigned(noord, by=anna, owner=gijs)

    with pytest.raises(PermissionDenied):
        assigning.change_second(track, second=jelle, actor=gijs)
    assigning.change_second(track, second=jelle, actor=bram)

    assert sees(jelle, track.case)
    assert not sees(track.second, track.case)


def test_who_does_a_track_that_is_over_does_not_change(noord, anna, bram, gijs, jelle):
    track = make.started(noord, by=anna, owner=gijs)
    propose_turn(track, kind="end_early", note="Zie bericht.", early_end="deceased", actor=gijs)
    approve_turn(track, actor=bram)

    with pytest.raises(TransitionBlocked):
        assigning.change_second(track, second=jelle, actor=bram)


def test_the_page_shows_the_load_and_refuses_beside_the_question(as_, noord, anna, bram, gijs):
    make.assigned(noord, by=anna, owner=gijs)
    report = make.decided(noord, by=anna)
    client, here = as_(bram), reverse("tracks:assign", args=[report.case.number])

    page = client.get(here).content.decode()
    refused = client.post(here, {"report": report.number, "owner": gijs.pk})
    done = client.post(
        here, {"report": report.number, "owner": gijs.pk, "despite": "Griep in het team."}
    )

    assert "Gijs van Dam (draagt 1 dossier, 1 dienst)" in page
    assert "Sjoerd Wiersma (gedragsdeskundige of arts)" in page
    assert refused.status_code == 422
    assert "met twee professionals" in refused.content.decode()
    assert done.url == reverse("tracks:of_case", args=[report.case.number])


def test_a_triagist_who_gives_a_case_away_is_not_sent_to_a_closed_door(
    as_, noord, anna, hanna, gijs, sjoerd
):
    report = make.decided(noord, by=anna)

    answer = as_(hanna).post(
        reverse("tracks:assign", args=[report.case.number]),
        {"report": report.number, "owner": gijs.pk, "second": sjoerd.pk},
    )

    assert answer.url == reverse("reporting:my_work")


def test_the_team_changes_on_the_page(as_, noord, anna, bram, gijs, jelle):
    track = make.assigned(noord, by=anna, owner=gijs)
    here = reverse("tracks:team", args=[track.number])

    refused = as_(bram).post(here, {"owner": jelle.pk, "second": track.second_id})
    as_(bram).post(here, {"owner": jelle.pk, "second": track.second_id, "reason": "Verlof."})

    track.refresh_from_db()
    assert refused.status_code == 422
    assert track.owner == jelle
