"""The safety assessment: collect, judge, have it reviewed, decide."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from cases import permissions
from cases.enums import (
    AdviceVariant,
    AssessmentState,
    FamilyContactBy,
    ReceiverKind,
    RetentionConclusion,
    TriageOutcome,
    YesNoUnknown,
)
from cases.guards import assessment as guards
from cases.guards import decision as decision_guards
from cases.guards import repeat as repeat_guards
from cases.models.instrument import InstrumentTemplate
from cases.models.report import Report
from cases.querysets import OfReportQuerySet
from organisations.enums import Severity
from organisations.models import Organisation
from workflow.fsm import FSMField, Stateful, kept_by_database, transition

if TYPE_CHECKING:
    from accounts.models import User

# A repeat report within a trajectory is coordinated before the decision (000-32).
DECIDED_AFTER_COORDINATION = """
IF EXISTS (
    SELECT 1 FROM cases_repeatreport
    WHERE report_id = NEW.report_id AND cardinality(within) > 0
    AND state IN ('signalled', 'coordinating')
) THEN
    RAISE EXCEPTION 'a repeat report is coordinated before triage is decided';
END IF;
RETURN NEW;
"""


def _answer(label: str) -> "models.CharField[str, str]":
    return models.CharField(label, max_length=10, choices=YesNoUnknown, blank=True)


def _conclusion(kind: RetentionConclusion) -> "models.BooleanField[Any, Any]":
    return models.BooleanField(str(kind.label), null=True, blank=True)


@kept_by_database
class SafetyAssessment(Stateful):
    """The judgement on safety that ends in one decision, within five working days (002-07).

    ``assessor`` answers for it; whoever wrote the judgement is in ``authors`` and cannot review it
    (002-33). ``answers`` holds the instrument:
    ``{item code: {"answer": "yes|no|unknown", "note": str}}``.
    """

    report = models.OneToOneField(
        Report, models.PROTECT, related_name="assessment", verbose_name="melding"
    )
    state = FSMField(
        "status",
        default=AssessmentState.TO_START,
        choices=AssessmentState,
        protected=True,
        max_length=30,
    )
    assessor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="assessments",
        verbose_name="triagist",
    )
    authors = ArrayField(
        models.BigIntegerField(), default=list, verbose_name="schreven mee aan het oordeel"
    )
    started_at = models.DateTimeField("gestart op", null=True, blank=True)

    # Verzamelen
    household_complete = models.BooleanField(
        "alle gezinsleden, ook alle kinderen, staan in het dossier", default=False
    )

    # Beoordelen
    instrument = models.ForeignKey(
        InstrumentTemplate, models.PROTECT, related_name="+", verbose_name="instrument"
    )
    chronology = models.TextField("ordening van gebeurtenissen", max_length=20_000, blank=True)
    current_help = models.TextField("huidige hulp en eerder plan", max_length=5000, blank=True)
    answers = models.JSONField("antwoorden", default=dict)
    severity = models.CharField("zwaarte", max_length=10, choices=Severity, blank=True)
    severity_reason = models.TextField("motivering van de zwaarte", max_length=5000, blank=True)

    # Besluiten
    k1 = _conclusion(RetentionConclusion.K1)
    k2 = _conclusion(RetentionConclusion.K2)
    k3 = _conclusion(RetentionConclusion.K3)
    k4 = _conclusion(RetentionConclusion.K4)
    k5 = _conclusion(RetentionConclusion.K5)
    k6 = _conclusion(RetentionConclusion.K6)
    outcome = models.CharField("uitkomst", max_length=20, choices=TriageOutcome, blank=True)
    motivation = models.TextField("motivering", max_length=10_000, blank=True)
    advice_variant = models.CharField("advies", max_length=10, choices=AdviceVariant, blank=True)
    receiver_kind = models.CharField(
        "ontvanger is", max_length=20, choices=ReceiverKind, blank=True
    )
    receiver = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="ontvangende organisatie",
    )
    receiver_person = models.CharField("hulpverlener", max_length=160, blank=True)
    helper_can = _answer("kan hulp bieden")
    helper_wants = _answer("wil het oppakken")
    helper_can_use_plan = _answer("kan met een veiligheidsplan werken")
    helper_keeps_sight = _answer("kan zicht op veiligheid houden")
    helper_able_says_vt = _answer("is er volgens Veilig Thuis toe in staat")
    family_open_to_help = _answer("betrokkenen staan open voor hulp")
    in_doubt = models.BooleanField("twijfel over de ontvanger", default=False)
    local_field_called_at = models.DateTimeField("lokaal veld gebeld op", null=True, blank=True)
    local_field_view = models.TextField("wat zei het lokale veld", max_length=2000, blank=True)
    override_reason = models.TextField(
        "O1: waarom toch directe overdracht bij structurele onveiligheid",
        max_length=2000,
        blank=True,
    )
    override_second = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="O1: tweede persoon",
    )
    family_contact_by = models.CharField(
        "wie legt contact met het gezin", max_length=20, choices=FamilyContactBy, blank=True
    )
    family_contact_name = models.CharField("naam van wie contact legt", max_length=160, blank=True)

    decided_at = models.DateTimeField("besloten op", null=True, blank=True, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="besloten door",
    )
    completed_at = models.DateTimeField("afgerond op", null=True, blank=True, editable=False)
    reopened_reason = models.TextField("reden van heropenen", max_length=2000, blank=True)

    objects = OfReportQuerySet.as_manager()

    class Meta:
        verbose_name = "veiligheidsbeoordeling"
        verbose_name_plural = "veiligheidsbeoordelingen"
        ordering = ["report", "pk"]
        indexes = [models.Index(fields=["assessor", "report"])]
        constraints = [
            models.CheckConstraint(
                name="assessment_decided_pair",
                condition=Q(decided_at__isnull=True, decided_by__isnull=True)
                | Q(decided_at__isnull=False, decided_by__isnull=False),
            ),
            models.CheckConstraint(
                name="assessment_decided_has_outcome",
                condition=~Q(state__in=[AssessmentState.DECIDED, AssessmentState.COMPLETED])
                | (~Q(outcome="") & Q(decided_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="assessment_completed_has_moment",
                condition=~Q(state=AssessmentState.COMPLETED) | Q(completed_at__isnull=False),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="decided_after_coordination",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(new__state=AssessmentState.DECIDED)
                & ~pgtrigger.Q(old__state=AssessmentState.DECIDED),
                func=DECIDED_AFTER_COORDINATION,
            ),
        ]

    def __str__(self) -> str:
        return f"veiligheidsbeoordeling {self.report}"

    @property
    def audit_case_number(self) -> str:
        return self.report.case.number

    @property
    def audit_label(self) -> str:
        return f"veiligheidsbeoordeling {self.report.number}"

    @property
    def retention(self) -> dict[RetentionConclusion, bool | None]:
        """K1-K6 as answered; ``None`` is not answered yet."""
        return {kind: getattr(self, kind.value) for kind in RetentionConclusion}

    @property
    def stays_at_vt(self) -> bool:
        return any(self.retention.values())

    def answered_yes(self, part: str) -> list[str]:
        """The texts of the items of a part that were answered with yes."""
        return [
            item["text"]
            for item in self.instrument.items_of(part)
            if self.answers.get(item["code"], {}).get("answer") == YesNoUnknown.YES
        ]

    @property
    def acute(self) -> bool:
        """Any item of part A answered yes (domain 6.4, 2A)."""
        return bool(self.answered_yes("acute"))

    @property
    def structural(self) -> bool:
        """At least one item of part B answered yes (domain 6.4, 2B)."""
        return bool(self.answered_yes("structural"))

    @transition(
        label="Begin met informatie verzamelen",
        source=AssessmentState.TO_START,
        target=AssessmentState.GATHERING,
        may=permissions.can_assess,
    )
    def start_gathering(self, *, at: datetime) -> None:
        self.started_at = at

    @transition(
        label="Ga beoordelen",
        source=[AssessmentState.GATHERING, AssessmentState.REOPENED],
        target=AssessmentState.JUDGING,
        may=permissions.can_assess,
        guards=[guards.every_source_has_a_result, guards.household_is_complete],
    )
    def start_judging(self) -> None: ...

    @transition(
        label="Vraag collegiale toets",
        source=AssessmentState.JUDGING,
        target=AssessmentState.PEER_REVIEW,
        may=permissions.can_assess,
        guards=[
            guards.instrument_is_complete,
            guards.every_person_has_a_conclusion,
            guards.severity_is_proposed,
        ],
    )
    def ask_review(self) -> None: ...

    @transition(
        label="Terug naar beoordelen",
        source=AssessmentState.PEER_REVIEW,
        target=AssessmentState.JUDGING,
        may=permissions.can_assess,
    )
    def judge_again(self) -> None: ...

    @transition(
        label="Neem besluit",
        source=AssessmentState.PEER_REVIEW,
        target=AssessmentState.DECIDED,
        may=permissions.can_assess,
        guards=[
            repeat_guards.director_is_heard,
            guards.reviewed_by_another,
            decision_guards.retention_is_answered,
            decision_guards.anonymity_means_k5,
            decision_guards.acute_means_k1,
            decision_guards.structural_means_k2,
            decision_guards.outcome_is_chosen,
            decision_guards.retained_case_stays_at_vt,
            decision_guards.heavy_case_stays_at_vt,
            decision_guards.nobody_acutely_unsafe_at_handover,
            decision_guards.advice_is_given,
            decision_guards.extending_is_not_own_help,
            decision_guards.receiver_is_named,
            decision_guards.local_team_takes_this_weight,
            decision_guards.helper_passes_the_test,
            decision_guards.doubt_means_calling_first,
        ],
        cautions=[
            decision_guards.own_help_is_likely_enough,
            repeat_guards.unable_help_means_vt,
            repeat_guards.goes_to_the_same_partner,
        ],
    )
    def decide(self, *, at: datetime, by: "User") -> None:
        self.decided_at = at
        self.decided_by = by

    @transition(
        label="Rond af",
        source=AssessmentState.DECIDED,
        target=AssessmentState.COMPLETED,
        may=permissions.can_assess,
        guards=[decision_guards.is_motivated, decision_guards.family_contact_is_named],
    )
    def complete(self, *, at: datetime) -> None:
        self.completed_at = at

    @transition(
        label="Neem besluit terug",
        source=AssessmentState.DECIDED,
        target=AssessmentState.PEER_REVIEW,
        may=permissions.can_assess,
    )
    def withdraw_decision(self) -> None:
        self.decided_at = None
        self.decided_by = None

    @transition(
        label="Heropen",
        source=AssessmentState.COMPLETED,
        target=AssessmentState.REOPENED,
        may=permissions.can_reopen,
        guards=[guards.report_is_not_settled, guards.report_is_not_in_track],
    )
    def reopen(self, *, reason: str) -> None:
        self.reopened_reason = reason
        self.decided_at = None
        self.decided_by = None
        self.completed_at = None
