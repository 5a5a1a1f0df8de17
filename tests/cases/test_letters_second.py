"""What the reporter hears after the track (002-15, 3.8): who hears what, and when it ends."""

from datetime import timedelta

import pytest
import time_machine

from cases.enums import (
    Capacity,
    DeferralGround,
    FeedbackChannel,
    FeedbackKind,
    FeedbackState,
    NoticeState,
    ReporterKind,
    ReportState,
    TriageOutcome,
    YesNoUnknown,
)
from cases.letters.telling import what_to_tell_second
from cases.models import CaseDeadline, FamilyNotice
from cases.selectors.letters import feedback_letter
from cases.services import feedback as services
from cases.services.second_feedback import note_conditions, result_is_known
from common.exceptions import TransitionBlocked
from deadlines.enums import DeadlineState
from documents.pdf import html_to_pdf
from tests.factories.letters import moment, triaged
from tests.factories.tracks import assigned, drafting
from tests.support.pdf import objections_to, text_of
from tracks.services import course

pytestmark = pytest.mark.django_db

YES, NO = YesNoUnknown.YES, YesNoUnknown.NO
DECIDED = moment(2026, 3, 3, 10)
FIRST_SENT = moment(2026, 3, 4, 11)
RESULT = moment(2026, 4, 21, 15)
LATER = moment(2026, 4, 22, 9)
PARTIES = "Wijkteam Noord, Joke Prins, telefoon 010 222 33 44."
CONDITIONS = "- Het kind ziet en hoort thuis geen geweld."
MONITORING = "De school belt Veilig Thuis als het kind niet komt."
WHOLE = {"handover_parties": PARTIES, "conditions": CONDITIONS, "monitoring": MONITORING}


def message(report, kind):
    return report.feedback.current().get(kind=kind)


def second(report):
    return message(report, FeedbackKind.SECOND)


def send(feedback, *, actor, at, **texts):
    with time_machine.travel(at, tick=False):
        feedback = services.release_feedback(feedback, actor=actor, **texts)
        return services.send_feedback(feedback, channel=FeedbackChannel.POST, actor=actor)


def send_first(report, actor, at=FIRST_SENT):
    with time_machine.travel(at, tick=False):
        first = services.write_feedback(message(report, FeedbackKind.FIRST), actor=actor)
    return send(first, actor=actor, at=at)


def ended_with(report, *, follow_up=YES, actor):
    with time_machine.travel(RESULT, tick=False):
        result_is_known(report, follow_up=follow_up, at=RESULT, actor=actor)
    return second(report)


def told(noord, anna, *, follow_up=YES, **facts):
    """The first feedback was sent and the track has a result."""
    facts.setdefault("outcome", TriageOutcome.CONDITIONS)
    report = triaged(noord, by=anna, received=DECIDED - timedelta(days=4), done=DECIDED, **facts)
    send_first(report, anna)
    return ended_with(report, follow_up=follow_up, actor=anna)


def write(feedback, actor, **texts):
    with time_machine.travel(LATER, tick=False):
        return services.write_feedback(feedback, actor=actor, **texts)


def released(feedback, actor, **texts):
    with time_machine.travel(LATER, tick=False):
        return services.release_feedback(feedback, actor=actor, **texts)


@pytest.mark.rule("002-15", "002-13")
@pytest.mark.parametrize(
    ("kind", "stays", "parties", "agreements"),
    [
        pytest.param(ReporterKind.PROFESSIONAL, YES, True, True, id="professional who stays"),
        pytest.param(ReporterKind.PROFESSIONAL, NO, True, False, id="professional who steps back"),
        pytest.param(ReporterKind.BYSTANDER, YES, False, False, id="bystander who stays"),
        pytest.param(ReporterKind.DIRECTLY_INVOLVED, YES, True, False, id="of the family"),
    ],
)
def test_who_reported_decides_what_is_told_of_the_track(kind, stays, parties, agreements):
    telling = what_to_tell_second(kind, stays)

    assert (telling.parties, telling.agreements) == (parties, agreements)


@pytest.mark.rule("002-15")
def test_before_the_track_has_a_result_there_is_nothing_to_write(noord, anna):
    report = triaged(
        noord,
        by=anna,
        received=DECIDED - timedelta(days=4),
        done=DECIDED,
        outcome=TriageOutcome.CONDITIONS,
    )
    send_first(report, anna)

    with pytest.raises(TransitionBlocked, match="als de dienst een uitkomst heeft"):
        write(second(report), anna, message="Het gaat goed.")

    ended_with(report, actor=anna)
    assert write(second(report), anna, message="Het gaat goed.").state == FeedbackState.DRAFT


@pytest.mark.rule("002-15")
def test_an_unknown_follow_up_is_no_result(noord, anna):
    feedback = told(noord, anna, follow_up=YesNoUnknown.UNKNOWN)

    with pytest.raises(TransitionBlocked, match="of er een vervolg komt"):
        write(feedback, anna)


