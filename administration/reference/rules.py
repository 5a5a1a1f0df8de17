"""The rule trace: which rule stands where in the code, which tests prove it, and what is open."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from administration.reference.trace import places_in_code, places_in_tests
from deadlines.terms import ALL_TERMS

REGISTER = Path("docs") / "reference" / "rules.yaml"
TABLE_OF_TERMS = "deadlines/terms.py"

PROVEN = "in code and proven by a test"
UNPROVEN = "in code, no test names it"
COUNTED = "only a row in the table of terms, nothing starts it yet"
NAMED_BY_TEST = "a test names it, the code does not"
OPEN = "open"


@dataclass(frozen=True)
class Rule:
    """One obligation of the field, with where it lives."""

    code: str
    kind: str
    source: str
    text: str
    code_places: tuple[str, ...]
    tests: tuple[str, ...]

    @property
    def standing(self) -> str:
        if not self.code_places:
            return NAMED_BY_TEST if self.tests else OPEN
        if set(self.code_places) == {TABLE_OF_TERMS}:
            return COUNTED
        return PROVEN if self.tests else UNPROVEN


def register(root: Path) -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    """Rules by group as they stand in the register, with the terms of ``deadlines`` as D-rules."""
    written = yaml.safe_load((root / REGISTER).read_text())
    terms = {
        term.code: {"type": "D", "source": term.source, "rule": f"{term.name}: {term.trigger}"}
        for term in ALL_TERMS
    }
    return {**written, "D Terms": terms}


def traced(root: Path) -> dict[str, list[Rule]]:
    """Each rule of the register with its places."""
    groups = register(root)
    known = {code for rules in groups.values() for code in rules}
    in_code, in_tests = places_in_code(root, known), places_in_tests(root)
    return {
        group: [
            Rule(
                code,
                facts["type"],
                facts["source"],
                facts["rule"],
                tuple(in_code.get(code, ())),
                tuple(in_tests.get(code, ())),
            )
            for code, facts in rules.items()
        ]
        for group, rules in groups.items()
    }


def rules_page(root: Path) -> str:
    """Markdown: what is open, then every rule."""
    groups = traced(root)
    every = [rule for rules in groups.values() for rule in rules]
    lines = [
        "# Rule trace",
        "",
        "Made from `rules.yaml`, the code and the tests by `make docs`; do not edit.",
        "Types: H hard guard, W warning, R recordable, D deadline, A access, Q quality and "
        "reports, C configuration or content, P policy without behaviour of the software.",
        "",
        *_counts(every),
        "",
        "## Open",
        "",
        "No code and no test names these rules yet:",
        "",
        ", ".join(rule.code for rule in every if rule.standing == OPEN) + ".",
        "",
    ]
    for group, rules in groups.items():
        lines += [f"## {group}", "", *_table(rules), ""]
    return "\n".join(lines).rstrip() + "\n"


def _counts(rules: list[Rule]) -> list[str]:
    standings = [PROVEN, UNPROVEN, COUNTED, NAMED_BY_TEST, OPEN]
    rows = [
        f"| {standing} | {sum(rule.standing == standing for rule in rules)} |"
        for standing in standings
    ]
    return ["| Standing | Rules |", "|---|---|", *rows, f"| all | {len(rules)} |"]


def _table(rules: Iterable[Rule]) -> list[str]:
    head = ["| Rule | Type | What it asks | Source | Code | Tests |", "|---|---|---|---|---|---|"]
    return head + [
        f"| {rule.code} | {rule.kind} | {rule.text} | {rule.source} "
        f"| {_cells(rule.code_places)} | {_cells(rule.tests)} |"
        for rule in rules
    ]


def _cells(places: tuple[str, ...]) -> str:
    return "<br>".join(f"`{place}`" for place in places) or "–"
