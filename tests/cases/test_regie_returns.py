"""VT takes regie for a new report and gives it back: the family is never between two chairs."""

from datetime import timedelta

import pytest
import time_machine

from accounts.roles import Role
from cases.enums import CaseState, ReceiverKind, RegieKind, TriageOutcome, YesNoUnknown
from cases.models import Case, CaseAssignment, ConflictOfInterest, TriageDecision
from cases.services import assessment as assessments
from cases.services.assignments import let_carry
from cases.services.at_local_field import report_is_accepted, report_is_handed_over
from cases.services.consequences import move_case
from cases.services.in_track import end_track, enter_track
from cases.services.intake import register_report
from cases.services.partner_workers import give_family
from cases.services.regie import pass_regie
from notifications.models import Notification
from tests.factories import assessments as bring
from tests.factories import cases as make
from tests.factories.accounts import colleague
from tests.factories.facts import a_child, content_facts, report_facts
from tests.factories.letters import moment, triaged
from tests.factories.organisations import local_team_of, municipality_of, veilig_thuis_of
from tests.factories.regie import at_local_field, directs
from workflow.steps import objections

O = TriageOutcome  # noqa: E741 - the letter of the outcomes
SIGHT, SAFETY = RegieKind.ZICHT_OP_VEILIGHEID, RegieKind.REGIE_OP_VEILIGHEID
ABLE = dict.fromkeys(
    ["can_help", "can_use_plan", "can_keep_sight", "family_cooperates", "leads_to_stable"],
    YesNoUnknown.YES,
)
ACCEPTED = moment(2026, 4, 8, 10)
AGAIN = moment(2026, 6, 1, 9)
DECIDED = AGAIN + timedelta(days=2)
LATER = moment(2026, 7, 1, 9)


@pytest.fixture
def jeroen(noord):
    return colleague("Jeroen Hulst", Role.CASEWORKER, veilig_thuis_of(noord))


def sent(region, *, by):
    """A report with outcome C whose handover is sent: the case waits for the receiver."""
    report = triaged(
        region,
        by=by,
        received=moment(2026, 4, 1),
        done=moment(2026, 4, 3),
        outcome=O.DIRECT_HANDOVER,
    )
    decision = {"outcome": O.DIRECT_HANDOVER, "severity": report.assessment.severity}
    TriageDecision.objects.create(
        assessment=report.assessment,
        decided_at=report.assessment.decided_at,
        decided_by=by,
        **decision,
    )
    move_case(report.case, because=report, actor=by)
    number = "OV-2026-00001"
    return report_is_handed_over(report, number=number, because=report, actor=by)


@pytest.fixture
def waiting(noord, anna):
    with time_machine.travel(moment(2026, 4, 7), tick=False):
        return sent(noord, by=anna)


def accepted(report, daan, anna, *, monitored=False):
    """The municipality has the family since the eighth of April."""
    with time_machine.travel(ACCEPTED, tick=False):
        town = municipality_of(report.case.region)
        case = at_local_field(report.case, town, daan, by=anna, monitored=monitored)
        report_is_accepted(report, at=ACCEPTED, actor=anna)
    return case


@pytest.fixture(params=[False, True], ids=["direct", "monitored"])
def family(request, waiting, anna, daan):
    """VT let the family go, or follows it."""
    return accepted(waiting, daan, anna, monitored=request.param)


def reported_again(case, by):
    child = case.household.members.select_related("person").first().person
    with time_machine.travel(AGAIN, tick=False):
        facts = report_facts(
            persons=(a_child(reference=child.reference),), content=content_facts(**ABLE)
        )
        report = register_report(facts, actor=by)
    assert report.case == case
    return report


def judged_again(report, anna, jeroen, outcome, **facts):
    with time_machine.travel(DECIDED, tick=False):
        make.instrument()
        bring.completed(report, anna, jeroen, outcome, **facts)
    return Case.objects.get(pk=report.case_id)


def holders(case):
    """Who holds regie and sight on safety now."""
    rows = case.regie.filter(until=None, kind__in=[SAFETY, SIGHT])
    return {row.kind: (row.organisation.name, row.person) for row in rows}


def both(organisation, person=None):
    return {SAFETY: (organisation.name, person), SIGHT: (organisation.name, person)}


@pytest.mark.rule("002-34", "000-15", "001-17")
def test_a_new_report_brings_safety_back_to_vt_and_the_partner_hears_it(family, anna, daan, noord):
    reported_again(family, anna)

    family.refresh_from_db()
    assert family.state == CaseState.ASSESSING
    assert holders(family) == both(veilig_thuis_of(noord))
    casework = family.regie.get(kind=RegieKind.CASUSREGIE, until=None)
    assert (casework.organisation, casework.person) == (municipality_of(noord), daan)
    told = Notification.objects.get(recipient=daan, key__startswith="regie-taken")
    assert family.number in told.title
    assert "regie op veiligheid" in told.title
    assert "zicht op veiligheid" in told.title