@pytest.mark.rule("002-15", "002-25")
def test_without_who_takes_over_the_letter_is_not_released(noord, anna):
    feedback = write(told(noord, anna), anna, **{**WHOLE, "handover_parties": " "})

    with pytest.raises(TransitionBlocked, match="aan wie Veilig Thuis overdraagt"):
        released(feedback, anna)

    assert released(feedback, anna, **WHOLE).state == FeedbackState.RELEASED


@pytest.mark.rule("002-15")
@pytest.mark.parametrize("missing", ["conditions", "monitoring"])
def test_who_keeps_a_role_hears_the_conditions_and_how_they_are_followed(noord, anna, missing):
    feedback = write(told(noord, anna), anna, **{**WHOLE, missing: ""})

    with pytest.raises(TransitionBlocked, match="Deze melder blijft betrokken"):
        released(feedback, anna)

    assert released(feedback, anna, **WHOLE).state == FeedbackState.RELEASED


@pytest.mark.rule("002-15", "002-13")
@pytest.mark.parametrize(
    ("facts", "texts"),
    [
        pytest.param({"stays_involved": NO}, {"conditions": CONDITIONS}, id="stepped back"),
        pytest.param({"stays_involved": NO}, {"monitoring": MONITORING}, id="no monitoring either"),
        pytest.param(
            {"capacity": Capacity.RELATIVE}, {"handover_parties": PARTIES}, id="a relative, parties"
        ),
        pytest.param(
            {"capacity": Capacity.ADULT_VICTIM}, {"conditions": CONDITIONS}, id="of the family"
        ),
    ],
)
def test_what_this_reporter_may_not_hear_keeps_the_letter_from_being_released(
    noord, anna, facts, texts
):
    feedback = told(noord, anna, **facts)
    needed = {} if facts.get("capacity") == Capacity.RELATIVE else {"handover_parties": PARTIES}
    feedback = write(feedback, anna, **{**needed, **texts})

    with pytest.raises(TransitionBlocked, match="Maak die velden leeg"):
        released(feedback, anna)

    empty = dict.fromkeys(texts, "")
    assert released(feedback, anna, **{**empty, **needed}).state == FeedbackState.RELEASED


@pytest.mark.rule("002-15")
def test_the_second_does_not_go_out_before_the_first(noord, anna):
    report = triaged(
        noord,
        by=anna,
        received=DECIDED - timedelta(days=4),
        done=DECIDED,
        outcome=TriageOutcome.CONDITIONS,
    )
    early = write(ended_with(report, actor=anna), anna, **WHOLE)

    with pytest.raises(TransitionBlocked, match="volgt op terugkoppeling 1"):
        released(early, anna)

    send_first(report, anna, LATER)
    assert released(early, anna).state == FeedbackState.RELEASED
    assert report.feedback.filter(kind=FeedbackKind.SECOND).count() == 1


@pytest.mark.rule("A11")
@pytest.mark.parametrize("field", ["handover_parties", "conditions", "monitoring"])
def test_no_secret_address_in_what_is_told_of_the_track(noord, anna, field):
    feedback = told(noord, anna)
    mother = feedback.report.involvements.get(person__calling_name="Fenna").person
    mother.addresses.create(
        kind="shelter", street="Veilige Steeg", number=7, postcode="9971AB", city="X", secret=True
    )
    words = {**WHOLE, field: "Zij woont nu op Veilige Steeg 7."}

    with pytest.raises(TransitionBlocked, match="geheim adres"):
        released(write(feedback, anna, **words), anna)


@pytest.mark.rule("002-15", "002-25")
def test_a_professional_who_stays_reads_all_of_it_on_one_accessible_page(noord, anna):
    feedback = released(told(noord, anna), anna, **WHOLE, message="Dank voor het gesprek.")

    pdf = html_to_pdf(feedback.document.html)
    letter = " ".join(text_of(pdf).split())

    assert objections_to(pdf) == []
    assert "Pagina 1 van 1" in letter
    for words in (
        "Op 4 maart 2026 vertelden wij u",
        "Er komt een vervolg",
        "Wie het overneemt Wijkteam Noord, Joke Prins, telefoon 010 222 33 44.",
        "U zoekt allebei contact met elkaar",
        "Het kind ziet en hoort thuis geen geweld",
        "De school belt Veilig Thuis",
        "Dank voor het gesprek.",
    ):
        assert words in letter
    assert "Sanne" not in letter
    assert "Fenna" not in letter


@pytest.mark.rule("002-15", "002-13")
@pytest.mark.parametrize(
    ("follow_up", "sentence"),
    [(YES, "Er komt een vervolg: hulpverleners"), (NO, "Er komt geen vervolg")],
)
def test_a_bystander_hears_that_it_was_taken_up_and_nothing_of_the_case(
    noord, anna, follow_up, sentence
):
    feedback = told(noord, anna, follow_up=follow_up, capacity=Capacity.NEIGHBOURHOOD)

    facts = feedback_letter(feedback, day=LATER.date()).facts

    assert sentence in " ".join(facts.follow_up)
    assert (facts.parties, facts.conditions, facts.monitoring) == ((), (), ())


