"""Acts of a track: assigned, begun, talked, found, concluded, turned and ended."""

from __future__ import annotations

from django.utils import timezone

from cases.enums import ContactChannel, FeedbackChannel
from people.models import Person
from rehearsal.acts.registry import act
from rehearsal.stage import Turn
from tracks.enums import (
    ConversationForm,
    ConversationWith,
    ConversionReason,
    EarlyEnd,
    Hearing,
    InformationFrom,
    MdoQuestion,
    NotSpoken,
    ProposalKind,
)
from tracks.models import Conversation, Track
from tracks.services import assigning, conversations, course, letters, mdos, sources, turns


@act
def assign_track(turn: Turn) -> str:
    """``owner`` and ``second`` take the track of the decision; without a second ``despite``."""
    facts = turn.facts
    owner, despite = turn.colleague("owner"), facts.text("despite", "")
    second = turn.colleague("second") if "second" in facts else None
    facts.refuse_rest()
    track = assigning.assign_track(
        turn.report, owner=owner, second=second, despite=despite, actor=turn.by
    )
    return f"wijst dienst {track.get_kind_display()} toe aan {owner}"


@act
def change_owner(turn: Turn) -> str:
    """Another caseworker goes on."""
    owner, reason = turn.colleague("owner"), turn.facts.text("reason")
    turn.facts.refuse_rest()
    assigning.change_owner(turn.track, owner=owner, reason=reason, actor=turn.by)
    return f"geeft de dienst aan {owner}: {reason}"


@act
def change_second(turn: Turn) -> str:
    """Another second professional."""
    second = turn.colleague("second")
    turn.facts.refuse_rest()
    assigning.change_second(turn.track, second=second, actor=turn.by)
    return f"vraagt {second} als tweede professional"


@act
def join_report(turn: Turn) -> str:
    """This report goes on in the track that runs."""
    turn.facts.refuse_rest()
    assigning.join_report(turn.report, actor=turn.by)
    return "koppelt de melding aan de lopende dienst"


@act
def start_track(turn: Turn) -> str:
    """The first day of work: ``on``, or today."""
    on = turn.facts.day("on") or timezone.localdate()
    turn.facts.refuse_rest()
    course.start_track(turn.track, on=on, actor=turn.by)
    return f"begint de dienst op {on:%d-%m-%Y}"


@act
def plan_conversations(turn: Turn) -> str:
    """Everybody of the family, and ``professionals`` and ``network`` (name: who that is)."""
    facts, track = turn.facts, turn.track
    planned_on = facts.day("on")
    lines = len(conversations.plan_everybody(track, actor=turn.by))
    for name, kind in _OTHERS.items():
        others = facts.block_of(name)
        for other in others.names():
            conversations.plan_conversation(
                track,
                contact_with=kind,
                name=other,
                capacity=others.text(other),
                planned_on=planned_on,
                actor=turn.by,
            )
            lines += 1
    facts.refuse_rest()
    return f"plant {lines} gesprekken"


@act
def begin_conversations(turn: Turn) -> str:
    """The plan stands; without a professional in it ``despite``."""
    despite = turn.facts.text("despite", "")
    turn.facts.refuse_rest()
    course.begin_conversations(turn.track, actor=turn.by, despite=despite)
    return "begint de gesprekken"


@act
def speak(turn: Turn) -> str:
    """Who was spoken and what was said: persons of the script, or names in the plan.

    ``channel`` and ``form`` hold for all of them; ``seen`` names small children who were seen,
    ``wishes`` is what somebody asks for.
    """
    facts = turn.facts
    channel = facts.choice("channel", ContactChannel, ContactChannel.HOME_VISIT)
    form = facts.choice("form", ConversationForm, ConversationForm.ALONE)
    seen, said, wishes = facts.texts("seen"), facts.block_of("said"), facts.block_of("wishes")
    facts.refuse_rest()
    for who in said.names():
        conversations.hold_conversation(
            _line(turn, who),
            held_at=timezone.now(),
            form=ConversationForm.SEEN if who in seen else form,
            channel=channel,
            summary=said.text(who),
            wishes=wishes.text(who, ""),
            actor=turn.by,
        )
    wishes.refuse_rest()
    return f"spreekt {', '.join(said.names())}"


@act
def not_spoken(turn: Turn) -> str:
    """``who`` will not be spoken, and why."""
    facts = turn.facts
    line = _line(turn, facts.text("who"))
    reason, why = facts.choice("reason", NotSpoken), facts.text("why")
    facts.refuse_rest()
    conversations.note_not_spoken(line, reason=reason, why=why, actor=turn.by)
    return f"legt vast waarom een gesprek niet kan: {why}"


@act
def add_source(turn: Turn) -> str:
    """What a source told; with consent, or ``weighing`` why without."""
    facts = turn.facts
    kind = facts.choice("kind", InformationFrom, InformationFrom.PROFESSIONAL)
    name, told, weighing = facts.text("name"), facts.text("facts"), facts.text("weighing", "")
    capacity, opinion = facts.text("capacity", ""), facts.text("opinion", "")
    told_on = facts.day("told_on") or timezone.localdate()
    consent = facts.yes("consent", default=not weighing)
    facts.refuse_rest()
    sources.add_source(
        turn.track,
        kind=kind,
        name=name,
        capacity=capacity,
        told_on=told_on,
        facts=told,
        opinion=opinion,
        consent_asked=consent,
        consent_given=consent,
        weighing=weighing,
        actor=turn.by,
    )
    return f"legt een bron vast: {name}"


