"""What becomes of a repeat report: as triage decided, told to the partner, kept for learning."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from cases.enums import (
    AdviceVariant,
    CaseState,
    DirectorView,
    OthersToldBy,
    ReceiverKind,
    RegieKind,
    RepeatOutcome,
    RepeatState,
    ReportState,
    TriageOutcome,
)
from cases.models import Case, RepeatReport, UnsafeEvent
from cases.services import assessment as assessments
from common.exceptions import DomainError, TransitionBlocked
from notifications.models import Notification
from sharing.models import Share
from tests.factories import assessments as bring
from tests.factories import repeats as make
from tests.factories.facts import reporter_facts
from tests.factories.organisations import local_team_of
from workflow.steps import objections

O, T, S = RepeatOutcome, TriageOutcome, RepeatState  # noqa: E741 - as in the field
LATER = make.MONDAY + timedelta(hours=6)


@pytest.fixture
def family(noord, town, daan, anna):
    return make.family_at_partner(noord, town, daan, by=anna)


@pytest.fixture
def repeat(family, anna):
    return make.reported_again(family, by=anna).repeat


def decided(repeat, anna, hanna, outcome, *, view=DirectorView.ABLE, **facts):
    """Who directs was heard, and triage is completed."""
    make.heard(repeat, by=anna, view=view)
    given = {"advice_variant": AdviceVariant.ADAPT} if outcome == T.OWN_HELP else {}
    if outcome == T.DIRECT_HANDOVER:
        given = {"receiver_kind": ReceiverKind.OTHER, "receiver": repeat.director}
    if outcome in (T.CONDITIONS, T.INVESTIGATION):
        given = {"k4": True}
    with time_machine.travel(LATER, tick=False):
        bring.completed(repeat.report, anna, hanna, outcome, **{**given, **facts})
    return RepeatReport.objects.get(pk=repeat.pk)


def processed(repeat, outcome, anna, **given):
    with time_machine.travel(LATER, tick=False):
        return make.becomes(repeat, outcome, by=anna, **given)


def titles(user):
    return list(Notification.objects.filter(recipient=user).values_list("title", flat=True))


FITTING = [
    (T.OWN_HELP, O.GOES_ON_WITH_ADVICE),
    (T.OWN_HELP, O.SHARPEN_PLAN),
    (T.OWN_HELP, O.WARM_AGREEMENTS),
    (T.CLOSE, O.GOES_ON_WITH_ADVICE),
    (T.DIRECT_HANDOVER, O.GOES_ON_WITH_ADVICE),
    (T.DIRECT_HANDOVER, O.SAME_PARTNER),
    (T.INVESTIGATION, O.VT_TAKES_OVER),
    (T.CONDITIONS, O.VT_TAKES_OVER),
]


@pytest.mark.rule("000-37", "002-18", "002-26")
@pytest.mark.parametrize(("decision", "outcome"), FITTING)
def test_an_outcome_that_says_what_triage_decided_is_kept(
    repeat, anna, hanna, daan, decision, outcome
):
    repeat = decided(repeat, anna, hanna, decision)

    row = processed(repeat, outcome, anna)

    assert (row.state, row.outcome, row.processed_by) == (S.PROCESSED, outcome, anna)
    assert any(title.startswith("Besluit over de nieuwe melding") for title in titles(daan))


@pytest.mark.rule("000-37", "002-26")
@pytest.mark.parametrize(
    ("decision", "outcome"),
    [
        (T.OWN_HELP, O.VT_TAKES_OVER),
        (T.OWN_HELP, O.SAME_PARTNER),
        (T.OWN_HELP, O.OTHER_PARTNER),
        (T.CLOSE, O.SHARPEN_PLAN),
        (T.INVESTIGATION, O.GOES_ON_WITH_ADVICE),
        (T.INVESTIGATION, O.SHARPEN_PLAN),
        (T.DIRECT_HANDOVER, O.OTHER_PARTNER),
    ],
)
def test_an_outcome_that_says_something_else_is_refused(repeat, anna, hanna, decision, outcome):
    repeat = decided(repeat, anna, hanna, decision)

    with pytest.raises(TransitionBlocked, match="past niet bij het triagebesluit"):
        processed(repeat, outcome, anna, reason="Zo besloten.")

    assert RepeatReport.objects.get().outcome == ""


@pytest.mark.rule("002-18")
def test_another_partner_needs_another_receiver_and_a_reason(repeat, anna, hanna, noord):
    make.heard(repeat, by=anna)
    team = local_team_of(noord)
    with time_machine.travel(LATER, tick=False):
        assessment = bring.reviewed(repeat.report, anna, hanna)
        bring.decisions.save_decision(
            assessment,
            actor=anna,
            outcome=T.DIRECT_HANDOVER,
            receiver_kind=ReceiverKind.OTHER,
            receiver=team,
            **bring.NOTHING_HOLDS,
        )
        bring.decisions.decide(assessment, actor=anna, despite="Zij zijn verhuisd.")
        bring.close(assessment, anna)
    repeat.refresh_from_db()

    with pytest.raises(TransitionBlocked, match="waarom het gezin naar een andere"):
        processed(repeat, O.OTHER_PARTNER, anna)
    with pytest.raises(TransitionBlocked, match="past niet"):
        processed(repeat, O.SAME_PARTNER, anna)
    row = processed(repeat, O.OTHER_PARTNER, anna, reason="Zij zijn verhuisd.")

    assert (row.outcome, row.outcome_reason) == (O.OTHER_PARTNER, "Zij zijn verhuisd.")


@pytest.mark.rule("002-26")
def test_advice_alone_is_not_enough_for_help_that_cannot_go_on(repeat, anna, hanna):
    make.heard(repeat, by=anna, view=DirectorView.NOT_ABLE)
    with time_machine.travel(LATER, tick=False):
        assessment = bring.reviewed(repeat.report, anna, hanna)
        bring.decisions.save_decision(
            assessment,
            actor=anna,
            outcome=T.OWN_HELP,
            advice_variant=AdviceVariant.ADAPT,
            **bring.NOTHING_HOLDS,
        )
        bring.decisions.decide(assessment, actor=anna, despite="Oma trekt in.")
        bring.close(assessment, anna)
    repeat.refresh_from_db()

    with pytest.raises(TransitionBlocked, match="dan niet genoeg"):
        processed(repeat, O.GOES_ON_WITH_ADVICE, anna)
    assert processed(repeat, O.SHARPEN_PLAN, anna).state == S.PROCESSED


@pytest.mark.rule("002-26")
def test_when_vt_takes_over_it_holds_sight_and_regie_on_safety(repeat, anna, hanna):
    repeat = decided(repeat, anna, hanna, T.INVESTIGATION)
    processed(repeat, O.VT_TAKES_OVER, anna)

    case = Case.objects.get(pk=repeat.report.case_id)
    held = case.regie.filter(until=None, organisation__kind="veilig_thuis")
    assert set(held.values_list("kind", flat=True)) == {
        RegieKind.ZICHT_OP_VEILIGHEID,
        RegieKind.REGIE_OP_VEILIGHEID,
    }
    assert case.state == CaseState.TRACK


@pytest.mark.rule("000-37", "000-15")
def test_when_the_local_field_goes_on_regie_is_back_there(repeat, anna, hanna, town):
    repeat = decided(repeat, anna, hanna, T.OWN_HELP)
    processed(repeat, O.GOES_ON_WITH_ADVICE, anna)

    sight = repeat.report.case.regie.get(until=None, kind=RegieKind.ZICHT_OP_VEILIGHEID)
    assert sight.organisation == town


def test_before_triage_is_completed_nothing_becomes_of_it(repeat, anna):
    row = make.heard(repeat, by=anna)

    with pytest.raises(TransitionBlocked, match="nog niet afgerond"):
        processed(row, O.GOES_ON_WITH_ADVICE, anna)


@pytest.mark.rule("000-02")
def test_without_an_incident_the_six_months_cannot_begin(family, anna, hanna):
    repeat = make.reported_again(family, by=anna, events=()).repeat
    repeat = decided(repeat, anna, hanna, T.OWN_HELP)

    with pytest.raises(TransitionBlocked, match="zes maanden opnieuw"):
        processed(repeat, O.GOES_ON_WITH_ADVICE, anna)
    with pytest.raises(DomainError, match="in de toekomst"):
        processed(repeat, O.GOES_ON_WITH_ADVICE, anna, happened_on=date(2026, 3, 1), what="x")
    with pytest.raises(DomainError, match="Beschrijf in een paar woorden"):
        processed(repeat, O.GOES_ON_WITH_ADVICE, anna, happened_on=make.INCIDENT)
    processed(repeat, O.GOES_ON_WITH_ADVICE, anna, happened_on=make.INCIDENT, what="Hij duwde.")

    event = UnsafeEvent.objects.get(report=repeat.report)
    assert (event.happened_on, event.noted_by) == (make.INCIDENT, anna)


@pytest.mark.rule("002-17", "002-18")
def test_who_tells_the_others_is_said_with_whom(repeat, anna, hanna):
    repeat = decided(repeat, anna, hanna, T.OWN_HELP)

    for given in ({"others_told_by": ""}, {"others_to_tell": ""}):
        with pytest.raises(TransitionBlocked, match="wie huisarts"):
            processed(repeat, O.GOES_ON_WITH_ADVICE, anna, **given)
    nobody = {"others_told_by": OthersToldBy.NOBODY, "others_to_tell": ""}
    assert processed(repeat, O.GOES_ON_WITH_ADVICE, anna, **nobody).state == S.PROCESSED


@pytest.mark.rule("A4")
def test_advice_that_points_to_an_anonymous_reporter_is_refused(family, anna, hanna):
    repeat = make.reported_again(
        family, by=anna, reporter=reporter_facts(disclose="no", withholding_ground="trust")
    ).repeat
    repeat = decided(repeat, anna, hanna, T.INVESTIGATION, k5=True)

    with pytest.raises(DomainError, match="kan naar de melder wijzen"):
        processed(repeat, O.VT_TAKES_OVER, anna, advice="Juf Wilma Terlouw belde ons.")

    assert RepeatReport.objects.get().advice == ""


@pytest.mark.rule("A9")
def test_what_the_partner_hears_is_kept_as_an_act_of_sharing(repeat, anna, hanna, town):
    repeat = decided(repeat, anna, hanna, T.OWN_HELP)
    processed(repeat, O.SHARPEN_PLAN, anna)

    shares = list(Share.objects.filter(kind="repeat_report").order_by("pk"))
    assert [share.to_organisation for share in shares] == [town, town]
    assert all(share.weighing for share in shares)


@pytest.mark.rule("000-32")
def test_the_report_is_not_settled_before_it_is_said_what_becomes_of_it(repeat, anna, hanna):
    repeat = decided(repeat, anna, hanna, T.OWN_HELP)
    report = repeat.report

    assert "Leg vast wat er met deze hermelding gebeurt." in objections(report, "settle")
    processed(repeat, O.GOES_ON_WITH_ADVICE, anna)
    report = type(report).objects.get(pk=report.pk)
    assert report.state == ReportState.ADVISED_REPORTER
    assert "Leg vast wat er met deze hermelding gebeurt." not in objections(report, "settle")


def test_sent_twice_it_is_one_act_and_another_outcome_comes_too_late(repeat, anna, hanna, daan):
    repeat = decided(repeat, anna, hanna, T.OWN_HELP)
    processed(repeat, O.SHARPEN_PLAN, anna)
    told = len(titles(daan))

    processed(repeat, O.SHARPEN_PLAN, anna)
    with pytest.raises(TransitionBlocked):
        processed(repeat, O.GOES_ON_WITH_ADVICE, anna)

    assert len(titles(daan)) == told
    assert RepeatReport.objects.get().outcome == O.SHARPEN_PLAN


def test_only_who_assesses_or_carries_says_what_becomes_of_it(repeat, anna, hanna, fatma, daan):
    repeat = decided(repeat, anna, hanna, T.OWN_HELP)

    for outsider in (fatma, daan):
        with pytest.raises(PermissionDenied):
            processed(repeat, O.SHARPEN_PLAN, outsider)


def test_a_reopened_assessment_asks_again_what_becomes_of_it(repeat, anna, hanna, bram):
    repeat = decided(repeat, anna, hanna, T.OWN_HELP)
    processed(repeat, O.SHARPEN_PLAN, anna)

    with time_machine.travel(LATER + timedelta(hours=1), tick=False):
        assessments.reopen(repeat.report.assessment, reason="Nieuw feit.", actor=bram)

    row = RepeatReport.objects.get()
    assert (row.state, row.outcome, row.processed_at) == (S.COORDINATED, "", None)
    assert row.director_view == DirectorView.ABLE


def test_the_database_keeps_who_when_and_an_outcome(repeat, anna, hanna):
    repeat = decided(repeat, anna, hanna, T.OWN_HELP)
    processed(repeat, O.SHARPEN_PLAN, anna)

    with pytest.raises(IntegrityError, match="processed_with_outcome"), transaction.atomic():
        RepeatReport.objects.update(outcome="")
    with pytest.raises(IntegrityError, match="who_and_when"), transaction.atomic():
        RepeatReport.objects.update(processed_by=None)
    with pytest.raises(IntegrityError, match="other_partner_has_reason"), transaction.atomic():
        RepeatReport.objects.update(outcome=O.OTHER_PARTNER, outcome_reason="")
