"""A report (melding): somebody tells Veilig Thuis about possible violence."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q

from cases import permissions
from cases.enums import TRACK_STATES, Channel, ExitKind, ReportState
from cases.guards import report as guards
from cases.models.case import Case
from cases.querysets import OfCaseQuerySet
from workflow.fsm import FSMField, Stateful, kept_by_database, nobody, transition

OUTCOME_STATES = [ReportState.CLOSED_DIRECTLY, ReportState.ADVISED_REPORTER]
# What follows from the decision has begun: once everybody heard, the report is settled.
SETTLING_STATES = [*OUTCOME_STATES, *TRACK_STATES, ReportState.HANDED_OVER]


@kept_by_database
class Report(Stateful):
    """One report about one household. Several reports on one situation stay separate (003-54).

    ``received_at`` starts the terms and never changes. What was told stands in
    ``ReportContent``, who told it in ``Reporter``: they are seen by different people.
    ``preceded_by`` is a number as text: advice has no tie to a report, only to its number (A6).
    So are ``track_number`` and ``handover_number``: told by apps that this one does not know.
    """

    number = models.CharField("meldingsnummer", max_length=16, unique=True)
    case = models.ForeignKey(Case, models.PROTECT, related_name="reports", verbose_name="dossier")
    state = FSMField(
        "status", default=ReportState.DRAFT, choices=ReportState, protected=True, max_length=30
    )
    received_at = models.DateTimeField("ontvangen op")
    channel = models.CharField("kanaal", max_length=20, choices=Channel)
    written_received_on = models.DateField("schriftelijk ontvangen op", null=True, blank=True)
    about_violence = models.BooleanField(
        "gaat over huiselijk geweld of kindermishandeling", default=True
    )
    received_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="aangenomen door"
    )
    submission_key = models.UUIDField("sleutel van indiening", unique=True, editable=False)
    preceded_by = models.CharField(
        "voortgekomen uit",
        max_length=16,
        blank=True,
        help_text="Nummer van het advies, de consultatie of de vooraankondiging ervoor.",
    )

    track_number = models.CharField(
        "dienst",
        max_length=16,
        blank=True,
        default="",
        help_text="Nummer van de dienst waarin deze melding verdergaat.",
    )
    handover_number = models.CharField(
        "overdracht",
        max_length=16,
        blank=True,
        default="",
        help_text="Nummer van de directe overdracht van deze melding.",
    )
    handover_accepted_at = models.DateTimeField(
        "overdracht geaccepteerd op", null=True, blank=True, editable=False
    )
    repeat_report = models.BooleanField("hermelding", default=False)
    same_situation_as = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="joined_reports",
        verbose_name="zelfde situatie als",
    )

    urgent_since = models.DateTimeField("spoed sinds", null=True, blank=True)
    urgent_reason = models.CharField("reden van spoed", max_length=500, blank=True)
    first_action = models.CharField("eerste actie bij spoed", max_length=500, blank=True)
    first_action_done_at = models.DateTimeField("eerste actie gedaan op", null=True, blank=True)

    exit_kind = models.CharField("voorstel", max_length=20, choices=ExitKind, blank=True)
    exit_reason = models.CharField("reden van het voorstel", max_length=500, blank=True)
    exit_proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="voorgesteld door",
    )
    reporter_agrees = models.BooleanField("melder stemt in met omzetten", default=False)
    receiving_party = models.CharField("ontvangende partij", max_length=160, blank=True)
    receipt_confirmed_at = models.DateTimeField(
        "ontvangst bevestigd door de andere partij op", null=True, blank=True
    )

    assessed_at = models.DateTimeField("triage afgerond op", null=True, blank=True, editable=False)
    settled_at = models.DateTimeField("afgedaan op", null=True, blank=True, editable=False)

    objects = OfCaseQuerySet.as_manager()

    class Meta:
        verbose_name = "melding"
        verbose_name_plural = "meldingen"
        ordering = ["-received_at", "-pk"]
        indexes = [
            models.Index(fields=["state", "received_at"]),
            models.Index(fields=["-received_at", "-id"]),
            models.Index(fields=["case", "-received_at"]),
        ]
        constraints = [
            models.CheckConstraint(
                name="report_urgent_has_reason_and_action",
                condition=Q(urgent_since__isnull=True)
                | (~Q(urgent_reason="") & ~Q(first_action="")),
            ),
            models.CheckConstraint(
                name="report_settled_has_moment",
                condition=Q(state=ReportState.SETTLED, settled_at__isnull=False)
                | (~Q(state=ReportState.SETTLED) & Q(settled_at__isnull=True)),
            ),
            models.CheckConstraint(
                name="report_not_joined_to_itself",
                condition=Q(same_situation_as__isnull=True) | ~Q(same_situation_as=models.F("pk")),
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def audit_case_number(self) -> str:
        return self.case.number

    @property
    def audit_label(self) -> str:
        return f"melding {self.number}"

    @property
    def urgent(self) -> bool:
        return self.urgent_since is not None

    @transition(
        label="Neem melding aan",
        source=ReportState.DRAFT,
        target=ReportState.RECEIVED,
        may=permissions.can_register,
        guards=[
            guards.is_about_violence,
            guards.reporter_is_known,
            guards.disclosure_is_decided,
            guards.disclosure_has_ground,
            guards.informing_the_family_is_answered,
            guards.has_somebody_involved,
        ],
        cautions=[guards.professional_report_is_written],
    )
    def receive(self) -> None: ...

    @transition(
        label="Start veiligheidsbeoordeling",
        source=ReportState.RECEIVED,
        target=ReportState.ASSESSING,
        may=nobody,  # follows from a triagist who takes or is given the assessment
        guards=[guards.has_assessor],
    )
    def start_assessment(self) -> None: ...

    @transition(
        label="Rond triage af",
        source=ReportState.ASSESSING,
        target=ReportState.ASSESSED,
        may=nobody,  # follows from the completed assessment
        guards=[guards.assessment_is_completed],
    )
    def complete_assessment(self, *, at: datetime) -> None:
        self.assessed_at = at

    @transition(
        label="Sluit direct af",
        source=ReportState.ASSESSED,
        target=ReportState.CLOSED_DIRECTLY,
        may=nobody,  # follows from outcome A
        guards=[guards.outcome_is_close],
    )
    def close_directly(self) -> None: ...

    @transition(
        label="Geef advies aan de melder",
        source=ReportState.ASSESSED,
        target=ReportState.ADVISED_REPORTER,
        may=nobody,  # follows from outcome B
        guards=[guards.outcome_is_own_help],
    )
    def advise_reporter(self) -> None: ...

    @transition(
        label="Neem in dienst",
        source=ReportState.ASSESSED,
        target=ReportState.IN_TRACK,
        may=nobody,  # follows from the track that is assigned for this report
        guards=[guards.vt_goes_on],
    )
    def enter_track(self, *, number: str) -> None:
        self.track_number = number

    @transition(
        label="Koppel aan de lopende dienst",
        source=ReportState.ASSESSED,
        target=ReportState.JOINED_TRACK,
        may=nobody,  # follows from somebody who joins it to the track that runs
        guards=[guards.vt_goes_on, guards.track_is_running],
    )
    def join_track(self, *, number: str) -> None:
        self.track_number = number

    @transition(
        label="Draag direct over",
        source=[ReportState.ASSESSED, ReportState.HANDED_OVER],
        target=ReportState.HANDED_OVER,
        may=nobody,  # follows from the direct handover that is sent
        guards=[guards.outcome_is_direct_handover],
    )
    def hand_over(self, *, number: str) -> None:
        self.handover_number = number
        self.handover_accepted_at = None

    @transition(
        label="Beoordeel opnieuw",
        source=[ReportState.ASSESSED, ReportState.HANDED_OVER, *OUTCOME_STATES],
        target=ReportState.ASSESSING,
        may=nobody,  # follows from the reopened assessment
    )
    def assess_again(self) -> None:
        self.assessed_at = None
        self.handover_number = ""
        self.handover_accepted_at = None

    @transition(
        label="Handel af",
        source=SETTLING_STATES,
        target=ReportState.SETTLED,
        may=nobody,  # follows from the last letter that is sent, or the handover that is accepted
        guards=[
            guards.reporter_has_heard,
            guards.handover_is_accepted,
            guards.reporter_heard_of_the_track,
            guards.repeat_is_processed,
            guards.family_is_informed_or_lawfully_deferred,
        ],
    )
    def settle(self, *, at: datetime) -> None:
        self.settled_at = at

    @transition(
        label="Zet door naar andere regio",
        source=ReportState.ASSESSING,
        target=ReportState.TRANSFERRED,
        may=permissions.can_approve_exit,
        guards=[guards.transfer_is_proposed, guards.other_region_confirmed],
    )
    def transfer(self) -> None: ...

    @transition(
        label="Zet om naar advies",
        source=ReportState.ASSESSING,
        target=ReportState.CONVERTED_TO_ADVICE,
        may=permissions.can_approve_exit,
        guards=[
            guards.region_converts_to_advice,
            guards.advice_is_proposed,
            guards.reporter_agreed_to_advice,
            guards.nothing_keeps_the_case_at_vt,
        ],
    )
    def convert_to_advice(self) -> None: ...

    @transition(
        label="Geen huiselijk geweld: zet door",
        source=ReportState.RECEIVED,
        target=ReportState.FORWARDED_NO_VIOLENCE,
        may=permissions.can_assess_report,
        guards=[guards.came_from_the_police],
    )
    def forward_no_violence(self, *, receiver: str) -> None:
        self.receiving_party = receiver
        self.about_violence = False
