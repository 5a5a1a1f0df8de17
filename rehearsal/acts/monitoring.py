"""Acts of following a family: looking in a moment, moving it, and stopping (2.9, 3.7)."""

from __future__ import annotations

from django.utils import timezone

from administration.services import monitoring_profiles
from cases.enums import ContactChannel, YesNoUnknown
from monitoring.enums import (
    MOMENT_OVER,
    ConditionStatus,
    EndKind,
    HelpState,
    MomentDecision,
    MonitoringStart,
    OtherEnd,
    PlanConsequence,
    TalkWith,
)
from monitoring.models import EndProposal, MonitoringMoment, MonitoringTrajectory
from monitoring.schemes import months_of
from monitoring.services import ending, judging, moments, support, talks, writing
from people.selectors import is_minor
from rehearsal.acts.registry import act
from rehearsal.lines import ScriptError
from rehearsal.stage import Turn
from safety.services.scores import note_score
from safetyplans.selectors.conditions import conditions_in_force


@act
def choose_monitoring(turn: Turn) -> str:
    """How the region follows families from today on."""
    facts = turn.facts
    profile = monitoring_profiles.blank_profile(turn.scene.region)
    profile.since = timezone.localdate()
    profile.months = list(months_of(facts.text("months", profile.scheme)))
    profile.start_from = facts.choice("start_from", MonitoringStart, profile.start_from)
    profile.window = facts.number("window", profile.window)
    facts.refuse_rest()
    monitoring_profiles.add_profile(profile, actor=turn.by)
    return f"kiest het monitorprofiel {profile.scheme}"


@act
def move_moment(turn: Turn) -> str:
    """Another day for the first moment that is not over."""
    facts = turn.facts
    to, reason = facts.day("to"), facts.text("reason")
    together = facts.yes("with_evaluation")
    facts.refuse_rest()
    if to is None:
        raise facts.mistake("to", "noem de nieuwe dag.")
    row = moments.move(_moment(turn), to=to, reason=reason, with_evaluation=together, actor=turn.by)
    return f"verzet het {row.name.lower()}"


@act
def add_moment(turn: Turn) -> str:
    """An extra moment."""
    facts = turn.facts
    on, why = facts.day("on"), facts.text("why")
    facts.refuse_rest()
    if on is None:
        raise facts.mistake("on", "noem de dag.")
    moments.add_extra(_trajectory(turn), on=on, why=why, actor=turn.by)
    return "zet een extra moment in de lijn"


@act
def miss_family(turn: Turn) -> str:
    """The family could not be reached."""
    how, note = turn.facts.choice("how", ContactChannel), turn.facts.text("note")
    turn.facts.refuse_rest()
    talks.note_attempt(_moment(turn), how=how, note=note, actor=turn.by)
    return "bereikt het gezin niet"


@act
def speak_in_moment(turn: Turn) -> str:
    """``said: {moeder: …, zoon: …}``, ``professionals: {Henk Roorda: …}``; ``fit`` is how it was
    done with the children. The first professional stands in the list already."""
    facts, row = turn.facts, _moment(turn)
    said, outside = facts.block_of("said"), facts.block_of("professionals")
    fit, how = facts.text("fit", ""), facts.choice("how", ContactChannel, ContactChannel.HOME_VISIT)
    today = timezone.localdate()
    for name in said.names():
        person = turn.person(name)
        told = {"spoken_on": today, "how": how, "said": said.text(name)}
        if is_minor(person, today):
            told |= {"fit": fit, "apart": YesNoUnknown.YES}
        talks.write_member(row, person, actor=turn.by, **told)
    for name in outside.names():
        talk = row.talks.filter(kind=TalkWith.PROFESSIONAL, spoken_on=None).first()
        talk = talk or talks.add_professional(row, name=name, role="", actor=turn.by)
        told = {"spoken_on": today, "how": ContactChannel.PHONE, "said": outside.text(name)}
        talks.write_talk(talk, actor=turn.by, **told)
    facts.refuse_rest()
    return f"voert de gesprekken van het {row.name.lower()}"


@act
def hold_moment(turn: Turn) -> str:
    turn.facts.refuse_rest()
    row = judging.hold(_moment(turn), actor=turn.by)
    return f"rondt de gesprekken van het {row.name.lower()} af"


