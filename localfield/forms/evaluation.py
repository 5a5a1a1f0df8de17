"""What is filled in when the help is evaluated. Shape only; the rules are the service's."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone

from common.code_lists import YesNoUnknown
from common.questions import CHOOSE, INLINE, choice, long_text, text
from localfield.enums import EvaluationDecision
from localfield.forms.contacts import YES, day_field, yes_no
from localfield.services.evaluation import HALF, NOBODY, NOT_SAFE
from localfield.services.evaluation_facts import (
    EvaluationFacts,
    GoalSaid,
    MemberSaid,
    ProfessionalSaid,
)
from safetyplans.enums import GoalResult

if TYPE_CHECKING:
    from people.models import Person
    from safetyplans.models import PlanGoal

ASKED = range(1, 4)  # as many professionals as the page has room for
RESULTS = [
    (result.value, result.label.capitalize()) for result in GoalResult if result != "dropped"
]
HELD = [(value, str(words).capitalize()) for value, words in YesNoUnknown.choices]
WHY_RESULT = "Licht toe waarom dit doel niet of maar deels is behaald."


@dataclass(frozen=True)
class GoalRow:
    goal: "PlanGoal"
    result: forms.BoundField
    note: forms.BoundField


@dataclass(frozen=True)
class AskedRow:
    place: int
    who: forms.BoundField
    on: forms.BoundField
    said: forms.BoundField


@dataclass(frozen=True)
class MemberRow:
    said: forms.BoundField
    held: forms.BoundField


class EvaluationForm(forms.Form):
    """In the order of the conversation: goals, safety, others, the family, and the decision."""

    use_required_attribute = False

    on = day_field("Dag van de evaluatie")
    method = text(
        "Welke methode?",
        300,
        required=True,
        hint="Bijvoorbeeld: gesprek aan tafel met het plan, schaalvragen, Mijn Positieve Lijn.",
    )
    participants = long_text("Wie deden mee?", longest=2000, required=True, rows=2)
    risks_weighed = long_text(
        "Wat zegt start tegen nu over de veiligheid?",
        longest=5000,
        required=True,
        hint="Kijk naar elke risicofactor en elke score in de tabel.",
    )
    safe_now = yes_no(
        "Is de directe veiligheid er nog?", hint="Weet u het niet zeker, kies dan nee."
    )
    safe_note = long_text("Waaruit blijkt dat?", longest=5000, required=True)
    nobody_asked = long_text(
        "Waarom is geen andere professional gevraagd?",
        longest=2000,
        rows=2,
        hint="Alleen als u niemand kon vragen.",
    )
    dissent = long_text(
        "Denkt iemand anders over de veiligheid?",
        longest=5000,
        hint="Wie, en wat ziet die anders? Een verschil van mening mag blijven staan.",
    )
    decision = choice("Wat besluit u samen?", EvaluationDecision, required=True)
    decision_note = long_text("Waarom?", longest=5000, required=True)
    next_on = day_field(
        "Volgende evaluatie", required=False, hint="Nodig, behalve als u besluit af te sluiten."
    )

    def __init__(
        self,
        *args: Any,
        goals: "Sequence[PlanGoal]",
        people: "Sequence[Person]",
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.goals, self.people = goals, people
        self.fields["on"].initial = timezone.localdate
        for goal in goals:
            self._ask_of_goal(goal)
        for place in ASKED:
            self.fields[f"asked_{place}_who"] = text("Naam en functie", 160)
            self.fields[f"asked_{place}_on"] = day_field("Gevraagd op", required=False)
            self.fields[f"asked_{place}_said"] = long_text("Wat zei die?", longest=2000, rows=2)
        for person in people:
            self._ask_member(person)

    def _ask_of_goal(self, goal: "PlanGoal") -> None:
        self.fields[f"goal_{goal.pk}_result"] = forms.ChoiceField(
            label=f"Doel {goal.number}: {goal.what}",
            choices=RESULTS,
            widget=forms.RadioSelect({"class": INLINE}),
            error_messages={"required": CHOOSE},
        )
        self.fields[f"goal_{goal.pk}_note"] = text("Toelichting", 1000)

    def _ask_member(self, person: "Person") -> None:
        age = person.age_text(timezone.localdate())
        self.fields[f"member_{person.pk}_said"] = long_text(
            f"Wat vindt {person.name} ({age}) van de hulp?",
            longest=2000,
            required=True,
            rows=2,
            hint="In eigen woorden. Van een jong kind: wat u ziet.",
        )
        self.fields[f"member_{person.pk}_held"] = forms.ChoiceField(
            label=f"Gaf het plan {person.name} houvast als het spannend werd?",
            choices=HELD,
            widget=forms.RadioSelect({"class": INLINE}),
            error_messages={"required": CHOOSE},
        )

    @property
    def goal_rows(self) -> list[GoalRow]:
        return [
            GoalRow(goal, self[f"goal_{goal.pk}_result"], self[f"goal_{goal.pk}_note"])
            for goal in self.goals
        ]

    @property
    def asked_rows(self) -> list[AskedRow]:
        return [
            AskedRow(place, *(self[f"asked_{place}_{part}"] for part in ("who", "on", "said")))
            for place in ASKED
        ]

    @property
    def member_rows(self) -> list[MemberRow]:
        return [
            MemberRow(self[f"member_{person.pk}_said"], self[f"member_{person.pk}_held"])
            for person in self.people
        ]

    def clean(self) -> dict[str, Any]:
        """What is missing stands beside its question."""
        given = super().clean() or {}
        for goal in self.goals:
            result = given.get(f"goal_{goal.pk}_result")
            needs = result in (GoalResult.PARTLY, GoalResult.NOT_ACHIEVED)
            if needs and not given.get(f"goal_{goal.pk}_note", "").strip():
                self.add_error(f"goal_{goal.pk}_note", WHY_RESULT)
        asked = [self._asked(place) for place in ASKED]
        for place, parts in zip(ASKED, asked, strict=True):
            if any(parts) and not all(parts):
                self.add_error(f"asked_{place}_who", HALF)
        if not any(any(parts) for parts in asked) and not given.get("nobody_asked"):
            self.add_error("nobody_asked", NOBODY)
        acts = (EvaluationDecision.ADJUST, EvaluationDecision.SCALE_UP, None)
        if given.get("safe_now") not in (None, YES) and given.get("decision") not in acts:
            self.add_error("decision", NOT_SAFE)
        return given

    def _asked(self, place: int) -> tuple[Any, ...]:
        parts = ("who", "on", "said")
        return tuple(self.cleaned_data.get(f"asked_{place}_{part}") for part in parts)

    def facts(self) -> EvaluationFacts:
        given = self.cleaned_data
        own = {name: given[name] for name in self.base_fields}
        return EvaluationFacts(
            **{**own, "safe_now": given["safe_now"] == YES},
            goals=tuple(
                GoalSaid(goal, given[f"goal_{goal.pk}_result"], given[f"goal_{goal.pk}_note"])
                for goal in self.goals
            ),
            professionals=tuple(
                ProfessionalSaid(*self._asked(place)) for place in ASKED if any(self._asked(place))
            ),
            family=tuple(
                MemberSaid(p, given[f"member_{p.pk}_said"], given[f"member_{p.pk}_held"])
                for p in self.people
            ),
        )
