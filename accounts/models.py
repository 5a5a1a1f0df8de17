"""Colleagues and their place in an organisation."""

from datetime import date
from functools import cached_property
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils import timezone

from accounts.managers import MembershipQuerySet, RegionContactQuerySet, UserManager
from accounts.roles import ROLE_PERMISSIONS, Permission, Role
from organisations.enums import OrganisationKind, Severity
from organisations.models import Organisation, Region, Team


class User(AbstractBaseUser):
    """A colleague with a login. What they may follows from their memberships of today."""

    email = models.EmailField("e-mailadres", unique=True)
    name = models.CharField("naam", max_length=120)
    work_phone = models.CharField("telefoon op het werk", max_length=20, blank=True)
    is_active = models.BooleanField("actief", default=True)
    receives_email = models.BooleanField("ontvangt meldingen per e-mail", default=True)
    # Somebody else knows the password, so it opens no page yet.
    must_change_password = models.BooleanField("kiest eerst een eigen wachtwoord", default=False)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    objects = UserManager()

    class Meta:
        verbose_name = "medewerker"
        verbose_name_plural = "medewerkers"
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        return self.name

    @cached_property
    def current_memberships(self) -> list["Membership"]:
        """Memberships that hold today, the oldest first: its organisation is where one works."""
        return list(
            self.memberships.current(timezone.localdate()).select_related(
                "organisation__region", "team"
            )
        )

    @cached_property
    def permissions(self) -> frozenset[Permission]:
        """What the roles in the own region allow; a role elsewhere opens no door here."""
        here = (m for m in self.current_memberships if m.organisation.region == self.region)
        return frozenset().union(*(ROLE_PERMISSIONS[Role(m.role)] for m in here))

    @cached_property
    def rules_in_sql(self) -> dict[tuple[str, date], tuple[str, tuple[Any, ...]]]:
        """What ``common.sight_sql`` wrote for this colleague, per rule and day."""
        return {}

    def may(self, permission: Permission) -> bool:
        return permission in self.permissions

    def has_role(self, *roles: Role) -> bool:
        return any(m.role in roles for m in self.current_memberships)

    @property
    def role_labels(self) -> list[str]:
        return [str(Role(m.role).label) for m in self.current_memberships]

    @property
    def organisation(self) -> Organisation | None:
        return self.current_memberships[0].organisation if self.current_memberships else None

    @property
    def region(self) -> Region | None:
        return self.organisation.region if self.organisation else None

    def organisations_where(self, permission: Permission) -> list[int]:
        """Keys of the organisations at which a role of today includes this."""
        return [
            m.organisation_id
            for m in self.current_memberships
            if permission in ROLE_PERMISSIONS[Role(m.role)]
        ]


