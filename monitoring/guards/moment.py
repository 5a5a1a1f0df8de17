"""Preconditions of one moment: who was spoken, what was asked, and what the end of it needs."""

from datetime import date, datetime, time
from typing import TYPE_CHECKING

from django.utils import timezone

from cases.letters.anonymity import leaks_in_each
from cases.selectors.involved import directly_involved
from common.code_lists import YesNoUnknown
from monitoring.enums import (
    TO_COME,
    ConditionStatus,
    MomentDecision,
    MomentKind,
    MonitoringState,
    PlanConsequence,
    TalkWith,
)
from people.selectors import is_minor
from safety.selectors import stability
from safety.selectors.scores import lowest_score, scores_of
from safety.selectors.start_and_now import events_since
from safetyplans.papers.secrets import (
    NAMES_THE_REPORTER,
    QUOTES_THE_REPORTER,
    hidden_in,
)
from safetyplans.selectors.conditions import conditions_in_force
from workflow.guards import guard

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cases.models import Case, Report
    from monitoring.models import MonitoringMoment

GOOD_ENOUGH = 6
NEEDS_A_NOTE = (ConditionStatus.PARTLY, ConditionStatus.NOT_KEPT, ConditionStatus.UNKNOWN)


def case_of(moment: "MonitoringMoment") -> "Case":
    return moment.trajectory.case


def looked_before_on(moment: "MonitoringMoment") -> date:
    """The day of the look before this one; of the first the day of the handover."""
    before = moment.trajectory.moments.exclude(pk=moment.pk).filter(held_on__isnull=False)
    if moment.held_on:
        before = before.filter(held_on__lte=moment.held_on)
    last = before.order_by("-held_on").values_list("held_on", flat=True).first()
    return last or moment.trajectory.day_zero or timezone.localdate()


def _morning(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))


def outcome_texts(moment: "MonitoringMoment") -> list[str]:
    """What partner and family read of it (5.3)."""
    conditions = [text for row in moment.conditions.all() for text in (row.text, row.note)]
    own = (moment.conclusion, moment.decision_note, moment.plan_note)
    return [text for text in (*conditions, *own) if text.strip()]


def _names(names: "Iterable[str]") -> str:
    return f"Nog open: {', '.join(names)}." if (names := list(names)) else ""


def _not_spoken(moment: "MonitoringMoment") -> str:
    done = {talk.person_id for talk in moment.talks.all() if talk.spoken or talk.not_why.strip()}
    people = directly_involved(case_of(moment), on=timezone.localdate())
    return _names(person.name for person in people if person.pk not in done)


def _children_unfit(moment: "MonitoringMoment") -> str:
    today = timezone.localdate()
    talks = moment.talks.filter(kind=TalkWith.MEMBER).select_related("person")
    return _names(
        talk.person.name
        for talk in talks
        if talk.person and talk.spoken and is_minor(talk.person, today) and not talk.fit.strip()
    )


def _conditions_open(moment: "MonitoringMoment") -> str:
    answered = {
        row.condition_id
        for row in moment.conditions.all()
        if row.status and (row.note.strip() or row.status not in NEEDS_A_NOTE)
    }
    in_force = conditions_in_force(case_of(moment))
    return _names(f"voorwaarde {row.number}" for row in in_force if row.pk not in answered)


def _without_score(moment: "MonitoringMoment") -> str:
    since = looked_before_on(moment)
    scored = {score.person.pk for score in scores_of(case_of(moment)) if score.on > since}
    people = directly_involved(case_of(moment), on=timezone.localdate())
    return _names(person.name for person in people if person.pk not in scored)


def _betrayed(moment: "MonitoringMoment") -> bool:
    texts, case = outcome_texts(moment), case_of(moment)
    hidden = hidden_in(case)
    if any(hidden.stands_in(text) for text in texts):
        return True
    barred = (*NAMES_THE_REPORTER, *QUOTES_THE_REPORTER)
    found = (leaks_in_each(texts, report) for report in _anonymous(case))
    return any(leak.startswith(barred) for each in found for leaks in each for leak in leaks)


def _anonymous(case: "Case") -> "list[Report]":
    promised = case.reports.filter(reporter__disclose=YesNoUnknown.NO)
    return list(promised.select_related("reporter__organisation", "content", "case__region"))


def _closes_stable(moment: "MonitoringMoment") -> bool:
    return moment.decision == MomentDecision.CLOSE_STABLE


@guard(
    "Veilig Thuis werkt zelf weer met dit gezin. Het volgen ligt stil tot dat klaar is.",
    "002-31",
)
def family_is_followed(moment: "MonitoringMoment") -> bool:
    return moment.trajectory.state == MonitoringState.ACTIVE


@guard(
    "Spreek iedereen van het gezin, of schrijf waarom dat niet ging.",
    "000-29",
    "002-30",
    detail=_not_spoken,
)
def everybody_is_spoken(moment: "MonitoringMoment") -> bool:
    return not _not_spoken(moment)


@guard(
    "Schrijf bij elk kind dat u sprak hoe het gesprek bij de leeftijd paste.",
    "000-29",
    detail=_children_unfit,
)
def children_are_spoken_as_children(moment: "MonitoringMoment") -> bool:
    return not _children_unfit(moment)


@guard(
    "Spreek ten minste één professional die bij het gezin komt, of schrijf waarom dat niet ging.",
    "002-30",
)
def a_professional_is_spoken(moment: "MonitoringMoment") -> bool:
    outside = moment.talks.filter(kind=TalkWith.PROFESSIONAL)
    return any(talk.spoken for talk in outside) or bool(moment.nobody_outside_why.strip())


