"""What a partner hears of a new report on a family it works with is an act of sharing (A9)."""

from datetime import datetime
from typing import TYPE_CHECKING

from cases.enums import RepeatState
from sharing.enums import ShareGround, ShareKind
from sharing.services.shares import share

if TYPE_CHECKING:
    from accounts.models import User
    from cases.models import RepeatReport

THAT = "Dat er een nieuwe melding is en dat Veilig Thuis wil afstemmen. Niet wie meldde of wat."
WHAT_BECAME = "Uitkomst van de hermelding: {outcome}. Advies aan de ketenpartner, als dat er is."
WEIGHING = (
    "Wie de procesregie heeft, moet weten dat er een nieuwe melding is: daarover wordt afgestemd "
    "(Addendum USD-VT 2020, artikel 2.1.k)."
)


def partner_hears(repeat: "RepeatReport", *, at: datetime, actor: "User") -> None:
    """Only an organisation outside VT is told; nothing of the report or its reporter goes along."""
    to = repeat.director
    if to is None or repeat.followed_in is None:
        return
    done = repeat.state == RepeatState.PROCESSED
    share(
        repeat.followed_in,
        kind=ShareKind.REPEAT_REPORT,
        to=to,
        what=WHAT_BECAME.format(outcome=repeat.get_outcome_display()) if done else THAT,
        ground=ShareGround.DIRECTOR_INVOLVED,
        weighing=WEIGHING,
        at=at,
        actor=actor,
    )
