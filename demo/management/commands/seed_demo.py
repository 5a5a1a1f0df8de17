"""Fill an empty database with the demo region."""

from time import monotonic
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from cases.models import Report
from demo.seed import seed
from organisations.models import Region


class Command(BaseCommand):
    help = "Vult een lege database met de demoregio: veertig verzonnen gezinnen in alle fasen."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--if-empty", action="store_true", help="niets doen als er al een regio is"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("De demoregio hoort niet in productie.")
        if Region.objects.exists():
            if options["if_empty"]:
                return
            raise CommandError("Er is al een regio. Wis eerst alles: make reset")
        begun = monotonic()
        scene = seed()
        if options["verbosity"]:
            self.stdout.write(
                f"{scene.region} staat klaar: {Report.objects.count()} meldingen "
                f"in {monotonic() - begun:.0f} seconden."
            )
