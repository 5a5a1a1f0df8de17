"""What was reported (domain 6.3: Inhoud, Meldcode, Eigen hulp, Verwachting, Overig)."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from cases.enums import Nature, Occasion, Weighing, YesNoUnknown
from cases.models.report import Report
from cases.querysets import OfReportQuerySet

TEXT = 20_000


def _answer(label: str) -> "models.CharField[str, str]":
    return models.CharField(label, max_length=10, choices=YesNoUnknown, blank=True)


def _text(label: str) -> "models.TextField[str, str]":
    return models.TextField(label, max_length=TEXT, blank=True)


class ReportContent(models.Model):
    """The words of the report. Events with their own date stand in ``UnsafeEvent``."""

    report = models.OneToOneField(
        Report, models.PROTECT, related_name="content", verbose_name="melding"
    )

    # Inhoud
    occasions = ArrayField(
        models.CharField(max_length=30, choices=Occasion), verbose_name="aanleiding"
    )
    natures = ArrayField(
        models.CharField(max_length=30, choices=Nature),
        default=list,
        blank=True,
        verbose_name="aard",
    )
    worries = models.TextField("zorgen en feiten", max_length=TEXT)
    children_present = _answer("kinderen aanwezig")
    injuries = _text("letsel")
    weapons = _answer("wapens in huis")
    frequency = models.CharField("hoe vaak", max_length=200, blank=True)
    escalation = _text("wordt het erger of vaker")
    protective_factors = _text("wat beschermt")
    safety_estimate = _text("inschatting van de veiligheid door de melder")

    # Meldcode, for professionals only
    steps_taken = ArrayField(
        models.PositiveSmallIntegerField(),
        default=list,
        blank=True,
        verbose_name="doorlopen stappen",
    )
    step_1 = _text("stap 1: signalen")
    step_2 = _text("stap 2: overleg")
    step_3 = _text("stap 3: gesprek met betrokkenen")
    step_4 = _text("stap 4: wegen")
    steps_skipped_reason = _text("waarom niet alle stappen zijn doorlopen")
    weighing = ArrayField(
        models.CharField(max_length=20, choices=Weighing),
        default=list,
        blank=True,
        verbose_name="uitkomst van het wegen",
    )
    weighing_suspicion = _text("vermoeden")
    weighing_safety = _text("veiligheid")
    weighing_help = _text("hulp")
    weighing_acceptance = _text("acceptatie")
    weighing_result = _text("resultaat")
    family_informed_beforehand = _answer("betrokkenen vooraf geïnformeerd over de melding")
    family_reaction = _text("reactie van de betrokkenen")
    family_not_informed_reason = _text("waarom niet geïnformeerd")

    # Eigen hulp (002-12)
    can_help = _answer("kan hulp bieden of organiseren")
    can_use_plan = _answer("kan met een veiligheidsplan werken")
    can_keep_sight = _answer("kan zicht op veiligheid organiseren")
    family_cooperates = _answer("betrokkenen werken mee")
    leads_to_stable = _answer("leidt tot stabiele veiligheid")

    # Verwachting (002-21, 003-29, 003-57)
    expects_vt = _answer("verwacht bemoeienis van Veilig Thuis")
    information_only = models.BooleanField("alleen om informatie compleet te maken", default=False)
    expectation = _text("verwachting van de melder")
    agreements = _text("gemaakte afspraken, ook telefonisch")

    # Overig
    vir_signal = _answer("signaal in de verwijsindex")
    child_check = _answer("kindcheck gedaan")
    earlier_help = _text("eerdere hulp")
    police_reference = models.CharField("kenmerk van de politie", max_length=60, blank=True)

    objects = OfReportQuerySet.as_manager()

    class Meta:
        verbose_name = "inhoud van de melding"
        verbose_name_plural = "inhoud van meldingen"
        ordering = ["report", "pk"]

    def __str__(self) -> str:
        return f"inhoud van {self.report}"

    @property
    def own_help_answers(self) -> list[str]:
        return [
            self.can_help,
            self.can_use_plan,
            self.can_keep_sight,
            self.family_cooperates,
            self.leads_to_stable,
        ]
