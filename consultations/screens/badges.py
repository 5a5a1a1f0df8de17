"""The words and colours with which states stand on every screen."""

from dataclasses import dataclass

from consultations.enums import AdviceState


@dataclass(frozen=True)
class Badge:
    """A word in a coloured box; see ``components/badge.html`` for the tones."""

    label: str
    tone: str


_ADVICE_TONES = {
    AdviceState.NEW: "outline",
    AdviceState.TALKING: "azure",
    AdviceState.ADVISED: "lime",
    AdviceState.SUPPORTING: "green",
    AdviceState.CONVERTED: "purple",
}


def advice_badge(state: str) -> Badge:
    """Where the advice stands; what is over is grey."""
    known = AdviceState(state)
    return Badge(str(known.label).capitalize(), _ADVICE_TONES.get(known, "neutral"))
