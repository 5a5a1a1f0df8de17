"""An advice as plain data: what the page, the API, the rehearsal and the demo hand in."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID, uuid4

from consultations.enums import AdviceChannel, AdviceKind
from consultations.services.scanning import for_the_log
from organisations.models import Organisation, Region


@dataclass(frozen=True, kw_only=True)
class AdviceFacts:
    """One talk; the fields are those of ``Consultation`` (domain 6.2).

    ``region``: only when the system takes it in for another organisation; otherwise the actor's.
    ``ended_at``: when the talk ended; the moment of recording when left out.
    Handing in the same ``key`` again gives the same advice.
    """

    began_at: datetime
    meldcode_step: str
    purpose: str
    capacity: str
    advice: str = ""
    occasions: tuple[str, ...] = ()
    ended_at: datetime | None = None
    expectation: str = ""
    kind: str = AdviceKind.ADVICE
    channel: str = AdviceChannel.PHONE
    caller_organisation: Organisation | None = None
    caller_organisation_name: str = ""
    municipality: Organisation | None = None
    question: str = ""
    natures: tuple[str, ...] = ()
    age_bands: tuple[str, ...] = ()
    danger: str = ""
    own_possibilities: str = ""
    own_possibilities_note: str = ""
    weigh_suspicion: str = ""
    weigh_safety: str = ""
    weigh_disclosure: str = ""
    weigh_help: str = ""
    weigh_acceptance: str = ""
    weigh_result: str = ""
    norm_told: bool = False
    agreements: str = ""
    home_visit: bool = False
    home_visit_on: date | None = None
    home_visit_question: str = ""
    joint_talk: bool = False
    support_plan: str = ""
    next_contact_on: date | None = None
    region: Region | None = None
    key: UUID = field(default_factory=uuid4)


@dataclass(frozen=True, kw_only=True)
class Reasons:
    """Why the one who gives the advice passes what the page warns for; empty is no reason.

    Both stand on the advice, and in the log only that there is one.
    """

    identities: str = ""
    norm: str = ""

    @property
    def told(self) -> str:
        """What of it stands in the log."""
        return for_the_log(self.identities or self.norm)
