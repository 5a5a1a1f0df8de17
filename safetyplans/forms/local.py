"""What is typed in the municipal half. Everything may stay open; the guards ask for it."""

from typing import Any, ClassVar

from django import forms

from common.questions import CHOOSE, DayField, choice, long_text, tick
from common.questions import text as line
from common.signature_field import SignatureField
from safetyplans.enums import GoalResult, LifeDomain, SelfReliance, SignsAs, VersionReason
from safetyplans.forms.writing import PlanForm
from safetyplans.models.local.municipal_part import GOOD_ENOUGH

# So many goals a family can keep in mind; more do not fit in the list one chooses from.
PLACES = 20
DAY = "Bijvoorbeeld 05-01-2026."


def _number(
    label: str,
    numbers: "range | list[tuple[int, str]]",
    *,
    hint: str = "",
    default: Any = None,
) -> Any:
    """One of a row of numbers, from a menu; empty while nobody chose, when there is no default."""
    given = numbers if isinstance(numbers, list) else [(one, str(one)) for one in numbers]
    return forms.TypedChoiceField(
        label=label,
        coerce=int,
        empty_value=default,
        required=False,
        choices=[("", "Kies…"), *given] if default is None else given,
        help_text=hint,
    )


def _coming_day(label: str, hint: str = DAY) -> DayField:
    return DayField(label=label, required=False, may_be_future=True, help_text=hint)


class ElaborationForm(PlanForm):
    uses: ClassVar = {"elaboration": "text"}
    elaboration = long_text(
        "Zo werken we het plan verder uit",
        longest=5000,
        rows=5,
        hint="Wat verandert er elke dag in dit gezin, zodat het veilig blijft?",
    )


class LocalAgreementForm(PlanForm):
    uses: ClassVar = {"what": "agreement"}
    what = long_text("Wat spreken we af?", longest=1000)
    who = line("Wie doet dit?", 300)
    when = line("Wanneer of hoe vaak?", 300)


class SightForm(PlanForm):
    uses: ClassVar = {"sight_how": "text"}
    sight_name = line("Wie houdt zicht op de veiligheid?", 160, hint="Eén persoon, met naam.")
    sight_organisation = line("Van welke organisatie?", 160)
    sight_how = long_text(
        "Hoe en hoe vaak?", longest=2000, hint="Bijvoorbeeld: elke week thuis, met alle kinderen."
    )


class CausesForm(PlanForm):
    uses: ClassVar = {"causes": "text"}
    causes = long_text(
        "Waardoor werd het onveilig, en welke hulp helpt daartegen?", longest=5000, rows=6
    )


class RecoveryForm(PlanForm):
    uses: ClassVar = {"recovery": "text"}
    recovery = long_text(
        "Hoe werken we aan herstel?",
        longest=5000,
        rows=6,
        hint="Wat heeft ieder nodig om verder te kunnen na wat er gebeurde?",
    )


class EndGoalForm(PlanForm):
    uses: ClassVar = {"end_goal": "text"}
    end_goal = long_text("Hier werken we naartoe", longest=2000, rows=4)
    end_goal_by = _coming_day("Wanneer is dat zo?")


class GoalForm(PlanForm):
    uses: ClassVar = {"what": "text", "measured_by": "text"}
    what = long_text("Wat willen we bereiken?", longest=1000)
    measured_by = line("Waaraan zien we dat?", 500)
    who = line("Wie doet dit?", 300)
    until = _coming_day("Uiterlijk op")
    priority = _number("Op welke plaats komt dit doel?", range(1, PLACES + 1), hint="1 gaat voor.")
    area = choice("Bij welk leefgebied hoort het?", LifeDomain, radio=False)


class SignedGoalForm(GoalForm):
    """A goal of an earlier version also tells what came of it."""

    result = choice("Hoe staat het met dit doel?", GoalResult, radio=False)
    result_note = line("Toelichting", 1000, hint="Nodig als het doel niet helemaal is behaald.")


class ReturnForm(PlanForm):
    uses: ClassVar = {"how": "text"}
    how = long_text("Hoe komt deze voorwaarde terug in het plan?", longest=1000)
    sight_by = line("Wie houdt hier zicht op?", 300)
    how_often = line("Hoe vaak?", 300)


