"""What one may know of an entry to judge who it is."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone

from cases.selectors.candidates import EarlierReport, earlier_reports
from common.shown import Fact
from people.selectors import households_of

if TYPE_CHECKING:
    from accounts.models import User
    from people.models import Person


@dataclass(frozen=True)
class EntryShown:
    """What one may know of an entry to judge who it is; no address stands among it (A11)."""

    name: str
    facts: list[Fact]
    reports: list[EarlierReport]
    url: str


def entries(reader: "User", persons: "list[Person]") -> list[EntryShown]:
    """Side by side: who they are said to be, in which households and reports they stand."""
    households, reports = households_of(reader, persons), earlier_reports(reader, persons)
    return [
        EntryShown(
            name=person.name,
            facts=[
                Fact("Geboren", str(person.birth)),
                Fact("Geslacht", str(person.get_gender_display())),
                Fact("Gezin", ", ".join(home.name for home in households[person.found_under])),
                Fact("Vastgelegd op", f"{timezone.localtime(person.created_at):%d-%m-%Y}"),
            ],
            reports=reports[person.found_under],
            url=reverse("radar:person", args=[person.reference]),
        )
        for person in persons
    ]


def propose_url(kept: "Person", absorbed: "Person") -> str:
    return reverse("radar:propose", args=[kept.reference, absorbed.reference])
