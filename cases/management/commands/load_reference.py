"""Put in place what no region can do without: the instrument, and search keys as this version
makes them. Safe to repeat."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cases.reference import instrument_v1
from cases.services.instruments import publish_instrument
from common.exceptions import DomainError
from people.services import renew_keys


class Command(BaseCommand):
    help = "Zet het taxatie-instrument en de zoeksleutels klaar. Mag vaker worden gedraaid."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            changed = publish_instrument(
                name=instrument_v1.NAME,
                version=instrument_v1.VERSION,
                valid_from=instrument_v1.VALID_FROM,
                parts=instrument_v1.PARTS,
            )
        except DomainError as refusal:
            raise CommandError(" ".join(refusal.reasons)) from None
        if changed and options["verbosity"]:
            self.stdout.write(f"{instrument_v1.NAME}, versie {instrument_v1.VERSION}, staat klaar.")
        if (renewed := renew_keys()) and options["verbosity"]:
            self.stdout.write(f"{renewed} personen zijn weer op elke schrijfwijze te vinden.")
