"""Measure what a page costs with a hundred and with a hundred thousand reports."""

import os
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from cases.models import Report
from demo.bench.chores import (
    radar,
    read_a_plan,
    search_before_create,
    search_in_advice,
    sweep_all,
)
from demo.bench.measure import cost_of, timed, web_server
from demo.bench.pages import pages
from demo.bench.region import OF_THE_READER, generate
from demo.bench.report import Results, as_page, broken_promises
from demo.bench.staff import Staff

PAGE = settings.BASE_DIR / "docs" / "reference" / "benchmarks.md"


class Command(BaseCommand):
    help = "Meet de bladzijden op een lege, tijdelijke database met 100 en 100.000 meldingen."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--reports", type=int, default=100_000, help="aantal bij de tweede keer"
        )
        parser.add_argument("--dry-run", action="store_true", help="schrijf de bladzijde niet")

    def handle(self, *args: Any, **options: Any) -> None:
        if Report.objects.exists():
            raise CommandError(
                "Deze database is niet leeg en de meting wist hem. Gebruik `make bench`: die "
                "meet op een tijdelijke database."
            )
        load = os.getloadavg()[1] / (os.cpu_count() or 1)
        call_command("collectstatic", interactive=False, verbosity=0)
        results = self._measure([100, options["reports"]], load)
        page = as_page(results)
        self.stdout.write(page)
        if not options["dry_run"]:
            PAGE.write_text(page)
        if broken := broken_promises(results):
            raise CommandError("\n".join(broken))

    def _measure(self, sizes: list[int], load: float) -> Results:
        costs, chores = {}, {}
        for size in sizes:
            staff = self._region(size)
            chores[size] = [
                *(each(staff) for each in (radar, search_before_create, search_in_advice)),
                read_a_plan(),
            ]
            with web_server() as port:
                costs[size] = {page: cost_of(page, port) for page in pages(staff)}
        self._say("De klok loopt langs alle termijnen …")
        return Results(sizes, costs, chores, sweep_all(staff), OF_THE_READER, load)

    def _region(self, size: int) -> Staff:
        made: list[Staff] = []
        seconds = timed(lambda: made.append(generate(size)))
        self._say(f"{size} meldingen gemaakt in {seconds:.0f} s.")
        return made[0]

    def _say(self, sentence: str) -> None:
        self.stderr.write(sentence)
