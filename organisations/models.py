"""Regions, organisations, teams and what they agreed on."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from organisations.enums import (
    OrganisationKind,
    Severity,
    TableRoute,
    TeamKind,
    TriageCalendar,
    Weekday,
)


class Region(models.Model):
    """The area one Veilig Thuis serves. Cases never leave it by themselves."""

    name = models.CharField("naam", max_length=120, unique=True)
    code = models.SlugField("code", max_length=20, unique=True)
    phone = models.CharField("telefoon", max_length=20)
    crisis_phone = models.CharField("telefoon crisisdienst", max_length=20, blank=True)
    postal_address = models.TextField("postadres")
    website = models.CharField("website", max_length=120, blank=True)

    class Meta:
        verbose_name = "regio"
        verbose_name_plural = "regio's"
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def phone_after_hours(self) -> str:
        """Where the crisisdienst answers: its own number, or the one number that always rings."""
        return self.crisis_phone or self.phone

    def profile_on(self, day: date) -> "RegionProfile":
        """The choices that hold on this day; the law's defaults when none were made."""
        chosen = self.profiles.filter(valid_from__lte=day).order_by("-valid_from", "-pk").first()
        return chosen or RegionProfile(region=self, valid_from=day)


class OpeningHours(models.Model):
    """From when until when the bureaudienst of a region answers on one day of the week (000-12).

    A region without any row keeps ``opening.OFFICE_HOURS``; outside it the crisisdienst answers.
    """

    region = models.ForeignKey(
        Region, models.CASCADE, related_name="opening_hours", verbose_name="regio"
    )
    weekday = models.PositiveSmallIntegerField("dag", choices=Weekday)
    opens = models.TimeField("van")
    closes = models.TimeField("tot")

    class Meta:
        verbose_name = "openingstijd"
        verbose_name_plural = "openingstijden"
        ordering = ["region", "weekday", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["region", "weekday"],
                name="opening_hours_one_per_weekday",
                violation_error_message="Voor deze dag staan al openingstijden in de lijst.",
            ),
            models.CheckConstraint(
                name="opening_hours_interval",
                condition=Q(closes__gt=F("opens")),
                violation_error_message="De sluitingstijd ligt niet na de openingstijd.",
            ),
            models.CheckConstraint(
                name="opening_hours_weekday", condition=Q(weekday__gte=1, weekday__lte=7)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_weekday_display()} {self.opens:%H.%M}-{self.closes:%H.%M} uur"


