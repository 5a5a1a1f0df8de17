"""What a reporter may hear, by kind of reporter and outcome (domain 2.4, 3.8, 5.3, 5.4). Pure."""

from dataclasses import dataclass
from enum import Enum

from cases.enums import ReporterKind, TriageOutcome, YesNoUnknown


class Variant(Enum):
    """The shapes of the first feedback."""

    OWN_HELP = "own_help"  # a professional goes on alone: four blocks (002-16)
    HANDOVER = "handover"  # a professional stays beside who takes over: contact data (002-25)
    PROFESSIONAL = "professional"  # a professional whose worry is taken over (002-13)
    LEAN = "lean"  # a bystander: it was taken up, and by which kind of party (5.4)
    INVOLVED = "involved"  # part of the family: the steps that concern themselves


@dataclass(frozen=True)
class Telling:
    """What may stand in the letter to this reporter."""

    variant: Variant

    @property
    def four_blocks(self) -> bool:
        """Earlier reports, what they say, the result of the assessment and the advice."""
        return self.variant is Variant.OWN_HELP

    @property
    def contact_data(self) -> bool:
        """Who takes over, with telephone and e-mail; theirs go to that party as well."""
        return self.variant is Variant.HANDOVER

    @property
    def follow_up(self) -> bool:
        """What VT decided; a bystander hears only that it was taken up."""
        return self.variant is not Variant.LEAN

    @property
    def names_contact(self) -> bool:
        """The name of who contacts the family; others hear the kind of party."""
        return self.variant in {Variant.OWN_HELP, Variant.HANDOVER, Variant.PROFESSIONAL}


@dataclass(frozen=True)
class SecondTelling:
    """What may stand in the second letter to this reporter, beside that something follows or not.

    ``parties``: to whom VT hands over. ``agreements``: the conditions for safety, and how they
    are followed.
    """

    parties: bool
    agreements: bool


def what_to_tell(kind: str, outcome: str, stays_involved: str) -> Telling:
    """Who reported decides how much; a professional hears most, and only for their task."""
    if kind == ReporterKind.DIRECTLY_INVOLVED:
        return Telling(Variant.INVOLVED)
    if kind != ReporterKind.PROFESSIONAL:
        return Telling(Variant.LEAN)
    if outcome == TriageOutcome.OWN_HELP:
        return Telling(Variant.OWN_HELP)
    if outcome == TriageOutcome.DIRECT_HANDOVER and stays_involved == YesNoUnknown.YES:
        return Telling(Variant.HANDOVER)
    return Telling(Variant.PROFESSIONAL)


def what_to_tell_second(kind: str, stays_involved: str) -> SecondTelling:
    """After a track: a bystander hears no content; agreements are for a professional who keeps a
    role, as far as their task asks (3.8, 5.4)."""
    keeps_role = kind == ReporterKind.PROFESSIONAL and stays_involved == YesNoUnknown.YES
    known = kind in {ReporterKind.PROFESSIONAL, ReporterKind.DIRECTLY_INVOLVED}
    return SecondTelling(parties=known, agreements=keeps_role)
