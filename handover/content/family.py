"""Sections 2, 6, 7 and 8: who the family is, what it knows and wants, and what VT advises."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.text import capfirst

from cases.enums import YesNoUnknown
from cases.selectors.involved import children_of, directly_involved
from handover.content.shape import Block, Section, block, section
from people.enums import CUSTODIAL, CustodyKind, LegalCapacity
from people.models import Address, Person, Relation
from people.selectors import MASKED
from safetyplans.papers.secrets import Hidden

if TYPE_CHECKING:
    from datetime import date

    from handover.models import Handover

HIDING_FLAG = (
    "Let op: het adres van {names} is geheim. Noem het niet in gesprekken of op papier, en bel "
    "Veilig Thuis over hoe u deze persoon bereikt."
)


def household(handover: "Handover", hidden: Hidden) -> Section:
    """2. Everybody directly involved: contact, interpreter, custody, and who hides (A11)."""
    case, today = handover.case, timezone.localdate()
    people = {p.pk: p for p in [*directly_involved(case, on=today), *children_of(case, on=today)]}
    addresses = _addresses(list(people.values()))
    custody = _custody(list(people.values()))
    hiding = [person.name for pk, person in people.items() if any(a.secret for a in addresses[pk])]
    flag = HIDING_FLAG.format(names=" en ".join(hiding)) if hiding else ""
    town = case.municipality.name if case.municipality else ""
    return section(
        "household",
        [
            block(
                facts=[("Gezin", case.household.name), ("Dossier", case.number), ("Gemeente", town)]
            ),
            block("Geheim adres", text=flag),
            *(
                block(person.name, facts=_person(person, addresses[pk], custody[pk], hidden, today))
                for pk, person in people.items()
            ),
        ],
    )


def _person(
    person: Person, addresses: list[Address], custody: list[str], hidden: Hidden, today: "date"
) -> Iterator[tuple[str, str]]:
    born = "" if person.unborn else f"{person.birth} ({person.age_text(today)})"
    yield "Geboren", born or str(person.birth)
    for address in addresses:
        where = MASKED if address.secret else address.line
        yield capfirst(address.get_kind_display()), where
    yield "Telefoon", hidden.phone_shown(person.phone)
    secret = any(address.secret for address in addresses)
    yield "E-mail", "" if secret else person.email
    yield "Tolk", _interpreter(person)
    yield "Gezag", "; ".join(custody)
    yield "School of opvang", "" if secret else person.school
    yield "Huisarts", "" if secret else person.huisarts
    if person.legal_capacity != LegalCapacity.NOT_ASSESSED:
        yield "Wilsbekwaamheid", capfirst(person.get_legal_capacity_display())


def _interpreter(person: Person) -> str:
    if person.needs_interpreter:
        return f"Nodig: {person.language}" if person.language else "Nodig"
    return f"Niet nodig, spreekt {person.language}" if person.language else ""


def _addresses(people: list[Person]) -> dict[int, list[Address]]:
    found: dict[int, list[Address]] = {person.pk: [] for person in people}
    for address in Address.objects.open().filter(person__in=people).order_by("kind", "pk"):
        found[address.person_id].append(address)
    return found


def _custody(people: list[Person]) -> dict[int, list[str]]:
    """Per child who has custody, in words; nothing for an adult."""
    found: dict[int, list[str]] = {person.pk: [] for person in people}
    rows = Relation.objects.filter(to_person__in=people, kind__in=sorted(CUSTODIAL))
    for relation in rows.exclude(custody=CustodyKind.NOT_APPLICABLE).select_related("from_person"):
        said = f"{relation.from_person.name} {relation.get_custody_display()}"
        found[relation.to_person_id].append(said)
    return found


def family_view(handover: "Handover") -> Section:
    """6. What the family knows, how it looks at this, whether it wants help, and what it asks."""
    return section(
        "family",
        [
            block("Wat het gezin weet", text=handover.family_knows.strip()),
            block("Hoe het gezin ertegenaan kijkt", text=handover.family_view.strip()),
            block("Wil het gezin hulp", text=handover.willingness.strip()),
            block("Hulpvragen", text=handover.help_questions.strip(), facts=_asked(handover)),
        ],
    )


def _asked(handover: "Handover") -> list[tuple[str, str]]:
    """What each member asked at the table (000-27)."""
    meeting = getattr(handover, "meeting", None)
    rows = meeting.help_questions.select_related("person") if meeting else []
    return [
        (row.person.name, "Heeft geen hulpvraag." if row.none else row.question.strip())
        for row in rows
    ]


def help_and_network(handover: "Handover") -> Section:
    """7. The help there is, who directs it, and who the family has around it."""
    return section(
        "help",
        [
            block("Hulp die er nu is", text=handover.current_help.strip()),
            _director(handover),
            block("Netwerk van het gezin", text=handover.network.strip()),
        ],
    )


def _director(handover: "Handover") -> Block:
    heading = "Casusregisseur of gids"
    if handover.director_known != YesNoUnknown.YES:
        known = "Die is er nog niet." if handover.director_known == YesNoUnknown.NO else ""
        return block(heading, text=known or "Niet bekend of die er al is.")
    organisation = handover.director.name if handover.director else ""
    named = [part for part in (handover.director_name.strip(), organisation) if part]
    return block(heading, text=", ".join(named))


def advised(handover: "Handover") -> Section:
    """8. How VT would go about it: contact, home visit, plan and which help fits (000-07)."""
    return section(
        "advice",
        [
            block("Contact", text=handover.advice_contact.strip()),
            block("Huisbezoek", text=handover.advice_home_visit.strip()),
            block("Veiligheidsplan", text=handover.advice_plan.strip()),
            block("Welke hulp past", text=handover.advice_help.strip()),
        ],
    )
