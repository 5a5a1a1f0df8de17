"""Where a page keeps what is typed, and what still waits to be recorded."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from common import dutch
from consultations.enums import DraftKind
from consultations.selectors.drafts import own_drafts
from consultations.selectors.usd import numbers_under
from consultations.services.drafts import KEPT_FOR

if TYPE_CHECKING:
    from accounts.models import User
    from consultations.models import ConsultationDraft

ADDRESS = {
    DraftKind.ADVICE: "advice",
    DraftKind.USD: "usd",
    DraftKind.CRISIS_NOTICE: "notice",
}


@dataclass(frozen=True)
class Unfinished:
    """Something one can go on with; see ``consultations/partials/unfinished.html``."""

    label: str
    note: str
    url: str
    discard_url: str = ""


@dataclass(frozen=True)
class Typing:
    """How a page keeps what is typed; see ``consultations/partials/typing.html``.

    ``discard_url`` is empty unless what stands on the page was typed before.
    """

    keep_url: str
    discard_url: str


def typing(kind: DraftKind, key: UUID | None, *, resumed: bool) -> Typing:
    """Of a page that says no key nothing can be kept."""
    if key is None:
        return Typing("", "")
    return Typing(draft_url(kind, "keep", key), draft_url(kind, "discard", key) if resumed else "")


def draft_url(kind: DraftKind, what: str, key: UUID) -> str:
    """``what``: draft to go on with it, keep, or discard."""
    return reverse(f"consultations:{ADDRESS[kind]}_{what}", args=[key])


def unfinished_consultations(reader: "User") -> list[Unfinished]:
    """What a consulent typed on the pages of her consultations, new ones and known ones."""
    drafts = list(own_drafts(reader, DraftKind.USD))
    numbers = numbers_under(reader, [draft.key for draft in drafts])
    return [
        _unfinished(
            draft,
            f"Consultatie {numbers[draft.key]}"
            if draft.key in numbers
            else f"Nieuwe consultatie, begonnen {spoken(draft.began_at)}",
        )
        for draft in drafts
    ]


def unfinished_notices(reader: "User") -> list[Unfinished]:
    return [
        _unfinished(draft, f"Vooraankondiging, begonnen {spoken(draft.began_at)}")
        for draft in own_drafts(reader, DraftKind.CRISIS_NOTICE)
    ]


def spoken(moment: datetime) -> str:
    """14.05 uur, with the day when that was not today."""
    local = timezone.localtime(moment)
    clock = f"{local:%H.%M} uur"
    if local.date() == timezone.localdate():
        return clock
    return f"{dutch.short_day(local)} {clock}"


def _unfinished(draft: "ConsultationDraft", label: str) -> Unfinished:
    kind = DraftKind(draft.kind)
    until = dutch.short_day(timezone.localtime(draft.changed_at + KEPT_FOR[kind]))
    return Unfinished(
        label=label,
        note=f"Getypt tot {spoken(draft.changed_at)}. Het blijft staan tot {until}.",
        url=draft_url(kind, "draft", draft.key),
        discard_url=draft_url(kind, "discard", draft.key),
    )
