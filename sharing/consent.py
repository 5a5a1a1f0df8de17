"""Whose consent counts, by age (A10, Wmo 2015 art. 5.3.2 and 5.3.3). Pure: no clock, no database.

Under twelve the parents or guardian with custody answer; from twelve to fifteen they and the
child; from sixteen on the person. For an adult who cannot judge this, the representative does.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from people.enums import CustodyKind, LegalCapacity
from sharing.enums import ConsentAnswer, ConsentBy, ShareGround

if TYPE_CHECKING:
    from people.models import Person, Relation

OWN_VOICE_FROM = 12
ALONE_FROM = 16

NOT_CONSENTED = "U kiest toestemming als grond, maar niet ieder gezinslid gaf die."
WEIGH = "Niet iedereen gaf toestemming: schrijf waarom delen toch nodig is."

ANSWERS_FOR = {
    ConsentBy.SELF: "geeft zelf toestemming",
    ConsentBy.CUSTODIANS: "de ouders of voogd met gezag geven toestemming",
    ConsentBy.SELF_AND_CUSTODIANS: (
        "toestemming geven zowel het kind zelf als de ouders of voogd met gezag"
    ),
    ConsentBy.REPRESENTATIVE: "de wettelijk vertegenwoordiger geeft toestemming",
}


@dataclass(frozen=True)
class ConsentGiven:
    """What became of asking one person; ``given_by`` stays empty when nobody was asked."""

    person: "Person"
    answer: ConsentAnswer
    given_by: ConsentBy | str = ""
    note: str = ""


@dataclass(frozen=True)
class Custody:
    """Who has, may have and certainly has no custody of one child, by name."""

    holders: list[str] = field(default_factory=list)
    perhaps: list[str] = field(default_factory=list)
    without: list[str] = field(default_factory=list)

    @property
    def nobody(self) -> bool:
        """Every parent in the file is known to have none: their consent does not count."""
        return bool(self.without) and not self.holders and not self.perhaps


def custody_in(relations: "Iterable[Relation]") -> Custody:
    """Of the relations of parents and guardians to one child."""
    named: dict[str, list[str]] = {kind: [] for kind in CustodyKind}
    for relation in relations:
        named[relation.custody].append(relation.from_person.name)
    return Custody(
        holders=named[CustodyKind.YES],
        perhaps=named[CustodyKind.UNKNOWN],
        without=named[CustodyKind.NO],
    )


def who_answers(person: "Person", on: date) -> list[ConsentBy]:
    """Whose consent counts for this person; more than one when age or capacity is not certain.

    Whose age is not known counts as an adult (A10).
    """
    ages = person.age_range(on)
    if ages is None:
        return _of_adult(person)
    answers = []
    if ages.youngest < OWN_VOICE_FROM:
        answers.append(ConsentBy.CUSTODIANS)
    if ages.youngest < ALONE_FROM and ages.oldest >= OWN_VOICE_FROM:
        answers.append(ConsentBy.SELF_AND_CUSTODIANS)
    if ages.oldest >= ALONE_FROM:
        answers += _of_adult(person)
    return answers


def _of_adult(person: "Person") -> list[ConsentBy]:
    if person.legal_capacity == LegalCapacity.INCAPABLE:
        return [ConsentBy.REPRESENTATIVE]
    if person.legal_capacity == LegalCapacity.DOUBTFUL:
        return [ConsentBy.SELF, ConsentBy.REPRESENTATIVE]
    return [ConsentBy.SELF]


def age_rule(person: "Person", custody: Custody, on: date) -> str:
    """The rule for this person in a sentence, with who has custody where that matters."""
    by = who_answers(person, on)
    rule = ", of ".join(ANSWERS_FOR[one] for one in by)
    sentences = [f"{rule[0].upper()}{rule[1:]}."]
    if ConsentBy.CUSTODIANS in by or ConsentBy.SELF_AND_CUSTODIANS in by:
        sentences += _custody_in_words(custody)
    return " ".join(sentences)


def _custody_in_words(custody: Custody) -> list[str]:
    told = []
    if custody.holders:
        told.append(f"Met gezag: {_listed(custody.holders)}.")
    if custody.perhaps:
        told.append(f"Gezag onbekend: {_listed(custody.perhaps)}.")
    if custody.without:
        told.append(f"Zonder gezag, toestemming telt niet: {_listed(custody.without)}.")
    return told or ["Wie gezag heeft, staat niet in het dossier."]


def _listed(names: list[str]) -> str:
    return " en ".join([", ".join(names[:-1]), names[-1]] if names[1:] else names)


def objections_to(consent: ConsentGiven, custody: Custody, on: date) -> list[str]:
    """Why this answer cannot stand; none when it can."""
    name = consent.person.name
    if consent.answer == ConsentAnswer.NOT_ASKED:
        return [f"{name} is niet gevraagd: laat leeg door wie."] if consent.given_by else []
    if not consent.given_by:
        return [f"Kies wie voor {name} het antwoord gaf."]
    if consent.answer == ConsentAnswer.REFUSED:
        return []
    by = who_answers(consent.person, on)
    if consent.given_by not in by:
        return [
            f"Voor {name} telt deze toestemming niet: {' of '.join(ANSWERS_FOR[b] for b in by)}."
        ]
    parents = consent.given_by in (ConsentBy.CUSTODIANS, ConsentBy.SELF_AND_CUSTODIANS)
    if parents and custody.nobody:
        return [
            f"In het dossier staat niemand met gezag over {name}; toestemming van "
            f"{_listed(custody.without)} telt niet. Vraag wie het gezag heeft en zet dat bij het "
            "gezin."
        ]
    return []


def everybody_gave(consents: Iterable[ConsentGiven]) -> bool:
    """Whether there is anybody and all of them gave consent; one refusal or one not asked is no."""
    answers = [consent.answer for consent in consents]
    return bool(answers) and all(answer == ConsentAnswer.GIVEN for answer in answers)


def missing_without_consent(ground: str, weighing: str, *, consented: bool) -> dict[str, str]:
    """What is wrong with ground and weighing when not everybody consented, by field (001-23)."""
    if consented:
        return {}
    missing = {}
    if ground == ShareGround.CONSENT:
        missing["ground"] = NOT_CONSENTED
    if not weighing.strip():
        missing["weighing"] = WEIGH
    return missing
