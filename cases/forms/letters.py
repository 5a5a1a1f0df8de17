"""What one types about a letter: its text, that it was sent, an attempt, a deferral."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone

from cases.enums import DeferralGround, FeedbackChannel
from common.questions import CHOOSE, ClockField, DayField, choice, long_text
from common.shared_form import SharedForm
from documents.prose import HELP

TEXT = 5000


class StepForm(forms.Form):
    """A step without anything to fill in; it carries the refusal, if there is one."""


class ReleaseForm(SharedForm):
    """To agree with the letter as it was on the page, without writing in it."""


class FeedbackForm(SharedForm):
    """The texts of a letter to the reporter; the four blocks only for who may hear them."""

    earlier_reports = long_text("Eerdere meldingen", longest=TEXT)
    earlier_information = long_text(
        "Informatie daaruit",
        longest=TEXT,
        hint="Alleen wat nodig is voor de veiligheid nu en later.",
    )
    assessment_result = long_text("Uitkomst van de taxatie", longest=TEXT)
    advice = long_text("Advies: voortzetten of aanpassen, en hoe", longest=TEXT)
    message = long_text("Persoonlijke tekst", longest=TEXT, hint=HELP)

    def __init__(self, *args: Any, four_blocks: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not four_blocks:
            self.fields = {name: self.fields[name] for name in ("message", "seen")}


class SecondFeedbackForm(SharedForm):
    """The texts of the second letter; only what this reporter may hear of the track (3.8)."""

    handover_parties = long_text(
        "Aan wie draagt Veilig Thuis over?",
        longest=TEXT,
        hint="Organisatie en wat zij doet. Blijft de melder betrokken: ook naam, telefoon en "
        "e-mail. Nodig om de brief vrij te geven.",
    )
    conditions = long_text(
        "Veiligheidsvoorwaarden",
        longest=TEXT,
        hint="Alleen wat de melder voor zijn taak moet weten, zonder namen van het gezin. Nodig om "
        "de brief vrij te geven.",
    )
    monitoring = long_text(
        "Hoe wordt de veiligheid gevolgd?",
        longest=TEXT,
        hint="Wie kijkt wanneer, en wat doet de melder als het niet goed gaat? Nodig om de brief "
        "vrij te geven.",
    )
    message = long_text("Persoonlijke tekst", longest=TEXT, hint=HELP)

    def __init__(self, *args: Any, parties: bool, agreements: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        shown = {"handover_parties": parties, "conditions": agreements, "monitoring": agreements}
        for name in (name for name, may_hear in shown.items() if not may_hear):
            del self.fields[name]


class NoticeForm(SharedForm):
    """The text of a letter to somebody of the family."""

    body = long_text("Tekst van de brief", longest=10_000, required=True, hint=HELP, rows=22)
    withheld = long_text(
        "Wat laat u weg, en waarom?",
        longest=2000,
        hint="Komt niet in de brief. Wel in het dossier.",
        rows=2,
    )


class _MomentForm(forms.Form):
    """A moment that has passed: now, unless somebody fills in when."""

    channel = choice("Hoe", FeedbackChannel, required=True)
    day = DayField(label="Datum", required=True, error_messages={"required": "Vul de datum in."})
    clock = ClockField(label="Tijd", required=True, error_messages={"required": "Vul de tijd in."})

    def __init__(self, data: Any = None) -> None:
        now = timezone.localtime()
        super().__init__(data, initial={"day": now.date(), "clock": now.time()})

    @property
    def moment(self) -> datetime:
        """What was typed, on the clock of the Netherlands."""
        typed = datetime.combine(self.cleaned_data["day"], self.cleaned_data["clock"])
        return timezone.make_aware(typed)


class SendForm(_MomentForm):
    """That a letter went out."""


class AttemptForm(_MomentForm):
    """That the reporter could not be reached."""

    # It stands on one page with SendForm.
    prefix = "attempt"

    note = long_text("Toelichting", longest=500, rows=2)


class DeferForm(forms.Form):
    """To inform somebody later, on a ground of the law."""

    ground = choice("Grond", DeferralGround, required=True)
    reason = long_text("Waarom kan het nu niet?", longest=2000, required=True)
    until = DayField(
        label="Uitstellen tot en met",
        may_be_future=True,
        required=True,
        error_messages={"required": "Vul de datum in."},
    )


class SecondReaderForm(forms.Form):
    """Which colleague reads and releases."""

    reader = forms.TypedChoiceField(
        label="Vraag een collega", coerce=int, error_messages={"required": CHOOSE}
    )

    def __init__(self, *args: Any, readers: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reader"].choices = [("", "Kies…"), *readers]  # type: ignore[attr-defined]
