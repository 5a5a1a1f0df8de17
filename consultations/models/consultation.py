"""An advice of Veilig Thuis to somebody who calls about a family nobody names."""

from datetime import datetime, timedelta
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import F, Q

from common.code_lists import Capacity, Nature, Occasion, YesNoUnknown
from consultations import permissions
from consultations.enums import (
    BEFORE_REPORT,
    AdviceChannel,
    AdviceKind,
    AdviceState,
    AgeBand,
    EndReason,
    MeldcodeStep,
    OwnPossibilities,
    PresentDanger,
    Purpose,
    SafetyAnswer,
)
from consultations.guards import advice as guards
from consultations.querysets import ConsultationQuerySet
from consultations.weighing import ANSWERED_IN, Answers, Weighed, weigh
from organisations.models import Organisation, Region
from workflow.fsm import FSMField, Stateful, kept_by_database, transition

TEXT = 10_000
SEARCHED = ("question", "expectation", "advice", "agreements", "support_plan")


def _text(label: str) -> "models.TextField[str, str]":
    return models.TextField(label, max_length=TEXT, blank=True, default="")


def _answer(label: str) -> "models.CharField[str, str]":
    return models.CharField(label, max_length=10, choices=YesNoUnknown, blank=True, default="")


def _codes(label: str, choices: Any) -> "ArrayField[Any, Any]":
    code = models.CharField(max_length=30, choices=choices)
    return ArrayField(code, verbose_name=label, default=list, blank=True)


