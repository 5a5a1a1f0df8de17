"""What may differ per region or per case for one deadline, kept as plain data on its row."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from common.exceptions import DomainError
from deadlines.kinds import Term, Unit
from deadlines.wording import count, long_date


@dataclass(frozen=True)
class Options:
    """Choices within a term; the empty set is the term as the table has it.

    ``window``: working days of room around the date, where the term has such room (D9).
    """

    length: int | None = None
    on: date | None = None
    extensions: tuple[int, ...] = ()
    calendar_days: bool = False
    born_on: date | None = None
    joint_scheme: bool = False
    window: int | None = None

    def as_data(self) -> dict[str, Any]:
        """Only what was chosen, ready for JSON."""
        return {
            name: value.isoformat() if isinstance(value, date) else value
            for name, value in asdict(self).items()
            if value not in (None, (), False)
        }

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> Options:
        facts = dict(data)
        for name in ("on", "born_on"):
            if name in facts:
                facts[name] = date.fromisoformat(facts[name])
        facts["extensions"] = tuple(facts.get("extensions", ()))
        return cls(**facts)


STANDARD = Options()


def refuse_misfits(term: Term, start: date, options: Options) -> None:
    """Every choice must be one this term knows; the refusal says what it does know."""
    reasons = [
        sentence
        for misfit, sentence in (
            (
                options.length is not None and options.length not in term.lengths,
                _lengths_known(term),
            ),
            (
                any(not 1 <= weeks <= term.extension for weeks in options.extensions),
                f"{term.code} kan met ten hoogste {count(term.extension, Unit.WEEKS)} per besluit "
                "worden verlengd."
                if term.extension
                else f"{term.code} kan niet worden verlengd.",
            ),
            (
                options.calendar_days and not term.calendar_days,
                f"{term.code} telt nooit in kalenderdagen.",
            ),
            (
                options.born_on is not None and term.code != "D19",
                f"Bij {term.code} doet een geboortedatum er niet toe.",
            ),
            (
                options.joint_scheme and term.unit is not Unit.YEARLY,
                f"Bij {term.code} maakt een gemeenschappelijke regeling geen verschil.",
            ),
            (
                options.on is not None and term.unit is not Unit.AGREED and not term.movable,
                f"{term.code} heeft geen afgesproken datum; het einde volgt uit de regel.",
            ),
            (
                options.on is None and term.unit is Unit.AGREED,
                f"Geef bij {term.code} de afgesproken datum.",
            ),
            (
                options.window is not None and not term.window,
                f"{term.code} heeft geen speling.",
            ),
            (
                options.on is not None and options.on < start,
                f"De afgesproken datum ligt vóór {long_date(start)}.",
            ),
        )
        if misfit
    ]
    if reasons:
        raise DomainError(*reasons)


def _lengths_known(term: Term) -> str:
    if not term.lengths:
        return f"De lengte van {term.code} ligt vast."
    if len(term.lengths) == 2:
        choices = f"{term.lengths[0]} of {count(term.lengths[1], term.unit)}"
    else:
        choices = f"{term.lengths[0]} tot en met {count(term.lengths[-1], term.unit)}"
    return f"{term.code} duurt {choices}."
