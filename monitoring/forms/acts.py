"""What is filled in at one act around a moment or a trajectory. Shape only."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils import timezone

from cases.enums import ContactChannel
from common.questions import CHOOSE, DayField, choice, long_text, text, tick
from monitoring.enums import EndKind, OtherEnd

WITH_EVALUATION = "Samen met de evaluatie van het lokale veld"
DAY = "Bijvoorbeeld 05-01-2026. Een vrije dag wordt de eerste werkdag erna."


class StepForm(forms.Form):
    """A step; ``cautioned``: something can be passed with a reason."""

    despite = long_text("Waarom toch?", longest=2000)

    def __init__(self, *args: Any, cautioned: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not cautioned:
            del self.fields["despite"]


class MoveForm(forms.Form):
    to = DayField(label="Nieuwe dag", may_be_future=True, help_text=DAY)
    reason = text("Waarom?", 1000, required=True)
    with_evaluation = tick(WITH_EVALUATION)


class ExtraForm(forms.Form):
    on = DayField(label="Op welke dag?", may_be_future=True, help_text=DAY)
    why = text("Waarom een extra moment?", 1000, required=True)
    with_evaluation = tick(WITH_EVALUATION)


class GiveForm(forms.Form):
    to = forms.TypedChoiceField(
        label="Wie doet dit moment?", coerce=int, error_messages={"required": CHOOSE}
    )

    def __init__(self, *args: Any, colleagues: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = [("", "Kies…"), *colleagues]  # type: ignore[attr-defined]


class ProfessionalForm(forms.Form):
    name = text("Naam", 160, required=True)
    role = text("Functie of organisatie", 160)


class AttemptForm(forms.Form):
    how = choice("Hoe probeerde u het?", ContactChannel, required=True, radio=False)
    note = text("Wat gebeurde er?", 1000, required=True)


class SupportForm(forms.Form):
    on = DayField(label="Op welke dag?", initial=timezone.localdate)
    for_whom = text("Voor wie?", 300, required=True)
    what = long_text("Wat deed u?", longest=5000, required=True)


class ToldForm(forms.Form):
    on = DayField(label="Wanneer hoorde het gezin dit?", initial=timezone.localdate)
    how = text("Hoe?", 500, required=True, hint="Bijvoorbeeld: gebeld, en de brief gestuurd.")


class EndForm(forms.Form):
    """``approvers``: key and name of who could be asked to agree."""

    kind = choice("Waarom stopt het volgen?", EndKind, required=True)
    other = choice("Bij een andere reden: welke?", OtherEnd)
    motive = long_text("Licht toe", longest=5000, required=True)
    score_reason = long_text(
        "Is een score lager dan een 6? Waarom is het toch stabiel veilig?", longest=2000, rows=2
    )
    sight_by = text(
        "Wie houdt daarna zicht op de veiligheid?",
        300,
        hint="Naam en organisatie. Niet nodig als het stabiel veilig is.",
    )
    approver = forms.TypedChoiceField(
        label="Wie vraagt u om akkoord?",
        coerce=int,
        required=False,
        empty_value=None,
        help_text="Die collega ziet het dossier zolang het voorstel ligt.",
    )

    def __init__(self, *args: Any, approvers: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        leads = ("", "De teamleiders")
        self.fields["approver"].choices = [leads, *approvers]  # type: ignore[attr-defined]


class AnswerForm(forms.Form):
    agreed = forms.TypedChoiceField(
        label="Bent u akkoord?",
        choices=[("ja", "Ja, het volgen stopt"), ("nee", "Nee, het volgen gaat door")],
        coerce=lambda given: given == "ja",
        widget=forms.RadioSelect,
        error_messages={"required": CHOOSE},
    )
    answer = long_text("Toelichting", longest=2000, hint="Verplicht als u niet akkoord bent.")


class MomentFilter(forms.Form):
    """What cannot be read filters nothing."""

    welke = forms.ChoiceField(
        label="Welke",
        required=False,
        choices=[
            ("", "Alles wat nog komt"),
            ("nu", "Nu te doen"),
            ("laat", "Over de termijn"),
            ("voorstel", "Voorstel om te stoppen"),
        ],
    )
    mijn = forms.BooleanField(label="Alleen mijn momenten", required=False)

    @property
    def chosen(self) -> dict[str, Any]:
        self.is_valid()
        return self.cleaned_data