@pytest.mark.rule("000-37", "002-26")
@pytest.mark.parametrize(
    ("outcome", "facts"),
    [(O.CLOSE, {}), (O.OWN_HELP, {"advice_variant": "continue"})],
    ids=["A", "B"],
)
def test_when_vt_does_nothing_more_the_local_field_goes_on(
    family, anna, jeroen, daan, noord, outcome, facts
):
    before = family.state
    report = reported_again(family, anna)

    case = judged_again(report, anna, jeroen, outcome, **facts)

    assert case.state == before
    assert holders(case) == both(municipality_of(noord), daan)
    assert case.regie.get(kind=SIGHT, until=None).since == DECIDED
    assert Notification.objects.filter(recipient=daan, key__startswith="regie-back").count() == 1


@pytest.mark.rule("000-35")
def test_only_what_vt_follows_stays_on_its_caseload(family, anna, jeroen):
    report = reported_again(family, anna)

    case = judged_again(report, anna, jeroen, O.CLOSE)

    carried = CaseAssignment.objects.filter(case=case, until=None).exists()
    assert carried == (case.state == CaseState.MONITORED)


@pytest.mark.rule("000-37")
def test_a_new_handover_waits_for_the_receiver_with_regie_at_vt(family, anna, jeroen, noord):
    report = reported_again(family, anna)
    to = {"receiver_kind": ReceiverKind.OTHER, "receiver": municipality_of(noord)}

    case = judged_again(report, anna, jeroen, O.DIRECT_HANDOVER, **bring.ABLE_HELPER, **to)

    assert case.state == CaseState.HANDING_OVER
    assert holders(case) == both(veilig_thuis_of(noord))


@pytest.mark.rule("002-26")
def test_when_vt_takes_over_with_a_track_it_keeps_regie(family, anna, jeroen, noord):
    report = reported_again(family, anna)

    case = judged_again(report, anna, jeroen, O.CONDITIONS, k1=True)

    assert case.state == CaseState.TRACK
    assert holders(case) == both(veilig_thuis_of(noord))


def in_track(family, anna, jeroen):
    report = reported_again(family, anna)
    case = judged_again(report, anna, jeroen, O.CONDITIONS, k1=True)
    report.refresh_from_db()
    enter_track(report, number="DI-2026-00001", because=report, at=DECIDED, actor=anna)
    return case


@pytest.mark.rule("000-37", "003-10")
def test_a_track_that_ends_early_leaves_the_family_with_the_local_field(
    family, anna, jeroen, daan, noord
):
    """While the Raad was asked a table had sight; that is not who had it before VT."""
    before = family.state
    case = in_track(family, anna, jeroen)
    team, vt = local_team_of(noord), veilig_thuis_of(noord)
    for days, holder in ((1, team), (20, vt)):
        at = DECIDED + timedelta(days=days)
        pass_regie(case, SIGHT, to=holder, at=at, reason="Wachten", actor=anna)

    with time_machine.travel(LATER, tick=False):
        end_track(case, because=case, at=LATER, actor=anna)

    case = Case.objects.get(pk=case.pk)
    assert case.state == before
    assert holders(case) == both(municipality_of(noord), daan)


@pytest.mark.rule("000-17")
def test_regie_comes_back_to_whose_desk_the_family_is_on_by_now(family, anna, jeroen, daan, noord):
    town = municipality_of(noord)
    jet = colleague("Jet Mulder", Role.CONSULENT, town)
    report = reported_again(family, anna)
    with time_machine.travel(AGAIN + timedelta(days=1), tick=False):
        give_family(family, organisation=town, worker=jet, reason="Verlof", actor=daan)

    case = judged_again(report, anna, jeroen, O.CLOSE)

    assert holders(case) == both(town, jet)


def test_an_organisation_that_is_gone_gets_nothing_back(family, anna, jeroen, noord):
    town = municipality_of(noord)
    report = reported_again(family, anna)
    town.active = False
    town.save()

    case = judged_again(report, anna, jeroen, O.CLOSE)

    assert holders(case) == both(veilig_thuis_of(noord))


@pytest.mark.rule("000-15", "003-70")
def test_what_stays_with_vt_because_an_organisation_is_gone_stays_on_its_caseload(
    family, anna, jeroen, noord
):
    town = municipality_of(noord)
    report = reported_again(family, anna)
    town.active = False
    town.save()

    case = judged_again(report, anna, jeroen, O.CLOSE)

    assert CaseAssignment.objects.get(case=case, until=None).worker == anna


