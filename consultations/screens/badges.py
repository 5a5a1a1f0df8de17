"""The words and colours with which states stand on every screen."""

from common.shown import Badge
from consultations.enums import AdviceState

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
