"""From a checked message to the facts of a report."""

from datetime import datetime
from typing import Any
from uuid import UUID

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
from organisations.enums import OrganisationKind
from organisations.models import Organisation, Region
from people.partial_date import NOT_KNOWN, Birth, Unborn
from people.particulars import AddressGiven, Particulars

LISTS = ("occasions", "natures", "steps_taken", "weighing")


def facts_of(
    message: dict[str, Any],
    *,
    region: Region,
    sender: Organisation,
    received_at: datetime,
    submission_key: UUID,
) -> ReportFacts:
    """The police send zorgmeldingen; everybody else sends a written form."""
    police = sender.kind == OrganisationKind.POLICE
    urgent = message.get("urgent")
    return ReportFacts(
        receipt=Receipt(
            received_at=received_at,
            channel=Channel.POLICE if police else Channel.FORM,
            about_violence=message.get("about_violence", True),
        ),
        reporter=ReporterFacts(**{"organisation_name": sender.name, **message["reporter"]}),
        persons=tuple(_person(given) for given in message["persons"]),
        relations=tuple(RelationFacts(**given) for given in message.get("relations", [])),
        events=tuple(EventFacts(**given) for given in message.get("events", [])),
        content=_content(message["content"]),
        urgent=UrgentFacts(**urgent) if urgent else None,
        region=region,
        submission_key=submission_key,
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
