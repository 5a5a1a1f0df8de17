"""Somebody who is concerned in a report: a betrokkene, born or not yet."""

import uuid
from datetime import date

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Mod
from django.db.models.lookups import Exact

from common.encryption import EncryptedTextField
from organisations.models import Region
from people.enums import Gender, LegalCapacity
from people.models.merging import merged_once
from people.partial_date import EARLIEST_YEAR, AgeRange, Birth, PartialDate, Unborn
from people.querysets import PersonQuerySet

SHORT_MONTHS = [4, 6, 9, 11]
# Years that divide by four and have no 29 February.
NO_LEAP_YEARS = [1900, 2100, 2200]

BIRTH_CONSTRAINTS = [
    models.CheckConstraint(
        name="person_birth_parts_in_order",
        condition=(
            (Q(birth_month__isnull=True) | Q(birth_year__isnull=False))
            & (Q(birth_day__isnull=True) | Q(birth_month__isnull=False))
        ),
        violation_error_message="Een dag vraagt om een maand, een maand om een jaar.",
    ),
    models.CheckConstraint(
        name="person_birth_date_exists",
        condition=(
            (Q(birth_year__isnull=True) | Q(birth_year__range=(EARLIEST_YEAR, 2200)))
            & (Q(birth_month__isnull=True) | Q(birth_month__range=(1, 12)))
            & (
                Q(birth_day__isnull=True)
                | Q(birth_day__range=(1, 28))
                | Q(birth_day__in=[29, 30]) & ~Q(birth_month=2)
                | Q(birth_day=31) & ~Q(birth_month__in=[2, *SHORT_MONTHS])
                | Q(birth_day=29, birth_month=2)
                & ~Q(birth_year__in=NO_LEAP_YEARS)
                & Q(Exact(Mod(F("birth_year"), 4), 0))
            )
        ),
        violation_error_message="Deze geboortedatum bestaat niet.",
    ),
    models.CheckConstraint(
        name="person_estimate_is_a_year",
        condition=Q(birth_estimated=False) | Q(birth_year__isnull=False, birth_month__isnull=True),
        violation_error_message="Een geschatte leeftijd geeft alleen een geboortejaar.",
    ),
    models.CheckConstraint(
        name="person_unborn_or_born",
        condition=Q(unborn=False, expected_on__isnull=True)
        | Q(unborn=True, birth_year__isnull=True, deceased_on__isnull=True),
        violation_error_message="Een kind is geboren of wordt verwacht, niet allebei.",
    ),
    models.CheckConstraint(
        name="person_died_after_birth",
        condition=Q(deceased_on__isnull=True)
        | Q(birth_year__isnull=True)
        | Q(deceased_on__year__gte=F("birth_year")),
        violation_error_message="De overlijdensdatum ligt vóór de geboorte.",
    ),
]


