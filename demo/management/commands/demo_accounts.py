"""Who can log in in the demo region, with which role and password."""

from typing import Any

from django.core.management.base import BaseCommand

from accounts.models import User
from demo.seed import HERE, PASSWORD
from rehearsal.scenery import MAIL
from rehearsal.script import read_scene, staff_of


class Command(BaseCommand):
    help = "Toont de accounts van de demoregio."

    def handle(self, *args: Any, **options: Any) -> None:
        staff = staff_of(read_scene(HERE / "region.yaml"))
        accounts = User.objects.filter(email__in=[f"{name}@{MAIL}" for name in staff])
        rows = [
            (account.name, ", ".join(account.role_labels), account.email)
            for account in sorted(accounts, key=lambda account: account.pk)
        ]
        if not rows:
            self.stdout.write("De demoregio staat niet in deze database: make seed vult haar.")
            return
        widths = [max(len(row[place]) for row in rows) for place in range(3)]
        for row in rows:
            cells = zip(row, widths, strict=True)
            self.stdout.write("  ".join(cell.ljust(width) for cell, width in cells).rstrip())
        self.stdout.write(f"\nWachtwoord voor iedereen: {PASSWORD}")
