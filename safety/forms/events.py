"""What somebody fills in about an unsafe event. Shape only; the service has the rules."""

from typing import Any

from cases.enums import EventSource
from cases.services.events import BOTH_WHEN, NO_WHEN
from common.questions import DayField, choice, long_text, text
from common.shared_form import SharedForm

NOT_THE_REPORTER = "Schrijf niet op wie de melder is als die anoniem wil blijven."


class EventForm(SharedForm):
    """Facts, no labels: when, what, what it did to whom, and how it is known (000-23)."""

    happened_on = DayField(label="Datum", required=False, help_text="Bijvoorbeeld 05-01-2026.")
    period = text("Of periode", 120, hint="Als de datum niet bekend is. Bijvoorbeeld: zomer 2025.")
    what = long_text(
        "Wat gebeurde er?",
        longest=5000,
        required=True,
        rows=4,
        hint="Beschrijf wat iemand deed of zei, niet wat u ervan vindt.",
    )
    effect = long_text(
        "Wat deed het met wie?",
        longest=5000,
        hint="Bijvoorbeeld: Noor huilde en verstopte zich. Moeder had een blauwe arm.",
    )
    known_by = choice("Hoe is dit bekend?", EventSource, required=True)
    source = text("Van wie weet u dit?", 160, hint=NOT_THE_REPORTER)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if "happened_on" not in self.errors:
            when, period = given.get("happened_on"), given.get("period", "").strip()
            if not when and not period:
                self.add_error("happened_on", NO_WHEN)
            if when and period:
                self.add_error("period", BOTH_WHEN)
        return given


class MendEventForm(EventForm):
    """The same, with the reason; who may not know who told of it is not asked about that."""

    reason = long_text(
        "Waarom past u dit aan?",
        longest=2000,
        required=True,
        hint="Wat er eerst stond, blijft leesbaar.",
    )

    def __init__(self, *args: Any, source_readable: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not source_readable:
            del self.fields["source"]
