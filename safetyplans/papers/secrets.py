"""What may not stand on paper: who reported, and where somebody hides (A4, A11)."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Q

from cases.letters.anonymity import leaks_in_each
from people.models import Address
from safetyplans.papers.shown import day_or_period

if TYPE_CHECKING:
    from cases.models import Case, Report
    from safetyplans.models import PlanVersion

# What names the reporter stands on no paper; the reporter's own words not on one for the family.
NAMES_THE_REPORTER = ("Een naam", "Een telefoonnummer", "Een e-mailadres", "Een adres")
QUOTES_THE_REPORTER = ("Een letterlijk citaat",)
# What stands on a paper, by part of the plan.
Texts = Mapping[str, tuple[str, ...]]
# The last digits of a number are the same however its beginning is written.
TELLING_DIGITS = 8


@dataclass(frozen=True)
class Hidden:
    """By what somebody with a secret address can be found."""

    places: tuple[str, ...] = ()
    phones: frozenset[str] = frozenset()

    def phone_shown(self, phone: str) -> str:
        """The number, or nothing when it is of somebody who hides."""
        return "" if _digits(phone) in self.phones else phone

    def stands_in(self, text: str) -> bool:
        spaced = (r"[\s.\-/()]*".join(phone) for phone in self.phones)
        clues = [*(rf"\b{place}\b" for place in self.places), *spaced]
        return any(re.search(clue, text, re.IGNORECASE) for clue in clues)


@dataclass(frozen=True)
class Betrayals:
    """What keeps a text from the paper: ``never`` is changed in a new version of the plan;
    ``judged`` may stand once a second person has read it, for no list knows everything (A4)."""

    never: tuple[str, ...]
    judged: tuple[str, ...]


def hidden_in(case: "Case") -> Hidden:
    """Of everybody who is or was in the household or was named in a report."""
    concerned = Q(person__memberships__household=case.household_id) | Q(
        person__involvements__report__case=case
    )
    secret = Address.objects.filter(concerned, secret=True).select_related("person")
    places: set[str] = set()
    phones: set[str] = set()
    for address in secret.distinct():
        places |= set(_places(address))
        if address.until is None:
            phones |= {_digits(address.person.phone)}
    return Hidden(tuple(sorted(places)), frozenset(phone for phone in phones if phone))


def betrayals(
    case: "Case", content: dict[str, Any], texts: Texts, hidden: Hidden, *, for_family: bool
) -> Betrayals:
    """Sentences per part of the plan; ``texts`` of its ``content`` would stand on the paper."""
    never = [
        f"{part}: hier staat een geheim adres, of een telefoonnummer daarvan."
        for part, said in texts.items()
        if any(hidden.stands_in(text) for text in said)
    ]
    barred = NAMES_THE_REPORTER + (QUOTES_THE_REPORTER if for_family else ())
    judged: list[str] = []
    innocent = tuple(person["name"] for person in content["safety_persons"])
    pieces = [(part, text) for part, said in texts.items() for text in said]
    for report in _anonymous(case):
        found = leaks_in_each([text for _, text in pieces], report, also_innocent=innocent)
        for (part, _), leaks in zip(pieces, found, strict=True):
            never += [_in(part, leak) for leak in leaks if leak.startswith(barred)]
            judged += [_in(part, leak) for leak in leaks if not leak.startswith(barred)]
    return Betrayals(_once(never), _once(judged) if for_family else ())


def _in(part: str, leak: str) -> str:
    return f"{part}: {leak[:1].lower()}{leak[1:]}"


def shown_content(version: "PlanVersion", hidden: Hidden) -> dict[str, Any]:
    """The words of the version without the telephone number of anybody who hides."""
    shown = dict(version.content)
    for part in ("fallback", "safety_persons"):
        shown[part] = [{**row, "phone": hidden.phone_shown(row["phone"])} for row in shown[part]]
    return shown


def texts_of(content: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    """The words of a plan by part, all of them: whoever reads the paper reads them.

    A child's safety person is known to the family, telephone and all, and betrays nobody.
    """
    safety_persons = [
        (row["child"]["name"], row["name"], row["relation"]) for row in content["safety_persons"]
    ]
    parts = {
        "Waar wij naartoe werken": content["goal"],
        "Wat er onveilig was": [content["timeline"], *content["events"]],
        "Veiligheidsvoorwaarden": content["conditions"],
        "Veiligheidsafspraken": content["agreements"],
        "Als het niet lukt": content["fallback"],
        "Veiligheidspersoon": safety_persons,
        "Wat al eerder is afgesproken": content["earlier_agreements"],
        "Hulp": content["help"],
        "Wat goed gaat en helpt": [row["description"] for row in content["protective"]],
        "Wat er gebeurt als het niet veilig wordt": content["consequences"],
    }
    return {part: tuple(_words(said)) for part, said in parts.items()}


def _words(said: object) -> Iterable[str]:
    """Every text in it; numbers and keys say nothing."""
    if isinstance(said, str):
        yield said
    elif isinstance(said, dict):
        for name, value in said.items():
            yield from _words(day_or_period(value) if name == "when" else value)
    elif isinstance(said, (list, tuple)):
        for value in said:
            yield from _words(value)


def anonymity_promised(case: "Case") -> bool:
    """Whether somebody reported this family who is not to be recognised (A4)."""
    return bool(_anonymous(case))


def _anonymous(case: "Case") -> "list[Report]":
    told = case.reports.filter(reporter__isnull=False)
    reports = told.select_related("reporter__organisation", "content", "case__region")
    return [report for report in reports if report.reporter.anonymous]


def _places(address: Address) -> Iterable[str]:
    """The street, and the postcode with or without its space."""
    if address.street.strip():
        yield re.escape(address.street.strip())
    if address.postcode:
        yield rf"{address.postcode[:4]}\s?{address.postcode[4:]}"


def _digits(phone: str) -> str:
    digits = re.sub(r"\D", "", phone)
    return digits[-TELLING_DIGITS:] if len(digits) >= TELLING_DIGITS else ""


def _once(sentences: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(sentences))