@act
def answer_moment(turn: Turn) -> str:
    """What was asked; ``conditions: {"1": kept}`` with ``notes``, ``scores: {moeder: "7"}``."""
    facts, row = turn.facts, _moment(turn)
    scores, kept, notes = (facts.block_of(name) for name in ("scores", "conditions", "notes"))
    writing.write(
        row,
        actor=turn.by,
        incidents=facts.choice("incidents", YesNoUnknown, YesNoUnknown.NO),
        incidents_note=facts.text("incidents_note"),
        recovery_begun=facts.choice("recovery_begun", YesNoUnknown, YesNoUnknown.YES),
        recovery_note=facts.text("recovery_note"),
        help_state=facts.choice("help_state", HelpState, HelpState.RUNS),
        help_note=facts.text("help_note", ""),
        regie_clear=facts.choice("regie_clear", YesNoUnknown, YesNoUnknown.YES),
        dissent=facts.text("dissent", ""),
    )
    for condition in conditions_in_force(turn.case):
        number = str(condition.number)
        status = kept.choice(number, ConditionStatus, ConditionStatus.KEPT)
        note = notes.text(number, "")
        writing.write_condition(row, condition, status=status, note=note, actor=turn.by)
    for name in scores.names():
        note_score(turn.case, person=turn.person(name), score=scores.number(name), actor=turn.by)
    facts.refuse_rest()
    return f"beantwoordt de vragen van het {row.name.lower()}"


@act
def judge_moment(turn: Turn) -> str:
    turn.facts.refuse_rest()
    row = judging.judge(_moment(turn), actor=turn.by)
    return f"beoordeelt het {row.name.lower()}"


@act
def close_moment(turn: Turn) -> str:
    """Conclusion and decision, and the end of the moment."""
    facts, row = turn.facts, _moment(turn)
    despite = facts.text("despite", "")
    writing.write(
        row,
        actor=turn.by,
        conclusion=facts.text("conclusion"),
        decision=facts.choice("decision", MomentDecision),
        decision_note=facts.text("decision_note"),
        plan_consequence=facts.choice("plan_consequence", PlanConsequence, PlanConsequence.KEEP),
        plan_note=facts.text("plan_note", ""),
    )
    facts.refuse_rest()
    row = judging.close(row, actor=turn.by, despite=despite)
    return f"sluit het {row.name.lower()} af: {row.get_decision_display()}"


@act
def support_family(turn: Turn) -> str:
    facts = turn.facts
    for_whom, what = facts.text("for_whom"), facts.text("what")
    facts.refuse_rest()
    support.note_support(
        _trajectory(turn), on=timezone.localdate(), for_whom=for_whom, what=what, actor=turn.by
    )
    return f"ondersteunt {for_whom}"


@act
def propose_stop(turn: Turn) -> str:
    """Somebody proposes to stop following."""
    facts = turn.facts
    kind = facts.choice("kind", EndKind)
    other = facts.choice("other", OtherEnd, "") if "other" in facts else ""
    motive, sight_by = facts.text("motive"), facts.text("sight_by", "")
    facts.refuse_rest()
    ending.propose_end(
        _trajectory(turn),
        kind=kind,
        other=other,
        motive=motive,
        sight_by=sight_by,
        actor=turn.by,
    )
    return "stelt voor om te stoppen met volgen"


@act
def answer_stop(turn: Turn) -> str:
    """A second person agrees, or not."""
    agreed, answer = turn.facts.yes("agreed", default=True), turn.facts.text("answer", "")
    turn.facts.refuse_rest()
    waiting = EndProposal.objects.filter(trajectory__case=turn.case, answered_at=None).first()
    if waiting is None:
        raise ScriptError(turn.facts.place, "er ligt geen voorstel om te stoppen.")
    ending.answer_proposal(waiting, agreed=agreed, answer=answer, actor=turn.by)
    return "is akkoord met stoppen" if agreed else "is niet akkoord met stoppen"


def _trajectory(turn: Turn) -> MonitoringTrajectory:
    found = MonitoringTrajectory.objects.filter(case=turn.case).order_by("-pk").first()
    if found is None:
        raise ScriptError(turn.facts.place, "Veilig Thuis volgt dit gezin niet.")
    return found


def _moment(turn: Turn) -> MonitoringMoment:
    """The first that is not over."""
    rows = MonitoringMoment.objects.filter(trajectory=_trajectory(turn))
    found = rows.exclude(state__in=MOMENT_OVER).order_by("due_on", "pk").first()
    if found is None:
        raise ScriptError(turn.facts.place, "er is geen moment meer te gaan.")
    return found
