"""The local field comes back to Veilig Thuis."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q

from cases.models import Case
from common.code_lists import YesNoUnknown
from localfield import guards, permissions
from localfield.enums import UNANSWERED, ReportBackReason, ReportBackState
from localfield.models.trajectory import LocalTrajectory
from localfield.querysets import LocalQuerySet
from organisations.models import Organisation
from workflow.fsm import FSMField, Stateful, kept_by_database, transition

if TYPE_CHECKING:
    from accounts.models import User

S = ReportBackState


class ReportBackQuerySet(LocalQuerySet):
    def waiting(self) -> "ReportBackQuerySet":
        """Veilig Thuis still owes an answer."""
        return self.filter(state__in=UNANSWERED)


@kept_by_database
class ReportBack(Stateful):
    """Terugmelding: what is not safe, or why one cannot get in, and what was tried (001-11,
    003-59).

    The words are the partner's own and stand apart from any report (A3); ``report_number`` is
    that of the report VT made of it.
    """

    case = models.ForeignKey(
        Case, models.PROTECT, related_name="reports_back", verbose_name="dossier"
    )
    trajectory = models.ForeignKey(
        LocalTrajectory, models.PROTECT, related_name="reports_back", verbose_name="traject"
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", verbose_name="wie meldt terug"
    )
    reason = models.CharField("reden", max_length=20, choices=ReportBackReason)
    happened = models.TextField("wat is er gebeurd", max_length=10_000)
    tried = models.TextField("wat is al geprobeerd", max_length=10_000)
    urgent = models.BooleanField("kan niet wachten", default=False)
    family_knows = models.CharField("weet het gezin ervan", max_length=10, choices=YesNoUnknown)
    family_told = models.TextField("wat het gezin ervan vindt of waarom niet", max_length=2000)
    state = FSMField(
        "status", default=S.REPORTED, choices=ReportBackState, protected=True, max_length=20
    )
    reported_at = models.DateTimeField("teruggemeld op")
    reported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="door"
    )
    judgement = models.TextField("oordeel van Veilig Thuis", max_length=10_000, blank=True)
    judged_at = models.DateTimeField("beoordeeld op", null=True, blank=True)
    judged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="beoordeeld door",
    )
    report_number = models.CharField("nieuwe melding", max_length=16, blank=True, default="")

    objects = ReportBackQuerySet.as_manager()

    class Meta:
        verbose_name = "terugmelding"
        verbose_name_plural = "terugmeldingen"
        ordering = ["-reported_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(state__in=UNANSWERED),
                name="report_back_one_waiting_per_case",
            ),
            models.CheckConstraint(
                name="report_back_says_what_was_tried",
                condition=~Q(happened="") & ~Q(tried=""),
            ),
            models.CheckConstraint(
                name="report_back_judged_has_who_when_what",
                condition=Q(state=S.REPORTED, judged_at__isnull=True, judged_by__isnull=True)
                | (
                    ~Q(state=S.REPORTED)
                    & Q(judged_at__isnull=False, judged_by__isnull=False)
                    & ~Q(judgement="")
                ),
            ),
            models.CheckConstraint(
                name="report_back_new_report_has_number",
                condition=~Q(state=S.NEW_REPORT) | ~Q(report_number=""),
            ),
        ]

    def __str__(self) -> str:
        return f"terugmelding {self.pk} bij {self.case}"

    @property
    def audit_case_number(self) -> str:
        return self.case.number

    @property
    def audit_label(self) -> str:
        return f"terugmelding in dossier {self.case.number}"

    @transition(
        label="Beoordeel",
        source=S.REPORTED,
        target=S.JUDGED,
        may=permissions.can_judge_report_back,
        guards=[guards.judgement_is_written],
    )
    def judge(self, *, at: datetime, by: "User") -> None:
        self.judged_at = at
        self.judged_by = by

    @transition(
        label="Maak een nieuwe melding",
        source=S.JUDGED,
        target=S.NEW_REPORT,
        may=permissions.can_judge_report_back,
        guards=[guards.report_is_registered],
    )
    def make_report(self) -> None: ...

    @transition(
        label="Geef advies",
        source=S.JUDGED,
        target=S.ADVICE,
        may=permissions.can_judge_report_back,
    )
    def advise(self) -> None: ...

    @transition(
        label="Neem contact op vanuit het monitoren",
        source=S.JUDGED,
        target=S.MONITOR_CONTACT,
        may=permissions.can_judge_report_back,
        guards=[guards.is_monitored],
    )
    def contact_by_monitor(self) -> None: ...