@guard(
    "Kijk naar elke veiligheidsvoorwaarde. Is die niet of deels nageleefd, of onbekend, schrijf "
    "dan wat u zag.",
    "002-31",
    detail=_conditions_open,
)
def every_condition_is_looked_at(moment: "MonitoringMoment") -> bool:
    return not _conditions_open(moment)


@guard(
    "Schrijf of er sinds het vorige moment iets onveiligs is gebeurd, en waaruit dat blijkt.",
    "000-02",
)
def incidents_are_asked(moment: "MonitoringMoment") -> bool:
    return bool(moment.incidents) and bool(moment.incidents_note.strip())


@guard("Leg de onveilige gebeurtenis vast: daarmee begint het halfjaar opnieuw.", "000-02", "D11")
def what_happened_is_recorded(moment: "MonitoringMoment") -> bool:
    if moment.incidents != YesNoUnknown.YES:
        return True
    since = looked_before_on(moment)
    days = [event.happened_on for event in events_since(case_of(moment), _morning(since))]
    return bool(days)


@guard("Schrijf of het herstel is begonnen, en waaruit dat blijkt.", "000-02")
def recovery_is_answered(moment: "MonitoringMoment") -> bool:
    return bool(moment.recovery_begun) and bool(moment.recovery_note.strip())


@guard(
    "Vraag van iedereen hoe veilig het is, van 0 tot en met 10.",
    "003-44",
    detail=_without_score,
)
def everybody_has_a_score(moment: "MonitoringMoment") -> bool:
    return not _without_score(moment)


@guard("Schrijf of de hulp loopt en of iedereen weet wie de regie heeft.", "002-30")
def help_and_regie_are_asked(moment: "MonitoringMoment") -> bool:
    return bool(moment.help_state) and bool(moment.regie_clear)


@guard("Schrijf uw conclusie.", "002-30")
def conclusion_is_written(moment: "MonitoringMoment") -> bool:
    return bool(moment.conclusion.strip())


@guard("Kies een besluit en schrijf waarom.", "002-30")
def decision_is_explained(moment: "MonitoringMoment") -> bool:
    return bool(moment.decision) and bool(moment.decision_note.strip())


@guard("Kies wat dit betekent voor het veiligheidsplan, en schrijf wat er verandert.", "003-44")
def plan_consequence_is_chosen(moment: "MonitoringMoment") -> bool:
    keeps = moment.plan_consequence == PlanConsequence.KEEP
    return bool(moment.plan_consequence) and (keeps or bool(moment.plan_note.strip()))


@guard("U besloot ondersteuning te bieden. Leg vast wat u deed of gaat doen.", "003-44")
def support_is_recorded(moment: "MonitoringMoment") -> bool:
    if moment.decision != MomentDecision.SUPPORT:
        return True
    since = looked_before_on(moment)
    return moment.trajectory.support.filter(on__gte=since).exists()


@guard("U besloot tot een extra moment. Zet dat eerst in de lijn.", "001-12")
def extra_moment_is_planned(moment: "MonitoringMoment") -> bool:
    if moment.decision != MomentDecision.EXTRA_MOMENT:
        return True
    extra = moment.trajectory.moments.filter(kind=MomentKind.EXTRA, state__in=TO_COME)
    return extra.exclude(pk=moment.pk).exists()


@guard(
    "In deze tekst staat iets dat de melder of een geheim adres verraadt. Pas conclusie, besluit "
    "of toelichting aan.",
    "A4",
    "A11",
)
def outcome_betrays_nobody(moment: "MonitoringMoment") -> bool:
    return not _betrayed(moment)


@guard(
    f"Sluiten als stabiel veilig kan nog niet. {stability.TOO_SOON}",
    "000-02",
    "D11",
    detail=lambda moment: stability.earliest_in_words(case_of(moment)),
)
def stable_after_six_months(moment: "MonitoringMoment") -> bool:
    return not _closes_stable(moment) or not stability.unsafe_within(case_of(moment))


@guard(
    f"Sluiten als stabiel veilig kan nog niet. {stability.RISK_OPEN}",
    "000-02",
    detail=lambda moment: stability.open_risks_in_words(case_of(moment)),
)
def stable_without_open_risk(moment: "MonitoringMoment") -> bool:
    return not _closes_stable(moment) or not stability.open_risks(case_of(moment))


@guard(f"Sluiten als stabiel veilig kan nog niet. {stability.NO_RECOVERY}", "000-02")
def stable_with_recovery(moment: "MonitoringMoment") -> bool:
    begun = stability.recovery_has_begun(moment.recovery_begun, moment.recovery_note)
    return not _closes_stable(moment) or begun


@guard("De laagste score is lager dan een 6. Schrijf waarom het toch stabiel veilig is.", "003-44")
def score_is_good_enough(moment: "MonitoringMoment") -> bool:
    if not _closes_stable(moment):
        return True
    low = lowest_score(case_of(moment))
    return low is None or low.score >= GOOD_ENOUGH


@guard(
    "Er is iets onveiligs gebeurd, of een voorwaarde wordt niet nageleefd. Schrijf waarom gewoon "
    "doorgaan genoeg is.",
    "001-11",
    "002-37",
)
def unsafety_leads_to_an_act(moment: "MonitoringMoment") -> bool:
    if moment.decision != MomentDecision.CONTINUE:
        return True
    broken = moment.conditions.filter(status=ConditionStatus.NOT_KEPT).exists()
    return not broken and moment.incidents != YesNoUnknown.YES
