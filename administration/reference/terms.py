"""The terms of the field as one table."""

from deadlines.kinds import Basis, Term, Unit
from deadlines.terms import ALL_TERMS
from deadlines.wording import count

COLUMNS = [
    "Nr",
    "Termijn",
    "Begint bij",
    "Lengte",
    "Schuift naar werkdag",
    "Grondslag",
    "Bij overschrijding",
    "Bron",
]
BASIS = {
    Basis.LAW: "wet",
    Basis.PROTOCOL: "protocol",
    Basis.CHOICE: "keuze",
    Basis.AGREED: "afspraak",
}
IN_WORDS = {
    Unit.AGREED: "zoals afgesproken",
    Unit.YEARLY: "vaste datum in het jaar",
    Unit.AT_ONCE: "onverwijld",
}


def terms_page() -> str:
    """Markdown: one row per D-number."""
    lines = [
        "# Termijnen",
        "",
        "Made from `deadlines/terms.py` by `make docs`; do not edit. How they are counted: "
        "`docs/explanation/deadlines.md`.",
        "",
        f"| {' | '.join(COLUMNS)} |",
        f"|{'---|' * len(COLUMNS)}",
        *(_row(term) for term in ALL_TERMS),
    ]
    return "\n".join(lines) + "\n"


def _row(term: Term) -> str:
    length = IN_WORDS.get(term.unit) or count(term.length, term.unit)
    cells = [
        term.code,
        term.name,
        term.trigger,
        length,
        "ja" if term.rolls else "nee",
        BASIS[term.basis],
        term.breach,
        term.source,
    ]
    return f"| {' | '.join(cells)} |"
