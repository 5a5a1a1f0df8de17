"""That two entries are one person, or turned out not to be: proposed by one, decided by another."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from cases.enums import CaseState
from cases.models import Case
from people.models import Household, Person
from radar import guards, permissions
from radar.enums import MergeKind, MergeState
from radar.querysets import MergeProposalQuerySet
from workflow.fsm import FSMField, Stateful, kept_by_database, transition

if TYPE_CHECKING:
    from accounts.models import User

S = MergeState


@kept_by_database
class MergeProposal(Stateful):
    """``absorbed`` will be found under ``kept``, or will stand by itself again (``kind``).

    With the households when they are one. All proposals stay: together they are the history of
    the entries. What was recorded stays where it was, so taking apart restores exactly that.
    """

    kind = models.CharField("wat", max_length=10, choices=MergeKind, default=MergeKind.JOIN)
    state = FSMField("status", default=S.PROPOSED, choices=S, protected=True, max_length=20)
    kept = models.ForeignKey(
        Person, models.PROTECT, related_name="+", verbose_name="vastlegging die blijft"
    )
    absorbed = models.ForeignKey(
        Person, models.PROTECT, related_name="+", verbose_name="vastlegging die opgaat"
    )
    kept_household = models.ForeignKey(
        Household,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="gezin dat blijft",
    )
    absorbed_household = models.ForeignKey(
        Household,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="gezin dat opgaat",
    )
    score = models.PositiveSmallIntegerField("gelijkenis in procenten")
    reasons = ArrayField(models.CharField(max_length=120), verbose_name="wat gelijk is")
    why = models.TextField("waarom", max_length=2000)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="voorgesteld door"
    )
    proposed_at = models.DateTimeField("voorgesteld op", default=timezone.now)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="besloten door",
    )
    decided_at = models.DateTimeField("besloten op", null=True, blank=True)
    decision_note = models.TextField("toelichting op het besluit", max_length=2000, blank=True)

    objects = MergeProposalQuerySet.as_manager()

    class Meta:
        verbose_name = "voorstel tot samenvoegen"
        verbose_name_plural = "voorstellen tot samenvoegen"
        ordering = ["-proposed_at", "-pk"]
        constraints = [
            models.CheckConstraint(name="merge_of_two", condition=~Q(kept=F("absorbed"))),
            models.CheckConstraint(
                name="merge_households_both_or_none",
                condition=Q(kept_household__isnull=True, absorbed_household__isnull=True)
                | Q(kept_household__isnull=False, absorbed_household__isnull=False)
                & ~Q(kept_household=F("absorbed_household")),
            ),
            models.CheckConstraint(
                name="merge_decided_by_another",
                condition=Q(state=S.WITHDRAWN) | ~Q(decided_by=F("proposed_by")),
                violation_error_message="Wie het voorstelt, beslist er niet over.",
            ),
            models.CheckConstraint(
                name="merge_decided_whole",
                condition=Q(state=S.PROPOSED, decided_at__isnull=True, decided_by__isnull=True)
                | (~Q(state=S.PROPOSED) & Q(decided_at__isnull=False, decided_by__isnull=False)),
            ),
            models.UniqueConstraint(
                fields=["absorbed"],
                condition=Q(state=S.PROPOSED),
                name="merge_one_open_proposal",
                violation_error_message="Over deze vastlegging ligt al een voorstel.",
            ),
        ]

    def __str__(self) -> str:
        return f"voorstel tot {self.get_kind_display()} {self.pk}"

    @property
    def audit_label(self) -> str:
        return str(self)

    @property
    def joins_two_open_cases(self) -> bool:
        """A household has one open case at most; of two that become one, one is closed first."""
        homes = [self.kept_household_id, self.absorbed_household_id]
        if self.kind == MergeKind.PART or None in homes:
            return False
        cases = Case.objects.exclude(state=CaseState.CLOSED)
        return (
            cases.filter(Q(household__in=homes) | Q(household__merged_into__in=homes)).count() > 1
        )

    @transition(
        label="Voer uit",
        source=S.PROPOSED,
        target=S.APPROVED,
        may=permissions.can_decide_merge,
        guards=[guards.entries_allow_it, guards.one_open_case_at_most],
    )
    def approve(self, *, by: "User", at: datetime, note: str) -> None:
        self.decided_by, self.decided_at, self.decision_note = by, at, note

    @transition(
        label="Wijs af",
        source=S.PROPOSED,
        target=S.REFUSED,
        may=permissions.can_decide_merge,
    )
    def refuse(self, *, by: "User", at: datetime, note: str) -> None:
        self.decided_by, self.decided_at, self.decision_note = by, at, note

    @transition(
        label="Trek in",
        source=S.PROPOSED,
        target=S.WITHDRAWN,
        may=permissions.can_withdraw_merge,
    )
    def withdraw(self, *, by: "User", at: datetime, note: str) -> None:
        self.decided_by, self.decided_at, self.decision_note = by, at, note
