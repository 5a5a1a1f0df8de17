"""The request to the Raad: shared once, sight never empty, and D18 while the family waits."""

from datetime import date

import pytest
import time_machine
from django.core.exceptions import PermissionDenied

from cases.enums import AuthorityKind, RegieKind
from cases.models import CaseDeadline, RegieAssignment
from common.exceptions import DomainError, TransitionBlocked
from deadlines.enums import DeadlineState
from deadlines.schedules import sweep
from organisations.enums import OrganisationKind
from organisations.models import Organisation
from tests.factories import tracks as make
from tests.factories.letters import moment
from tests.tracks.test_rvdk_guards import PLAN
from tracks.enums import MdoQuestion, RvdkState
from tracks.services import course, rvdk

pytestmark = pytest.mark.django_db
NOW = moment(2026, 3, 12, 11)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def track(noord, bram, gijs):
    return make.in_conversation(noord, by=bram, owner=gijs)


@pytest.fixture
def save(noord):
    return Organisation.objects.create(name="SAVE", kind=OrganisationKind.GI, region=noord)


def prepared(track, **facts):
    make.mdo(track, MdoQuestion.RVDK)
    made = rvdk.prepare_request(track, actor=track.owner)
    return rvdk.write_request(made, actor=track.owner, **{**PLAN, **facts})


def submitted(track, **facts):
    return rvdk.submit_request(prepared(track, **facts), on=NOW.date(), actor=track.owner)


def sight(track) -> RegieAssignment:
    return RegieAssignment.objects.get(
        case=track.case, kind=RegieKind.ZICHT_OP_VEILIGHEID, until=None
    )


def d18(track):
    return CaseDeadline.objects.filter(case=track.case, term="D18").order_by("pk")


def test_a_request_is_prepared_once_at_a_time(track, gijs):
    assert rvdk.prepare_request(track, actor=gijs) == rvdk.prepare_request(track, actor=gijs)
    request = submitted(track)

    with pytest.raises(DomainError, match="loopt al een verzoek"):
        rvdk.prepare_request(track, actor=gijs)

    rvdk.withdraw_request(request, reason="Ouders werken nu mee.", actor=gijs)
    assert rvdk.prepare_request(track, actor=gijs) != request


@pytest.mark.rule("004-13")
def test_what_is_shared_with_the_raad_is_one_record_with_its_ground(track):
    request = submitted(track)

    notice = track.case.notices.get()
    assert (request.state, request.requested_by) == (RvdkState.REQUESTED, track.owner)
    assert notice.to == AuthorityKind.RVDK
    assert "artikel 4.1.1" in notice.why
    assert notice.weighing.startswith("Wettelijke taak")


@pytest.mark.rule("003-26")
def test_a_request_without_a_plan_is_not_sent_and_nothing_is_half_done(track):
    request = prepared(track, information_point="")

    with pytest.raises(TransitionBlocked, match="het informatiepunt"):
        rvdk.submit_request(request, on=NOW.date(), actor=track.owner)

    assert not track.case.notices.exists()
    assert not d18(track).exists()


@pytest.mark.parametrize("day", [date(2026, 3, 13), date(2026, 3, 2)])
def test_a_request_has_a_day_within_the_track(track, day):
    with pytest.raises(DomainError):
        rvdk.submit_request(prepared(track), on=day, actor=track.owner)


@pytest.mark.rule("003-23")
@pytest.mark.rule("003-10")
def test_vt_keeps_sight_as_the_one_who_asks(track):
    submitted(track)

    assert sight(track).organisation.kind == OrganisationKind.VEILIG_THUIS
    assert sight(track).person_name == PLAN["sight_person"]


@pytest.mark.rule("003-23")
def test_the_table_can_give_sight_to_another_and_it_comes_back(track, save):
    request = submitted(track, sight_organisation=save, decided_at_table=True)
    assert sight(track).organisation == save

    rvdk.withdraw_request(request, reason="Ouders werken nu mee.", actor=track.owner)

    assert sight(track).organisation.kind == OrganisationKind.VEILIG_THUIS
    assert sight(track).person_name == ""


@pytest.mark.rule("003-23")
def test_the_table_can_move_sight_while_the_family_waits(track, save, gijs):
    request = submitted(track)
    told = {"organisation": save, "person": "Roos de Boer, SAVE", "actor": gijs}

    with pytest.raises(DomainError, match="jeugdbeschermingstafel"):
        rvdk.agree_sight(request, decided_at_table=False, **told)
    with pytest.raises(DomainError, match="wie zicht op veiligheid houdt"):
        rvdk.agree_sight(request, decided_at_table=True, **{**told, "person": " "})
    rvdk.agree_sight(request, decided_at_table=True, **told)

    assert (sight(track).organisation, sight(track).person_name) == (save, "Roos de Boer, SAVE")


def test_sight_can_stay_where_it_is_after_the_ruling(track, save):
    request = submitted(track, sight_organisation=save, decided_at_table=True)
    request = rvdk.note_received(request, actor=track.owner)
    request = rvdk.note_investigating(request, actor=track.owner)

    ruled = rvdk.rule_request(
        request, outcome="Ondertoezichtstelling", sight_stays=True, actor=track.owner
    )

    assert (ruled.state, ruled.outcome) == (RvdkState.RULED, "Ondertoezichtstelling")
    assert sight(track).organisation == save


