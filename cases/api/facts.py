"""From a checked message to the facts of a report."""

from typing import Any

from cases.enums import Channel
from cases.services.report_facts import (
    ContentFacts,
    EventFacts,
    PersonFacts,
    Receipt,
    RelationFacts,
    ReporterFacts,
    ReportFacts,
    UrgentFacts,
)
from connections.submissions import Message
from organisations.enums import OrganisationKind
from people.partial_date import NOT_KNOWN, Birth, Unborn
from people.particulars import AddressGiven, Particulars

LISTS = ("occasions", "natures", "steps_taken", "weighing")


def facts_of(message: Message) -> ReportFacts:
    """The police send zorgmeldingen; everybody else sends a written form."""
    given, sender = message.content, message.system.organisation
    police = sender.kind == OrganisationKind.POLICE
    urgent = given.get("urgent")
    return ReportFacts(
        receipt=Receipt(
            received_at=message.received_at,
            channel=Channel.POLICE if police else Channel.FORM,
            about_violence=given.get("about_violence", True),
        ),
        reporter=ReporterFacts(**{"organisation_name": sender.name, **given["reporter"]}),
        persons=tuple(_person(person) for person in given["persons"]),
        relations=tuple(RelationFacts(**tie) for tie in given.get("relations", [])),
        events=tuple(EventFacts(**event) for event in given.get("events", [])),
        content=_content(given["content"]),
        urgent=UrgentFacts(**urgent) if urgent else None,
        region=message.system.region,
        submission_key=message.uuid,
    )


def _content(given: dict[str, Any]) -> ContentFacts:
    lists = {name: tuple(sorted(given[name])) for name in LISTS if name in given}
    return ContentFacts(**{**given, **lists})


def _person(given: dict[str, Any]) -> PersonFacts:
    known = dict(given)
    key, role = known.pop("key"), known.pop("role")
    in_household = known.pop("in_household", True)
    address = known.pop("address", None)
    birth: Birth = known.pop("birth", NOT_KNOWN)
    unborn, expected_on = known.pop("unborn", False), known.pop("expected_on", None)
    return PersonFacts(
        key=key,
        role=role,
        in_household=in_household,
        particulars=Particulars(**known, birth=Unborn(expected_on) if unborn else birth),
        address=AddressGiven(**address) if address else None,
    )
