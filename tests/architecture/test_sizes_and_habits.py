"""What a reviewer would otherwise have to remember."""

import ast
import re

import pytest

from tests.architecture.code_base import (
    ROOT,
    functions,
    modules,
    source_of,
    templates,
    tracked,
    tree,
)

ALL = [*modules(), *modules("tests")]
NO_NAMES = {"utils.py", "helpers.py", "misc.py", "signals.py"}
# Where a route to the outside of this machine, or to a place on it, may be named.
HOSTS = re.compile(r"https?://[^\s\"')>]*(?:pypi|npmjs|artifactory|nexus|jfrog|proxy)[^\s\"')>]*")
MACHINE = re.compile(r"(?<![\w.])/(?:work|root|home/\w+)/[\w.-]+")


@pytest.mark.parametrize("path", ALL, ids=str)
def test_no_file_is_longer_than_400_lines(path):
    assert len((ROOT / path).read_text().splitlines()) <= 400


def test_no_function_is_longer_than_50_lines():
    acting = [path for path in ALL if path.parts[0] != "tests" or path.name.startswith("test_")]
    long = [
        f"{path}:{node.lineno} {node.name}"
        for path in acting
        for node in functions(path)
        if node.end_lineno - node.lineno + 1 > 50
    ]
    assert long == []


def test_no_view_is_longer_than_30_lines():
    views = [path for path in modules() if "views" in path.parts or path.name == "views.py"]
    long = [
        f"{path}:{node.lineno} {node.name}"
        for path in views
        for node in functions(path)
        if node.end_lineno - node.lineno + 1 > 30
    ]
    assert long == []


@pytest.mark.parametrize("template", list(templates()), ids=str)
def test_no_template_is_longer_than_120_lines(template):
    assert len(source_of(template).splitlines()) <= 120


def test_nothing_is_called_utils():
    assert [path for path in ALL if path.name in NO_NAMES and "runtime" not in path.parts] == []


def test_nobody_listens_to_signals():
    listening = [
        f"{path}:{node.lineno}"
        for path in modules()
        for node in ast.walk(tree(path))
        if (isinstance(node, ast.ImportFrom) and node.module == "django.dispatch")
        or (isinstance(node, ast.Attribute) and node.attr == "connect" and "signal" in _text(node))
    ]
    assert listening == []


def test_no_model_decides_in_save_what_happens():
    """The log is the exception: its ``save`` and ``delete`` only refuse."""
    allowed = {"audit/models.py"}
    saving = [
        f"{path}:{node.lineno}"
        for path in modules()
        if "models" in str(path) and str(path) not in allowed
        for node in functions(path)
        if node.name in {"save", "delete"}
    ]
    assert saving == []


def test_no_task_is_planned_for_later():
    """Terms of days or months are rows; a task with an ETA ran ten times in the study."""
    later = [
        f"{path}:{node.lineno}"
        for path in modules()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.keyword) and node.arg in {"eta", "countdown"}
    ]
    assert later == []


def test_services_hand_work_to_the_worker_only_after_commit():
    hasty = [
        f"{path}:{node.lineno}"
        for path in modules()
        if "services" in str(path)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute) and node.attr in {"delay", "apply_async"}
    ]
    assert hasty == []


def test_nothing_is_left_to_do_in_a_comment():
    marks = re.compile(r"#.*\b(TODO|FIXME|XXX|HACK)\b")
    left = [
        f"{path}:{number}"
        for path in ALL
        if path.parts[:2] != ("tests", "architecture")
        for number, line in enumerate((ROOT / path).read_text().splitlines(), 1)
        if marks.search(line)
    ]
    assert left == []


def test_every_service_says_who_acts():
    """A public function that writes takes ``actor``."""
    excused = {
        "end_regie",  # part of closing, where the actor is recorded
        "check_radar",  # the worker looks, nobody acts
        "publish_instrument",  # reference data, loaded at installation
    }
    silent = [
        f"{path}:{node.lineno} {node.name}"
        for path in modules("cases", "safety", "people", "administration")
        if "services" in path.parts
        for node in tree(path).body
        if isinstance(node, ast.FunctionDef)
        and any("atomic" in ast.unparse(mark) for mark in node.decorator_list)
        and not node.name.startswith("_")
        and node.name not in excused
        and "actor" not in {argument.arg for argument in node.args.kwonlyargs + node.args.args}
    ]
    assert silent == []


def test_no_tracked_file_names_a_registry_or_a_place_on_this_machine():
    found = []
    for path in tracked():
        if "vendor" in path.parts or path.suffix in {".woff2", ".png", ".gz", ".br", ".pdf"}:
            continue
        text = path.read_text(errors="ignore")
        found += [f"{path.relative_to(ROOT)}: {hit}" for hit in HOSTS.findall(text)]
        found += [f"{path.relative_to(ROOT)}: {hit}" for hit in MACHINE.findall(text)]
    assert found == []


def test_every_test_file_asserts_something():
    """An ``assert`` of its own, or ``pytest.raises``, or a query count that is expected."""
    says_nothing = [
        path
        for path in modules("tests")
        if path.name.startswith("test_")
        and not any(isinstance(node, ast.Assert) for node in ast.walk(tree(path)))
        and "pytest.raises" not in (ROOT / path).read_text()
    ]
    assert says_nothing == []


def test_no_test_is_skipped_or_sleeps():
    lazy = [
        f"{path}:{number}"
        for path in modules("tests")
        if path.parts[1] != "architecture"
        for number, line in enumerate((ROOT / path).read_text().splitlines(), 1)
        if re.search(r"mark\.(skip|xfail)|pytest\.skip\(", line)
    ]
    assert lazy == []


def _text(node: ast.AST) -> str:
    return ast.unparse(node).lower()
