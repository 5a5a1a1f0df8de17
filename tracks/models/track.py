"""A track (dienst): VT itself goes on with a family after the decision D or E."""

from datetime import date, datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from cases.enums import YesNoUnknown
from cases.models import Case, Report
from tracks import permissions
from tracks.enums import (
    ENDED,
    NO_LONGER_ACTS,
    Conclusion,
    ConversionReason,
    EarlyEnd,
    ProposalKind,
    TrackKind,
    TrackState,
)
from tracks.guards import track as guards
from tracks.querysets import TrackQuerySet
from workflow.fsm import FSMField, Stateful, kept_by_database, nobody, transition

S = TrackState
AFTER_START = [S.STARTED, S.CONVERSATIONS, S.FINDINGS, S.CONCLUDED, S.DRAFTING_CONDITIONS]


@kept_by_database
class Track(Stateful):
    """Voorwaarden en Vervolg or Onderzoek, one machine (domain 3.4); one at a time per case.

    Its ten weeks (D4) run from the decision on ``report`` and stay when the kind changes.
    ``kind`` is what it is now; since ``converted_at`` an investigation that began as V&V.
    """

    number = models.CharField("nummer", max_length=16, unique=True)
    case = models.ForeignKey(Case, models.PROTECT, related_name="tracks", verbose_name="dossier")
    report = models.ForeignKey(
        Report, models.PROTECT, related_name="tracks", verbose_name="melding"
    )
    kind = models.CharField("soort", max_length=20, choices=TrackKind)
    state = FSMField(
        "status", default=S.TO_ASSIGN, choices=TrackState, protected=True, max_length=30
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="casusmedewerker"
    )
    second = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="tweede professional",
    )
    assigned_at = models.DateTimeField("toegewezen op", null=True, blank=True)
    started_on = models.DateField("begonnen op", null=True, blank=True)

    violence_conclusion = models.CharField(
        "huiselijk geweld", max_length=20, choices=Conclusion, blank=True, default=""
    )
    child_abuse_conclusion = models.CharField(
        "kindermishandeling", max_length=20, choices=Conclusion, blank=True, default=""
    )
    safety_worries = models.CharField(
        "zorgen over de veiligheid", max_length=10, choices=YesNoUnknown, blank=True, default=""
    )
    conclusion_text = models.TextField(
        "waarop de conclusie rust", max_length=10_000, blank=True, default=""
    )
    concluded_at = models.DateTimeField("conclusie op", null=True, blank=True)

    direct_safety = models.CharField(
        "directe veiligheid bereikt", max_length=10, choices=YesNoUnknown, blank=True, default=""
    )
    direct_safety_why = models.TextField(
        "waaruit blijkt dat", max_length=5000, blank=True, default=""
    )
    other_way = models.CharField(
        "andere weg naar veiligheid (huisverbod, politie)", max_length=300, blank=True, default=""
    )
    help_advice = models.TextField(
        "welke hulp past het best", max_length=5000, blank=True, default=""
    )
    conditions_set_at = models.DateTimeField("voorwaarden vastgesteld op", null=True, blank=True)

    handed_over_at = models.DateTimeField("overgedragen op", null=True, blank=True)

    proposed = models.CharField(
        "voorstel", max_length=20, choices=ProposalKind, blank=True, default=""
    )
    proposal_note = models.CharField(
        "toelichting op het voorstel", max_length=1000, blank=True, default=""
    )
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="voorgesteld door",
    )
    conversion_reason = models.CharField(
        "reden van omzetten", max_length=20, choices=ConversionReason, blank=True, default=""
    )
    converted_at = models.DateTimeField("omgezet op", null=True, blank=True)
    early_end = models.CharField(
        "reden van beëindigen", max_length=20, choices=EarlyEnd, blank=True, default=""
    )
    other_region = models.CharField("andere regio", max_length=160, blank=True, default="")
    other_region_informed_at = models.DateTimeField(
        "andere regio bevestigde op", null=True, blank=True
    )
    ended_at = models.DateTimeField("beëindigd op", null=True, blank=True)

    objects = TrackQuerySet.as_manager()

    class Meta:
        verbose_name = "dienst"
        verbose_name_plural = "diensten"
        ordering = ["-assigned_at", "-pk"]
        indexes = [models.Index(fields=["owner", "state"]), models.Index(fields=["case"])]
        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                condition=~Q(state__in=NO_LONGER_ACTS),
                name="track_one_running_per_case",
                violation_error_message="In dit dossier loopt al een dienst.",
            ),
            models.CheckConstraint(
                name="track_second_is_another",
                condition=Q(second__isnull=True) | ~Q(second=F("owner")),
            ),
            models.CheckConstraint(
                name="track_ended_has_moment",
                condition=Q(state__in=ENDED, ended_at__isnull=False)
                | (~Q(state__in=ENDED) & Q(ended_at__isnull=True)),
            ),
            models.CheckConstraint(
                name="track_proposal_has_proposer",
                condition=Q(proposed="") | Q(proposed_by__isnull=False),
            ),
            models.CheckConstraint(
                name="track_converted_is_investigation",
                condition=Q(converted_at__isnull=True)
                | (Q(kind=TrackKind.INVESTIGATION) & ~Q(conversion_reason="")),
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def audit_case_number(self) -> str:
        return self.case.number

    @property
    def audit_label(self) -> str:
        return f"dienst {self.number}"

    @property
    def reports_in(self) -> "models.QuerySet[Report]":
        """The report it began with and those that joined; not of an earlier track of this case."""
        return Report.objects.filter(case=self.case_id, track_number=self.number)

    @property
    def has_to_be_followed(self) -> bool:
        """Confirmed, or not confirmed while there are worries about safety (3.4)."""
        outcomes = {self.violence_conclusion, self.child_abuse_conclusion}
        return Conclusion.CONFIRMED in outcomes or (
            Conclusion.NOT_CONFIRMED in outcomes and self.safety_worries == YesNoUnknown.YES
        )

    @property
    def concluded_none(self) -> bool:
        """'Geen' for all that was asked: then the family hears of the right to destruction."""
        outcomes = {self.violence_conclusion, self.child_abuse_conclusion}
        return Conclusion.NONE in outcomes and outcomes <= {
            Conclusion.NONE,
            Conclusion.NOT_APPLICABLE,
        }

    @transition(
        label="Wijs toe",
        source=S.TO_ASSIGN,
        target=S.ASSIGNED,
        may=permissions.can_assign_track,
        guards=[guards.decision_asks_for_this_kind, guards.owner_does_tracks],
        cautions=[guards.has_second_professional],
    )
    def assign(self, *, at: datetime) -> None:
        self.assigned_at = at

    @transition(
        label="Begin de dienst", source=S.ASSIGNED, target=S.STARTED, may=permissions.can_work
    )
    def start(self, *, on: date) -> None:
        self.started_on = on

    @transition(
        label="Begin de gesprekken",
        source=S.STARTED,
        target=S.CONVERSATIONS,
        may=permissions.can_work,
        guards=[guards.everybody_is_in_the_plan, guards.children_are_in_the_plan],
        cautions=[guards.a_professional_is_in_the_plan],
    )
    def begin_conversations(self) -> None: ...

    @transition(
        label="Maak voorwaarden",
        source=S.CONVERSATIONS,
        target=S.DRAFTING_CONDITIONS,
        may=permissions.can_work,
        guards=[guards.is_conditions_track, guards.everybody_is_spoken],
    )
    def draft_conditions(self) -> None: ...

    @transition(
        label="Leg bevindingen vast",
        source=S.CONVERSATIONS,
        target=S.FINDINGS,
        may=permissions.can_work,
        guards=[
            guards.is_investigation,
            guards.sources_are_listed,
            guards.every_source_was_answered,
        ],
        cautions=[guards.everybody_is_spoken],
    )
    def gather_findings(self) -> None: ...

    @transition(
        label="Trek de conclusie",
        source=S.FINDINGS,
        target=S.CONCLUDED,
        may=permissions.can_work,
        guards=[
            guards.every_source_was_answered,
            guards.both_are_concluded,
            guards.conclusion_is_motivated,
            guards.worries_are_answered,
            guards.mdo_concluded,
        ],
    )
    def conclude(self, *, at: datetime) -> None:
        self.concluded_at = at

    @transition(
        label="Maak voorwaarden na de conclusie",
        source=S.CONCLUDED,
        target=S.DRAFTING_CONDITIONS,
        may=permissions.can_work,
        guards=[guards.there_is_something_to_guard],
    )
    def go_on_to_conditions(self) -> None: ...

    @transition(
        label="Stel de voorwaarden vast",
        source=S.DRAFTING_CONDITIONS,
        target=S.CONDITIONS_SET,
        may=nobody,  # follows from the safety plan that is adopted
        guards=[guards.directly_safe_or_another_way],
    )
    def set_conditions(self, *, at: datetime) -> None:
        self.conditions_set_at = at

    @transition(
        label="Plan de overdracht",
        source=S.CONDITIONS_SET,
        target=S.HANDOVER_PLANNED,
        may=nobody,  # follows from the handover that is planned or sent
    )
    def plan_handover(self) -> None: ...

    @transition(
        label="Overdracht gaat niet door",
        source=S.HANDOVER_PLANNED,
        target=S.CONDITIONS_SET,
        may=nobody,  # follows from the handover that is refused or withdrawn
    )
    def take_back_handover(self) -> None: ...

    @transition(
        label="Draag over",
        source=S.HANDOVER_PLANNED,
        target=S.HANDED_OVER,
        may=nobody,  # follows from the handover that is accepted
    )
    def hand_over(self, *, at: datetime) -> None:
        self.handed_over_at = at

    @transition(
        label="Rond de dienst af",
        source=S.HANDED_OVER,
        target=S.COMPLETED,
        may=permissions.can_work,
        guards=[guards.reporters_heard_twice],
    )
    def complete(self, *, at: datetime) -> None:
        self.ended_at = at

    @transition(
        label="Rond af zonder vervolg",
        source=S.CONCLUDED,
        target=S.CLOSED_WITHOUT_FOLLOW_UP,
        may=permissions.can_work,
        guards=[
            guards.nothing_has_to_follow,
            guards.destruction_right_is_told,
            guards.reporters_heard_twice,
            guards.nobody_waits_for_the_raad,
        ],
    )
    def close_without_follow_up(self, *, at: datetime) -> None:
        self.ended_at = at

    @transition(
        label="Zet om naar onderzoek",
        source=[S.STARTED, S.CONVERSATIONS, S.DRAFTING_CONDITIONS],
        target=S.STARTED,
        may=permissions.can_approve_turn,
        guards=[guards.is_conditions_track, guards.conversion_is_proposed],
    )
    def convert(self, *, at: datetime) -> None:
        """The plan of conversations is looked at anew; what was said stays, and so does D4."""
        self.kind = TrackKind.INVESTIGATION
        self.converted_at = at
        self.proposed = ""

    @transition(
        label="Beëindig voortijdig",
        source=[S.ASSIGNED, *AFTER_START, S.CONDITIONS_SET],
        target=S.ENDED_EARLY,
        may=permissions.can_approve_turn,
        guards=[
            guards.ending_is_proposed,
            guards.other_region_knows,
            guards.nobody_waits_for_the_raad,
        ],
    )
    def end_early(self, *, at: datetime) -> None:
        self.ended_at = at
        self.proposed = ""
