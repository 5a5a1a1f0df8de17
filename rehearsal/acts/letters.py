"""Acts of telling reporter and family.

``to`` names persons of the family, one or more; without it everybody who is owed a message.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.template.loader import render_to_string

from cases.enums import DeferralGround, FeedbackChannel, FeedbackKind, NoticeState
from cases.guards.feedback import BLOCKS, OF_TRACK
from cases.models import FamilyNotice, Feedback
from cases.selectors.letters import family_draft, feedback_draft
from cases.services import family_notices
from cases.services import feedback as feedbacks
from rehearsal.acts.registry import act
from rehearsal.stage import Turn

PHONE, POST = FeedbackChannel.PHONE, FeedbackChannel.POST


@act
def write_feedback(turn: Turn) -> str:
    """The proposed text, with what the script gives instead."""
    feedback = _feedback(turn)
    texts = _texts(turn, feedback)
    turn.facts.refuse_rest()
    feedbacks.write_feedback(feedback, actor=turn.by, **texts)
    return f"schrijft {feedback.get_kind_display()}"


@act
def release_feedback(turn: Turn) -> str:
    """The words are fixed."""
    feedback = _feedback(turn)
    turn.facts.refuse_rest()
    feedbacks.release_feedback(feedback, actor=turn.by)
    return f"geeft {feedback.get_kind_display()} vrij"


@act
def send_feedback(turn: Turn) -> str:
    """The reporter has heard."""
    feedback = _feedback(turn)
    channel = FeedbackChannel(
        turn.facts.choice("channel", FeedbackChannel, turn.report.reporter.feedback_channel)
    )
    turn.facts.refuse_rest()
    feedbacks.send_feedback(feedback, channel=channel, actor=turn.by)
    return f"verzendt {feedback.get_kind_display()} ({channel.label})"


@act
def confirm_feedback(turn: Turn) -> str:
    """The reporter let us know that it arrived."""
    feedback = _feedback(turn)
    turn.facts.refuse_rest()
    feedbacks.confirm_feedback(feedback, actor=turn.by)
    return "hoort dat de terugkoppeling is aangekomen"


@act
def note_attempt(turn: Turn) -> str:
    """The reporter could not be reached."""
    feedback, note = _feedback(turn), turn.facts.text("note", "")
    channel = FeedbackChannel(turn.facts.choice("channel", FeedbackChannel, PHONE))
    turn.facts.refuse_rest()
    feedbacks.note_attempt(feedback, channel=channel, note=note, actor=turn.by)
    return f"bereikt de melder niet ({channel.label})"


@act
def give_up_feedback(turn: Turn) -> str:
    """After three attempts one may stop trying."""
    feedback = _feedback(turn)
    turn.facts.refuse_rest()
    feedbacks.give_up(feedback, actor=turn.by)
    return "stopt: de melder is niet te bereiken"


@act
def write_notice(turn: Turn) -> str:
    """The proposed letter with what the script ``adds``, or another text altogether (``body``)."""
    body, adds = turn.facts.text("body", ""), turn.facts.text("adds", "")
    withheld = turn.facts.text("withheld", "")
    notices = list(_notices(turn))
    turn.facts.refuse_rest()
    for notice in notices:
        text = body or "\n\n".join(filter(None, [_proposed(notice), adds]))
        family_notices.write_notice(notice, body=text, withheld=withheld, actor=turn.by)
    return f"schrijft {_counted(notices)}"


@act
def ask_second_reader(turn: Turn) -> str:
    """A colleague is asked to read and release."""
    reader = turn.colleague("reader")
    notices = list(_notices(turn))
    turn.facts.refuse_rest()
    for notice in notices:
        family_notices.ask_second_reader(notice, reader=reader, actor=turn.by)
    return f"vraagt {reader} om {_counted(notices)} na te lezen"


@act
def release_notice(turn: Turn) -> str:
    """The words are fixed; where anonymity was promised by somebody else than the author."""
    notices = list(_notices(turn))
    turn.facts.refuse_rest()
    for notice in notices:
        family_notices.release_notice(notice, actor=turn.by)
    return f"geeft {_counted(notices)} vrij"


@act
def take_back_notice(turn: Turn) -> str:
    """Back to draft."""
    notices = list(_notices(turn))
    turn.facts.refuse_rest()
    for notice in notices:
        family_notices.take_back_notice(notice, actor=turn.by)
    return f"trekt {_counted(notices)} terug"


@act
def send_notice(turn: Turn) -> str:
    """These persons know."""
    channel = FeedbackChannel(turn.facts.choice("channel", FeedbackChannel, POST))
    notices = list(_notices(turn))
    turn.facts.refuse_rest()
    for notice in notices:
        family_notices.send_notice(notice, channel=channel, actor=turn.by)
    return f"verzendt {_counted(notices)} ({channel.label})"


@act
def confirm_notice(turn: Turn) -> str:
    """It is known that the letter arrived."""
    notices = [turn.notice(name) for name in turn.facts.texts("to")]
    turn.facts.refuse_rest()
    for notice in notices:
        family_notices.confirm_notice(notice, actor=turn.by)
    return f"hoort dat {_counted(notices)} is aangekomen"


@act
def defer_notice(turn: Turn) -> str:
    """Inform later, on a ground of the law."""
    facts = turn.facts
    ground, reason = facts.choice("ground", DeferralGround), facts.text("reason")
    until = facts.day("until")
    if until is None:
        raise facts.mistake("until", "‘until’ ontbreekt: tot en met welke dag?")
    notices = list(_notices(turn))
    facts.refuse_rest()
    for notice in notices:
        family_notices.defer_notice(
            notice, ground=DeferralGround(ground), reason=reason, until=until, actor=turn.by
        )
    return f"stelt {_counted(notices)} uit tot en met {until:%d-%m-%Y}: {reason}"


@act
def tell_reporter(turn: Turn) -> str:
    """The proposed feedback written, released and sent in one go."""
    feedback = _feedback(turn)
    channel = FeedbackChannel(turn.report.reporter.feedback_channel)
    texts = {"message": "", **_texts(turn, feedback)}
    turn.facts.refuse_rest()
    feedbacks.write_feedback(feedback, actor=turn.by, **texts)
    feedbacks.release_feedback(feedback, actor=turn.by)
    feedbacks.send_feedback(feedback, channel=channel, actor=turn.by)
    return f"koppelt terug aan de melder ({channel.label})"


@act
def tell_family(turn: Turn) -> str:
    """The proposed letters written, released (by ``reader`` if named) and sent in one go."""
    channel = FeedbackChannel(turn.facts.choice("channel", FeedbackChannel, POST))
    reader = turn.colleague("reader") if "reader" in turn.facts else turn.by
    notices = list(_notices(turn))
    turn.facts.refuse_rest()
    for notice in notices:
        family_notices.write_notice(notice, body=_proposed(notice), actor=turn.by)
        if reader != turn.by:
            family_notices.ask_second_reader(notice, reader=reader, actor=turn.by)
        family_notices.release_notice(notice, actor=reader)
        family_notices.send_notice(notice, channel=channel, actor=turn.by)
    return f"licht het gezin in: {_counted(notices)} ({channel.label})"


def _feedback(turn: Turn) -> Feedback:
    return turn.feedback(turn.facts.choice("kind", FeedbackKind, FeedbackKind.FIRST))


def _texts(turn: Turn, feedback: Feedback) -> dict[str, str]:
    """The proposed text of this message, and what the script says instead."""
    first = feedback.kind == FeedbackKind.FIRST
    names = (*(BLOCKS if first else OF_TRACK), "message")
    proposed = feedback_draft(turn.report) if first else {}
    turn.facts.expects(*names)
    return proposed | {name: turn.facts.text(name) for name in names if name in turn.facts}


def _notices(turn: Turn) -> Iterator[FamilyNotice]:
    """Those of the persons named, or all that were not sent yet."""
    if "to" in turn.facts:
        for name in turn.facts.texts("to"):
            yield turn.notice(name)
        return
    turn.facts.expects("to")
    done = [NoticeState.SENT, NoticeState.CONFIRMED]
    yield from turn.report.family_notices.current().exclude(state__in=done).order_by("pk")


def _proposed(notice: FamilyNotice) -> str:
    template, facts = family_draft(notice)
    return render_to_string(template, facts).strip()


def _counted(notices: list[FamilyNotice]) -> str:
    return "een brief aan het gezin" if len(notices) == 1 else f"{len(notices)} gezinsbrieven"
