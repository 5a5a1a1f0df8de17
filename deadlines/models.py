"""Closed days as data, and the row every deadline is."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from deadlines.enums import BreachReason, DeadlineState, HolidayKind
from deadlines.holders import HoldersOf, holders_of
from deadlines.holidays import DayKind, DayOff
from deadlines.kinds import Addressee, Term
from deadlines.options import Options
from deadlines.terms import ALL_TERMS, TERMS
from organisations.models import Region

if TYPE_CHECKING:
    from typing import Self

    from accounts.models import User

TERM_CHOICES = [(term.code, f"{term.code} {term.name}") for term in ALL_TERMS]


class Holiday(models.Model):
    """A closed day on top of the law calendar: a new law or decree, or a region that is closed.

    The law itself and the decrees known today are in ``deadlines.holidays``.
    """

    region = models.ForeignKey(
        Region,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="holidays",
        verbose_name="regio",
        help_text="Leeg betekent: geldt in heel Nederland.",
    )
    on = models.DateField("datum")
    name = models.CharField("naam", max_length=80)
    kind = models.CharField("soort", max_length=10, choices=HolidayKind)
    source = models.CharField("bron", max_length=200)

    class Meta:
        verbose_name = "feestdag of sluitingsdag"
        verbose_name_plural = "feestdagen en sluitingsdagen"
        ordering = ["on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["region", "on"],
                nulls_distinct=False,
                name="holiday_once",
                violation_error_message="Deze dag staat al in de lijst.",
            ),
            models.CheckConstraint(
                name="holiday_regions_only_close",
                condition=Q(kind=HolidayKind.CLOSING, region__isnull=False)
                | (~Q(kind=HolidayKind.CLOSING) & Q(region__isnull=True)),
                violation_error_message="Een regio kan alleen een sluitingsdag toevoegen; "
                "feestdagen en gelijkgestelde dagen gelden in heel Nederland.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.on:%d-%m-%Y} {self.name}"

    def as_day_off(self) -> DayOff:
        return DayOff(self.on, self.name, DayKind(self.kind), self.source)


class DeadlineQuerySet(models.QuerySet[Any]):
    """The vocabulary of reading deadlines; the concrete class says where its region is."""

    def open(self) -> Self:
        return self.filter(state=DeadlineState.OPEN)

    def overdue(self, now: datetime) -> Self:
        return self.open().filter(breach_at__lt=now)

    def due_by(self, moment: datetime) -> Self:
        """Open and due at this moment or before, what is late included."""
        return self.open().filter(due_at__lte=moment)

    def to_signal(self, now: datetime) -> Self:
        """Open, with a warning or a breach to tell about."""
        return self.open().filter(next_signal_at__lt=now)

    def in_region(self, region: Region | None) -> Self:
        """Deadlines of one region; of all regions when there is none."""
        return self if region is None else self.filter(**{self.model.REGION_PATH: region})

    def with_audience(self) -> Self:
        """What ``audience()`` reads, fetched beforehand; a concrete class extends this."""
        return self


class Deadline(models.Model):
    """One running term of one thing in the world: a report, a track, a monitoring moment.

    A concrete class adds the key to that thing and tells four facts about it: ``region``,
    ``subject`` (a number, never a name), ``path`` of its page, and its ``audience``.
    """

    REGION_PATH: ClassVar[str]

    term = models.CharField("termijn", max_length=4, choices=TERM_CHOICES)
    started_at = models.DateTimeField("begonnen op")
    due_at = models.DateTimeField("uiterlijk")
    breach_at = models.DateTimeField("te laat na")
    explanation = models.TextField("uitleg")
    options = models.JSONField("keuzes binnen de termijn", default=dict, blank=True)
    calendar_version = models.CharField("kalender", max_length=12)
    state = models.CharField(
        "stand", max_length=10, choices=DeadlineState, default=DeadlineState.OPEN
    )

    warnings = models.JSONField("waarschuwmomenten", default=list, blank=True)
    next_signal_at = models.DateTimeField("volgende bericht", null=True, blank=True)
    warned_at = models.DateTimeField("gewaarschuwd op", null=True, blank=True)
    breached_at = models.DateTimeField("overschreden op", null=True, blank=True)

    met_at = models.DateTimeField("gehaald op", null=True, blank=True)
    met_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="door"
    )
    withdrawn_at = models.DateTimeField("vervallen op", null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="door"
    )
    withdrawal_reason = models.CharField("reden van vervallen", max_length=200, blank=True)
    breach_reason = models.CharField(
        "reden van overschrijding", max_length=30, choices=BreachReason, blank=True
    )
    breach_note = models.TextField("toelichting", blank=True)
    breach_explained_at = models.DateTimeField("toegelicht op", null=True, blank=True)
    breach_explained_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="door"
    )
    stops = models.JSONField("onderbrekingen", default=list, blank=True)
    history = models.JSONField("eerdere datums", default=list, blank=True)

    objects = DeadlineQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["due_at", "pk"]
        indexes = [
            models.Index(
                fields=["next_signal_at"],
                condition=Q(state=DeadlineState.OPEN),
                name="%(class)s_signal",
            ),
            models.Index(
                fields=["due_at"], condition=Q(state=DeadlineState.OPEN), name="%(class)s_open"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="%(class)s_order",
                condition=Q(due_at__gte=F("started_at"), breach_at__gte=F("due_at")),
            ),
            models.CheckConstraint(
                name="%(class)s_met_has_who_and_when",
                condition=Q(
                    state__in=[DeadlineState.MET, DeadlineState.MET_LATE],
                    met_at__isnull=False,
                    met_by__isnull=False,
                )
                | (
                    ~Q(state__in=[DeadlineState.MET, DeadlineState.MET_LATE])
                    & Q(met_at__isnull=True, met_by__isnull=True)
                ),
            ),
            models.CheckConstraint(
                name="%(class)s_withdrawn_has_why",
                condition=Q(
                    state=DeadlineState.WITHDRAWN,
                    withdrawn_at__isnull=False,
                    withdrawn_by__isnull=False,
                )
                & ~Q(withdrawal_reason="")
                | (
                    ~Q(state=DeadlineState.WITHDRAWN)
                    & Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True, withdrawal_reason="")
                ),
            ),
            models.CheckConstraint(
                name="%(class)s_breach_has_who_and_why",
                condition=Q(breach_explained_at__isnull=False, breach_explained_by__isnull=False)
                & ~Q(breach_reason="")
                | Q(
                    breach_explained_at__isnull=True,
                    breach_explained_by__isnull=True,
                    breach_reason="",
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.term} {self.subject}"

    @property
    def rule(self) -> Term:
        """The row of the table this deadline follows."""
        return TERMS[self.term]

    @property
    def chosen(self) -> Options:
        return Options.from_data(self.options)

    @property
    def is_open(self) -> bool:
        return self.state == DeadlineState.OPEN

    def is_late(self, now: datetime) -> bool:
        """Past its end, or done past its end."""
        return (self.met_at or now) > self.breach_at and self.state != DeadlineState.WITHDRAWN

    @property
    def audit_case_number(self) -> str:
        return self.subject

    @property
    def audit_label(self) -> str:
        return f"termijn ‘{self.rule.name}’"

    @property
    def region(self) -> Region:
        """Whose calendar and profile hold."""
        raise NotImplementedError

    @property
    def subject(self) -> str:
        """The public number of the case this is about."""
        raise NotImplementedError

    @property
    def path(self) -> str:
        """The page where it is dealt with."""
        raise NotImplementedError

    def tell_date(self) -> None:
        """The calendar changed and the end moved: what else keeps this date hears of it."""

    def audience(self, holders: HoldersOf = holders_of) -> Mapping[Addressee, Collection[User]]:
        """Which colleagues stand behind the addressees of this term, today.

        ``holders`` tells who holds a role; for many deadlines one that remembers.
        """
        raise NotImplementedError
