"""A machine in the code, in the database and on paper is the same machine."""

import re

import pytest
from django.conf import settings
from django.db import connection

from administration.reference.pages import machines, pages, stale
from administration.reference.rules import traced
from administration.reference.trace import places_in_tests
from workflow.fsm import nobody
from workflow.guards import Guard

MACHINES = list(machines())
TRIGGER = """
SELECT pg_get_functiondef(t.tgfoid) FROM pg_trigger t
WHERE t.tgrelid = %s::regclass AND NOT t.tgisinternal AND t.tgname LIKE 'pgtrigger_state_machine%%'
"""


def by_name(model):
    return model.__name__


def steps(model):
    return list(model().get_all_state_transitions())


@pytest.mark.parametrize("model", MACHINES, ids=by_name)
def test_the_database_knows_the_same_steps(db, model):
    with connection.cursor() as cursor:
        cursor.execute(TRIGGER, [model._meta.db_table])
        (body,) = cursor.fetchone()

    kept = set(re.search(r"'\{(.*?)\}'::text\[\]", body)[1].split(","))

    assert kept == {f"{step.source}:{step.target}" for step in steps(model)}


@pytest.mark.parametrize("model", MACHINES, ids=by_name)
def test_every_state_can_be_reached_and_every_step_says_what_it_is(model):
    field = model._meta.get_field("state")
    states = {value for value, _ in field.flatchoices}
    targets = {step.target for step in steps(model)}

    assert states - targets <= {field.default}
    assert all(step.source in states and step.target in states for step in steps(model))
    assert all(step.custom["label"] for step in steps(model))


@pytest.mark.parametrize("model", MACHINES, ids=by_name)
def test_every_guard_speaks_in_a_dutch_sentence(model):
    for step in steps(model):
        for guard in [*step.conditions, *step.custom["cautions"]]:
            assert isinstance(guard, Guard)
            assert guard.objection[0].isupper()
            assert guard.objection.endswith(".")


@pytest.mark.parametrize("model", MACHINES, ids=by_name)
def test_who_may_take_a_step_is_written_down_in_dutch(model):
    for step in steps(model):
        assert step.permission is nobody or step.permission.__doc__.endswith(".")


def test_the_pages_made_from_the_code_are_up_to_date():
    """Run ``make docs`` when this fails."""
    assert [str(path) for path in stale()] == []


def test_no_page_is_left_of_a_machine_that_is_gone():
    written = {path.name for path in (settings.BASE_DIR / "docs/reference").glob("*-states.md")}
    assert written == {path.name for path in pages() if path.name.endswith("-states.md")}


def test_the_register_holds_every_rule_of_the_field():
    rules = [rule for group in traced(settings.BASE_DIR).values() for rule in group]
    count = dict.fromkeys(("000", "001", "002", "003", "004", "A", "K"), 0)
    for rule in rules:
        prefix = rule.code[:3] if rule.code[0] == "0" else rule.code[0]
        count[prefix] = count.get(prefix, 0) + 1

    assert len({rule.code for rule in rules}) == len(rules)
    assert {name: count[name] for name in ("000", "001", "002", "003", "004", "A", "K")} == {
        "000": 37,
        "001": 28,
        "002": 39,
        "003": 73,
        "004": 21,
        "A": 13,
        "K": 6,
    }


def test_every_rule_a_test_names_is_in_the_register():
    known = {rule.code for group in traced(settings.BASE_DIR).values() for rule in group}
    assert set(places_in_tests(settings.BASE_DIR)) - known == set()
