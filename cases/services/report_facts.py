"""A report as plain data: what the wizard, the API, the rehearsal and the demo hand to intake."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID, uuid4

from cases.enums import ContactDuration, FeedbackChannel, InvolvementRole, YesNoUnknown
from organisations.models import Organisation, Region
from people.enums import CustodyKind
from people.particulars import AddressGiven, Particulars


@dataclass(frozen=True, kw_only=True)
class Receipt:
    """When and how VT heard of it. ``received_at`` is day 0 of every term.

    ``not_written_reason``: why a professional's report is taken without the form (003-57, 7.15).
    """

    received_at: datetime
    channel: str
    written_received_on: date | None = None
    about_violence: bool = True
    not_written_reason: str = ""


@dataclass(frozen=True, kw_only=True)
class ReporterFacts:
    """Who reports. What kind of reporter it is follows from the ``capacity``."""

    name: str
    capacity: str
    organisation_name: str = ""
    job_title: str = ""
    phone: str = ""
    email: str = ""
    postal_address: str = ""
    relation_to_family: str = ""
    contact_duration: str = ContactDuration.LONG
    stays_involved: str = YesNoUnknown.UNKNOWN
    disclose: str = ""
    withholding_ground: str = ""
    withholding_explanation: str = ""
    consent_recorded: bool = False
    feedback_channel: str = FeedbackChannel.PHONE


@dataclass(frozen=True, kw_only=True)
class PersonFacts:
    """A betrokkene: somebody we know (``reference``), somebody new (``particulars``), or both.

    With both, the particulars complete what was unknown and never overwrite what was recorded.
    ``key`` is how ``RelationFacts`` names this person within the report.
    """

    key: str
    role: str = InvolvementRole.OTHER
    reference: UUID | None = None
    particulars: Particulars = field(default_factory=Particulars)
    address: AddressGiven | None = None
    in_household: bool = True


@dataclass(frozen=True, kw_only=True)
class RelationFacts:
    """Read as a sentence: ``person`` is ``kind`` (ouder van) ``other``; both are keys."""

    person: str
    kind: str
    other: str
    custody: str = CustodyKind.UNKNOWN


@dataclass(frozen=True, kw_only=True)
class EventFacts:
    """One unsafe event: what, when, and how the source knows."""

    what: str
    known_by: str
    happened_on: date | None = None
    period: str = ""
    source: str = ""


@dataclass(frozen=True, kw_only=True)
class ContentFacts:
    """What is told; the fields are those of ``ReportContent`` (domain 6.3)."""

    occasions: tuple[str, ...]
    worries: str
    natures: tuple[str, ...] = ()
    children_present: str = ""
    injuries: str = ""
    weapons: str = ""
    frequency: str = ""
    escalation: str = ""
    protective_factors: str = ""
    safety_estimate: str = ""
    steps_taken: tuple[int, ...] = ()
    step_1: str = ""
    step_2: str = ""
    step_3: str = ""
    step_4: str = ""
    steps_skipped_reason: str = ""
    weighing: tuple[str, ...] = ()
    weighing_suspicion: str = ""
    weighing_safety: str = ""
    weighing_help: str = ""
    weighing_acceptance: str = ""
    weighing_result: str = ""
    family_informed_beforehand: str = ""
    family_reaction: str = ""
    family_not_informed_reason: str = ""
    can_help: str = ""
    can_use_plan: str = ""
    can_keep_sight: str = ""
    family_cooperates: str = ""
    leads_to_stable: str = ""
    expects_vt: str = ""
    information_only: bool = False
    expectation: str = ""
    agreements: str = ""
    vir_signal: str = ""
    child_check: str = ""
    earlier_help: str = ""
    police_reference: str = ""


@dataclass(frozen=True, kw_only=True)
class UrgentFacts:
    """Spoed: why, and what is done first (D7)."""

    reason: str
    first_action: str


@dataclass(frozen=True, kw_only=True)
class ReportFacts:
    """Everything of one report.

    ``same_situation_as``: number of another report on the same situation (003-54).
    ``preceded_by``: number of the advice, consultation or notice the caller mentions (003-22).
    ``region``: only when the system acts for another organisation; otherwise the actor's.
    ``municipality``, ``household_name``: for a household VT does not know yet; the name is made
    from the persons when it is left out. Handing in the same ``submission_key`` again gives the
    same report.
    """

    receipt: Receipt
    reporter: ReporterFacts
    persons: tuple[PersonFacts, ...]
    content: ContentFacts
    relations: tuple[RelationFacts, ...] = ()
    events: tuple[EventFacts, ...] = ()
    urgent: UrgentFacts | None = None
    same_situation_as: str = ""
    preceded_by: str = ""
    region: Region | None = None
    municipality: Organisation | None = None
    household_name: str = ""
    submission_key: UUID = field(default_factory=uuid4)
