"""Put the reference data in place that no region can do without. Safe to repeat."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cases.reference import instrument_v1
from cases.services.instruments import publish_instrument
from common.exceptions import DomainError


class Command(BaseCommand):
    help = "Zet de vaste gegevens klaar: het taxatie-instrument. Mag vaker worden gedraaid."

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
