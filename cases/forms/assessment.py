"""What a triagist fills in while finding out and judging. Shape and range only; no rules."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.text import capfirst

from cases.enums import SourceKind, SourceResult, YesNoUnknown
from common.shared_form import SharedForm
from common.widgets import DayPicker
from organisations.enums import Severity

INLINE = {"class": "vt-choices--inline"}
ANSWERS = [(value, str(label).capitalize()) for value, label in YesNoUnknown.choices]
SCORES = [("", "Kies"), *[(str(score), str(score)) for score in range(11)]]
LONG, MIDDLE = 20_000, 5000


def text(label: str, *, rows: int, longest: int, hint: str = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        max_length=longest,
        help_text=hint,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


def answer(label: str) -> forms.ChoiceField:
    """Ja, nee or onbekend; empty as long as nobody answered."""
    return forms.ChoiceField(
        label=label, choices=ANSWERS, required=False, widget=forms.RadioSelect(attrs=INLINE)
    )


@dataclass(frozen=True)
class SourceRow:
    """The four questions about one source."""

    label: str
    result: forms.BoundField
    consulted_on: forms.BoundField
    summary: forms.BoundField
    reason: forms.BoundField


class SourcesForm(SharedForm):
    """The checklist of sources; a source without an outcome is not saved yet (002-04)."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for kind in SourceKind:
            self.fields[f"{kind}_result"] = forms.ChoiceField(
                label="Uitkomst",
                required=False,
                choices=[("", "Nog niet bekend"), *SourceResult.choices],
            )
            self.fields[f"{kind}_consulted_on"] = forms.DateField(
                label="Datum", required=False, widget=DayPicker
            )
            self.fields[f"{kind}_summary"] = text("Samenvatting", rows=2, longest=10_000)
            self.fields[f"{kind}_reason"] = forms.CharField(
                label="Reden als niet geraadpleegd", required=False, max_length=300
            )
        self.fields["household_complete"] = forms.BooleanField(
            label="Alle gezinsleden staan hierboven, ook alle kinderen", required=False
        )

    def rows(self) -> Iterator[SourceRow]:
        for kind in SourceKind:
            parts = ("result", "consulted_on", "summary", "reason")
            yield SourceRow(capfirst(kind.label), *(self[f"{kind}_{p}"] for p in parts))

    def clean(self) -> None:
        """Each filled in source says when, or why not."""
        for kind in SourceKind:
            given = self._given(kind)
            consulted = given["result"] == SourceResult.CONSULTED
            if not given["result"] and any(given.values()):
                self.add_error(f"{kind}_result", "Kies de uitkomst van deze bron.")
            on_field = f"{kind}_consulted_on"
            if consulted and not given["consulted_on"] and on_field not in self.errors:
                self.add_error(on_field, "Vul in wanneer u deze bron hebt geraadpleegd.")
            if given["result"] and not consulted and not given["reason"]:
                self.add_error(f"{kind}_reason", "Schrijf waarom deze bron niet is geraadpleegd.")

    def sources(self) -> dict[str, dict[str, Any]]:
        """What was filled in, per source."""
        given = {str(kind): self._given(kind) for kind in SourceKind}
        return {kind: facts for kind, facts in given.items() if facts["result"]}

    def _given(self, kind: SourceKind) -> dict[str, Any]:
        return {
            "result": self.cleaned_data.get(f"{kind}_result", ""),
            "consulted_on": self.cleaned_data.get(f"{kind}_consulted_on"),
            "summary": self.cleaned_data.get(f"{kind}_summary", ""),
            "reason": self.cleaned_data.get(f"{kind}_reason", ""),
        }


@dataclass(frozen=True)
class ItemRow:
    """One item of the instrument with its answer and its note."""

    answer: forms.BoundField
    note: forms.BoundField


class JudgementForm(SharedForm):
    """Chronology, help and the instrument; may be saved half done."""

    chronology = text(
        "Ordening van gebeurtenissen",
        rows=8,
        longest=LONG,
        hint="Wat gebeurde wanneer, wie was erbij, en wat deed het met ieder gezinslid?",
    )
    current_help = text("Huidige hulp en eerder plan", rows=3, longest=MIDDLE)

    def __init__(self, *args: Any, parts: Sequence[Mapping[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._parts = parts
        for item in self._items():
            self.fields[item["code"]] = answer(item["text"])
            self.fields[f"{item['code']}_note"] = forms.CharField(
                label=f"Toelichting bij ‘{item['text']}’", required=False, max_length=2000
            )

    def parts(self) -> Iterator[tuple[Mapping[str, Any], list[ItemRow]]]:
        for part in self._parts:
            codes = [item["code"] for item in part["items"]]
            yield part, [ItemRow(self[code], self[f"{code}_note"]) for code in codes]

    def answers(self) -> dict[str, dict[str, str]]:
        codes = [item["code"] for item in self._items()]
        return {
            code: {
                "answer": self.cleaned_data[code],
                "note": self.cleaned_data[f"{code}_note"],
            }
            for code in codes
        }

    def _items(self) -> Iterator[dict[str, str]]:
        for part in self._parts:
            yield from part["items"]


@dataclass(frozen=True)
class PersonRow:
    """The conclusion on one person; ``heading`` says who it is."""

    heading: str
    immediate_safety: forms.BoundField
    structural_safety: forms.BoundField
    score: forms.BoundField
    explanation: forms.BoundField


class ConclusionForm(SharedForm):
    """A conclusion on each person, and the weight. ``persons``: (key, heading) of each."""

    severity = forms.ChoiceField(
        label="Zwaarte",
        required=False,
        choices=[(value, str(label).capitalize()) for value, label in Severity.choices],
        widget=forms.RadioSelect(attrs=INLINE),
    )
    severity_reason = text("Waarom deze zwaarte?", rows=4, longest=MIDDLE)

    NAMES = ("immediate_safety", "structural_safety", "score", "explanation")

    def __init__(self, *args: Any, persons: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._persons = persons
        for key, _ in persons:
            self.fields[f"p{key}_immediate_safety"] = answer("Is deze persoon nu veilig?")
            self.fields[f"p{key}_structural_safety"] = answer("Ook op langere termijn veilig?")
            self.fields[f"p{key}_score"] = forms.ChoiceField(
                label="Score",
                required=False,
                choices=SCORES,
                help_text="0 is direct ingrijpen, 10 is veilig genoeg om te sluiten.",
            )
            self.fields[f"p{key}_explanation"] = text("Toelichting", rows=3, longest=MIDDLE)

    def rows(self) -> Iterator[PersonRow]:
        for key, heading in self._persons:
            yield PersonRow(heading, *(self[f"p{key}_{name}"] for name in self.NAMES))

    def clean(self) -> None:
        """A conclusion is whole or not there yet."""
        for key, _ in self._persons:
            given = {name: self.cleaned_data.get(f"p{key}_{name}") for name in self.NAMES}
            if any(given.values()):
                for name in [name for name, value in given.items() if not value]:
                    if f"p{key}_{name}" not in self.errors:
                        self.add_error(f"p{key}_{name}", "Vul ook dit in voor deze persoon.")

    def conclusions(self) -> dict[int, dict[str, Any]]:
        """What was concluded, by the key of the person."""
        given = {
            key: {name: self.cleaned_data[f"p{key}_{name}"] for name in self.NAMES}
            for key, _ in self._persons
        }
        return {
            key: {**facts, "score": int(facts["score"])}
            for key, facts in given.items()
            if facts["score"]
        }
