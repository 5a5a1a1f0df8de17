"""Facts of a report that lacks nothing, for tests that take one thing away."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone

from cases.enums import (
    Capacity,
    Channel,
    InvolvementRole,
    Nature,
    Occasion,
    YesNoUnknown,
)
from cases.services.report_facts import (
    ContentFacts,
    PersonFacts,
    Receipt,
    ReporterFacts,
    ReportFacts,
    UrgentFacts,
)
from people.partial_date import PartialDate
from people.particulars import Particulars

NL = ZoneInfo("Europe/Amsterdam")


def reporter_facts(**wanted: Any) -> ReporterFacts:
    given = {
        "name": "Wilma Terlouw",
        "capacity": Capacity.SCHOOL,
        "organisation_name": "Basisschool De Wilg",
        "phone": "0600000000",
        "email": "wilma@dewilg.example",
        "disclose": YesNoUnknown.YES,
    }
    return ReporterFacts(**{**given, **wanted})


def a_child(**wanted: Any) -> PersonFacts:
    reference = wanted.pop("reference", None)
    given = {
        "calling_name": "Emma",
        "particle": "de",
        "surname": "Wit",
        "birth": PartialDate(2018, 3, 12),
    }
    return PersonFacts(
        key="kind",
        role=InvolvementRole.ALLEGED_VICTIM,
        reference=reference,
        particulars=Particulars(**{**given, **wanted}),
    )


def a_parent(**wanted: Any) -> PersonFacts:
    given = {"calling_name": "Fleur", "particle": "de", "surname": "Wit"}
    return PersonFacts(
        key="moeder",
        role=InvolvementRole.ALLEGED_PERPETRATOR,
        particulars=Particulars(**{**given, **wanted}),
    )


def content_facts(**wanted: Any) -> ContentFacts:
    given = {
        "occasions": (Occasion.CHILD_ABUSE_OTHER,),
        "natures": (Nature.PEDAGOGICAL_NEGLECT,),
        "worries": "Emma komt vaak zonder eten op school.",
        "family_informed_beforehand": YesNoUnknown.YES,
    }
    return ContentFacts(**{**given, **wanted})


def urgent_facts() -> UrgentFacts:
    return UrgentFacts(
        reason="Emma is vandaag geslagen.", first_action="Vanavond huisbezoek met de politie."
    )


def report_facts(
    *, received_at: datetime | None = None, channel: str = Channel.FORM, **wanted: Any
) -> ReportFacts:
    """A report of a school about a child and its mother."""
    written = wanted.pop("not_written_reason", "")
    informed = wanted.pop("family_informed_beforehand", YesNoUnknown.YES)
    given = {
        "receipt": Receipt(
            received_at=received_at or timezone.now(), channel=channel, not_written_reason=written
        ),
        "reporter": reporter_facts(),
        "persons": (a_child(), a_parent()),
        "content": content_facts(family_informed_beforehand=informed),
    }
    return ReportFacts(**{**given, **wanted})
