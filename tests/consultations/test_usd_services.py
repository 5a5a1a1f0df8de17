"""What a municipality records of its consultation, step by step (addendum USD-VT 1-4)."""

from contextlib import suppress
from datetime import timedelta
from threading import Barrier

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from accounts.models import Membership
from accounts.roles import Role
from audit.models import AuditEntry
from common.code_lists import YesNoUnknown
from common.exceptions import DomainError, ReasonRequired, TransitionBlocked
from consultations.enums import MeldcodeStep, PresentDanger, UsdState
from consultations.models import UsdConsultation
from consultations.services.following import report_followed
from consultations.services.usd import change_usd, register_usd
from consultations.services.usd import report_followed as tie_report
from consultations.services.usd_deciding import close_usd, decide, divide_tasks, plan_follow_up
from consultations.services.usd_facts import (
    DecisionFacts,
    FollowUp,
    TaskFacts,
    UsdReasons,
)
from notifications.models import Notification
from tests.factories.accounts import colleague
from tests.factories.organisations import municipality_of, veilig_thuis_of
from tests.factories.usd import (
    TASKS,
    UNREPORTED,
    decided_usd,
    unfinished_usd,
    usd,
    usd_facts,
)
from tests.notifications.test_concurrency import beside_itself

pytestmark = pytest.mark.django_db

OWN_WAY = DecisionFacts(decision=UsdState.OWN_WAY, note="De ouders werken mee.")
REPORT = DecisionFacts(decision=UsdState.REPORTED, note="Het lukt ons niet alleen.")


def test_a_consultation_has_a_number_and_belongs_to_the_municipality(daan, noord):
    row = unfinished_usd(daan)

    assert row.number == f"UC-{timezone.localdate().year}-00001"
    assert (row.organisation, row.made_by) == (municipality_of(noord), daan)
    assert row.state == UsdState.REGISTERED


def test_handed_in_twice_it_is_one_consultation(daan):
    facts = usd_facts()

    assert register_usd(facts, actor=daan) == register_usd(facts, actor=daan)
    assert UsdConsultation.objects.count() == 1


@pytest.mark.rule("003-14")
@pytest.mark.parametrize("step", ["", MeldcodeStep.UNKNOWN, MeldcodeStep.NOT_APPLICABLE])
def test_a_consulent_names_the_step_of_the_meldcode(daan, step):
    with pytest.raises(DomainError, match="welke stap van de meldcode"):
        usd(daan, meldcode_step=step)
    assert not UsdConsultation.objects.exists()


def test_nobody_called_tomorrow(daan):
    with pytest.raises(DomainError, match="toekomst"):
        usd(daan, consulted_at=timezone.now() + timedelta(hours=1))


@pytest.mark.rule("000-08", "000-09")
@pytest.mark.parametrize(
    ("missing", "said"),
    [
        ({"own_estimate": ""}, "eigen inschatting"),
        ({"danger": ""}, "eigen inschatting"),
        ({"question": ""}, "welke vraag"),
        ({"advice_received": ""}, "welk advies"),
    ],
)
def test_no_decision_before_estimate_question_and_advice(daan, missing, said):
    row = usd(daan, **missing)

    assert row.state == UsdState.REGISTERED
    with pytest.raises(TransitionBlocked, match=said):
        decide(row, OWN_WAY, actor=daan)


def test_the_advice_is_received_once_all_of_it_is_written(daan):
    row = change_usd(unfinished_usd(daan), usd_facts(), actor=daan)

    assert row.state == UsdState.ADVISED
    with pytest.raises(TransitionBlocked, match="welk advies"):
        change_usd(row, usd_facts(advice_received=""), actor=daan)


def test_after_the_decision_the_talk_stands(daan):
    row = decided_usd(daan)

    with pytest.raises(TransitionBlocked, match="staan nu vast"):
        change_usd(row, usd_facts(question="Iets heel anders?"), actor=daan)


@pytest.mark.rule("002-03", "000-09")
@pytest.mark.parametrize("danger", [PresentDanger.ACUTE, PresentDanger.STRUCTURAL])
def test_unsafe_and_no_report_wants_a_reason_that_is_kept(daan, danger):
    row = usd(daan, danger=danger, cooperation=YesNoUnknown.NO)
    with pytest.raises(ReasonRequired) as refusal:
        decide(row, OWN_WAY, actor=daan)
    assert "melden de norm" in refusal.value.reasons[0]
    assert "werken niet mee" in refusal.value.reasons[1]

    row = decide(row, OWN_WAY, actor=daan, reasons=UNREPORTED)
    assert row.unreported_because == UNREPORTED.unreported
    entry = AuditEntry.objects.filter(target_id=row.pk, event="transitioned").first()
    assert entry.data["despite"] == UNREPORTED.unreported
    assert len(entry.data["passed"]) == 2


@pytest.mark.rule("002-03")
def test_unsafe_and_reported_asks_for_no_excuse(daan):
    row = decide(usd(daan, danger=PresentDanger.ACUTE), REPORT, actor=daan)

    assert (row.state, row.unreported_because) == (UsdState.REPORTED, "")


