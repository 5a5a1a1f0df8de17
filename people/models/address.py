"""Where somebody lives, stays or gets letters."""

from django.db import models
from django.db.models import F, Q

from common.contact import shown_postcode
from organisations.enums import OrganisationKind
from organisations.models import Organisation
from people.enums import AddressKind
from people.models.person import Person
from people.querysets import AddressQuerySet


class Address(models.Model):
    """An address of one person, from a day until a day.

    A secret address is shown by ``selectors.addresses_shown`` only, never by a template (A11).
    """

    person = models.ForeignKey(
        Person, models.CASCADE, related_name="addresses", verbose_name="persoon"
    )
    kind = models.CharField("soort", max_length=20, choices=AddressKind, default=AddressKind.HOME)
    street = models.CharField("straat", max_length=120, blank=True)
    number = models.PositiveIntegerField("huisnummer", null=True, blank=True)
    addition = models.CharField("toevoeging", max_length=20, blank=True)
    postcode = models.CharField("postcode", max_length=6, blank=True)
    city = models.CharField("plaats", max_length=80, blank=True)
    municipality = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        limit_choices_to={"kind": OrganisationKind.MUNICIPALITY},
        verbose_name="gemeente",
    )
    secret = models.BooleanField("geheim adres", default=False)
    since = models.DateField("vanaf", null=True, blank=True)
    until = models.DateField("tot", null=True, blank=True)

    objects = AddressQuerySet.as_manager()

    class Meta:
        verbose_name = "adres"
        verbose_name_plural = "adressen"
        indexes = [
            models.Index(
                fields=["postcode", "number"],
                condition=Q(until__isnull=True),
                name="address_open_by_place",
            ),
        ]
        ordering = [F("until").desc(nulls_first=True), "kind", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kind"],
                condition=Q(until__isnull=True),
                name="address_one_open_per_kind",
            ),
            models.CheckConstraint(
                name="address_postcode_shape",
                condition=Q(postcode="") | Q(postcode__regex=r"^[1-9][0-9]{3}[A-Z]{2}$"),
                violation_error_message="Vul een postcode in zoals 1234 AB.",
            ),
            models.CheckConstraint(
                name="address_says_something",
                condition=~Q(street="", postcode="", city=""),
                violation_error_message="Vul ten minste een postcode, straat of plaats in.",
            ),
            models.CheckConstraint(
                name="address_shelter_is_secret",
                condition=~Q(kind=AddressKind.SHELTER) | Q(secret=True),
                violation_error_message="Het adres van een opvang is altijd geheim.",
            ),
            models.CheckConstraint(
                name="address_interval",
                condition=Q(since__isnull=True) | Q(until__isnull=True) | Q(until__gte=F("since")),
                violation_error_message="De einddatum ligt vóór de begindatum.",
            ),
        ]

    def __str__(self) -> str:
        """For logs and error reports, so without the address."""
        return f"adres {self.pk}"

    @property
    def line(self) -> str:
        """ "Dorpsstraat 12 b, 9971 AB Noordwolde"; for who may read it."""
        house = f"{self.street} {self.number or ''} {self.addition}"
        place = f"{shown_postcode(self.postcode)} {self.city}"
        return ", ".join(part for part in (_single_spaced(house), _single_spaced(place)) if part)


def _single_spaced(text: str) -> str:
    return " ".join(text.split())
