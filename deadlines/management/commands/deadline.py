"""``manage.py deadline D1 2025-12-23T10:05``: when does this term end, and why? No database."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from datetime import date, datetime
from typing import Any, NoReturn

from django.core.management.base import BaseCommand, CommandParser

from common.exceptions import DomainError
from deadlines.explain import Computation, compute
from deadlines.holidays import DayKind, DayOff
from deadlines.kinds import Term, Unit
from deadlines.options import Options
from deadlines.terms import TERMS
from deadlines.wording import listed, moment
from deadlines.workdays import AMSTERDAM, Calendar, exists

YEARS = range(1900, 2200)
LENGTH_FLAGS = {
    "days": (Unit.WORKDAYS, Unit.WALL_DAYS),
    "months": (Unit.MONTHS,),
    "years": (Unit.YEARS,),
}
EXAMPLES = """
voorbeelden:
  manage.py deadline D1 2025-12-23T10:05
  manage.py deadline D9 2025-08-20T15:00 --months 6 --json
  manage.py deadline D6 2026-04-24T16:10 --weeks 2
  manage.py deadline D13 2026-03-20T21:30 --days 28
  manage.py deadline D10 2026-01-12T09:00 --on 2026-02-10

De dag waarop de termijn begint is dag 0. Het moment is Nederlandse tijd, tenzij er een
tijdzone bij staat. Een fout in de opdracht geeft één zin en eindigt met code 2.
"""


class Command(BaseCommand):
    help = "Rekent uit wanneer een termijn (D1 tot en met D23) eindigt en legt uit waarom."
    requires_system_checks: list[str] = []

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        parser = super().create_parser(
            prog_name,
            subcommand,
            epilog=EXAMPLES,
            formatter_class=RawDescriptionHelpFormatter,
            **kwargs,
        )
        parser.error = self._refuse_option  # type: ignore[method-assign]
        return parser

    def _refuse_option(self, message: str) -> NoReturn:
        """argparse speaks English; the reason is kept, the sentence is ours."""
        self.stderr.write(f"Deze opdracht klopt niet ({message}). Zie deadline --help.")
        sys.exit(2)

    def add_arguments(self, parser: ArgumentParser) -> None:
        add = parser.add_argument
        add("code", nargs="?", default="", help="D1, D1s, D2, D2b … D23")
        add("moment", nargs="?", default="", help="begin, zoals 2025-12-23T10:05")
        add("--days", help="eigen lengte in dagen: D5b (werkdagen, 1-5), D13 (10-28)")
        add("--weeks", action="append", default=[], help="verlenging in weken: D6, mag vaker")
        add("--months", help="eigen lengte in maanden: D9 (3, 6, 12 of anders)")
        add("--years", help="eigen lengte in jaren: D16 (20 Veilig Thuis, 15 college)")
        add("--on", help="afgesproken datum: D10, D18")
        add("--born", help="geboortedatum van de jeugdige: D19")
        add("--joint", action="store_true", help="gemeenschappelijke regeling: D21")
        add("--calendar-days", action="store_true", help="kalenderdagen in plaats van werkdagen")
        add("--closed", action="append", default=[], help="sluitingsdag van de regio, mag vaker")
        add("--json", action="store_true", help="één object met due en explanation")

    def handle(self, *args: object, **given: Any) -> None:
        try:
            term = _term(given["code"])
            answer = compute(
                term,
                _moment(given["moment"], term),
                _calendar(given["closed"]),
                _options(term, given),
            )
        except DomainError as refusal:
            self.stderr.write(" ".join(refusal.reasons))
            sys.exit(2)
        self.stdout.write(_as_json(answer) if given["json"] else _as_text(term, answer))


def _as_json(answer: Computation) -> str:
    return json.dumps(
        {"due": answer.due.isoformat(), "explanation": answer.explanation}, ensure_ascii=False
    )


def _as_text(term: Term, answer: Computation) -> str:
    return (
        f"{term.code} {term.name}: {moment(answer.due)} ({answer.due.isoformat()})\n"
        f"{answer.explanation}"
    )


def _term(code: str) -> Term:
    known = {name.lower(): term for name, term in TERMS.items()}
    if not code:
        raise DomainError("Geef de code van de termijn en het begin: deadline D1 2025-12-23T10:05")
    if code.lower() not in known:
        raise DomainError(f"Termijn {code} bestaat niet; kies uit {listed(list(TERMS))}.")
    return known[code.lower()]


def _moment(text: str, term: Term) -> datetime:
    if not text:
        raise DomainError("Geef ook het begin van de termijn, zoals 2025-12-23T10:05.")
    try:
        start = datetime.fromisoformat(text)
    except ValueError:
        raise DomainError(
            f"{text} is geen bestaand moment; schrijf het zoals 2025-12-23T10:05."
        ) from None
    if term.is_exact and len(text) <= len("2025-12-23"):
        raise DomainError(
            f"{term.code} eindigt op de minuut: geef ook de tijd, zoals {text}T10:05."
        )
    if start.year not in YEARS:
        raise DomainError(
            f"Het jaar {start.year} kan niet; kies {YEARS[0]} tot en met {YEARS[-1]}."
        )
    if start.tzinfo:
        return start.astimezone(AMSTERDAM)
    if not exists(start):
        raise DomainError(
            f"{text} bestaat niet: in die nacht gaat de klok een uur vooruit. "
            "Kies een tijd daarvoor of daarna."
        )
    return start.replace(tzinfo=AMSTERDAM)


def _options(term: Term, given: dict[str, Any]) -> Options:
    return Options(
        length=_length(term, given),
        on=_date(given["on"]),
        extensions=tuple(_number(weeks, "--weeks") for weeks in given["weeks"]),
        calendar_days=given["calendar_days"],
        born_on=_date(given["born"]),
        joint_scheme=given["joint"],
    )


def _length(term: Term, given: dict[str, Any]) -> int | None:
    """The one length given, in the unit this term counts in."""
    chosen = [name for name in LENGTH_FLAGS if given[name] is not None]
    if not chosen:
        return None
    wrong = [f"--{name}" for name in chosen if term.unit not in LENGTH_FLAGS[name]]
    if wrong:
        raise DomainError(f"{listed(wrong)} past niet bij {term.code} ({term.name}).")
    return _number(given[chosen[0]], f"--{chosen[0]}")


def _number(value: str | int, flag: str) -> int:
    try:
        return int(value)
    except ValueError:
        raise DomainError(f"Geef bij {flag} een heel getal, niet {value}.") from None


def _date(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise DomainError(f"{text} is geen bestaande datum; schrijf 2026-02-10.") from None


def _calendar(closed: list[str]) -> Calendar:
    days = [day for text in closed if (day := _date(text))]
    return Calendar(
        tuple(DayOff(day, "opgegeven", DayKind.CLOSING, "opgegeven bij --closed") for day in days)
    )