@pytest.mark.rule("000-10")
def test_overleg_veilig_verder_has_a_day_and_company(daan):
    bare = DecisionFacts(decision=UsdState.TALK_FURTHER, note="Met meer mensen om tafel.")
    with pytest.raises(TransitionBlocked, match="wanneer het Overleg Veilig Verder is"):
        decide(usd(daan), bare, actor=daan)


@pytest.mark.rule("000-10")
def test_a_decision_says_why(daan):
    with pytest.raises(TransitionBlocked, match="waarom u samen"):
        decide(usd(daan), DecisionFacts(decision=UsdState.OWN_WAY, note=" "), actor=daan)


@pytest.mark.rule("000-10")
@pytest.mark.parametrize("decision", [UsdState.REPORTED, UsdState.VT_DIRECTS])
def test_own_way_may_still_become_a_report_and_says_what_was_before(daan, decision):
    row = decided_usd(daan)
    row = decide(row, DecisionFacts(decision=decision, note="Het geweld ging door."), actor=daan)

    assert row.state == decision
    assert row.decision_note.startswith("Het geweld ging door.")
    assert "zelf verder. Zo besloten we het samen." in row.decision_note


@pytest.mark.rule("000-10")
def test_a_report_is_not_taken_back(daan):
    row = decided_usd(daan, UsdState.REPORTED)

    with pytest.raises(TransitionBlocked, match="niet meer worden gewijzigd in ‘zelf verder’"):
        decide(row, OWN_WAY, actor=daan)
    assert decide(row, REPORT, actor=daan).decided_at == row.decided_at


@pytest.mark.rule("000-11")
def test_it_closes_when_the_tasks_are_divided(daan):
    row = decided_usd(daan)
    with pytest.raises(TransitionBlocked, match="Verdeel eerst de taken"):
        close_usd(row, actor=daan)
    with pytest.raises(DomainError, match="wie hem doet"):
        divide_tasks(row, [TaskFacts(holder="", what="Bellen")], actor=daan)

    divide_tasks(row, TASKS, actor=daan)
    row = close_usd(row, actor=daan)
    assert row.state == UsdState.CLOSED
    assert [task.what for task in row.tasks.all()] == [task.what for task in TASKS]
    with pytest.raises(TransitionBlocked, match="afgesloten"):
        divide_tasks(row, [], actor=daan)


def test_an_undecided_consultation_is_not_closed(daan):
    with pytest.raises(TransitionBlocked, match="wat u samen met Veilig Thuis hebt besloten"):
        close_usd(usd(daan), actor=daan)


@pytest.mark.rule("000-10")
def test_closing_before_the_report_is_tied_wants_a_reason(daan):
    row = decided_usd(daan, UsdState.REPORTED)
    divide_tasks(row, TASKS, actor=daan)

    with pytest.raises(ReasonRequired, match="nog niet aan deze consultatie gekoppeld"):
        close_usd(row, actor=daan)
    reasons = UsdReasons(unlinked="De melding kwam via de politie.")
    assert close_usd(row, actor=daan, reasons=reasons).state == UsdState.CLOSED


def test_a_follow_up_is_planned_from_today(daan):
    row, today = decided_usd(daan), timezone.localdate()
    with pytest.raises(DomainError, match="verleden"):
        plan_follow_up(row, FollowUp(on=today - timedelta(days=1)), actor=daan)
    row = plan_follow_up(row, FollowUp(text="Bel de school.", on=today), actor=daan)

    # A day that passed in the meantime does not stand in the way of the text.
    UsdConsultation.objects.update(follow_up_on=today - timedelta(days=2))
    late = FollowUp(text="Bel school en wijkteam.", on=today - timedelta(days=2))
    assert plan_follow_up(row, late, actor=daan).follow_up == late.text


def test_the_consulent_is_told_that_the_report_is_there(daan, fatma, noord):
    row = decided_usd(daan, UsdState.REPORTED)
    for _ in range(2):
        report_followed(
            row.number,
            report_number="M-2026-00012",
            region=noord,
            actor=fatma,
            at=timezone.now(),
        )

    row.refresh_from_db()
    assert row.report_number == "M-2026-00012"
    told = Notification.objects.get(recipient=daan)
    assert row.number in told.title


def test_when_the_consulent_left_the_coordinator_is_told_of_the_report(daan, fatma, noord):
    row = decided_usd(daan, UsdState.REPORTED)
    iris = colleague("Iris Coördinator", Role.USD_COORDINATOR, daan.organisation)
    Membership.objects.filter(user=daan).update(
        since=timezone.localdate() - timedelta(days=9),
        until=timezone.localdate() - timedelta(days=1),
    )

    facts = {"report_number": "M-2026-00012", "region": noord, "at": timezone.now()}
    report_followed(row.number, actor=fatma, **facts)

    assert Notification.objects.get().recipient == iris