@pytest.mark.rule("000-35", "003-70")
def test_when_who_carried_it_left_the_team_leads_hear_that_nobody_carries_it(
    waiting, anna, jeroen, daan, bram
):
    case = accepted(waiting, daan, anna, monitored=True)
    make_carrier_leave(case, anna, colleague("Tess Vos", Role.CASEWORKER, anna.organisation), bram)
    report = reported_again(case, anna)

    case = judged_again(report, anna, jeroen, O.CLOSE)

    assert case.state == CaseState.MONITORED
    assert not CaseAssignment.objects.filter(case=case, until=None).exists()
    told = Notification.objects.get(recipient=bram, key__startswith="nobody-carries")
    assert told.title == f"Dossier {case.number} heeft bij Veilig Thuis niemand die het draagt"


@pytest.mark.rule("000-15", "003-70", "A12")
def test_a_team_lead_who_is_kept_out_does_not_hear_it(waiting, anna, jeroen, daan, bram):
    case = accepted(waiting, daan, anna, monitored=True)
    make_carrier_leave(case, anna, colleague("Tess Vos", Role.CASEWORKER, anna.organisation), bram)
    report = reported_again(case, anna)
    ConflictOfInterest.objects.create(case=case, user=bram, reason="Buren", recorded_by=anna)

    judged_again(report, anna, jeroen, O.CLOSE)

    assert not Notification.objects.filter(key__startswith="nobody-carries").exists()


def make_carrier_leave(case, anna, tess, bram):
    """Tess carries the case and then leaves."""
    with time_machine.travel(ACCEPTED + timedelta(days=1), tick=False):
        let_carry(case, to=tess, reason="Verlof", actor=bram)
    tess.is_active = False
    tess.save()


def test_who_left_is_named_no_more(family, anna, jeroen, daan, noord):
    report = reported_again(family, anna)
    family.partner_workers.update(until=AGAIN)
    daan.is_active = False
    daan.save()

    case = judged_again(report, anna, jeroen, O.CLOSE)

    assert holders(case) == both(municipality_of(noord))


@pytest.mark.rule("000-05", "000-37")
def test_a_handover_that_waits_goes_on_waiting_after_a_new_report(waiting, anna, jeroen, noord):
    report = reported_again(waiting.case, anna)

    case = judged_again(report, anna, jeroen, O.CLOSE)

    assert case.state == CaseState.HANDING_OVER
    assert holders(case) == both(veilig_thuis_of(noord))


@pytest.mark.rule("000-15")
def test_when_a_judgement_is_reopened_vt_has_regie_again(waiting, anna, bram, daan, noord):
    case = accepted(waiting, daan, anna)

    with time_machine.travel(LATER, tick=False):
        assessments.reopen(waiting.assessment, reason="Een nieuw feit", actor=bram)

    case.refresh_from_db()
    assert case.state == CaseState.ASSESSING
    assert holders(case) == both(veilig_thuis_of(noord))


@pytest.mark.rule("000-35")
def test_a_family_that_vt_follows_is_followed_after_a_second_handover_too(
    waiting, anna, daan, noord
):
    case = accepted(waiting, daan, anna, monitored=True)
    report = reported_again(case, anna)
    case.refresh_from_db()

    with time_machine.travel(DECIDED, tick=False):
        case = at_local_field(case, municipality_of(noord), daan, by=anna)

    assert report.case == case
    assert case.state == CaseState.MONITORED


def test_a_case_in_which_a_track_runs_is_not_let_go(family, anna, jeroen, daan, noord):
    case = in_track(family, anna, jeroen)
    case.refresh_from_db()

    assert "dienst loopt nog" in " ".join(objections(case, "hand_over"))


def test_who_knows_no_family_there_any_more_is_led_home(waiting, anna, daan, noord):
    """The municipality held sight only; after VT took that it has nothing left to open."""
    case, town = waiting.case, municipality_of(noord)
    directs(case, town, by=anna, kinds=(SIGHT,), person=daan, at=ACCEPTED)

    reported_again(case, anna)

    told = Notification.objects.get(recipient=daan)
    assert told.path == "/"


@pytest.mark.rule("000-35")
def test_a_family_only_vt_follows_is_followed_on_after_a_new_report(waiting, anna, jeroen, daan):
    """The local field was done before; nobody but Veilig Thuis goes on."""
    case = accepted(waiting, daan, anna, monitored=True)
    report = reported_again(case, anna)
    Case.objects.filter(pk=case.pk).update(in_local_field_since=None)

    case = judged_again(report, anna, jeroen, O.CLOSE)

    assert case.state == CaseState.MONITORED
    assert holders(case) == both(veilig_thuis_of(case.region))
