"""What VT prepares before a handover can go."""

from typing import ClassVar

from django.db import models

from cases.enums import YesNoUnknown
from organisations.models import Organisation
from sharing.enums import ShareGround


def _answer(label: str) -> "models.CharField[str, str]":
    return models.CharField(label, max_length=10, choices=YesNoUnknown, blank=True, default="")


def _text(label: str) -> "models.TextField[str, str]":
    return models.TextField(label, max_length=5000, blank=True, default="")


class Prepared(models.Model):
    """To whom, after which talk, what the document says beside the record, and on which ground.

    ``first_contact_days`` are working days: the term of D5b, shorter when it cannot wait.
    ``consents`` is what each member said of sharing, as ``sharing.consent.ConsentGiven`` writes it
    down; at sending it becomes a ``Share`` (A9).
    """

    # What VT writes for the document beside what the record says (6.6, sections 3 to 13). Of an
    # anonymous reporter the own words stay out, and ``report_summary`` tells instead (A4).
    TEXTS: ClassVar[tuple[str, ...]] = (
        "report_summary",
        "earlier_reports",
        "family_knows",
        "family_view",
        "willingness",
        "help_questions",
        "current_help",
        "network",
        "advice_contact",
        "advice_home_visit",
        "advice_plan",
        "advice_help",
        "agreements_advice",
        "consequences_advice",
        "way_back",
    )
    # The five questions about a professional who is involved already (002-24).
    FIVE: ClassVar[tuple[str, ...]] = (
        "helper_can",
        "helper_wants",
        "helper_can_use_plan",
        "helper_keeps_sight",
        "helper_able_says_vt",
    )

    receiver = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="ontvanger",
    )
    receiver_is_involved = models.BooleanField("de ontvanger helpt dit gezin al", default=False)
    helper_can = _answer("kan de hulpverlener dit doen")
    helper_wants = _answer("wil de hulpverlener dit doen")
    helper_can_use_plan = _answer("kan de hulpverlener met een veiligheidsplan werken")
    helper_keeps_sight = _answer("kan de hulpverlener zicht houden op de veiligheid")
    helper_able_says_vt = _answer("is de hulpverlener volgens Veilig Thuis in staat")
    contacted_at = models.DateTimeField("ontvanger gesproken op", null=True, blank=True)
    contacted_with = models.CharField("met wie", max_length=160, blank=True, default="")
    contact_note = models.CharField("wat is besproken", max_length=1000, blank=True, default="")
    director_known = _answer("is er al een casusregisseur of gids")
    director = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="organisatie van de casusregisseur",
    )
    director_name = models.CharField("naam van de casusregisseur", max_length=160, blank=True)
    can_wait = _answer("kan de opvolging een paar dagen wachten")
    first_contact_days = models.PositiveSmallIntegerField("eerste contact binnen", default=5)
    acutely_unsafe = _answer("is iemand nu acuut onveilig")

    report_summary = _text("wat er is gemeld, in uw eigen woorden")
    earlier_reports = _text("eerdere meldingen, voor zover nodig")
    family_knows = _text("wat het gezin weet")
    family_view = _text("hoe het gezin ertegenaan kijkt")
    willingness = _text("wil het gezin hulp")
    help_questions = _text("hulpvragen van het gezin")
    current_help = _text("hulp die er nu is")
    network = _text("netwerk van het gezin")
    advice_contact = _text("advies over het contact")
    advice_home_visit = _text("advies over huisbezoek")
    advice_plan = _text("advies over het veiligheidsplan")
    advice_help = _text("welke hulp past")
    agreements_advice = _text("advies over afspraken en regie")
    consequences_advice = _text("wat als de veiligheid niet herstelt")
    way_back = _text("hoe meldt de ontvanger terug")

    share_ground = models.CharField(
        "grond om te delen", max_length=30, choices=ShareGround, blank=True, default=""
    )
    share_weighing = models.TextField(
        "waarom delen zonder toestemming nodig is", max_length=2000, blank=True, default=""
    )
    consents = models.JSONField("toestemming per gezinslid", default=list)

    class Meta:
        abstract = True