class Person(models.Model):
    """A betrokkene of a region, known as far as somebody could tell.

    Changes go through ``people.services``, which keep the search keys and the hash in step.
    ``merged_into``: the entry of the same person under which this one is found; both keep what was
    recorded of them, so that they can be taken apart again.
    ``to_compare_since``: what they are found under changed, and nobody looked yet whom they
    resemble; the standing watch of the radar does.
    """

    region = models.ForeignKey(Region, models.PROTECT, related_name="+", verbose_name="regio")
    reference = models.UUIDField("kenmerk", default=uuid.uuid4, unique=True, editable=False)
    initials = models.CharField("voorletters", max_length=20, blank=True)
    first_names = models.CharField("voornamen", max_length=120, blank=True)
    calling_name = models.CharField("roepnaam", max_length=60, blank=True)
    particle = models.CharField("tussenvoegsel", max_length=20, blank=True)
    surname = models.CharField("achternaam", max_length=120, blank=True)
    partner_name = models.CharField("achternaam van de partner", max_length=120, blank=True)
    description = models.CharField("omschrijving", max_length=120, blank=True)
    sort_key = models.CharField("sorteersleutel", max_length=320, editable=False)
    birth_year = models.PositiveSmallIntegerField("geboortejaar", null=True, blank=True)
    birth_month = models.PositiveSmallIntegerField("geboortemaand", null=True, blank=True)
    birth_day = models.PositiveSmallIntegerField("geboortedag", null=True, blank=True)
    birth_estimated = models.BooleanField("leeftijd geschat", default=False)
    unborn = models.BooleanField("ongeboren", default=False)
    expected_on = models.DateField("uitgerekend op", null=True, blank=True)
    deceased_on = models.DateField("overleden op", null=True, blank=True)
    gender = models.CharField("geslacht", max_length=10, choices=Gender, default=Gender.UNKNOWN)
    bsn = EncryptedTextField("BSN", null=True, blank=True)
    bsn_hash = models.CharField("BSN-zoeksleutel", max_length=64, blank=True, editable=False)
    phone = models.CharField("telefoon", max_length=20, blank=True)
    email = models.EmailField("e-mailadres", blank=True)
    language = models.CharField("taal", max_length=60, blank=True)
    needs_interpreter = models.BooleanField("tolk nodig", default=False)
    legal_capacity = models.CharField(
        "wilsbekwaamheid",
        max_length=20,
        choices=LegalCapacity,
        default=LegalCapacity.NOT_ASSESSED,
    )
    school = models.CharField("school of opvang", max_length=120, blank=True)
    huisarts = models.CharField("huisarts", max_length=120, blank=True)
    restricted = models.BooleanField("afgeschermd", default=False, editable=False)
    created_at = models.DateTimeField("vastgelegd op", auto_now_add=True)
    keys_version = models.PositiveSmallIntegerField(
        "versie van de zoeksleutels", default=0, db_default=0, editable=False
    )
    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="entries",
        verbose_name="samengevoegd met",
    )
    to_compare_since = models.DateTimeField(
        "te vergelijken sinds", null=True, blank=True, editable=False
    )

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = "persoon"
        verbose_name_plural = "personen"
        ordering = ["sort_key", "pk"]
        indexes = [
            models.Index(fields=["region", "sort_key"], name="person_by_name"),
            models.Index(
                fields=["sort_key"], opclasses=["text_pattern_ops"], name="person_name_begins"
            ),
            # Few: asked for by every list of cases.
            models.Index(fields=["id"], condition=Q(restricted=True), name="person_restricted"),
            models.Index(
                fields=["to_compare_since"],
                condition=Q(to_compare_since__isnull=False),
                name="person_to_compare",
            ),
        ]
        constraints = [
            *BIRTH_CONSTRAINTS,
            models.CheckConstraint(
                name="person_can_be_named",
                condition=~Q(surname="", first_names="", calling_name="", description="")
                | Q(unborn=True),
                violation_error_message="Vul een naam in, of omschrijf wie het is.",
            ),
            models.CheckConstraint(
                name="person_bsn_has_its_hash",
                condition=Q(bsn__isnull=True, bsn_hash="")
                | (Q(bsn__isnull=False) & ~Q(bsn_hash="")),
            ),
            models.UniqueConstraint(
                fields=["region", "bsn_hash"],
                condition=~Q(bsn_hash=""),
                name="person_bsn_once_per_region",
            ),
            models.CheckConstraint(
                name="person_merged_into_another",
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("pk")),
            ),
        ]
        triggers = [
            merged_once(
                "people_person",
                also="(region_id, restricted) IS DISTINCT FROM (NEW.region_id, NEW.restricted)",
            ),
        ]

    def __str__(self) -> str:
        """For logs and error reports, so without a name; screens show ``name``."""
        return f"persoon {self.pk}"

    @property
    def found_under(self) -> int:
        """The key of the entry under which this person is found: this one, or what it joined."""
        return self.merged_into_id or self.pk

    @property
    def name(self) -> str:
        """ "Emma de Wit-Aydın"; "ongeboren kind De Vries"; "onbekend (vriend van moeder)"."""
        given = self.calling_name or self.first_names or self.initials
        surname = f"{self.particle} {self.surname}".strip()
        if self.unborn and not given:
            return f"ongeboren kind {_capitalised(surname)}".strip()
        if not surname and not given:
            return f"onbekend ({self.description})"
        return f"{given} {surname}".strip() if given else _capitalised(surname)

    @property
    def list_name(self) -> str:
        """As it stands in an alphabetical list: "Berg, Bram van den"."""
        if not self.surname:
            return self.name
        given = self.calling_name or self.first_names or self.initials
        after = f"{given} {self.particle}".strip()
        return f"{self.surname}, {after}" if after else self.surname

    @property
    def birth(self) -> Birth:
        if self.unborn:
            return Unborn(self.expected_on)
        return PartialDate(self.birth_year, self.birth_month, self.birth_day, self.birth_estimated)

    def age_range(self, on: date) -> AgeRange | None:
        """Age on a day; of somebody who died, the age they reached."""
        return self.birth.age_range(min(on, self.deceased_on or on))

    def age_text(self, on: date) -> str:
        text = self.birth.age_text(min(on, self.deceased_on or on))
        return f"{text}, overleden" if self.deceased_on else text


def _capitalised(surname: str) -> str:
    """A particle at the beginning of a name gets a capital: "Van den Berg", "'t Hart"."""
    return surname[:1].upper() + surname[1:]
