"""Give families that were handed over before version 0.5 their moments of monitoring."""

from typing import Any

from django.core.management.base import BaseCommand

from accounts.models import User
from handover.services.following import follow_earlier_handovers


class Command(BaseCommand):
    help = "Geeft gezinnen van vóór versie 0.5 hun monitormomenten. Mag vaker worden gedraaid."

    def handle(self, *args: Any, **options: Any) -> None:
        count = follow_earlier_handovers(actor=User.objects.system())
        if options["verbosity"]:
            self.stdout.write(f"{count} gezinnen kregen hun monitormomenten.")