class RegionProfile(models.Model):
    """The choices of a region where the sources leave room (domain chapter 7), from a date on."""

    region = models.ForeignKey(
        Region, models.PROTECT, related_name="profiles", verbose_name="regio"
    )
    valid_from = models.DateField("geldt vanaf")
    medium_direct = models.BooleanField(
        "middelzwaar direct overdragen",
        default=False,
        help_text="Sta toe dat structurele onveiligheid (K2) met motivering en een tweede persoon "
        "toch direct wordt overgedragen (O1).",
    )
    triage_calendar = models.CharField(
        "termijn veiligheidsbeoordeling in",
        max_length=20,
        choices=TriageCalendar,
        default=TriageCalendar.WORKING_DAYS,
    )
    conversion_to_advice = models.BooleanField("melding omzetten in advies toestaan", default=False)
    repeat_report_years = models.PositiveSmallIntegerField(
        "hermelding: kijk zoveel jaar terug", default=20
    )

    class Meta:
        verbose_name = "regioprofiel"
        verbose_name_plural = "regioprofielen"
        ordering = ["region", "-valid_from", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["region", "valid_from"],
                name="profile_one_per_day",
                violation_error_message="Er is al een profiel dat op deze dag ingaat.",
            ),
            models.CheckConstraint(
                name="profile_repeat_years_sane",
                condition=Q(repeat_report_years__gte=1, repeat_report_years__lte=20),
                violation_error_message=(
                    "Kies 1 tot en met 20 jaar: langer bewaart Veilig Thuis niet."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.region} vanaf {self.valid_from:%d-%m-%Y}"


class Organisation(models.Model):
    """A party in the chain: a Veilig Thuis, a municipality, a team, a school, the police.

    Of a municipality ``table_route`` says how a request reaches the jeugdbeschermingstafel
    (003-08), ``protection_table_0_100`` that there is one table for children and adults
    (003-09), and ``hears_that_not_what`` that VT agreed to signal which families it handed to a
    helper (003-60, domain 7.12). ``home_visit_from``: from which weight on this receiver sees the
    family at home; the telephone alone is not enough (003-37, domain 7.18).
    """

    name = models.CharField("naam", max_length=160)
    kind = models.CharField("soort", max_length=20, choices=OrganisationKind)
    region = models.ForeignKey(
        Region,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="organisations",
        verbose_name="regio",
    )
    municipality = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="local_organisations",
        limit_choices_to={"kind": OrganisationKind.MUNICIPALITY},
        verbose_name="gemeente",
    )
    phone = models.CharField("telefoon", max_length=20, blank=True)
    email = models.EmailField("e-mailadres", blank=True)
    active = models.BooleanField("actief", default=True)
    table_route = models.CharField(
        "weg naar de jeugdbeschermingstafel", max_length=20, choices=TableRoute, blank=True
    )
    protection_table_0_100 = models.BooleanField("beschermingstafel 0–100", default=False)
    hears_that_not_what = models.BooleanField("afspraak ‘dat, niet wat’", default=False)
    home_visit_from = models.CharField(
        "huisbezoek vanaf zwaarte", max_length=10, choices=Severity, default=Severity.LIGHT
    )

    class Meta:
        verbose_name = "organisatie"
        verbose_name_plural = "organisaties"
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["name", "region"],
                nulls_distinct=False,
                name="organisation_name_unique_in_region",
                violation_error_message="Deze organisatie staat al in de lijst van deze regio.",
            ),
            models.UniqueConstraint(
                fields=["region"],
                condition=Q(kind=OrganisationKind.VEILIG_THUIS),
                name="organisation_one_vt_per_region",
                violation_error_message="Een regio heeft één Veilig Thuis.",
            ),
            models.CheckConstraint(
                name="organisation_table_is_of_municipality",
                condition=Q(kind=OrganisationKind.MUNICIPALITY)
                | Q(table_route="", protection_table_0_100=False),
                violation_error_message="De weg naar de tafel hoort bij een gemeente.",
            ),
            models.CheckConstraint(
                name="organisation_that_not_what_is_of_municipality",
                condition=Q(kind=OrganisationKind.MUNICIPALITY) | Q(hears_that_not_what=False),
                violation_error_message="De afspraak ‘dat, niet wat’ hoort bij een gemeente.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Team(models.Model):
    """A group of colleagues that shares a queue."""

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="teams", verbose_name="organisatie"
    )
    name = models.CharField("naam", max_length=80)
    kind = models.CharField("soort", max_length=20, choices=TeamKind)
    municipalities = models.ManyToManyField(
        Organisation,
        blank=True,
        related_name="region_teams",
        limit_choices_to={"kind": OrganisationKind.MUNICIPALITY},
        verbose_name="gemeenten",
    )

    class Meta:
        verbose_name = "team"
        verbose_name_plural = "teams"
        ordering = ["organisation", "name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "name"],
                name="team_name_unique_in_organisation",
                violation_error_message="Deze organisatie heeft al een team met deze naam.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class TaskPackage(models.Model):
    """The agreement with a municipality on which weights a local team takes directly (002-23)."""

    team_organisation = models.ForeignKey(
        Organisation,
        models.CASCADE,
        related_name="task_packages",
        limit_choices_to={"kind": OrganisationKind.LOCAL_TEAM},
        verbose_name="wijkteam of toegang",
    )
    severity = models.CharField("zwaarte", max_length=10, choices=Severity)
    valid_from = models.DateField("geldt vanaf")
    valid_until = models.DateField("geldt tot en met", null=True, blank=True)

    class Meta:
        verbose_name = "taakpakket"
        verbose_name_plural = "taakpakketten"
        ordering = ["team_organisation", "severity", "valid_from", "pk"]
        constraints = [
            models.CheckConstraint(
                name="task_package_interval",
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")),
                violation_error_message="De einddatum ligt vóór de begindatum.",
            ),
            models.CheckConstraint(
                name="task_package_never_heavy",
                condition=~Q(severity=Severity.HEAVY),
                violation_error_message="Een zware casus gaat nooit direct naar een wijkteam.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.team_organisation}: {self.get_severity_display()}"
