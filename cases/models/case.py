"""The case: one household at one Veilig Thuis region."""

from datetime import date, datetime

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils import timezone

from cases.enums import CaseState, ClosingReason
from cases.guards import case as guards
from cases.querysets import CaseQuerySet
from organisations.enums import OrganisationKind
from organisations.models import Organisation, Region
from people.models import Household
from workflow.fsm import FSMField, Stateful, kept_by_database, nobody, transition

# Checked at the end of the transaction, whatever code did it (002-33, 5.2).
SIGHT_NEVER_VACANT = """
IF EXISTS (
    SELECT 1 FROM cases_case
    WHERE id = {case_id} AND state <> 'closed' AND NOT EXISTS (
        SELECT 1 FROM cases_regieassignment
        WHERE case_id = {case_id} AND kind = 'zicht_op_veiligheid' AND until IS NULL
    )
) THEN
    RAISE EXCEPTION 'an open case always has a holder of sight on safety';
END IF;
RETURN NULL;
"""


@kept_by_database
class Case(Stateful):
    """Everything VT does for one household, from the first report until it is closed.

    State changes only through ``workflow.steps.take_step``. A report has its own state.
    ``opened_at`` moves when a closed case opens again: the first opening is its first report.
    ``in_track_since``, ``in_local_field_since`` and ``monitored_since`` are told by the track, the
    local field and the handover, which this app does not know: as long as one of them stands the
    case does not close.
    """

    number = models.CharField("dossiernummer", max_length=16, unique=True)
    region = models.ForeignKey(Region, models.PROTECT, related_name="cases", verbose_name="regio")
    municipality = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="cases",
        limit_choices_to={"kind": OrganisationKind.MUNICIPALITY},
        verbose_name="gemeente",
    )
    household = models.ForeignKey(
        Household, models.PROTECT, related_name="cases", verbose_name="gezin"
    )
    state = FSMField(
        "status", default=CaseState.ASSESSING, choices=CaseState, protected=True, max_length=30
    )
    opened_at = models.DateTimeField("laatst geopend op", default=timezone.now)
    in_track_since = models.DateTimeField("dienst loopt sinds", null=True, blank=True)
    in_local_field_since = models.DateTimeField("bij het lokale veld sinds", null=True, blank=True)
    monitored_since = models.DateField("gevolgd sinds", null=True, blank=True)
    reported_back_since = models.DateTimeField(
        "terugmelding wacht op oordeel sinds", null=True, blank=True
    )
    last_family_contact_at = models.DateTimeField(
        "laatste contact met het gezin", null=True, blank=True
    )
    closed_at = models.DateTimeField("afgesloten op", null=True, blank=True, editable=False)
    closing_reason = models.CharField(
        "reden van afsluiten", max_length=30, choices=ClosingReason, blank=True
    )

    objects = CaseQuerySet.as_manager()

    class Meta:
        verbose_name = "dossier"
        verbose_name_plural = "dossiers"
        ordering = ["-opened_at", "-pk"]
        indexes = [
            models.Index(fields=["region", "state", "-opened_at"]),
            models.Index(fields=["household"]),
            models.Index(
                fields=["region"],
                condition=Q(reported_back_since__isnull=False),
                name="case_reported_back",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["household", "region"],
                condition=~Q(state=CaseState.CLOSED),
                name="case_one_open_per_household",
                violation_error_message="Dit gezin heeft al een open dossier.",
            ),
            models.CheckConstraint(
                name="case_closed_has_reason_and_moment",
                condition=(
                    Q(state=CaseState.CLOSED, closed_at__isnull=False) & ~Q(closing_reason="")
                )
                | (~Q(state=CaseState.CLOSED) & Q(closed_at__isnull=True, closing_reason="")),
            ),
            models.CheckConstraint(
                name="case_closed_has_no_track",
                condition=~Q(state=CaseState.CLOSED) | Q(in_track_since__isnull=True),
            ),
            models.CheckConstraint(
                name="case_closed_is_nobodys",
                condition=~Q(state=CaseState.CLOSED)
                | Q(in_local_field_since__isnull=True, monitored_since__isnull=True),
            ),
            models.CheckConstraint(
                name="case_monitored_since_a_day",
                condition=~Q(state=CaseState.MONITORED) | Q(monitored_since__isnull=False),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="case_sight_never_vacant",
                when=pgtrigger.After,
                operation=pgtrigger.Insert | pgtrigger.Update,
                timing=pgtrigger.Deferred,
                func=SIGHT_NEVER_VACANT.format(case_id="NEW.id"),
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def audit_case_number(self) -> str:
        return self.number

    @property
    def audit_label(self) -> str:
        return f"dossier {self.number}"

    @transition(
        label="Start dienst",
        source=[CaseState.ASSESSING, CaseState.HANDING_OVER],
        target=CaseState.TRACK,
        may=nobody,  # follows from a decision D or E
    )
    def start_track(self) -> None: ...

    @transition(
        label="Bereid directe overdracht voor",
        source=[CaseState.ASSESSING, CaseState.TRACK],
        target=CaseState.HANDING_OVER,
        may=nobody,  # follows from a decision C, also when a track of a later report is over
    )
    def prepare_handover(self) -> None: ...

    @transition(
        label="Draag over aan het lokale veld",
        source=[CaseState.HANDING_OVER, CaseState.ASSESSING, CaseState.TRACK],
        target=CaseState.HANDED_OVER,
        may=nobody,  # follows from a direct handover accepted, or from a case that goes back
        guards=[guards.has_no_running_track],
    )
    def hand_over(self) -> None: ...

    @transition(
        label="Volg na de overdracht",
        source=[CaseState.TRACK, CaseState.ASSESSING, CaseState.HANDING_OVER],
        target=CaseState.MONITORED,
        may=nobody,  # follows from a warm handover accepted, or from a case that goes back
    )
    def monitor(self, *, since: date) -> None:
        self.monitored_since = self.monitored_since or since

    @transition(
        label="Volg niet langer",
        source=CaseState.MONITORED,
        target=CaseState.HANDED_OVER,
        may=nobody,  # follows from the end of the monitoring
    )
    def stop_following(self) -> None:
        self.monitored_since = None

    @transition(
        label="Beoordeel opnieuw",
        source=[
            CaseState.TRACK,
            CaseState.HANDING_OVER,
            CaseState.HANDED_OVER,
            CaseState.MONITORED,
            CaseState.CLOSED,
        ],
        target=CaseState.ASSESSING,
        may=nobody,  # follows from a new report or a reopened assessment
    )
    def assess_again(self, *, at: datetime) -> None:
        if self.closed_at:
            self.opened_at = at
        self.closed_at = None
        self.closing_reason = ""

    @transition(
        label="Sluit dossier",
        source=[CaseState.ASSESSING, CaseState.TRACK, CaseState.HANDED_OVER],
        target=CaseState.CLOSED,
        may=nobody,  # follows from the last report that is settled or leaves, or from its track
        guards=[
            guards.has_no_open_report,
            guards.has_no_running_track,
            guards.local_field_is_done,
            guards.is_not_monitored,
        ],
    )
    def close(self, *, reason: ClosingReason, at: datetime) -> None:
        self.closed_at = at
        self.closing_reason = reason