@pytest.mark.rule("A5")
def test_the_data_of_a_reporter_who_is_not_named_are_not_given_on(noord, anna):
    feedback = write(told(noord, anna, anonymous=True), anna, **WHOLE)

    facts = feedback_letter(feedback, day=LATER.date()).facts

    assert facts.parties
    assert not facts.seek_contact


@pytest.mark.rule("002-15")
def test_the_plan_fills_in_its_conditions_and_never_over_what_somebody_typed(noord, anna):
    feedback = told(noord, anna)

    note_conditions(feedback.report, conditions=CONDITIONS, actor=anna)
    note_conditions(feedback.report, conditions="Iets anders.", actor=anna)

    assert second(feedback.report).conditions == CONDITIONS


@pytest.mark.rule("002-15", "002-13")
def test_the_plan_tells_its_conditions_to_nobody_who_has_no_role(noord, anna):
    feedback = told(noord, anna, capacity=Capacity.NEIGHBOURHOOD)

    note_conditions(feedback.report, conditions=CONDITIONS, actor=anna)

    assert second(feedback.report).conditions == ""


@pytest.mark.rule("002-15", "004-15", "D3")
def test_once_it_was_sent_the_term_is_met_and_the_report_is_done(noord, bram, anna, gijs):
    track = drafting(noord, by=bram, owner=gijs)
    report = track.report
    send_first(report, anna)
    family_is_deferred(report)
    with time_machine.travel(RESULT, tick=False):
        course.set_conditions(track, because=track, actor=gijs)
    report.refresh_from_db()
    assert report.state == ReportState.IN_TRACK

    send(write(second(report), gijs, **WHOLE), actor=gijs, at=LATER)

    report.refresh_from_db()
    assert CaseDeadline.objects.get(report=report, term="D3").state == DeadlineState.MET
    assert CaseDeadline.objects.get(report=report, term="D3").met_at == LATER
    assert report.state == ReportState.SETTLED
    assert report.case.in_track_since  # the case goes on: the handover is still to come


@pytest.mark.rule("002-15", "004-15")
def test_when_the_first_is_given_up_nobody_waits_for_a_second(noord, anna):
    report = triaged(
        noord,
        by=anna,
        received=DECIDED - timedelta(days=4),
        done=DECIDED,
        outcome=TriageOutcome.CONDITIONS,
    )
    ended_with(report, actor=anna)
    first = message(report, FeedbackKind.FIRST)
    for _ in range(3):
        first = services.note_attempt(first, channel=FeedbackChannel.PHONE, actor=anna)
    services.give_up(first, actor=anna)

    assert not report.feedback.current().filter(kind=FeedbackKind.SECOND).exists()


@pytest.mark.rule("002-15", "004-15")
def test_with_nobody_to_tell_the_report_is_done_when_the_track_has_a_result(
    noord, bram, anna, gijs
):
    track = assigned(noord, by=bram, owner=gijs)
    report = track.report
    first = message(report, FeedbackKind.FIRST)
    for _ in range(3):
        first = services.note_attempt(first, channel=FeedbackChannel.PHONE, actor=anna)
    services.give_up(first, actor=anna)
    family_is_deferred(report)

    with time_machine.travel(RESULT, tick=False):
        result_is_known(report, follow_up=NO, at=RESULT, actor=gijs)

    report.refresh_from_db()
    assert report.state == ReportState.SETTLED
    assert not report.feedback.filter(kind=FeedbackKind.SECOND).exists()


@pytest.mark.rule("002-15", "D3")
def test_after_three_attempts_the_second_may_be_given_up_as_well(noord, anna):
    feedback = told(noord, anna)
    with time_machine.travel(LATER, tick=False):
        with pytest.raises(TransitionBlocked, match="drie pogingen"):
            services.give_up(feedback, actor=anna)
        for hours in range(3):
            feedback = services.note_attempt(
                feedback,
                channel=FeedbackChannel.PHONE,
                at=LATER - timedelta(hours=hours),
                actor=anna,
            )
        services.give_up(feedback, actor=anna)

    deadline = CaseDeadline.objects.get(report=feedback.report, term="D3")
    assert deadline.withdrawal_reason == "Melder niet bereikt na 3 pogingen"
    assert second(feedback.report).state == FeedbackState.NOT_POSSIBLE


def family_is_deferred(report):
    """Lawfully deferred; how that comes about is tested elsewhere."""
    FamilyNotice.objects.filter(report=report).update(
        state=NoticeState.DEFERRED,
        deferral_ground=DeferralGround.END_VIOLENCE,
        deferral_reason="Eerst een veilige plek.",
        deferred_until=report.received_at.date() + timedelta(days=365),
    )