@kept_by_database
class Consultation(Stateful):
    """One advice: a talk of minutes, or support over several contacts (004-17, 003-19).

    It has no relation to a person or a case and never gets one (A6); what is typed freely is
    looked through for names. When a report follows, only numbers as text tie the two.
    """

    SCANNED: ClassVar[tuple[str, ...]] = (
        "expectation",
        "caller_organisation_name",
        "question",
        "own_possibilities_note",
        "advice",
        "agreements",
        "home_visit_question",
        "support_plan",
        "norm_untold_because",
        "lapse_reason",
        "reopen_reason",
    )

    number = models.CharField("adviesnummer", max_length=16, unique=True)
    region = models.ForeignKey(
        Region, models.PROTECT, related_name="consultations", verbose_name="regio"
    )
    key = models.UUIDField("sleutel van indiening", unique=True, editable=False)
    state = FSMField(
        "status", default=AdviceState.NEW, choices=AdviceState, protected=True, max_length=20
    )
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="medewerker"
    )
    began_at = models.DateTimeField("begonnen op")
    ended_at = models.DateTimeField("einde gesprek", null=True, blank=True)

    # Asked first (003-14)
    meldcode_step = models.CharField("stap van de meldcode", max_length=20, choices=MeldcodeStep)
    purpose = models.CharField("waarvoor belt de beller", max_length=20, choices=Purpose)
    expectation = models.CharField("verwachting", max_length=500, blank=True, default="")

    # Who calls: never who it is about
    kind = models.CharField("soort", max_length=25, choices=AdviceKind, default=AdviceKind.ADVICE)
    channel = models.CharField(
        "kanaal", max_length=10, choices=AdviceChannel, default=AdviceChannel.PHONE
    )
    capacity = models.CharField("hoedanigheid", max_length=30, choices=Capacity)
    caller_organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="organisatie van de beller",
    )
    caller_organisation_name = models.CharField(
        "andere organisatie", max_length=160, blank=True, default=""
    )
    municipality = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="gemeente waar het speelt",
    )

    # What it is about, in codes and bands
    question = _text("vraag")
    occasions = _codes("aanleiding", Occasion)
    natures = _codes("aard", Nature)
    age_bands = _codes("leeftijden", AgeBand)
    danger = models.CharField(
        "onveiligheid nu", max_length=12, choices=PresentDanger, blank=True, default=""
    )
    own_possibilities = models.CharField(
        "eigen mogelijkheden", max_length=10, choices=OwnPossibilities, blank=True, default=""
    )
    own_possibilities_note = _text("toelichting eigen mogelijkheden")

    # The walk through the afwegingskader (002-02)
    weigh_suspicion = _answer("is er een vermoeden van huiselijk geweld of kindermishandeling")
    weigh_safety = models.CharField(
        "hoe onveilig is het", max_length=12, choices=SafetyAnswer, blank=True, default=""
    )
    weigh_disclosure = _answer("vertelt een slachtoffer het zelf")
    weigh_help = _answer("kan de beller zelf hulp bieden of organiseren")
    weigh_acceptance = _answer("nemen de betrokkenen de hulp aan")
    weigh_result = _answer("leidt de hulp tot veiligheid")
    norm_told = models.BooleanField("gezegd dat melden de norm is", default=False)
    norm_untold_because = models.CharField(
        "waarom niet gezegd dat melden de norm is", max_length=500, blank=True, default=""
    )

    advice = _text("advies")
    agreements = _text("afspraken")
    home_visit = models.BooleanField("Veilig Thuis gaat mee op huisbezoek", default=False)
    home_visit_on = models.DateField("huisbezoek op", null=True, blank=True)
    home_visit_question = models.CharField(
        "concrete vraag bij het huisbezoek", max_length=500, blank=True, default=""
    )
    joint_talk = models.BooleanField("vroeg samen in gesprek met het gezin", default=False)

    # Support over several contacts
    support_plan = _text("plan voor ondersteuning")
    next_contact_on = models.DateField("volgend contact op", null=True, blank=True)

    overruled_because = models.CharField(
        "waarom een gevonden gegeven blijft staan", max_length=500, blank=True, default=""
    )
    end_reason = models.CharField(
        "reden van afsluiten", max_length=20, choices=EndReason, blank=True, default=""
    )
    lapse_reason = models.CharField("waarom vervallen", max_length=500, blank=True, default="")
    reopen_reason = models.CharField("waarom heropend", max_length=500, blank=True, default="")
    closed_at = models.DateTimeField("afgesloten op", null=True, blank=True)
    caller_agreed_at = models.DateTimeField("beller wil melden sinds", null=True, blank=True)
    # The only tie with a report, and it is no relation (A6).
    report_number = models.CharField("meldingsnummer", max_length=16, blank=True, default="")

    searched = models.GeneratedField(
        expression=SearchVector(*SEARCHED, config="dutch"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = ConsultationQuerySet.as_manager()

    class Meta:
        verbose_name = "advies"
        verbose_name_plural = "adviezen"
        ordering = ["-began_at", "-pk"]
        indexes = [
            models.Index(fields=["region", "-began_at", "-id"]),
            models.Index(fields=["handled_by", "-began_at"]),
            models.Index(fields=["caller_organisation", "-began_at"]),
            models.Index(
                fields=["next_contact_on"],
                condition=Q(state=AdviceState.SUPPORTING),
                name="advice_next_contact",
            ),
            models.Index(
                fields=["region", "-began_at"],
                condition=~Q(overruled_because=""),
                name="advice_overruled",
            ),
            GinIndex(fields=["searched"], name="advice_searched"),
        ]
        constraints = [
            models.CheckConstraint(
                name="advice_ends_after_it_began",
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("began_at")),
                violation_error_message="Het einde van het gesprek ligt vóór het begin.",
            ),
            models.CheckConstraint(
                name="advice_closed_has_moment",
                condition=Q(
                    state__in=[AdviceState.CLOSED, AdviceState.CONVERTED, AdviceState.LAPSED],
                    closed_at__isnull=False,
                )
                | (
                    ~Q(state__in=[AdviceState.CLOSED, AdviceState.CONVERTED, AdviceState.LAPSED])
                    & Q(closed_at__isnull=True)
                ),
            ),
            models.CheckConstraint(
                name="advice_converted_has_number",
                condition=(Q(state=AdviceState.CONVERTED) & ~Q(report_number=""))
                | (~Q(state=AdviceState.CONVERTED) & Q(report_number="")),
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def audit_label(self) -> str:
        return f"advies {self.number}"

    @property
    def duration(self) -> timedelta | None:
        """How long the talk took; unknown while it runs."""
        return self.ended_at - self.began_at if self.ended_at else None

    @property
    def weighed(self) -> Weighed:
        return weigh(Answers(**{name: getattr(self, place) for name, place in ANSWERED_IN.items()}))

    @transition(
        label="Begin gesprek",
        source=AdviceState.NEW,
        target=AdviceState.TALKING,
        may=permissions.can_advise,
        guards=[
            guards.caller_is_known_by_capacity,
            guards.meldcode_step_is_asked,
            guards.purpose_is_asked,
        ],
    )
    def start_talk(self) -> None: ...

    @transition(
        label="Geef advies",
        source=AdviceState.TALKING,
        target=AdviceState.ADVISED,
        may=permissions.can_advise,
        guards=[
            guards.occasion_is_chosen,
            guards.advice_is_written,
            guards.home_visit_has_a_question,
        ],
        cautions=[guards.texts_point_to_nobody, guards.norm_is_told],
    )
    def give_advice(self, *, at: datetime) -> None:
        self.ended_at = at

    @transition(
        label="Begin ondersteuning",
        source=AdviceState.ADVISED,
        target=AdviceState.SUPPORTING,
        may=permissions.can_advise,
        guards=[guards.support_is_planned],
        cautions=[guards.texts_point_to_nobody],
    )
    def start_support(self) -> None: ...

    @transition(
        label="Sluit af",
        source=[AdviceState.ADVISED, AdviceState.SUPPORTING],
        target=AdviceState.CLOSED,
        may=permissions.can_advise,
        guards=[guards.support_has_an_end],
    )
    def close(self, *, at: datetime) -> None:
        self.closed_at = at
        self.next_contact_on = None

    @transition(
        label="Zet om naar melding",
        source=BEFORE_REPORT,
        target=AdviceState.CONVERTED,
        may=permissions.can_take_in_report,
        guards=[guards.caller_wants_to_report],
    )
    def convert(self, *, report_number: str, at: datetime) -> None:
        self.report_number = report_number
        self.closed_at = at
        self.ended_at = self.ended_at or at
        self.next_contact_on = None

    @transition(
        label="Laat vervallen",
        source=[
            AdviceState.NEW,
            AdviceState.TALKING,
            AdviceState.ADVISED,
            AdviceState.SUPPORTING,
        ],
        target=AdviceState.LAPSED,
        may=permissions.can_advise,
        guards=[guards.lapse_has_a_reason],
    )
    def lapse(self, *, at: datetime) -> None:
        self.closed_at = at
        self.next_contact_on = None

    @transition(
        label="Heropen",
        source=AdviceState.CLOSED,
        target=AdviceState.ADVISED,
        may=permissions.can_reopen_advice,
        guards=[guards.reopening_has_a_reason],
    )
    def reopen(self) -> None:
        self.closed_at = None
        self.end_reason = ""
