"""A municipal consultation as plain data: what the page, the rehearsal and the demo hand in."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID, uuid4

from consultations.enums import AdviceChannel
from organisations.models import Organisation


@dataclass(frozen=True, kw_only=True)
class UsdFacts:
    """The talk itself; the fields are those of ``UsdConsultation`` (addendum USD-VT 1 and 2).

    ``organisation``: only for who works for more than one municipality.
    Handing in the same ``key`` again gives the same consultation.
    """

    consulted_at: datetime
    meldcode_step: str
    own_reference: str = ""
    channel: str = AdviceChannel.PHONE
    spoken_with: str = ""
    advice_number: str = ""
    danger: str = ""
    own_estimate: str = ""
    cooperation: str = ""
    can_lift: str = ""
    question: str = ""
    advice_received: str = ""
    organisation: Organisation | None = None
    key: UUID = field(default_factory=uuid4)


@dataclass(frozen=True, kw_only=True)
class DecisionFacts:
    """What was decided together (addendum USD-VT 3); ``decision`` is the state it leads to."""

    decision: str
    note: str
    talk_on: date | None = None
    talk_with: str = ""


@dataclass(frozen=True, kw_only=True)
class TaskFacts:
    """One task and who takes it (addendum USD-VT 4)."""

    holder: str
    what: str
    role: str = ""
    until: date | None = None


@dataclass(frozen=True, kw_only=True)
class FollowUp:
    """What happens next, and the day the consulent looks again."""

    text: str = ""
    on: date | None = None


@dataclass(frozen=True, kw_only=True)
class UsdReasons:
    """Why the consulent passes what the page warns for; one reason does not cover two warnings."""

    identities: str = ""
    unreported: str = ""
    unlinked: str = ""
