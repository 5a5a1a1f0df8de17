"""A consultation of Veilig Thuis by a municipality about its own case."""

from datetime import datetime
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from common.code_lists import YesNoUnknown
from consultations import permissions
from consultations.enums import AdviceChannel, MeldcodeStep, PresentDanger, UsdState
from consultations.guards import usd as guards
from consultations.querysets import UsdConsultationQuerySet
from organisations.models import Organisation, Region
from workflow.fsm import FSMField, Stateful, kept_by_database, transition

TEXT = 10_000
DECIDED = [UsdState.OWN_WAY, UsdState.TALK_FURTHER, UsdState.REPORTED, UsdState.VT_DIRECTS]
BEFORE_REPORT = [UsdState.ADVISED, UsdState.OWN_WAY, UsdState.TALK_FURTHER]


def _text(label: str) -> "models.TextField[str, str]":
    return models.TextField(label, max_length=TEXT, blank=True, default="")


@kept_by_database
class UsdConsultation(Stateful):
    """What a consulent asked Veilig Thuis and what they decided together (000-08 to 000-11).

    It belongs to the municipality. Veilig Thuis sees it only when a report follows, behind that
    report. It names no family: ``own_reference`` is the number of the municipality's own file.
    """

    SCANNED: ClassVar[tuple[str, ...]] = (
        "own_reference",
        "own_estimate",
        "question",
        "advice_received",
        "decision_note",
        "unreported_because",
        "talk_with",
        "follow_up",
        "unlinked_because",
    )

    number = models.CharField("nummer", max_length=16, unique=True)
    key = models.UUIDField("sleutel van indiening", unique=True, editable=False)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="usd_consultations", verbose_name="gemeente"
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="consulent"
    )
    own_reference = models.CharField("eigen dossiernummer", max_length=60, blank=True, default="")
    state = FSMField(
        "status", default=UsdState.REGISTERED, choices=UsdState, protected=True, max_length=20
    )
    consulted_at = models.DateTimeField("contact met Veilig Thuis op")
    channel = models.CharField(
        "kanaal", max_length=10, choices=AdviceChannel, default=AdviceChannel.PHONE
    )
    spoken_with = models.CharField(
        "gesproken met (medewerker van Veilig Thuis)", max_length=120, blank=True, default=""
    )
    advice_number = models.CharField(
        "adviesnummer van Veilig Thuis", max_length=16, blank=True, default=""
    )

    # Own estimate first (000-08)
    meldcode_step = models.CharField("stap van de meldcode", max_length=20, choices=MeldcodeStep)
    danger = models.CharField("onveiligheid nu", max_length=12, choices=PresentDanger)
    own_estimate = _text("eigen inschatting van de veiligheid")
    cooperation = models.CharField(
        "werken de betrokkenen mee", max_length=10, choices=YesNoUnknown, blank=True, default=""
    )
    can_lift = models.CharField(
        "lukt het de onveiligheid weg te nemen",
        max_length=10,
        choices=YesNoUnknown,
        blank=True,
        default="",
    )
    question = _text("vraag aan Veilig Thuis")
    advice_received = _text("advies van Veilig Thuis")

    # What was decided together (000-10)
    decision = models.CharField("besluit", max_length=20, choices=UsdState, blank=True, default="")
    decision_note = _text("waarom dit besluit")
    decided_at = models.DateTimeField("besloten op", null=True, blank=True)
    unreported_because = models.CharField(
        "waarom geen melding", max_length=500, blank=True, default=""
    )
    talk_on = models.DateField("Overleg Veilig Verder op", null=True, blank=True)
    talk_with = models.CharField("wie zijn erbij", max_length=300, blank=True, default="")

    follow_up = _text("vervolg")
    follow_up_on = models.DateField("opvolgen op", null=True, blank=True)
    overruled_because = models.CharField(
        "waarom een gevonden gegeven blijft staan", max_length=500, blank=True, default=""
    )
    unlinked_because = models.CharField(
        "waarom afgesloten zonder gekoppelde melding", max_length=500, blank=True, default=""
    )
    report_number = models.CharField("meldingsnummer", max_length=16, blank=True, default="")
    closed_at = models.DateTimeField("afgesloten op", null=True, blank=True)

    objects = UsdConsultationQuerySet.as_manager()

    class Meta:
        verbose_name = "consultatie van een gemeente"
        verbose_name_plural = "consultaties van gemeenten"
        ordering = ["-consulted_at", "-pk"]
        indexes = [
            models.Index(fields=["organisation", "-consulted_at"]),
            models.Index(
                fields=["report_number"], condition=~Q(report_number=""), name="usd_report"
            ),
            models.Index(
                fields=["follow_up_on"],
                condition=Q(follow_up_on__isnull=False),
                name="usd_follow_up",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="usd_decided_has_moment",
                condition=Q(decision="", decided_at__isnull=True)
                | (Q(decision__in=DECIDED) & Q(decided_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="usd_closed_is_decided",
                condition=Q(state=UsdState.CLOSED, closed_at__isnull=False) & ~Q(decision="")
                | (~Q(state=UsdState.CLOSED) & Q(closed_at__isnull=True)),
            ),
            models.CheckConstraint(
                name="usd_report_was_decided",
                condition=Q(report_number="")
                | Q(decision__in=[UsdState.REPORTED, UsdState.VT_DIRECTS]),
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def region(self) -> Region | None:
        """The Veilig Thuis that was consulted."""
        return self.organisation.region

    @property
    def audit_label(self) -> str:
        return f"consultatie {self.number}"

    @property
    def awaits_report(self) -> bool:
        """A report was agreed on and Veilig Thuis has not tied it yet."""
        followed = self.decision in {UsdState.REPORTED, UsdState.VT_DIRECTS}
        return followed and not self.report_number

    @transition(
        label="Leg het advies vast",
        source=UsdState.REGISTERED,
        target=UsdState.ADVISED,
        may=permissions.can_consult,
        guards=[guards.own_estimate_is_made, guards.question_is_asked, guards.advice_is_heard],
        cautions=[guards.texts_point_to_nobody],
    )
    def receive_advice(self) -> None: ...

    @transition(
        label="Zelf verder",
        source=UsdState.ADVISED,
        target=UsdState.OWN_WAY,
        may=permissions.can_consult,
        guards=[guards.decision_is_explained],
        cautions=[
            guards.unsafe_is_reported,
            guards.can_go_on_alone,
            guards.texts_point_to_nobody,
        ],
    )
    def go_own_way(self, *, at: datetime) -> None:
        self._decide(UsdState.OWN_WAY, at)

    @transition(
        label="Overleg Veilig Verder",
        source=[UsdState.ADVISED, UsdState.OWN_WAY],
        target=UsdState.TALK_FURTHER,
        may=permissions.can_consult,
        guards=[guards.decision_is_explained, guards.further_talk_is_planned],
        cautions=[guards.unsafe_is_reported, guards.texts_point_to_nobody],
    )
    def talk_further(self, *, at: datetime) -> None:
        self._decide(UsdState.TALK_FURTHER, at)

    @transition(
        label="Melding gedaan",
        source=BEFORE_REPORT,
        target=UsdState.REPORTED,
        may=permissions.can_consult,
        guards=[guards.decision_is_explained],
        cautions=[guards.texts_point_to_nobody],
    )
    def report(self, *, at: datetime) -> None:
        self._decide(UsdState.REPORTED, at)

    @transition(
        label="Veilig Thuis neemt regie op veiligheid",
        source=BEFORE_REPORT,
        target=UsdState.VT_DIRECTS,
        may=permissions.can_consult,
        guards=[guards.decision_is_explained],
        cautions=[guards.texts_point_to_nobody],
    )
    def let_vt_direct(self, *, at: datetime) -> None:
        self._decide(UsdState.VT_DIRECTS, at)

    @transition(
        label="Sluit af",
        source=DECIDED,
        target=UsdState.CLOSED,
        may=permissions.can_consult,
        guards=[guards.tasks_are_divided],
        cautions=[guards.report_is_linked, guards.texts_point_to_nobody],
    )
    def close(self, *, at: datetime) -> None:
        self.closed_at = at
        self.follow_up_on = None

    def _decide(self, decision: UsdState, at: datetime) -> None:
        self.decision, self.decided_at = decision, at
