"""Two people in one text: nobody overwrites, unseen, what somebody else saved.

A page carries a mark of every answer as it stood when the page was made. On saving, three things
lie side by side: what the page showed (its mark), what was typed, and what stands there by now.
See docs/adr/0014-nothing-is-overwritten.md.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.utils import timezone
from django.utils.crypto import salted_hmac

from common.dutch import short_day
from common.exceptions import DomainError

BOTH_WROTE = (
    "Terwijl u bezig was, is deze pagina ook door een ander bewaard of vanuit een ander venster. "
    "Van u is nu niets opgeslagen; wat u invulde staat er nog. Kijk wat er veranderde, maak er één "
    "geheel van en probeer het opnieuw."
)
LENGTH = 12  # hexadecimal digits: 48 bits, of one page


@dataclass(frozen=True)
class Settled:
    """What came of laying the three side by side; names of answers, and the answers themselves."""

    answers: dict[str, Any]  # what is to stand: mine where I wrote, theirs where only they did
    clashes: tuple[str, ...]  # both wrote, and not the same
    followed: tuple[str, ...]  # only the other wrote


class Overtaken(DomainError):
    """Both wrote: nothing is saved until somebody looked at ``settled`` beside ``standing``."""

    def __init__(self, settled: Settled, standing: Mapping[str, Any]) -> None:
        super().__init__(BOTH_WROTE)
        self.settled, self.standing = settled, standing


@dataclass(frozen=True)
class Saved:
    """Who saved something last, and when."""

    by: str
    at: datetime
    own: bool  # the reader, in another window


@dataclass(frozen=True)
class Standing:
    """Something in which several people may be writing at once."""

    read: Callable[[], Mapping[str, Any]]  # what stands there now, held until all is done
    saver: Callable[[str], Saved | None]  # who saved this answer last


def settle(
    seen: Mapping[str, str], typed: Mapping[str, Any], standing: Mapping[str, Any]
) -> Settled:
    """The rule, answer by answer.

    What is typed and stands nowhere is left alone; what stands and was not asked, I did not touch.
    """
    answers, clashes, followed = dict(typed), [], []
    for name, there in standing.items():
        shown, theirs = seen.get(name, ""), mark(there)
        mine = mark(typed[name]) if name in typed else shown
        if theirs in (shown, mine):
            continue
        if mine != shown:
            clashes.append(name)
            continue
        followed.append(name)
        if name in typed:
            answers[name] = there
    return Settled(answers, tuple(clashes), tuple(followed))


def marks(standing: Mapping[str, Any]) -> str:
    """The marks of everything that stands there, as a page carries them."""
    known = {name: mark(answer) for name, answer in standing.items()}
    return json.dumps({n: m for n, m in known.items() if m}, separators=(",", ":"))


def read_marks(carried: str) -> dict[str, str]:
    """The marks a page brought back; a page that was tampered with saw nothing."""
    try:
        found = json.loads(carried)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def mark(answer: Any) -> str:
    """Tells one answer from another without telling the answer; "" when there is none.

    Keyed, so that nobody finds a yes or a no by trying. Line ends and outer spaces do not count.
    """
    written = _written(answer)
    if not written:
        return ""
    return salted_hmac("common.overtaking", written, algorithm="sha256").hexdigest()[:LENGTH]


def both_wrote(saved: Saved | None) -> str:
    """The sentence beside an answer that the reader changed and somebody else too."""
    if saved is None:
        return "Intussen is hier iets anders bewaard."
    who = "u in een ander venster" if saved.own else saved.by
    return f"Intussen bewaarde {who} hier iets anders ({_when(saved)})."


def they_wrote(saved: Saved | None) -> str:
    """The sentence beside an answer that only somebody else changed."""
    if saved is None:
        return "Dit is intussen veranderd. Kijk het na."
    who = "u dit in een ander venster" if saved.own else f"{saved.by} dit"
    return f"Intussen veranderde {who} ({_when(saved)}). Kijk het na."


def _when(saved: Saved) -> str:
    at = timezone.localtime(saved.at)
    day = "" if at.date() == timezone.localdate() else f"{short_day(at)}, "
    return f"{day}{at:%H.%M} uur"


def _written(answer: Any) -> str:
    if answer is None:
        return ""
    if isinstance(answer, datetime):  # on the page it has minutes, and the clock of the reader
        return answer.astimezone(UTC).replace(second=0, microsecond=0).isoformat()
    if isinstance(answer, (list, tuple)):
        return "\x1f".join(_written(one) for one in answer)
    return "\n".join(str(answer).splitlines()).strip()