class Membership(models.Model):
    """The role somebody has at an organisation, from a day until a day."""

    user = models.ForeignKey(
        User, models.CASCADE, related_name="memberships", verbose_name="medewerker"
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="memberships", verbose_name="organisatie"
    )
    team = models.ForeignKey(
        Team,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="memberships",
        verbose_name="team",
    )
    role = models.CharField("rol", max_length=30, choices=Role)
    since = models.DateField("vanaf", default=timezone.localdate)
    until = models.DateField("tot en met", null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = "functie"
        verbose_name_plural = "functies"
        ordering = ["since", "pk"]
        constraints = [
            models.CheckConstraint(
                name="membership_interval",
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
                violation_error_message="De einddatum ligt vóór de begindatum.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()}"


class RegionContact(models.Model):
    """The fixed contact at Veilig Thuis of one municipality or one of its districts (003-55).

    Partners see who it is, and who replaces during an absence, both days included.
    """

    municipality = models.ForeignKey(
        Organisation,
        models.PROTECT,
        related_name="region_contacts",
        limit_choices_to={"kind": OrganisationKind.MUNICIPALITY},
        verbose_name="gemeente",
    )
    district = models.CharField(
        "wijk of kern",
        max_length=80,
        blank=True,
        help_text="Laat leeg als het om de hele gemeente gaat.",
    )
    colleague = models.ForeignKey(
        User, models.PROTECT, related_name="contact_of", verbose_name="vaste contactpersoon"
    )
    replacement = models.ForeignKey(
        User,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="replaces_in",
        verbose_name="vervanger",
    )
    since = models.DateField("vanaf", default=timezone.localdate)
    until = models.DateField("tot en met", null=True, blank=True)
    absent_from = models.DateField("afwezig vanaf", null=True, blank=True)
    absent_until = models.DateField("afwezig tot en met", null=True, blank=True)

    objects = RegionContactQuerySet.as_manager()

    class Meta:
        verbose_name = "vaste contactpersoon"
        verbose_name_plural = "vaste contactpersonen"
        ordering = ["municipality__name", "district", "since", "pk"]
        constraints = [
            models.UniqueConstraint(
                "municipality",
                Lower("district"),
                condition=Q(until__isnull=True),
                name="region_contact_one_open",
                violation_error_message=(
                    "Deze gemeente of wijk heeft al een vaste contactpersoon. Beëindig die eerst."
                ),
            ),
            models.CheckConstraint(
                name="region_contact_interval",
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
                violation_error_message="De einddatum ligt vóór de begindatum.",
            ),
            models.CheckConstraint(
                name="region_contact_other_replaces",
                condition=Q(replacement__isnull=True) | ~Q(replacement=F("colleague")),
                violation_error_message="Niemand vervangt zichzelf. Kies een andere collega.",
            ),
            models.CheckConstraint(
                name="region_contact_absence",
                condition=Q(absent_from__isnull=True, absent_until__isnull=True)
                | Q(
                    absent_from__isnull=False,
                    absent_until__isnull=False,
                    absent_until__gte=F("absent_from"),
                    replacement__isnull=False,
                ),
                violation_error_message=(
                    "Vul bij afwezigheid de eerste en de laatste dag in, en wie vervangt."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.place}: {self.colleague}"

    @property
    def place(self) -> str:
        return f"{self.municipality}, {self.district}" if self.district else str(self.municipality)

    def is_absent(self, day: date) -> bool:
        """Whether the replacement is in charge on this day."""
        if self.absent_from is None or self.absent_until is None:
            return False
        return self.absent_from <= day <= self.absent_until


class Competence(models.Model):
    """A registration that lets somebody judge: SKJ, NVO, NIP or BIG (004-07), or a skill."""

    class Register(models.TextChoices):
        SKJ = "skj", "SKJ"
        NVO = "nvo", "NVO"
        NIP = "nip", "NIP"
        BIG = "big", "BIG"
        VOG = "vog", "VOG (verklaring omtrent het gedrag)"

    user = models.ForeignKey(
        User, models.CASCADE, related_name="competences", verbose_name="medewerker"
    )
    register = models.CharField("register", max_length=10, choices=Register)
    number = models.CharField("nummer", max_length=30, blank=True)
    expires_on = models.DateField("geldig tot en met", null=True, blank=True)

    class Meta:
        verbose_name = "registratie"
        verbose_name_plural = "registraties"
        ordering = ["user", "register", "pk"]

    def __str__(self) -> str:
        return f"{self.get_register_display()} {self.number}".strip()


class SeveritySkill(models.Model):
    """The weight of cases somebody is trained for (003-45)."""

    user = models.ForeignKey(
        User, models.CASCADE, related_name="severity_skills", verbose_name="medewerker"
    )
    severity = models.CharField("zwaarte", max_length=10, choices=Severity)

    class Meta:
        verbose_name = "specialisatie"
        verbose_name_plural = "specialisaties"
        ordering = ["user", "severity", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["user", "severity"], name="severity_skill_once"),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_severity_display()}"
