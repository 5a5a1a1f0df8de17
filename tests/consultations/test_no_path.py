"""From an advice nobody reaches a person or a case: not in the tables, not in the code (A6, A7)."""

import ast
import tomllib
from collections import defaultdict, deque
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.db import connection
from django.urls import reverse

from cases.services.intake import register_report
from people.models import Address, Person
from tests.factories.consultations import running_advice
from tests.factories.facts import report_facts

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.django_db

# Rows about staff, organisations and their systems. Every table leads to them, so a walk may end
# there but does not go on through them: that two things were done by one colleague in one region
# ties them no more than a calendar does.
HUBS = {
    "accounts_user",
    "organisations_region",
    "organisations_organisation",
    "connections_connectedsystem",
}
# What an advice may never lead to.
OF_PEOPLE_AND_CASES = ("people_", "cases_")
# What every table may have; here a number is that of an advice, not of a house.
OF_EVERYTHING = {"id", "region_id", "municipality_id", "number", "since", "until", "kind"}


def foreign_keys() -> dict[str, set[str]]:
    """Each table with the tables on the other side of its foreign keys, both ways."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conrelid::regclass::text, confrelid::regclass::text "
            "FROM pg_constraint WHERE contype = 'f'"
        )
        pairs = cursor.fetchall()
    beside: dict[str, set[str]] = defaultdict(set)
    for one, other in pairs:
        beside[one].add(other)
        beside[other].add(one)
    return beside


def path_to_somebody(start: str) -> list[str]:
    """The first chain of tables from this one to a table of people or cases; empty if none."""
    beside, seen, waiting = foreign_keys(), {start}, deque([[start]])
    while waiting:
        path = waiting.popleft()
        if path[-1].startswith(OF_PEOPLE_AND_CASES):
            return path
        if path[-1] in HUBS:
            continue
        for table in sorted(beside[path[-1]] - seen):
            seen.add(table)
            waiting.append([*path, table])
    return []


def advice_tables() -> list[str]:
    return [model._meta.db_table for model in apps.get_app_config("consultations").get_models()]


@pytest.mark.rule("A6", "A7")
def test_no_chain_of_foreign_keys_leads_from_an_advice_to_a_person_or_a_case():
    """Every table of consultations, along every foreign key of the database, in both directions."""
    tables = advice_tables()

    assert len(tables) >= 6
    assert {table: path_to_somebody(table) for table in tables} == {table: [] for table in tables}


def test_the_walk_does_find_a_chain_where_there_is_one():
    assert path_to_somebody("connections_connectedsystem") == []
    assert path_to_somebody("audit_auditentry") == []
    assert path_to_somebody("cases_report") == ["cases_report"]
    (attachment,) = (
        model._meta.db_table
        for model in apps.get_app_config("documents").get_models()
        if model.__name__ == "Document"
    )
    assert path_to_somebody(attachment)[0] == attachment
    assert path_to_somebody(attachment)[-1].startswith("cases_")


@pytest.mark.rule("A6")
def test_no_relation_of_an_advice_can_point_to_anything_at_all():
    """A generic relation would be a way around every foreign key."""
    for model in apps.get_app_config("consultations").get_models():
        for field in model._meta.get_fields(include_hidden=True):
            if field.is_relation:
                assert field.related_model is not None, f"{model.__name__}.{field.name}"
                assert field.related_model._meta.app_label not in {
                    "contenttypes",
                    "people",
                    "cases",
                }


@pytest.mark.rule("A6")
def test_an_advice_has_no_column_for_the_particulars_of_a_person():
    particulars = {
        field.column
        for model in (Person, Address)
        for field in model._meta.concrete_fields
        if field.column not in OF_EVERYTHING
    }
    columns = {
        field.column
        for model in apps.get_app_config("consultations").get_models()
        for field in model._meta.concrete_fields
    }

    assert {"bsn", "surname", "birth_year", "street"} <= particulars
    assert not particulars & columns


@pytest.mark.rule("A7")
def test_the_code_of_advice_cannot_ask_whether_a_family_is_known():
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"][
        "contracts"
    ]
    (forbids,) = (c for c in contracts if c.get("source_modules") == ["consultations"])
    imported = {
        name.split(".")[0]
        for path in (ROOT / "consultations").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        for name in _imported_by(node)
    }

    assert {"people", "cases"} <= set(forbids["forbidden_modules"])
    assert not imported & {"people", "cases", "reporting"}


def _imported_by(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module] if isinstance(node, ast.ImportFrom) and node.module else []


@pytest.mark.rule("A7", "003-31")
@pytest.mark.parametrize("name", ["consultations:detail", "cases:intake_from_advice"])
def test_the_pages_of_an_advice_are_the_same_whether_or_not_a_family_is_known(
    as_, fatma, anna, name
):
    talk = running_advice(fatma, question="Een kind van zeven komt zonder eten op school.")
    browser = as_(fatma)
    address = reverse(name, args=[talk.number])
    before = browser.get(address)
    register_report(report_facts(), actor=anna)
    after = browser.get(address)

    assert before.status_code == 200
    assert _what_is_said(after) == _what_is_said(before)


def _what_is_said(answer) -> str:
    """All that is under the menu; a form's token differs every time."""
    page = BeautifulSoup(answer.content, "html.parser").find("main")
    for token in page.find_all("input", attrs={"name": "csrfmiddlewaretoken"}):
        token.decompose()
    return str(page)


@pytest.mark.rule("A7", "003-31")
@pytest.mark.parametrize("name", ["consultations:detail", "cases:intake_from_advice"])
def test_an_advice_that_became_a_report_names_its_number_and_leads_nowhere(as_, fatma, name):
    talk = running_advice(fatma)
    report = register_report(report_facts(preceded_by=talk.number), actor=fatma)

    page = as_(fatma).get(reverse(name, args=[talk.number]))
    main = BeautifulSoup(page.content, "html.parser").find("main")

    assert report.number in main.get_text()
    assert not [link["href"] for link in main.find_all("a") if report.number in link["href"]]
    assert report.case.number not in main.get_text()
