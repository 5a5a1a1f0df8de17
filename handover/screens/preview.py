"""The whole document on the screen, and what keeps it from going out."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from handover.content import betrayed_by, compose, missing_in
from handover.content.paper import PaperSection, omitted_in, sections_of

if TYPE_CHECKING:
    from handover.models import Handover


@dataclass(frozen=True)
class PreviewPage:
    """``frozen_at``: since then these words cannot change; ``missing`` and ``betrays`` are what
    has to be done before they can."""

    sections: tuple[PaperSection, ...]
    omitted: str
    frozen_at: datetime | None
    by: str
    printed: bool
    missing: list[str]
    betrays: list[str]


def preview_page(handover: "Handover") -> PreviewPage:
    document = getattr(handover, "document", None)
    content = document.content if document else compose(handover)
    return PreviewPage(
        sections=sections_of(content),
        omitted=omitted_in(content),
        frozen_at=document.frozen_at if document else None,
        by=document.frozen_by.name if document else "",
        printed=bool(document and document.document.printed),
        missing=[] if document else missing_in(handover),
        betrays=[] if document else betrayed_by(handover),
    )
