"""The copy for a casusregisseur or gids who is involved and takes no regie (003-38, 003-56)."""

from datetime import datetime
from typing import TYPE_CHECKING

from handover.consents import consents_of
from handover.models import Handover, HandoverCopy
from sharing.enums import ShareGround, ShareKind
from sharing.services.shares import share

if TYPE_CHECKING:
    from accounts.models import User

WHAT = "Afschrift van overdracht {number}."
WHY = "De casusregisseur is al betrokken en moet weten dat het gezin wordt overgedragen."


def send_copy(handover: Handover, *, actor: "User", at: datetime) -> HandoverCopy | None:
    """To the organisation of the director who is known, once; not to the receiver itself."""
    director = handover.director
    if director is None or director == handover.receiver:
        return None
    kept = share(
        handover.case,
        kind=ShareKind.COPY_TO_DIRECTOR,
        to=director,
        what=WHAT.format(number=handover.number),
        ground=ShareGround.DIRECTOR_INVOLVED,
        actor=actor,
        at=at,
        number=handover.number,
        weighing=handover.share_weighing or WHY,
        consents=consents_of(handover),
    )
    made, _ = HandoverCopy.objects.get_or_create(
        handover=handover, organisation=director, defaults={"share": kept}
    )
    return made
