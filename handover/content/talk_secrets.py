"""Before family and receiver read the report of the meeting: does it betray anybody (A4, A11)?"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from handover.content.betrayal import HIDES, filter_of
from handover.content.talk import compose_talk
from safetyplans.papers.secrets import NAMES_THE_REPORTER, QUOTES_THE_REPORTER, Betrayals

if TYPE_CHECKING:
    from handover.models import WarmMeeting

# What the report says, by what it is called on the page. Names of who was there betray nobody.
PARTS = {
    "without_family": "Wie was er",
    "questions": "Hulpvragen",
    "plan_reaction": "Veiligheidsplan",
    "conditions": "Voorwaarden",
    "agreements": "Afspraken",
    "plans": "Wie maakt welk plan",
    "roles": "Wie doet wat",
    "provider": "Casusregie",
    "monitoring": "Hoe wij blijven volgen",
    "consequences": "Als het niet lukt",
    "bridging": "Wachten op hulp",
    "other_views": "Wie ziet het anders",
    "remarks": "Wat verder is besproken",
    "consents": "Toestemming",
}
# Of the record and of the plan, which had this question put to them before.
TOLD_ANYHOW = ("name", "label", "phone", "text")


def betrayed_in_talk(meeting: "WarmMeeting") -> Betrayals:
    """Sentences per item: what can never stand, and what a second person judges."""
    sieve = filter_of(meeting.handover.case)
    content = compose_talk(meeting, None)
    pieces = [(part, text) for key, part in PARTS.items() for text in _words(content[key])]
    texts = [text for _, text in pieces]
    never = [f"{part}: {HIDES}." for part, text in pieces if sieve.hidden.stands_in(text)]
    judged: list[str] = []
    barred = (*NAMES_THE_REPORTER, *QUOTES_THE_REPORTER)
    for (part, _), leaks in zip(pieces, sieve.leaks(texts), strict=True):
        for leak in leaks:
            found = never if leak.startswith(barred) else judged
            found.append(f"{part}: {leak[:1].lower()}{leak[1:]}")
    return Betrayals(tuple(dict.fromkeys(never)), tuple(dict.fromkeys(judged)))


def betrayed_at_table(meeting: "WarmMeeting") -> bool:
    """Whether a page of the agenda would show the family somebody's secret, plan included."""
    sieve = filter_of(meeting.handover.case)
    phone = meeting.escalation_phone
    conditions = [row.text for row in meeting.condition_talks.all()]
    named = [leak for leaks in sieve.leaks(conditions) for leak in leaks]
    return (
        bool(betrayed_in_talk(meeting).never)
        or bool(phone and not sieve.hidden.phone_shown(phone))
        or any(sieve.hidden.stands_in(text) for text in conditions)
        or any(leak.startswith(NAMES_THE_REPORTER) for leak in named)
    )


def _words(said: Any) -> Iterable[str]:
    """Every text that somebody typed; numbers and answers to tick say nothing."""
    if isinstance(said, str) and said:
        yield said
    elif isinstance(said, dict):
        for key, value in said.items():
            if key not in TOLD_ANYHOW:
                yield from _words(value)
    elif isinstance(said, list):
        for value in said:
            yield from _words(value)