class LifeAreaForm(PlanForm):
    score = _number("Hoe goed lukt dit het gezin zelf?", list(SelfReliance.choices))
    note = long_text("Toelichting", longest=2000)
    no_goal = line(
        "Waarom is hier geen doel voor?",
        1000,
        hint="Alleen nodig bij een 1 of een 2 zonder doel.",
    )


class OwnPartForm(PlanForm):
    uses: ClassVar = {"responsibility": "text", "consequence": "text"}
    responsibility = long_text("Wat doet deze persoon zelf?", longest=2000)
    consequence = long_text("Wat gebeurt er als dat niet lukt?", longest=2000)


class NoNetworkForm(PlanForm):
    no_network = line(
        "Doet er niemand mee? Waarom niet?",
        1000,
        hint="Alleen nodig als er hieronder niemand staat.",
    )


class NetworkForm(PlanForm):
    name = line("Wie is het?", 160)
    relation = line(
        "Wie is dat voor het gezin?", 160, hint="Bijvoorbeeld: oma, buurvrouw, trainer."
    )
    part = line("Wat doet deze persoon in het plan?", 500)
    trusted = tick("Is vertrouwenspersoon of JIM van een kind of volwassene")
    phone = line("Telefoon", 40)


class SubPlanForm(PlanForm):
    organisation = line("Van welke organisatie is dit plan?", 160)
    for_whom = line("Voor wie?", 300)
    aligned = tick("Het is afgestemd op dit veiligheidsplan")
    how = long_text("Hoe is het afgestemd?", longest=2000)


class FirstEvaluationForm(PlanForm):
    first_evaluation_on = _coming_day("Op welke dag kijken we voor het eerst terug?")


class FollowForm(FirstEvaluationForm):
    good_enough = _number(
        "Vanaf welk cijfer is het veilig genoeg?",
        range(GOOD_ENOUGH, 11),
        hint="Van 0 tot en met 10. Ten minste een 6, van ieder gezinslid.",
        default=GOOD_ENOUGH,
    )
    report_by = line("Wie rapporteert hoe het gaat?", 300)
    report_to = line("Aan wie?", 300)
    report_when = line("Wanneer of hoe vaak?", 300)


class RecipientForm(PlanForm):
    name = line("Wie krijgt het plan?", 160)
    organisation = line("Van welke organisatie?", 160)
    how = line("Hoe?", 300, hint="Bijvoorbeeld: op papier bij het huisbezoek.")


class SignatoryForm(PlanForm):
    signs_as = forms.ChoiceField(
        label="Tekent als",
        choices=[
            (one.value, str(one.label).capitalize()) for one in (SignsAs.HELPER, SignsAs.NETWORK)
        ],
        widget=forms.RadioSelect,
        error_messages={"required": CHOOSE},
    )
    name = line("Naam", 160)
    role = line("Rol", 160, hint="Bijvoorbeeld: casusregisseur, of oma.")


class SignForm(forms.Form):
    """A signature under the words that were on the page (``seen``)."""

    seen = forms.CharField(widget=forms.HiddenInput)
    signature = SignatureField(label="Handtekening")


class RefuseForm(forms.Form):
    """Why somebody does not sign: nobody is forced."""

    seen = forms.CharField(widget=forms.HiddenInput)
    refusal = long_text("Waarom niet?", longest=1000, required=True, hint="In eigen woorden.")


class AdjustForm(forms.Form):
    """Why the plan is written anew."""

    reason = forms.ChoiceField(
        label="Waarom stelt u het plan bij?",
        choices=[
            (one.value, f"{one.label[:1].upper()}{one.label[1:]}")
            for one in VersionReason
            if one != VersionReason.FIRST
        ],
        widget=forms.RadioSelect,
        error_messages={"required": CHOOSE},
    )
    note = long_text("Toelichting", longest=1000, required=True)


class LocalFamilyCopyForm(forms.Form):
    """For whom of the family a version is printed."""

    reader = forms.TypedChoiceField(
        label="Voor wie",
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": CHOOSE},
    )

    def __init__(self, *args: Any, readers: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reader"].choices = readers  # type: ignore[attr-defined]
