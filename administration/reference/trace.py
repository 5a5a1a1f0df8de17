"""Finding rule ids in the code (docstrings, guards, terms) and in the marks of tests."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

NOT_CODE = {"tests", "docs", "static", "templates", "runtime", "rehearsal", "demo"}
RULE = re.compile(r"\b(?:00[0-4]-\d\d|A1[0-3]|A[1-9]|K[1-6]|D\d{1,2}[ab]?|D1s)\b")
SPAN = re.compile(r"\b(A|K)(\d+)\s?(?:-|–|tot en met)\s?(?:A|K)(\d+)\b")

Places = dict[str, list[str]]


def places_in_code(root: Path, known: set[str]) -> Places:
    """Where a docstring, a guard or a row of a table names a rule of the register."""
    found: dict[str, set[str]] = defaultdict(set)
    for path in _code(root):
        for place, text in _said_in(ast.parse((root / path).read_text())):
            for code in _rules_of(text) & known:
                found[code].add(f"{path}{place}")
    return {code: sorted(places) for code, places in found.items()}


def places_in_tests(root: Path) -> Places:
    """Which test files carry a rule in ``pytest.mark.rule``, and which scenarios name it."""
    found: dict[str, set[str]] = defaultdict(set)
    for path in _files(root / "tests"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("mark.rule"):
                for argument in node.args:
                    found[ast.literal_eval(argument)].add(str(path.relative_to(root)))
    for path in sorted((root / "tests" / "scenarios").glob("*.yaml")):
        for code in _rules_of(" ".join(_comments(path.read_text()))):
            found[code].add(str(path.relative_to(root)))
    return {code: sorted(places) for code, places in found.items()}


def _code(root: Path) -> Iterator[Path]:
    """The modules of our apps, without migrations and without this package itself."""
    for app in sorted(path.parent for path in root.glob("*/__init__.py")):
        if app.name in NOT_CODE:
            continue
        for path in _files(app):
            own = path.relative_to(root)
            if "migrations" not in own.parts and "reference" not in own.parts:
                yield own


def _files(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.py"))


def _said_in(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """What the docstrings, guards and keyword ``rules`` of a module say, with whose they are."""
    yield "", ast.get_docstring(tree) or ""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef | ast.FunctionDef):
            said = [ast.get_docstring(node) or "", *_decorations(node)]
            yield f"::{node.name}", " ".join(said)
            yield f"::{node.name}", " ".join(_terms_used(node))
        elif isinstance(node, ast.keyword) and node.arg == "rules":
            yield "", " ".join(_strings(node.value))


def _decorations(node: ast.ClassDef | ast.FunctionDef) -> list[str]:
    """The ids given to ``@guard``; its first argument is the sentence for people."""
    return [
        text
        for decorator in node.decorator_list
        if isinstance(decorator, ast.Call) and ast.unparse(decorator.func) == "guard"
        for argument in decorator.args[1:]
        for text in _strings(argument)
    ]


def _terms_used(node: ast.AST) -> list[str]:
    """The D-numbers a function starts, meets or withdraws."""
    return [text for text in _strings(node) if re.fullmatch(r"D\d{1,2}[abs]?", text)]


def _strings(node: ast.AST) -> list[str]:
    return [
        part.value
        for part in ast.walk(node)
        if isinstance(part, ast.Constant) and isinstance(part.value, str)
    ]


def _comments(text: str) -> list[str]:
    """The lines of a scenario that say which rules it plays."""
    return [line for line in text.splitlines() if line.lstrip().startswith(("#", "rules:"))]


def _rules_of(text: str) -> set[str]:
    """The ids in a text; "K1-K6" names six."""
    spans = {
        f"{letter}{number}"
        for letter, first, last in SPAN.findall(text)
        for number in range(int(first), int(last) + 1)
    }
    return set(RULE.findall(text)) | spans