@act
def hear_sources(turn: Turn) -> str:
    """Hoor en wederhoor of every source that is not answered yet, or only of those named."""
    facts = turn.facts
    only = facts.texts("only")
    hearing = facts.choice("hearing", Hearing, Hearing.ANSWERED)
    response = facts.text("response", "")
    facts.refuse_rest()
    waiting = list(turn.track.sources.filter(hearing=""))
    if only:
        waiting = [source for source in waiting if source.name in only]
    for source in waiting:
        sources.hear_source(
            source,
            hearing=hearing,
            response=response,
            heard_on=timezone.localdate(),
            actor=turn.by,
        )
    return f"legt wederhoor vast bij {len(waiting)} bronnen"


@act
def gather_findings(turn: Turn) -> str:
    """The sources are in; not everybody spoken needs ``despite``."""
    despite = turn.facts.text("despite", "")
    turn.facts.refuse_rest()
    course.gather_findings(turn.track, actor=turn.by, despite=despite)
    return "legt de bevindingen vast"


@act
def record_mdo(turn: Turn) -> str:
    """``participants`` weighed one ``question`` together."""
    facts = turn.facts
    question = facts.choice("question", MdoQuestion, MdoQuestion.CONCLUSION)
    known = turn.scene.colleagues
    people = [
        facts.look_up("participants", name, known, "De collega")
        for name in facts.texts("participants")
    ]
    considerations, decision = facts.text("considerations"), facts.text("decision")
    others, dissent = facts.text("others", ""), facts.text("dissent", "")
    facts.refuse_rest()
    mdos.record_mdo(
        turn.track,
        held_on=timezone.localdate(),
        question=question,
        participants=people,
        considerations=considerations,
        decision=decision,
        others=others,
        dissent=dissent,
        actor=turn.by,
    )
    return f"legt een MDO vast: {decision}"


@act
def write_track(turn: Turn) -> str:
    """The conclusion, or how safe it is now: the columns of the track of the same name."""
    facts = turn.facts
    names = [n for n in facts.names() if n in course.CONCLUSION_FACTS | course.SAFETY_FACTS]
    given = {name: facts.column(name, Track) for name in names}
    facts.expects(*course.CONCLUSION_FACTS, *course.SAFETY_FACTS)
    facts.refuse_rest()
    course.write_facts(turn.track, actor=turn.by, **given)
    return f"vult in: {', '.join(names)}"


@act
def conclude(turn: Turn) -> str:
    """The conclusion stands."""
    turn.facts.refuse_rest()
    course.conclude(turn.track, actor=turn.by)
    return "trekt de conclusie van het onderzoek"


@act
def draft_conditions(turn: Turn) -> str:
    """From the talks, or from the conclusion, to conditions."""
    turn.facts.refuse_rest()
    course.draft_conditions(turn.track, actor=turn.by)
    return "gaat voorwaarden maken"


@act
def propose_turn(turn: Turn) -> str:
    """V&V to investigation, or an early end: a team lead decides."""
    facts = turn.facts
    kind, note = facts.choice("kind", ProposalKind), facts.text("note")
    given = {
        "conversion_reason": facts.choice("conversion_reason", ConversionReason, ""),
        "early_end": facts.choice("early_end", EarlyEnd, ""),
        "other_region": facts.text("other_region", ""),
    }
    informed = facts.moment("other_region_informed_at")
    facts.refuse_rest()
    turns.propose_turn(
        turn.track,
        kind=kind,
        note=note,
        actor=turn.by,
        other_region_informed_at=informed,
        **given,
    )
    return f"stelt voor: {ProposalKind(kind).label}"


@act
def approve_turn(turn: Turn) -> str:
    """The team lead agrees with what is proposed."""
    turn.facts.refuse_rest()
    turns.approve_turn(turn.track, actor=turn.by)
    return "keurt het voorstel over de dienst goed"


@act
def withdraw_turn(turn: Turn) -> str:
    """Taken back, or refused with a reason."""
    reason = turn.facts.text("reason", "")
    turn.facts.refuse_rest()
    turns.withdraw_turn(turn.track, actor=turn.by, reason=reason)
    return "haalt het voorstel over de dienst van tafel"


@act
def send_destruction_letters(turn: Turn) -> str:
    """The letters on the right to destruction are printed and sent."""
    channel = FeedbackChannel(turn.facts.choice("channel", FeedbackChannel, FeedbackChannel.POST))
    turn.facts.refuse_rest()
    owed = list(turn.track.letters.filter(sent_at=None))
    for letter in owed:
        printed = letters.print_letter(letter, actor=turn.by)
        letters.send_letter(printed, channel=channel, actor=turn.by)
    return f"verzendt {len(owed)} brieven over het recht op vernietiging"


@act
def close_handed_over_track(turn: Turn) -> str:
    """Handed over, and the reporter heard twice."""
    turn.facts.refuse_rest()
    course.complete_track(turn.track, actor=turn.by)
    return "rondt de dienst af na de overdracht"


@act
def close_track(turn: Turn) -> str:
    """Nothing follows."""
    turn.facts.refuse_rest()
    course.close_without_follow_up(turn.track, actor=turn.by)
    return "rondt de dienst af zonder vervolg"


_OTHERS = {
    "professionals": ConversationWith.PROFESSIONAL,
    "network": ConversationWith.NETWORK,
}


def _line(turn: Turn, who: str) -> Conversation:
    """The line of the plan about this person of the script, or this name."""
    person: Person | None = turn.stage.persons.get(who)
    rows = turn.track.conversations.filter(held_at=None)
    found = rows.filter(person=person).first() if person else rows.filter(name=who).first()
    if found is None:
        raise turn.facts.mistake("said", f"‘{who}’ staat niet in het gespreksplan.")
    return found