@pytest.mark.django_db(transaction=True)
def test_two_reports_at_once_do_not_both_follow_on_one_consultation(daan, fatma, noord):
    row = decided_usd(daan, UsdState.REPORTED)
    waiting, tied = Barrier(2), []

    def tie() -> None:
        stale = UsdConsultation.objects.get(pk=row.pk)
        number = f"M-2026-0001{waiting.wait()}"
        with suppress(TransitionBlocked):
            tied.append(tie_report(stale, report_number=number, actor=fatma).report_number)

    beside_itself(tie, 2)

    row.refresh_from_db()
    assert tied == [row.report_number]


def test_only_who_takes_in_reports_in_the_region_ties_one(daan, gijs, zuid):
    row = decided_usd(daan, UsdState.REPORTED)
    elsewhere = colleague("Vera Ander", Role.INTAKE, veilig_thuis_of(zuid))

    for nobody in (daan, gijs, elsewhere):
        with pytest.raises(PermissionDenied):
            tie_report(row, report_number="M-2026-00012", actor=nobody)


@pytest.mark.rule("A2")
def test_only_the_consulent_and_the_coordinator_write_in_it(daan, fatma, bram, noord, zuid):
    row = usd(daan)
    town, other_town = municipality_of(noord), municipality_of(noord, "Gemeente Buurdam")
    coordinator = colleague("Iris Coördinator", Role.USD_COORDINATOR, town)
    strangers = [
        colleague("Jan Collega", Role.CONSULENT, town),
        colleague("Kim Buurvrouw", Role.USD_COORDINATOR, other_town),
        colleague("Lou Ander", Role.CONSULENT, municipality_of(zuid)),
        fatma,
        bram,
    ]

    for somebody in strangers:
        for act in (
            lambda who: change_usd(row, usd_facts(), actor=who),
            lambda who: decide(row, OWN_WAY, actor=who),
            lambda who: divide_tasks(row, TASKS, actor=who),
            lambda who: plan_follow_up(row, FollowUp(text="x"), actor=who),
            lambda who: close_usd(row, actor=who),
        ):
            with pytest.raises(PermissionDenied):
                act(somebody)
    assert decide(row, OWN_WAY, actor=coordinator).state == UsdState.OWN_WAY


@pytest.mark.rule("A2")
def test_veilig_thuis_registers_no_consultation_for_a_municipality(fatma, bram):
    for somebody in (fatma, bram):
        with pytest.raises(PermissionDenied):
            usd(somebody)


@pytest.mark.rule("A6", "003-31")
def test_each_new_name_wants_its_reason_and_all_reasons_are_kept(daan):
    flat = usd_facts(own_estimate="Er wonen drie gezinnen in de Kerkstraat 12.")
    with pytest.raises(ReasonRequired, match="te herkennen"):
        register_usd(flat, actor=daan)
    row = register_usd(flat, actor=daan, reasons=UsdReasons(identities="Dat is het kantoor."))
    decide(row, OWN_WAY, actor=daan)

    task = TaskFacts(holder="usd", what="Belt mevrouw Sandra Jansen van school.")
    with pytest.raises(ReasonRequired, match="te herkennen"):
        divide_tasks(row, [task], actor=daan)
    divide_tasks(row, [task], actor=daan, reasons=UsdReasons(identities="Zij is de leerkracht."))
    row = close_usd(row, actor=daan)
    assert row.overruled_because == "Dat is het kantoor. Zij is de leerkracht."
    assert "leerkracht" not in str(list(AuditEntry.objects.values()))


@pytest.mark.rule("A6")
def test_nobody_is_named_as_present_or_in_why_it_is_closed(daan):
    named = DecisionFacts(
        decision=UsdState.TALK_FURTHER,
        note="We praten samen verder.",
        talk_on=timezone.localdate(),
        talk_with="Mevrouw Sandra Jansen en de school",
    )
    with pytest.raises(ReasonRequired, match="te herkennen"):
        decide(usd(daan), named, actor=daan)

    row = decided_usd(daan, UsdState.REPORTED)
    divide_tasks(row, TASKS, actor=daan)
    why = UsdReasons(unlinked="Mevrouw Sandra Jansen belt zelf.")
    with pytest.raises(ReasonRequired, match="te herkennen"):
        close_usd(row, actor=daan, reasons=why)


@pytest.mark.rule("A6")
def test_what_the_scanner_only_finds_now_can_still_be_accounted_for(daan):
    row = usd(daan)
    UsdConsultation.objects.update(question="Hoe spreken we mevrouw Sandra Jansen aan?")

    with pytest.raises(ReasonRequired, match="te herkennen"):
        decide(row, OWN_WAY, actor=daan)
    reasons = UsdReasons(identities="Dit is een collega.")
    assert decide(row, OWN_WAY, actor=daan, reasons=reasons).overruled_because


@pytest.mark.django_db(transaction=True)
def test_two_clicks_at_once_are_one_consultation(daan):
    facts = usd_facts()
    beside_itself(lambda: register_usd(facts, actor=daan))

    assert UsdConsultation.objects.count() == 1
