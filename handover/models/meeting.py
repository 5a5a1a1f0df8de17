"""The conversation of a warm handover."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from cases.enums import YesNoUnknown
from handover.enums import MeetingPlace
from handover.models.handover import Handover
from handover.querysets import OfHandoverQuerySet
from organisations.models import Organisation


def _answer(label: str) -> "models.CharField[str, str]":
    return models.CharField(label, max_length=10, choices=YesNoUnknown, blank=True, default="")


def _text(label: str) -> "models.TextField[str, str]":
    return models.TextField(label, max_length=5000, blank=True, default="")


class WarmMeeting(models.Model):
    """Home visit, or talk at VT or municipality, with all directly involved and the receiver
    (000-06): where, when, and everything on its agenda (000-27, 6.6).

    ``monitoring_scheme`` is the months after which VT looks (``monitoring.schemes``). What stands
    per person, condition, agreement or kind of regie is a row of its own.

    ``other_views``: where family or professionals see the safety differently (003-62).
    """

    # What is written on its agenda; where and when it is, is planned.
    AGENDA: ClassVar[tuple[str, ...]] = (
        "absence_is_safer",
        "absence_ground",
        "plan_discussed",
        "plan_reaction",
        "roles_vt",
        "roles_municipality",
        "roles_provider",
        "provider_equipped",
        "provider_sees_all",
        "second_party",
        "second_party_why",
        "monitoring_scheme",
        "monitoring_how",
        "consequences",
        "first_evaluation_on",
        "other_views",
        "remarks",
    )
    # What carries a family that waits for help; from the meeting on it runs by itself (000-30).
    BRIDGING: ClassVar[tuple[str, ...]] = (
        "waiting_list",
        "waits_for",
        "alternative_help",
        "escalation_name",
        "escalation_phone",
        "help_expected_on",
    )

    handover = models.OneToOneField(
        Handover, models.PROTECT, related_name="meeting", verbose_name="overdracht"
    )
    place = models.CharField("waar", max_length=20, choices=MeetingPlace, blank=True, default="")
    place_note = models.CharField("adres of kamer", max_length=300, blank=True, default="")
    other_place_why = models.CharField(
        "waarom geen huisbezoek", max_length=1000, blank=True, default=""
    )
    planned_at = models.DateTimeField("gepland op", null=True, blank=True)
    held_on = models.DateField("gehouden op", null=True, blank=True)
    absence_is_safer = models.BooleanField(
        "het is veiliger als het gezin er niet bij is", default=False
    )
    absence_ground = models.CharField(
        "waarom het gezin er niet bij was", max_length=1000, blank=True, default=""
    )

    plan_discussed = models.BooleanField("het veiligheidsplan is besproken", default=False)
    plan_reaction = _text("wat vindt het gezin ervan")
    roles_vt = _text("wat doet Veilig Thuis")
    roles_municipality = _text("wat doet de gemeente")
    roles_provider = _text("wat doet de hulpverlening")
    provider_equipped = _answer("is de zorgaanbieder toegerust voor casusregie")
    provider_sees_all = _answer("heeft de zorgaanbieder zicht op de veiligheid van iedereen")
    second_party = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="tweede partij voor de veiligheid",
    )
    second_party_why = models.CharField(
        "wat doet de tweede partij", max_length=1000, blank=True, default=""
    )
    monitoring_scheme = models.CharField(
        "wanneer kijkt Veilig Thuis hoe het gaat", max_length=40, blank=True, default=""
    )
    monitoring_how = _text("hoe en met wie")
    consequences = _text("wat gebeurt er als de veiligheid niet herstelt")
    first_evaluation_on = models.DateField("eerste evaluatie op", null=True, blank=True)
    waiting_list = _answer("staat het gezin op een wachtlijst voor hulp")
    waits_for = models.CharField("waarop wacht het gezin", max_length=300, blank=True, default="")
    alternative_help = _text("welke hulp is er tot die tijd")
    escalation_name = models.CharField(
        "wie kan het gezin bellen als het misgaat", max_length=160, blank=True, default=""
    )
    escalation_phone = models.CharField("telefoon", max_length=40, blank=True, default="")
    help_expected_on = models.DateField("hulp begint naar verwachting op", null=True, blank=True)
    other_views = _text("wie ziet iets anders, en wat doen we daarmee")
    remarks = _text("wat verder is besproken")

    objects = OfHandoverQuerySet.as_manager()

    class Meta:
        verbose_name = "gesprek van een warme overdracht"
        verbose_name_plural = "gesprekken van warme overdrachten"
        ordering = ["handover", "pk"]
        constraints = [
            models.CheckConstraint(
                name="meeting_scheme_never_without_three_months",
                condition=Q(monitoring_scheme="")
                | Q(monitoring_scheme__regex=r"^([0-9]{1,2}-)*3(-[0-9]{1,2})*$"),
            ),
        ]

    def __str__(self) -> str:
        return f"gesprek van {self.handover}"

    @property
    def audit_case_number(self) -> str:
        return self.handover.case.number

    @property
    def audit_label(self) -> str:
        return f"gesprek van overdracht {self.handover.number}"
