"""The letters a track owes, and what they say."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from cases.selectors.addressees import is_young, reads_for_themselves
from cases.selectors.letters import Letter, addressed_to, salutation
from tracks.models import TrackLetter

if TYPE_CHECKING:
    from tracks.models import Track

DESTRUCTION_BODY = "documents/bodies/destruction_right.html"


@dataclass(frozen=True)
class DestructionFacts:
    """What ``documents/bodies/destruction_right.html`` tells: nothing of the case."""

    young: bool  # a reader of twelve to fifteen
    for_child: bool  # a parent reads it for a child below twelve
    name: str  # of Veilig Thuis
    address: str
    phone: str


def letters_of(track: "Track") -> list[TrackLetter]:
    """In the order they arose; a letter has its place in it."""
    rows = track.letters.select_related(
        "addressee", "document", "sent_by", "track__case__region", "track__case__household"
    ).order_by("pk")
    return list(rows)


def destruction_letter(letter: TrackLetter, *, day: date, sender: str) -> Letter:
    """The fixed words for this reader, with the address as it is known today (A11)."""
    region, person = letter.track.case.region, letter.addressee
    young = is_young(person, day)
    return Letter(
        region=region,
        addressee=addressed_to(person, day),
        day=day,
        number=letter.track.number,
        subject="Jij mag vragen om jouw dossier te vernietigen"
        if young
        else "U kunt vragen om uw dossier te vernietigen",
        salutation=salutation(person, day),
        body=DESTRUCTION_BODY,
        facts=DestructionFacts(
            young=young,
            for_child=not reads_for_themselves(person, day),
            name=region.name,
            address=region.postal_address,
            phone=region.phone,
        ),
        sender=sender,
    )