def test_the_end_of_a_request_has_words(track, gijs):
    request = rvdk.note_received(submitted(track), actor=gijs)

    with pytest.raises(DomainError, match="uitspraak"):
        rvdk.rule_request(request, outcome=" ", actor=gijs)
    with pytest.raises(DomainError, match="waarom"):
        rvdk.withdraw_request(request, reason="", actor=gijs)


@pytest.mark.rule("D18")
@pytest.mark.rule("003-26")
def test_the_validity_runs_warns_two_weeks_before_and_ends_red(track):
    submitted(track)

    term = d18(track).get()
    assert term.due_at == moment(2026, 4, 21, 23, 59).replace(second=59)
    assert term.warnings[0].startswith("2026-04-07")
    assert not term.is_late(moment(2026, 4, 21, 23))
    assert term.is_late(moment(2026, 4, 22, 0))
    assert term.rule.breach == "Maak een nieuwe veiligheidstaxatie."


@pytest.mark.rule("D18")
def test_who_does_the_track_hears_two_weeks_before_and_on_the_day_after(track, gijs, clock):
    submitted(track)
    gijs.notifications.all().delete()
    about = gijs.notifications.filter(title__contains="Geldigheid").order_by("pk")
    heard = []
    for day in (6, 7, 21, 22):
        clock.move_to(moment(2026, 4, day, 8))
        sweep()
        heard.append(about.count())

    assert heard == [0, 1, 1, 2]
    assert about.last().title.endswith("is te laat")
    assert "Maak een nieuwe veiligheidstaxatie." in about.last().body


@pytest.mark.rule("D18")
def test_a_new_estimate_in_time_lets_the_validity_run_anew(track, clock):
    request = submitted(track)
    clock.move_to(moment(2026, 4, 20, 10))

    rvdk.renew_estimate(
        request,
        estimate_on=date(2026, 4, 20),
        valid_until=date(2026, 6, 1),
        note="Sanne slaapt bij oma; school ziet haar iedere dag.",
        actor=track.owner,
    )

    former, now = d18(track)
    assert (former.state, now.state) == (DeadlineState.MET, DeadlineState.OPEN)
    assert now.due_at.date() == date(2026, 6, 1)
    kept = list(request.estimates.values_list("valid_until", "note"))
    assert kept[0] == (date(2026, 4, 21), "")
    assert kept[1][0] == date(2026, 6, 1)


@pytest.mark.rule("D18")
def test_a_new_estimate_that_came_late_stays_counted_as_late(track, clock):
    request = submitted(track)
    clock.move_to(moment(2026, 4, 23, 10))

    told = {"estimate_on": date(2026, 4, 23), "valid_until": date(2026, 6, 1)}
    rvdk.renew_estimate(request, note="Zelfde beeld.", actor=track.owner, **told)

    assert [row.state for row in d18(track)] == [DeadlineState.MET_LATE, DeadlineState.OPEN]


@pytest.mark.rule("D18")
@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"estimate_on": date(2026, 3, 13)}, rvdk.TO_COME),
        ({"estimate_on": date(2026, 3, 9)}, rvdk.NEWER_FIRST),
        ({"valid_until": date(2026, 3, 11)}, rvdk.ALREADY_PAST),
        ({"valid_until": date(2062, 6, 1)}, rvdk.TOO_LONG),
        ({"note": ""}, rvdk.NO_NOTE),
    ],
)
def test_an_estimate_that_cannot_be_is_refused(track, given, sentence):
    request = submitted(track)
    told = {"estimate_on": NOW.date(), "valid_until": date(2026, 6, 1), "note": "Gezien.", **given}

    with pytest.raises(DomainError) as refusal:
        rvdk.renew_estimate(request, actor=track.owner, **told)

    assert refusal.value.reasons == [sentence]
    assert request.estimates.count() == 1


@pytest.mark.rule("D18")
def test_the_term_ends_with_the_wait(track, gijs):
    request = rvdk.note_received(submitted(track), actor=gijs)

    rvdk.rule_request(request, outcome="Geen maatregel", actor=gijs)

    assert d18(track).get().state == DeadlineState.WITHDRAWN


def test_a_request_that_was_never_sent_is_withdrawn_without_moving_sight(track, gijs):
    before = sight(track)

    rvdk.withdraw_request(prepared(track), reason="Niet meer nodig.", actor=gijs)

    assert sight(track) == before


def test_the_track_goes_on_beside_a_request(track):
    submitted(track)
    make.speak_everybody(track, at=NOW)

    track.refresh_from_db()
    assert course.draft_conditions(track, actor=track.owner).state == "drafting_conditions"


@pytest.mark.parametrize("who", ["anna", "bram", "chantal"])
def test_only_who_does_tracks_here_asks_the_raad(request, track, who):
    other = request.getfixturevalue(who)
    made = prepared(track)

    for act in (
        lambda: rvdk.prepare_request(track, actor=other),
        lambda: rvdk.write_request(made, actor=other, why="Anders."),
        lambda: rvdk.submit_request(made, on=NOW.date(), actor=other),
        lambda: rvdk.withdraw_request(made, reason="Nee.", actor=other),
    ):
        with pytest.raises(PermissionDenied):
            act()


def test_what_was_sent_is_no_longer_rewritten(track, gijs):
    request = submitted(track)

    with pytest.raises(TransitionBlocked):
        rvdk.write_request(request, actor=gijs, why="Anders.")
