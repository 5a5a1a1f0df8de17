"""What each member of the family said of sharing. Input only; the rules are ``sharing.consent``."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone

from common.questions import CHOOSE, INLINE
from sharing.consent import (
    ConsentGiven,
    Custody,
    age_rule,
    everybody_gave,
    missing_without_consent,
    objections_to,
    who_answers,
)
from sharing.enums import ConsentAnswer, ConsentBy
from sharing.selectors.consents import asked_in, custody_of

if TYPE_CHECKING:
    from cases.models import Case
    from people.models import Person

ANSWERS = [
    (answer.value, f"{answer.label[0].upper()}{answer.label[1:]}") for answer in ConsentAnswer
]


@dataclass(frozen=True)
class ConsentRow:
    """The questions about one member; ``by`` is there when more than one can answer."""

    who: str
    rule: str
    answer: forms.BoundField
    by: forms.BoundField | None
    note: forms.BoundField


def asked_of(case: "Case") -> dict[str, Any]:
    """The arguments of a ``ConsentForm``: who is asked in this case today, and who has custody."""
    today = timezone.localdate()
    people = asked_in(case, on=today)
    return {"people": people, "custody": custody_of(people), "on": today}


class ConsentForm(forms.Form):
    """A row per member of the family directly involved; a form that shares builds on it.

    The page shows ``rows`` (templates/sharing/partials/consents.html), the service gets ``given``
    and what else was asked is in ``facts``.
    """

    use_required_attribute = False

    def __init__(
        self,
        *args: Any,
        people: "Iterable[Person]",
        custody: Mapping[int, Custody],
        on: date,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.people, self.custody, self.on = list(people), custody, on
        for person in self.people:
            self._ask(person)

    def _ask(self, person: "Person") -> None:
        self.fields[_name(person, "answer")] = forms.ChoiceField(
            label=f"Toestemming voor {person.name}",
            choices=ANSWERS,
            widget=forms.RadioSelect(attrs={"class": INLINE}),
            error_messages={"required": CHOOSE},
        )
        if len(answerers := self._answerers(person)) > 1:
            self.fields[_name(person, "by")] = forms.ChoiceField(
                label=f"Wie gaf het antwoord voor {person.name}",
                choices=[("", "Kies wie"), *((one.value, one.label) for one in answerers)],
                required=False,
            )
        self.fields[_name(person, "note")] = forms.CharField(
            label="Toelichting", max_length=500, required=False
        )

    def _answerers(self, person: "Person") -> list[ConsentBy]:
        """Who can say yes or no; of a child that is asked with its parents each can refuse."""
        counts = who_answers(person, self.on)
        if ConsentBy.SELF_AND_CUSTODIANS in counts:
            both = (ConsentBy.SELF_AND_CUSTODIANS, ConsentBy.SELF, ConsentBy.CUSTODIANS)
            return [*both, *(one for one in counts if one not in both)]
        return counts

    def rows(self) -> list[ConsentRow]:
        return [
            ConsentRow(
                who=f"{person.name}, {person.age_text(self.on)}",
                rule=age_rule(person, self.custody[person.pk], self.on),
                answer=self[_name(person, "answer")],
                by=self[by] if (by := _name(person, "by")) in self.fields else None,
                note=self[_name(person, "note")],
            )
            for person in self.people
        ]

    def clean(self) -> dict[str, Any]:
        """An answer of who may not give it is refused beside the question (``sharing.consent``)."""
        cleaned = super().clean() or {}
        for consent in self.given():
            field = _name(consent.person, "by")
            beside = field if field in self.fields else _name(consent.person, "answer")
            for sentence in objections_to(consent, self.custody[consent.person.pk], self.on):
                self.add_error(beside, sentence)
        self._ask_why(cleaned)
        return cleaned

    def _ask_why(self, cleaned: dict[str, Any]) -> None:
        """Once everybody has an answer: the ground and the weighing that fit it, where asked."""
        given = self.given()
        if len(given) < len(self.people) or not {"ground", "weighing"} <= cleaned.keys():
            return
        missing = missing_without_consent(
            cleaned["ground"], cleaned["weighing"], consented=everybody_gave(given)
        )
        for name, sentence in missing.items():
            self.add_error(name, sentence)

    def given(self) -> list[ConsentGiven]:
        """What everybody said; of whom the question is open there is nothing yet."""
        return [
            self._consent(person)
            for person in self.people
            if self.cleaned_data.get(_name(person, "answer"))
        ]

    def _consent(self, person: "Person") -> ConsentGiven:
        answer = ConsentAnswer(self.cleaned_data[_name(person, "answer")])
        return ConsentGiven(
            person=person,
            answer=answer,
            given_by="" if answer == ConsentAnswer.NOT_ASKED else self._by(person),
            note=self.cleaned_data.get(_name(person, "note"), ""),
        )

    def _by(self, person: "Person") -> str:
        answerers = self._answerers(person)
        if len(answerers) == 1:
            return answerers[0]
        return str(self.cleaned_data.get(_name(person, "by"), ""))

    @property
    def facts(self) -> dict[str, Any]:
        """What was asked besides the consent."""
        of_consent = {
            _name(person, part) for person in self.people for part in ("answer", "by", "note")
        }
        return {name: value for name, value in self.cleaned_data.items() if name not in of_consent}


def _name(person: "Person", part: str) -> str:
    return f"consent_{person.pk}_{part}"
