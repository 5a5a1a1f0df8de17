"""The page of terms a team lead can sign, written from the table itself."""

from __future__ import annotations

from deadlines.kinds import Addressee, Basis, Reminder, Term, Unit
from deadlines.terms import ALL_TERMS
from deadlines.wording import count

BASIS = {
    Basis.LAW: "wet",
    Basis.PROTOCOL: "protocol",
    Basis.CHOICE: "keuze",
    Basis.AGREED: "afspraak",
}
ADDRESSEES = {
    Addressee.HOLDER: "behandelaar",
    Addressee.TEAM_LEAD: "teamleider",
    Addressee.MANAGEMENT: "leiding",
    Addressee.PRIVACY_OFFICER: "privacyfunctionaris",
    Addressee.REGION_OFFICER: "regiofunctionaris",
    Addressee.PROCESS_DIRECTOR: "regisseur",
    Addressee.MUNICIPAL_COORDINATOR: "coördinator van de gemeente",
}
LENGTHS = {
    Unit.AGREED: "afgesproken datum",
    Unit.AT_ONCE: "onverwijld",
    Unit.YEARLY: "vóór 1 juni (gemeenschappelijke regeling: 15 juli)",
    Unit.HALF_YEAR: "drie weken na het halfjaar",
}
COLUMNS = ("Code", "Termijn", "Begint bij", "Lengte", "Waarschuwing", "Bij overschrijding", "Bron")


def terms_page() -> str:
    """Markdown for ``docs/reference/terms.md``."""
    rows = [" | ".join(_cells(term)) for term in ALL_TERMS]
    return "\n".join(
        [
            "# Terms",
            "",
            "Generated from `deadlines/terms.py`. How the counting is done: "
            "[deadlines](../explanation/deadlines.md).",
            "",
            f"| {' | '.join(COLUMNS)} |",
            f"|{'---|' * len(COLUMNS)}",
            *(f"| {row} |" for row in rows),
            "",
        ]
    )


def _cells(term: Term) -> list[str]:
    warned = ", ".join(_reminder(reminder) for reminder in term.warnings) or "geen"
    told = ", ".join(ADDRESSEES[one] for one in term.on_breach)
    breach = f"{term.breach} Bericht aan: {told}." if told else term.breach
    return [term.code, term.name, term.trigger, _length(term), warned, breach, term.source]


def _length(term: Term) -> str:
    length = LENGTHS.get(term.unit) or count(term.length, term.unit)
    roll = ", door tot een werkdag" if term.rolls else ""
    room = f", speling {count(term.window, Unit.WORKDAYS)}" if term.window else ""
    return f"{length}{roll}{room} ({BASIS[term.basis]})"


def _reminder(reminder: Reminder) -> str:
    if not reminder.amount:
        return "op de dag zelf"
    side = "voor het einde" if reminder.before_end else "na het begin"
    weekly = " en elke week daarna" if reminder.weekly else ""
    return f"{count(reminder.amount, reminder.unit)} {side}{weekly}"
