"""What the reporter hears, and when (domain 2.4, 3.8, 5.4)."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from cases.enums import (
    Capacity,
    FamilyContactBy,
    FeedbackChannel,
    FeedbackKind,
    FeedbackState,
    ReceiverKind,
    ReporterKind,
    ReportState,
    TriageOutcome,
    YesNoUnknown,
)
from cases.letters.telling import Variant, what_to_tell
from cases.models import CaseDeadline
from cases.selectors.letters import feedback_draft, feedback_letter
from cases.services import feedback as services
from common.exceptions import DomainError, TransitionBlocked
from deadlines.enums import DeadlineState
from documents.models import Document
from documents.pdf import html_to_pdf
from tests.factories.letters import born, moment, triaged
from tests.factories.organisations import local_team_of
from tests.support.pdf import objections_to, text_of

BLOCKS = {
    "earlier_reports": "Bij Veilig Thuis zijn geen eerdere meldingen bekend.",
    "earlier_information": "Er zijn geen eerdere meldingen.",
    "assessment_result": "Wij zien nu geen acuut gevaar.",
    "advice": "Ons advies: zet de hulp voort.",
}
Out, Kind = TriageOutcome, ReporterKind
YES, NO = YesNoUnknown.YES, YesNoUnknown.NO


def first(report):
    return report.feedback.current().get(kind=FeedbackKind.FIRST)


def due(report, term):
    deadline = CaseDeadline.objects.get(report=report, term=term, state=DeadlineState.OPEN)
    return timezone.localdate(deadline.due_at)


def ended(report, term):
    return CaseDeadline.objects.get(report=report, term=term).state


def send_first(report, actor, at, **texts):
    """Written, released and sent by telephone at this moment."""
    with time_machine.travel(at, tick=False):
        feedback = services.write_feedback(first(report), actor=actor, **texts)
        feedback = services.release_feedback(feedback, actor=actor)
        return services.send_feedback(feedback, channel=FeedbackChannel.PHONE, actor=actor)


@pytest.fixture
def own_help(noord, anna):
    """S02: jeugdhulp reports around Christmas and goes on by itself."""
    return triaged(
        noord, by=anna, received=moment(2025, 12, 23, 10, 5), done=moment(2026, 1, 5, 11)
    )


@pytest.mark.rule("002-16", "002-13", "002-19")
@pytest.mark.parametrize(
    ("kind", "outcome", "stays", "variant"),
    [
        pytest.param(Kind.PROFESSIONAL, Out.OWN_HELP, YES, Variant.OWN_HELP, id="goes on alone"),
        pytest.param(
            Kind.PROFESSIONAL, Out.DIRECT_HANDOVER, YES, Variant.HANDOVER, id="stays beside"
        ),
        pytest.param(
            Kind.PROFESSIONAL, Out.DIRECT_HANDOVER, NO, Variant.PROFESSIONAL, id="steps back"
        ),
        pytest.param(Kind.PROFESSIONAL, Out.INVESTIGATION, YES, Variant.PROFESSIONAL, id="VT acts"),
        pytest.param(Kind.PROFESSIONAL, Out.CLOSE, YES, Variant.PROFESSIONAL, id="nothing needed"),
        pytest.param(Kind.BYSTANDER, Out.OWN_HELP, YES, Variant.LEAN, id="bystander with own help"),
        pytest.param(Kind.BYSTANDER, Out.DIRECT_HANDOVER, YES, Variant.LEAN, id="bystander stays"),
        pytest.param(
            Kind.DIRECTLY_INVOLVED, Out.CONDITIONS, YES, Variant.INVOLVED, id="of the family"
        ),
    ],
)
def test_who_reported_decides_how_much_is_told(kind, outcome, stays, variant):
    assert what_to_tell(kind, outcome, stays).variant is variant


@pytest.mark.rule("002-16", "D2")
def test_s02_four_blocks_on_one_page_to_who_goes_on_and_no_second_feedback(own_help, anna):
    assert due(own_help, "D2") == date(2026, 1, 6)

    feedback = send_first(own_help, anna, moment(2026, 1, 6, 14), **BLOCKS)

    letter = text_of(html_to_pdf(feedback.document.html))
    for words in ("Eerdere meldingen", "Wat u daarover moet weten", "Ons advies aan u"):
        assert words in letter
    assert "Pagina 1 van 1" in letter
    assert ended(own_help, "D2") == DeadlineState.MET
    assert not own_help.feedback.filter(kind=FeedbackKind.SECOND).exists()
    assert not CaseDeadline.objects.filter(report=own_help, term="D3").exists()


@pytest.mark.rule("002-16")
def test_a_missing_block_keeps_the_letter_from_being_released(own_help, anna):
    feedback = services.write_feedback(first(own_help), actor=anna, **{**BLOCKS, "advice": " "})

    with pytest.raises(TransitionBlocked, match="hoort vier dingen"):
        services.release_feedback(feedback, actor=anna)

    assert first(own_help).state == FeedbackState.DRAFT
    assert not Document.objects.exists()


@pytest.mark.rule("002-16")
def test_the_draft_is_made_of_recorded_facts(own_help):
    draft = feedback_draft(own_help)

    assert draft["earlier_reports"] == "Bij Veilig Thuis zijn geen eerdere meldingen bekend."
    assert draft["advice"] == "Ons advies: zet de hulp voort zoals u die nu geeft."
    assert "zwaarte in als licht" in draft["assessment_result"]


@pytest.mark.rule("002-15", "D3")
def test_s01_ten_weeks_from_the_first_feedback(noord, anna):
    report = triaged(
        noord,
        by=anna,
        received=moment(2025, 6, 14, 22, 40),
        done=moment(2025, 6, 17, 15),
        outcome=Out.CONDITIONS,
        capacity=Capacity.POLICE,
    )
    assert due(report, "D2") == date(2025, 6, 18)

    send_first(report, anna, moment(2025, 6, 18, 10))

    assert due(report, "D3") == date(2025, 8, 27)
    assert report.feedback.get(kind=FeedbackKind.SECOND).state == FeedbackState.OPEN


@pytest.mark.rule("002-15")
def test_the_second_feedback_counts_from_sending_not_from_recording(noord, anna):
    report = triaged(
        noord,
        by=anna,
        received=moment(2026, 4, 24, 16, 10),
        done=moment(2026, 5, 4, 15),
        outcome=Out.INVESTIGATION,
        capacity=Capacity.NEIGHBOURHOOD,
        anonymous=True,
    )
    assert due(report, "D2") == date(2026, 5, 6)
    with time_machine.travel(moment(2026, 5, 6, 9), tick=False):
        feedback = services.write_feedback(first(report), actor=anna)
        feedback = services.release_feedback(feedback, actor=anna)
    with time_machine.travel(moment(2026, 5, 8, 9), tick=False):
        services.send_feedback(
            feedback, channel=FeedbackChannel.POST, at=moment(2026, 5, 6, 16), actor=anna
        )

    assert due(report, "D3") == date(2026, 7, 15)
    assert ended(report, "D2") == DeadlineState.MET


@pytest.mark.rule("002-15")
@pytest.mark.parametrize("outcome", [Out.CONDITIONS, Out.INVESTIGATION])
def test_closing_before_the_second_feedback_is_refused(noord, anna, outcome):
    from cases.services.settling import close_if_done, settle_if_done
    from workflow.steps import take_step

    at = moment(2026, 3, 3)
    report = triaged(noord, by=anna, received=moment(2026, 3, 2), done=at, outcome=outcome)
    send_first(report, anna, at + timedelta(hours=1))

    with pytest.raises(TransitionBlocked):
        take_step(report, "settle", actor=anna, because=report.assessment, at=at)
    assert not settle_if_done(report, at=at, actor=anna)
    assert not close_if_done(report.case, reason="settled", at=at, actor=anna)
    report.refresh_from_db()
    assert report.state == ReportState.ASSESSED


@pytest.mark.rule("002-11")
@pytest.mark.parametrize(
    ("capacity", "expected"),
    [
        pytest.param(Capacity.GP, "Het wijkteam (Joke Prins) neemt contact op", id="professional"),
        pytest.param(Capacity.NEIGHBOURHOOD, "Het wijkteam neemt contact op", id="bystander"),
    ],
)
def test_the_letter_names_who_contacts_the_family(noord, anna, capacity, expected):
    report = triaged(
        noord,
        by=anna,
        received=moment(2026, 3, 2),
        done=moment(2026, 3, 3),
        outcome=Out.CONDITIONS,
        capacity=capacity,
        family_contact_by=FamilyContactBy.LOCAL_TEAM,
        family_contact_name="Joke Prins",
    )

    letter = feedback_letter(first(report), day=date(2026, 3, 3))

    assert letter.facts.family_contact.startswith(expected)


@pytest.mark.rule("002-25")
@pytest.mark.parametrize(
    ("capacity", "stays", "told"),
    [
        pytest.param(Capacity.GP, YES, True, id="professional who stays"),
        pytest.param(Capacity.GP, NO, False, id="professional who steps back"),
        pytest.param(Capacity.RELATIVE, YES, False, id="relative who stays"),
    ],
)
def test_contact_data_go_only_to_a_professional_who_stays(noord, anna, capacity, stays, told):
    team = local_team_of(noord)
    team.phone = "010 222 33 44"
    team.save()
    report = triaged(
        noord,
        by=anna,
        received=moment(2026, 3, 2),
        done=moment(2026, 3, 3),
        outcome=Out.DIRECT_HANDOVER,
        capacity=capacity,
        stays_involved=stays,
        receiver=team,
        receiver_kind=ReceiverKind.LOCAL_TEAM,
    )

    facts = feedback_letter(first(report), day=date(2026, 3, 3)).facts

    assert ("telefoon 010 222 33 44" in facts.receiver) is told
    assert (team.name in " ".join(facts.follow_up)) is (capacity == Capacity.GP)


@pytest.mark.rule("002-13", "004-13")
@pytest.mark.parametrize("outcome", list(Out))
@pytest.mark.parametrize("capacity", [Capacity.NEIGHBOURHOOD, Capacity.GP, Capacity.ADULT_VICTIM])
def test_every_letter_is_accessible_and_names_nobody_of_the_family(
    noord, anna, outcome, capacity, caplog
):
    report = triaged(
        noord,
        by=anna,
        received=moment(2026, 3, 2),
        done=moment(2026, 3, 3),
        outcome=outcome,
        capacity=capacity,
    )
    texts = BLOCKS if feedback_draft(report) else {}
    feedback = services.write_feedback(first(report), actor=anna, message="Dank.", **texts)
    feedback = services.release_feedback(feedback, actor=anna)
    caplog.clear()

    pdf = html_to_pdf(feedback.document.html)

    assert objections_to(pdf) == []
    assert not [r for r in caplog.records if r.name == "weasyprint"]
    words = text_of(pdf)
    assert "Pagina 1 van" in words
    assert report.number in words
    assert "Sanne" not in words
    assert "Fenna" not in words


@pytest.mark.rule("002-19")
def test_a_bystander_never_hears_what_was_known_before(noord, anna):
    report = triaged(
        noord,
        by=anna,
        received=moment(2026, 3, 2),
        done=moment(2026, 3, 3),
        capacity=Capacity.NEIGHBOURHOOD,
    )
    feedback = services.write_feedback(first(report), actor=anna, **BLOCKS)

    with pytest.raises(TransitionBlocked, match="mag niet horen"):
        services.release_feedback(feedback, actor=anna)
    assert feedback_draft(report) == {}


@pytest.mark.rule("A11")
@pytest.mark.parametrize(
    "words", ["Zij verblijft op Veilige Steeg 7.", "Haar postcode is 9971 ab.", "veilige  steeg 7"]
)
def test_a_secret_address_never_stands_in_a_letter(own_help, anna, words):
    sister = born(own_help, "Roos", 1992)
    sister.addresses.create(
        kind="shelter", street="Veilige Steeg", number=7, postcode="9971AB", city="X", secret=True
    )
    feedback = services.write_feedback(first(own_help), actor=anna, **BLOCKS, message=words)

    with pytest.raises(TransitionBlocked, match="geheim adres"):
        services.release_feedback(feedback, actor=anna)


def test_the_moment_of_sending_is_not_ahead_and_not_before_release(own_help, anna):
    with time_machine.travel(moment(2026, 1, 6, 14, 30), tick=False):
        feedback = services.write_feedback(first(own_help), actor=anna, **BLOCKS)
        feedback = services.release_feedback(feedback, actor=anna)
        for at, why in (
            (moment(2026, 1, 6, 14, 31), "in de toekomst"),
            (moment(2026, 1, 6, 14, 29), "vrijgegeven: dat was op 06-01-2026 om 14.30 uur"),
        ):
            with pytest.raises(DomainError, match=why):
                services.send_feedback(feedback, channel=FeedbackChannel.POST, at=at, actor=anna)

    assert first(own_help).state == FeedbackState.RELEASED


@pytest.mark.rule("002-10")
def test_after_three_attempts_one_may_give_up(own_help, anna):
    feedback = first(own_help)
    with pytest.raises(TransitionBlocked, match="drie pogingen"):
        services.give_up(feedback, actor=anna)
    for _ in range(3):
        feedback = services.note_attempt(feedback, channel=FeedbackChannel.PHONE, actor=anna)

    feedback = services.give_up(feedback, actor=anna)

    assert feedback.state == FeedbackState.NOT_POSSIBLE
    term = CaseDeadline.objects.get(report=own_help, term="D2")
    assert term.withdrawal_reason == "Melder niet bereikt na 3 pogingen"


def test_sending_is_for_triagist_and_caseworker_only(own_help, anna, gijs, fatma, bram, chantal):
    for stranger in (fatma, bram, chantal):
        with pytest.raises(PermissionDenied):
            services.write_feedback(first(own_help), actor=stranger, **BLOCKS)

    services.write_feedback(first(own_help), actor=gijs, **BLOCKS)


def test_a_second_click_sends_nothing_twice(own_help, anna):
    feedback = send_first(own_help, anna, moment(2026, 1, 6, 14), **BLOCKS)

    with pytest.raises(TransitionBlocked, match="situatie is intussen veranderd"):
        services.send_feedback(feedback, channel=FeedbackChannel.POST, actor=anna)


@pytest.mark.rule("002-10")
def test_after_a_reopening_what_was_sent_stays_and_a_new_letter_is_owed(noord, anna):
    report = triaged(
        noord, by=anna, received=moment(2026, 3, 2), done=moment(2026, 3, 3), outcome=Out.CONDITIONS
    )
    sent = send_first(report, anna, moment(2026, 3, 3, 10))

    services.open_after_triage(report, at=moment(2026, 3, 10), actor=anna)
    services.open_after_triage(report, at=moment(2026, 3, 10), actor=anna)

    again = first(report)
    assert again.pk != sent.pk
    assert again.state == FeedbackState.OPEN
    assert report.feedback.current().count() == 1
    assert report.feedback.filter(state=FeedbackState.SENT).get().document == sent.document


def test_after_a_reopening_an_unsent_letter_is_set_aside_unreleased(own_help, anna):
    feedback = services.write_feedback(first(own_help), actor=anna, **BLOCKS)
    services.release_feedback(feedback, actor=anna)

    services.open_after_triage(own_help, at=moment(2026, 1, 10), actor=anna)

    feedback = own_help.feedback.get(pk=feedback.pk)
    assert (feedback.state, feedback.document) == (FeedbackState.DRAFT, None)
    assert first(own_help).pk != feedback.pk
    assert first(own_help).state == FeedbackState.OPEN
