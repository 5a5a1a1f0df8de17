"""Play a scenario against a throw-away database and tell how it went."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from accounts.models import Membership
from common.exceptions import DomainError
from rehearsal.course import as_data, closing_line, lines_of
from rehearsal.lines import ScriptError
from rehearsal.play import Entry, rehearse
from rehearsal.script import Script, read_scenario


class Command(BaseCommand):
    help = "Speelt een scenario na met een reizende klok (docs/reference/rehearsal.md)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="het scenario, een YAML-bestand")
        parser.add_argument("--json", action="store_true", help="het verloop als JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        if Membership.objects.exists():
            raise CommandError(
                "In deze database wordt gewerkt. Een scenario speelt op een tijdelijke database: "
                "make rehearse FILE=…"
            )
        try:
            script = read_scenario(options["file"], now=timezone.now())
            entries = self._play(script, quiet=options["json"])
        except ScriptError as mistake:
            raise CommandError(str(mistake)) from None
        except DomainError as refusal:
            raise CommandError(f"Het toneel klopt niet. {' '.join(refusal.reasons)}") from None
        if options["json"]:
            course = [as_data(entry) for entry in entries]
            self.stdout.write(json.dumps(course, indent=2, ensure_ascii=False))
        if any(entry.wrong for entry in entries):
            raise CommandError("Het scenario verliep anders dan verwacht.")

    def _play(self, script: Script, *, quiet: bool) -> list[Entry]:
        """Each step is told while it happens; as data they come together at the end."""
        entries = []
        if not quiet:
            self.stdout.write(script.story.title + "\n\n")
        for entry in rehearse(script):
            entries.append(entry)
            if not quiet:
                self.stdout.write("\n".join(lines_of(entry)))
        if not quiet:
            self.stdout.write("\n" + closing_line(entries))
        return entries
