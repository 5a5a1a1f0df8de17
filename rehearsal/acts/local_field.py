"""Acts of the local field: contact, waiting, evaluating, reporting back, giving and ending."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from cases.enums import Occasion, YesNoUnknown
from cases.services import partner_workers
from localfield.enums import (
    EstimateInstrument,
    EvaluationDecision,
    JudgedAs,
    LocalContactForm,
    Presence,
    RegiePart,
    ReportBackReason,
    TrajectoryEnd,
)
from localfield.models import BridgingPeriod, LocalTrajectory, ReportBack
from localfield.provider_test import ProviderTest
from localfield.services import (
    bridging,
    contacts,
    ending,
    estimate,
    evaluation,
    judging,
    regie,
    reporting_back,
)
from localfield.services.evaluation_facts import (
    EvaluationFacts,
    GoalSaid,
    MemberSaid,
    ProfessionalSaid,
)
from localfield.services.report_of import NewReport
from rehearsal.acts.registry import act
from rehearsal.facts import Facts
from rehearsal.lines import ScriptError
from rehearsal.stage import Turn
from safetyplans.enums import GoalResult
from sharing.enums import ShareGround


@act
def give_family(turn: Turn) -> str:
    """The family goes to ``worker`` of ``organisation``."""
    organisation, worker = turn.organisation("organisation"), turn.colleague("worker")
    reason = turn.facts.text("reason", "")
    turn.facts.refuse_rest()
    partner_workers.give_family(
        turn.case, organisation=organisation, worker=worker, reason=reason, actor=turn.by
    )
    return f"geeft het gezin aan {worker}"


@act
def note_local_contact(turn: Turn) -> str:
    """``met`` these members (``seen``: small children), by home visit when nothing is said."""
    facts = turn.facts
    form = facts.choice("form", LocalContactForm, LocalContactForm.HOME_VISIT)
    met = {turn.person(name): Presence.SPOKEN for name in facts.texts("met")}
    met |= {turn.person(name): Presence.SEEN for name in facts.texts("seen")}
    summary, unsafe = facts.text("summary"), facts.yes("unsafe")
    facts.refuse_rest()
    contacts.note_contact(
        turn.case,
        on=timezone.localdate(),
        form=form,
        met=met,
        summary=summary,
        unsafe_signals=unsafe,
        actor=turn.by,
    )
    return f"noteert contact met het gezin: {LocalContactForm(form).label}"


@act
def put_on_waiting_list(turn: Turn) -> str:
    """The local field lets the family wait: the columns of a bridging of the same name."""
    facts = turn.facts
    words = ("waits_for", "alternative_help", "escalation_name", "escalation_phone")
    given = {name: facts.text(name, "") for name in words}
    expected_on = facts.day("expected_on")
    facts.refuse_rest()
    bridging.begin_locally(turn.case, actor=turn.by, expected_on=expected_on, **given)
    return f"zet het gezin op een wachtlijst: {given['waits_for']}"


@act
def check_bridging(turn: Turn) -> str:
    """How the wait goes."""
    facts = turn.facts
    news, sight = facts.text("news"), facts.text("sight")
    facts.refuse_rest()
    bridging.check_bridging(
        _bridging(turn),
        on=timezone.localdate(),
        how_is_it=news,
        alternative_runs=True,
        contact_is_right=True,
        sight=sight,
        actor=turn.by,
    )
    return f"controleert de overbrugging: {news}"


@act
def help_started(turn: Turn) -> str:
    """The help the family waited for has begun."""
    turn.facts.refuse_rest()
    bridging.help_started(_bridging(turn), on=timezone.localdate(), actor=turn.by)
    return "noteert dat de hulp is begonnen"


@act
def escalate_bridging(turn: Turn) -> str:
    """It goes wrong while the family waits."""
    why = turn.facts.text("why")
    turn.facts.refuse_rest()
    bridging.escalate(_bridging(turn), why=why, actor=turn.by)
    return f"schaalt op tijdens het wachten: {why}"


@act
def lapse_bridging(turn: Turn) -> str:
    """The family does not wait for this help any more."""
    why = turn.facts.text("why")
    turn.facts.refuse_rest()
    bridging.lapse(_bridging(turn), why=why, actor=turn.by)
    return f"het wachten vervalt: {why}"


@act
def estimate_locally(turn: Turn) -> str:
    """With a named ``instrument``, talked over ``with`` others and weighed."""
    facts = turn.facts
    name, others = facts.text("instrument"), facts.text("with")
    conclusion, safe = facts.text("conclusion"), facts.yes("safe_now")
    facts.refuse_rest()
    today = timezone.localdate()
    estimate.note_estimate(
        _trajectory(turn),
        on=today,
        instrument=EstimateInstrument.OTHER,
        instrument_name=name,
        discussed_on=today,
        discussed_with=others,
        conclusion=conclusion,
        safe_now=safe,
        actor=turn.by,
    )
    return "schat met het team de veiligheid in"


@act
def note_regie(turn: Turn) -> str:
    """One of the four parts of regie (000-13)."""
    part, text = turn.facts.choice("part", RegiePart), turn.facts.text("text")
    turn.facts.refuse_rest()
    regie.note_regie(_trajectory(turn), part=part, text=text, actor=turn.by)
    return f"noteert over {RegiePart(part).label}: {text}"


@act
def evaluate(turn: Turn) -> str:
    """The evaluation of today: ``goals`` by number (``"1": achieved``), what ``professionals`` and
    the ``family`` say, and the decision."""
    facts = turn.facts
    told = EvaluationFacts(
        on=timezone.localdate(),
        method=facts.text("method"),
        participants=facts.text("participants"),
        risks_weighed=facts.text("risks"),
        safe_now=facts.yes("safe_now"),
        safe_note=facts.text("safe_note"),
        decision=facts.choice("decision", EvaluationDecision),
        decision_note=facts.text("why"),
        next_on=facts.day("next_on"),
        goals=_goals(turn, facts.block_of("goals")),
        professionals=_professionals(facts.block_of("professionals")),
        family=_family(turn, facts.block_of("family")),
    )
    facts.refuse_rest()
    evaluation.record_evaluation(_trajectory(turn), told, actor=turn.by)
    return f"evalueert: {EvaluationDecision(told.decision).label}"


@act
def report_back(turn: Turn) -> str:
    """The local field reports back to VT; ``urgent: yes`` when it cannot wait."""
    facts = turn.facts
    reason = facts.choice("reason", ReportBackReason)
    happened, tried, urgent = facts.text("happened"), facts.text("tried", ""), facts.yes("urgent")
    knows = facts.choice("family_knows", YesNoUnknown, YesNoUnknown.YES)
    told = facts.text("family_told", "Wij hebben het met het gezin besproken.")
    facts.refuse_rest()
    reporting_back.report_back(
        turn.case,
        reason=reason,
        happened=happened,
        tried=tried,
        family_knows=knows,
        family_told=told,
        urgent=urgent,
        actor=turn.by,
    )
    return f"meldt terug aan Veilig Thuis: {ReportBackReason(reason).label}"


@act
def judge_report_back(turn: Turn) -> str:
    """``new_report`` (with its ``occasions``; the script calls it ``called``), ``advice`` or
    ``monitor_contact``."""
    facts = turn.facts
    outcome, text = facts.choice("outcome", JudgedAs), facts.text("text", "")
    occasions = facts.choices("occasions", Occasion)
    called, first_action = facts.text("called", ""), facts.text("first_action", "")
    facts.refuse_rest()
    row = ReportBack.objects.filter(case=turn.case).latest("pk")
    new = NewReport(occasions=occasions, first_action=first_action) if occasions else None
    judging.judge(row, outcome=outcome, text=text, new_report=new, actor=turn.by)
    if called:
        turn.stage.reports[called] = turn.case.reports.latest("pk")
    return f"beoordeelt de terugmelding: {JudgedAs(outcome).label}"


@act
def end_safely(turn: Turn) -> str:
    """Stable: the three criteria, and how recovery began."""
    note = turn.facts.text("recovery")
    turn.facts.refuse_rest()
    ending.end_safely(
        _trajectory(turn), recovery_begun=YesNoUnknown.YES, recovery_note=note, actor=turn.by
    )
    return "sluit af: stabiel veilig"


@act
def transfer_family(turn: Turn) -> str:
    """Another organisation helps the family already."""
    facts = turn.facts
    to, helper, started = turn.organisation("to"), facts.text("helper"), facts.day("started")
    ground, weighing = facts.choice("ground", ShareGround), facts.text("weighing", "")
    fit = YesNoUnknown.YES if facts.yes("equipped") else ""
    facts.refuse_rest()
    ending.transfer(
        _trajectory(turn),
        to=to,
        helper_name=helper,
        help_started_on=started,
        ground=ground,
        weighing=weighing,
        tested=ProviderTest(provider_equipped=fit, provider_sees_all=fit),
        actor=turn.by,
    )
    return f"draagt het gezin over aan {to}"


@act
def end_otherwise(turn: Turn) -> str:
    """Moved or deceased."""
    reason, note = turn.facts.choice("reason", TrajectoryEnd), turn.facts.text("note")
    turn.facts.refuse_rest()
    ending.end_otherwise(_trajectory(turn), reason=reason, note=note, actor=turn.by)
    return f"beëindigt: {TrajectoryEnd(reason).label}"


def _trajectory(turn: Turn) -> LocalTrajectory:
    found = LocalTrajectory.objects.filter(case=turn.case).order_by("-pk").first()
    if found is None:
        raise ScriptError(turn.facts.place, "het gezin is nog niet bij het lokale veld.")
    return found


def _bridging(turn: Turn) -> BridgingPeriod:
    found = BridgingPeriod.objects.filter(case=turn.case).order_by("-pk").first()
    if found is None:
        raise ScriptError(turn.facts.place, "er is geen overbrugging.")
    return found


def _goals(turn: Turn, listed: Facts) -> tuple[GoalSaid, ...]:
    """``"1": partly Nog niet elke week``"""
    said = []
    for number in listed.names():
        result, _, note = listed.text(number).partition(" ")
        if result not in GoalResult.values:
            raise listed.mistake(number, f"‘{result}’ is geen resultaat.")
        said.append(GoalSaid(turn.plan.goals.get(number=int(number)), result, note))
    return tuple(said)


def _professionals(listed: Facts) -> tuple[ProfessionalSaid, ...]:
    today: date = timezone.localdate()
    return tuple(ProfessionalSaid(who, today, listed.text(who)) for who in listed.names())


def _family(turn: Turn, listed: Facts) -> tuple[MemberSaid, ...]:
    """What each said of the help; the plan gave hold unless the script says otherwise."""
    return tuple(
        MemberSaid(turn.person(name), listed.text(name), YesNoUnknown.YES)
        for name in listed.names()
    )
