"""Measure what a page costs with a hundred and with a hundred thousand reports, and whether
people are found again among half a million."""

import os
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from cases.models import Report
from demo.bench import report
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
from demo.bench.register import matching
from demo.bench.register.page import matching_page
from demo.bench.report import Results, as_page
from demo.bench.staff import Staff

REFERENCE = settings.BASE_DIR / "docs" / "reference"
PAGES, RADAR = "pages", "radar"


class Command(BaseCommand):
    help = "Meet de bladzijden en het herkennen van personen op een lege, tijdelijke database."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--reports", type=int, default=100_000, help="aantal bij de tweede keer"
        )
        parser.add_argument(
            "--persons", type=int, default=matching.PERSONS, help="personen in het register"
        )
        parser.add_argument(
            "--seed", type=int, default=matching.SEED, help="een ander register, dezelfde gewoonten"
        )
        parser.add_argument("--only", choices=[PAGES, RADAR], help="een van beide metingen")
        parser.add_argument("--dry-run", action="store_true", help="schrijf de bladzijde niet")

    def handle(self, *args: Any, **options: Any) -> None:
        if Report.objects.exists():
            raise CommandError(
                "Deze database is niet leeg en de meting wist hem. Gebruik `make bench`: die "
                "meet op een tijdelijke database."
            )
        broken: list[str] = []
        if options["only"] != RADAR:
            broken += self._pages(options)
        if options["only"] != PAGES:
            broken += self._radar(options)
        if broken:
            raise CommandError("\n".join(broken))

    def _pages(self, options: dict[str, Any]) -> list[str]:
        load = _load()
        call_command("collectstatic", interactive=False, verbosity=0)
        results = self._measure([100, options["reports"]], load)
        self._publish(as_page(results), REFERENCE / "benchmarks.md", options)
        return report.broken_promises(results)

    def _radar(self, options: dict[str, Any]) -> list[str]:
        load = _load()
        found = matching.measure_matching(options["persons"], seed=options["seed"])
        self._publish(matching_page(found, load), REFERENCE / "matching.md", options)
        return matching.broken_promises(found)

    def _publish(self, page: str, path: Path, options: dict[str, Any]) -> None:
        self.stdout.write(page)
        if not options["dry_run"]:
            path.write_text(page)

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


def _load() -> float:
    """Programs per core that want to run."""
    return os.getloadavg()[1] / (os.cpu_count() or 1)
