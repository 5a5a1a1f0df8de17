"""A moment from the first talk to its decision (domain 3.7, 6.7, 6.8)."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction

from cases.models import Case
from cases.services.events import note_event
from common.exceptions import DomainError, ReasonRequired, TransitionBlocked
from deadlines.enums import DeadlineState
from monitoring.enums import MomentState, ReportFor
from monitoring.models import EndProposal, MomentReport, MonitoringDeadline, MonitoringMoment
from monitoring.services.judging import close, hold, judge, judge_again
from monitoring.services.moments import add_extra
from monitoring.services.reports import note_told
from monitoring.services.support import note_support
from monitoring.services.talks import note_attempt, write_member
from monitoring.services.writing import write, write_condition
from notifications.models import Notification
from safety.services.factors import note_risk
from tests.factories import monitoring as make
from tests.factories.letters import moment

pytestmark = pytest.mark.django_db
DAY = make.HELD.date()


@pytest.fixture
def condition(followed, gijs):
    return make.condition_of(followed, owner=gijs)


@pytest.fixture
def prepared(followed, condition, gijs) -> MonitoringMoment:
    return make.prepared(followed, by=gijs)


def refused(act, *sentences):
    with make.at(make.HELD), pytest.raises(TransitionBlocked) as refusal:
        act()
    said = " ".join(refusal.value.reasons)
    for sentence in sentences:
        assert sentence in said


@pytest.mark.rule("000-29", "002-30")
def test_prepared_it_lists_the_family_and_who_directs_the_help(prepared):
    talks = prepared.talks.select_related("person")
    assert {talk.person.calling_name for talk in talks if talk.person} == {"Fenna", "Sanne"}
    assert [talk.role for talk in talks if talk.name] == ["Wijkteam Centrum"]


@pytest.mark.rule("000-29", "002-30")
def test_it_is_held_once_everybody_is_spoken_or_it_says_why_not(prepared, gijs):
    refused(lambda: hold(prepared, actor=gijs), "Spreek iedereen", "Fenna", "Spreek ten minste één")

    with make.at(make.HELD):
        make.speak_everybody(prepared, by=gijs, on=DAY)
        row = hold(prepared, actor=gijs)

    assert (row.state, row.held_on) == (MomentState.HELD, DAY)
    assert MonitoringDeadline.objects.get(moment=row).state == DeadlineState.MET
    assert Case.objects.get().last_family_contact_at.date() == DAY


@pytest.mark.rule("000-29")
def test_a_child_is_spoken_in_a_way_that_fits_its_age(prepared, gijs):
    with make.at(make.HELD):
        make.speak_everybody(prepared, by=gijs, on=DAY)
        sanne = prepared.talks.get(person__calling_name="Sanne").person
        write_member(prepared, sanne, actor=gijs, fit="")

    refused(lambda: hold(prepared, actor=gijs), "bij de leeftijd paste", "Sanne")


def test_somebody_is_spoken_or_not_and_never_tomorrow(prepared, gijs):
    sanne = prepared.talks.get(person__calling_name="Sanne").person

    with make.at(make.HELD), pytest.raises(DomainError, match="toekomst"):
        write_member(prepared, sanne, actor=gijs, spoken_on=date(2026, 7, 2))
    with make.at(make.HELD), pytest.raises(DomainError, match="of niet"):
        write_member(prepared, sanne, actor=gijs, spoken_on=DAY, not_why="Ziek.")


@pytest.mark.rule("003-59")
def test_not_reached_twice_the_municipality_that_directs_is_asked_to_help(prepared, gijs):
    with make.at(make.HELD):
        row = note_attempt(prepared, how="phone", note="Neemt niet op.", actor=gijs)
        assert row.state == MomentState.PREPARED
        row = note_attempt(prepared, how="home_visit", note="Deed niet open.", actor=gijs)
        again = note_attempt(prepared, how="home_visit", note="Deed niet open.", actor=gijs)

    assert row.state == again.state == MomentState.NOT_REACHED
    told = Notification.objects.get(key__startswith="moment-not-reached")
    assert told.recipient.name == "Wim Postma"
    assert "Vermeer" not in told.title + told.body
    with make.at(make.HELD):
        make.speak_everybody(row, by=gijs, on=DAY)
        assert hold(row, actor=gijs).state == MomentState.HELD


@pytest.mark.rule("000-02", "002-31", "003-44")
def test_it_is_judged_once_everything_was_asked(followed, condition, gijs):
    row = make.held(followed, by=gijs)

    refused(
        lambda: judge(row, actor=gijs),
        "voorwaarde 1",
        "iets onveiligs is gebeurd",
        "herstel is begonnen",
        "van 0 tot en met 10",
        "of de hulp loopt",
    )

    with make.at(make.HELD):
        make.answer_everything(row, by=gijs, on=DAY)
        judged = judge(row, actor=gijs)

    assert judged.state == MomentState.JUDGED
    assert [one["met"] for one in judged.criteria] == [False, True, True]
    assert judged.start_and_now


@pytest.mark.rule("002-31")
def test_a_condition_that_is_not_kept_says_what_was_seen(followed, condition, gijs):
    row = make.held(followed, by=gijs)
    with make.at(make.HELD):
        make.answer_everything(row, by=gijs, on=DAY)
        write_condition(row, condition, status="not_kept", note="", actor=gijs)

    refused(lambda: judge(row, actor=gijs), "voorwaarde 1")


@pytest.mark.rule("000-02", "D11")
def test_what_happened_is_recorded_before_it_is_judged(followed, condition, gijs):
    row = make.held(followed, by=gijs)
    with make.at(make.HELD):
        make.answer_everything(row, by=gijs, on=DAY, incidents="yes", incidents_note="Een klap.")

    refused(lambda: judge(row, actor=gijs), "Leg de onveilige gebeurtenis vast")

    with make.at(make.HELD):
        note_event(
            followed.case,
            what="Vader sloeg.",
            known_by="said",
            happened_on=date(2026, 6, 20),
            actor=gijs,
        )
        judged = judge(row, actor=gijs)

    assert [event["what"] for event in judged.events] == ["Vader sloeg."]
    assert "20 dec 2026" in judged.criteria[0]["said"]


def test_what_was_asked_is_fixed_until_it_is_judged_again(followed, condition, gijs):
    row = make.judged(followed, by=gijs)

    with make.at(make.HELD), pytest.raises(TransitionBlocked):
        write(row, actor=gijs, incidents="unknown")
    with make.at(make.HELD):
        write(row, actor=gijs, conclusion="Het gaat goed.")
        judge_again(row, actor=gijs)
        assert write(row, actor=gijs, incidents="unknown").incidents == "unknown"


@pytest.mark.rule("002-30", "003-44")
def test_it_is_closed_with_a_conclusion_a_decision_and_what_it_means_for_the_plan(
    followed, condition, gijs
):
    row = make.judged(followed, by=gijs)

    refused(lambda: close(row, actor=gijs), "uw conclusie", "Kies een besluit", "veiligheidsplan")

    with make.at(make.HELD):
        make.decide(row, by=gijs)
        done = close(row, actor=gijs)
        again = close(row, actor=gijs)

    assert done.state == again.state == MomentState.CLOSED
    assert {report.made_for for report in MomentReport.objects.all()} == set(ReportFor)
    told = Notification.objects.filter(key=f"moment-outcome:{row.pk}")
    assert [one.recipient.name for one in told] == ["Wim Postma"]


def test_what_was_closed_stands(followed, condition, gijs):
    row = make.closed(followed, by=gijs)

    with pytest.raises(DatabaseError), transaction.atomic():
        MonitoringMoment.objects.filter(pk=row.pk).update(conclusion="Anders.")


@pytest.mark.rule("001-11", "002-37")
def test_to_go_on_while_it_is_not_safe_asks_why_that_is_enough(followed, condition, gijs):
    row = make.held(followed, by=gijs)
    with make.at(make.HELD):
        make.answer_everything(row, by=gijs, on=DAY)
        write_condition(row, condition, status="not_kept", note="Sanne zag weer ruzie.", actor=gijs)
        judge(row, actor=gijs)
        make.decide(row, by=gijs)
        with pytest.raises(ReasonRequired):
            close(row, actor=gijs)
        closed = close(row, actor=gijs, despite="De hulp komt nu twee keer per week.")

    assert closed.state == MomentState.CLOSED


@pytest.mark.rule("003-44")
def test_support_and_an_extra_moment_are_there_when_they_are_decided(followed, condition, gijs):
    row = make.judged(followed, by=gijs)
    with make.at(make.HELD):
        make.decide(row, by=gijs, decision="support")
    refused(lambda: close(row, actor=gijs), "Leg vast wat u deed")
    with make.at(make.HELD):
        make.decide(row, by=gijs, decision="extra_moment")
    refused(lambda: close(row, actor=gijs), "Zet dat eerst in de lijn")

    with make.at(make.HELD):
        add_extra(followed, on=date(2026, 8, 3), why="Kijken of het zo blijft.", actor=gijs)
        note_support(followed, on=DAY, for_whom="Fenna", what="Meegebeld met school.", actor=gijs)
        assert close(row, actor=gijs).state == MomentState.CLOSED


@pytest.mark.rule("002-10")
def test_to_assess_again_reaches_triage_and_the_team_leads_at_once(
    followed, condition, gijs, anna, bram
):
    row = make.closed(followed, by=gijs, decision="new_assessment")

    told = Notification.objects.filter(key=f"moment-assess-again:{row.pk}")
    assert {anna, bram} <= {one.recipient for one in told}


@pytest.mark.rule("003-44")
def test_a_plan_to_sharpen_is_asked_of_who_directs(followed, condition, gijs):
    row = make.closed(followed, by=gijs, plan_consequence="sharpen", plan_note="Ook bij oma.")

    assert Notification.objects.get(key=f"moment-plan:{row.pk}").recipient.name == "Wim Postma"


@pytest.mark.rule("000-02", "D11")
def test_closing_as_stable_is_refused_with_the_sentence_that_says_what_misses(
    followed, condition, gijs
):
    row = make.held(followed, by=gijs)
    with make.at(make.HELD):
        note_risk(followed.case, kind="debts", description="Schulden.", actor=gijs)
        make.answer_everything(row, by=gijs, on=DAY, recovery_begun="no")
        judge(row, actor=gijs)
        make.decide(row, by=gijs, decision="close_stable")

    refused(
        lambda: close(row, actor=gijs),
        "nog geen zes maanden geleden",
        "op zijn vroegst op 24 sep 2026",
        "Nog open: schulden",
        "Het herstel is nog niet begonnen",
    )
    assert not EndProposal.objects.exists()


@pytest.mark.rule("A4", "A11")
def test_a_conclusion_that_names_an_anonymous_reporter_is_refused(followed, condition, gijs):
    reporter = followed.case.reports.get().reporter
    reporter.disclose, reporter.name = "no", "Marga Winkelaar"
    reporter.withholding_ground, reporter.consent_recorded = "no_consent", False
    reporter.save()
    row = make.judged(followed, by=gijs)
    with make.at(make.HELD):
        make.decide(row, by=gijs, conclusion="Marga Winkelaar ziet dat het beter gaat.")

    refused(lambda: close(row, actor=gijs), "verraadt")


@pytest.mark.rule("A4")
def test_the_outcome_tells_a_partner_no_talk_and_no_score(followed, condition, gijs):
    row = make.closed(followed, by=gijs)

    partner = row.reports.get(made_for=ReportFor.PARTNER).document.html
    family = row.reports.get(made_for=ReportFor.FAMILY).document.html
    whole = row.reports.get(made_for=ReportFor.VEILIG_THUIS).document.html
    assert "speltherapie" in whole
    assert "Samen getekend" in whole
    for words in (partner, family):
        assert "Het gaat beter." in words
        assert "speltherapie" not in words
        assert "rustiger thuis" not in words


def test_that_the_family_heard_it_is_noted_once(followed, condition, gijs):
    row = make.closed(followed, by=gijs)
    report = row.reports.get(made_for=ReportFor.FAMILY)

    with make.at(moment(2026, 7, 1, 10)):
        with pytest.raises(DomainError, match="voordat"):
            note_told(report, on=date(2026, 6, 1), how="Gebeld.", actor=gijs)
        note_told(report, on=date(2026, 6, 30), how="Gebeld.", actor=gijs)
        note_told(report, on=date(2026, 7, 1), how="Nog eens.", actor=gijs)

    report = MomentReport.objects.get(pk=report.pk)
    assert (report.told_on, report.told_how) == (date(2026, 6, 30), "Gebeld.")


@pytest.mark.parametrize("who", ["anna", "bram", "chantal", "daan", "fatma"])
def test_who_does_not_follow_families_writes_nothing(prepared, condition, request, who):
    actor = request.getfixturevalue(who)

    with make.at(make.HELD):
        for act in (
            lambda: write(prepared, actor=actor, conclusion="x"),
            lambda: write_condition(prepared, condition, status="kept", note="", actor=actor),
            lambda: note_attempt(prepared, how="phone", note="x", actor=actor),
            lambda: hold(prepared, actor=actor),
        ):
            with pytest.raises(PermissionDenied):
                act()
