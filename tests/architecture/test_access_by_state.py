"""Every address of a family, in every state: for who hands it over, who gets it, and who does not.

The rows stand in ``access_rows_by_state``.
"""

from collections.abc import Iterator

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404
from django.test import RequestFactory
from django.urls import resolve, reverse

from accounts.models import User
from tests.architecture.access_rows_by_state import RECEIVER, SENDER, STATES
from tests.architecture.family_in_every_state import Stop, course
from tests.architecture.test_access_table import ALL
from tests.architecture.things_of_a_family import things_of
from tests.architecture.world import World, browser

SPACES = ("handover", "localfield", "safetyplans", "sharing")
OF_VT = ("cases:detail", "reporting:line_of_safety")
# Held it once, is of another municipality, or sits at the table for a provider without casusregie.
BESIDE = ("former", "other", "provider")
SHUT = (403, 404)


def _opens_in(table: dict[str, str]) -> dict[str, set[str]]:
    return {name: set(states.split()) for states, names in table.items() for name in names.split()}


TABLES = {"sender": _opens_in(SENDER), "receiver": _opens_in(RECEIVER)}


def _addresses() -> dict[str, tuple[str, str]]:
    """Of one family, by name: how it is asked and what its argument is. A form by its page."""
    return {
        name: (method, key)
        for name, method, key, _ in reversed(ALL)
        if key and (name.split(":")[0] in SPACES or name in OF_VT)
    }


def test_every_state_and_every_address_in_the_table_is_known():
    named = set().union(*(TABLES[who] for who in TABLES))
    states = {state for table in TABLES.values() for opens in table.values() for state in opens}
    assert named <= set(_addresses())
    assert states == set(STATES)


@pytest.mark.django_db
@pytest.mark.long
@pytest.mark.timeout(600)
@pytest.mark.rule("A1", "A2", "003-33")
def test_who_gets_what_in_every_state(noord):
    seen, wrong = [], []
    for stop in course(noord):
        seen.append(stop.state)
        with time_machine.travel(stop.at, tick=False):
            wrong += _wrong_at(stop)
    assert seen == list(STATES)
    assert wrong == []


def _wrong_at(stop: Stop) -> Iterator[str]:
    browsers = {who: browser(stop.people[who]) for who in TABLES}
    beside = {who: User.objects.get(pk=stop.people[who].pk) for who in BESIDE}
    things = things_of(stop.handover)
    report = stop.handover.report
    world = World(stop.people, browsers, things, report, report)
    for name, (method, key) in _addresses().items():
        address = reverse(name, args=things[key])
        for who, table in TABLES.items():
            status = world.answer(who, method, address)[0].status_code
            if (status not in SHUT) != (stop.state in table.get(name, ())):
                yield f"{stop.state}, {who}: {name} {method} answers {status}"
        for who, person in beside.items():
            if not _is_shut(method, address, person):
                yield f"{stop.state}, {who}: {name} {method} opens"


def _is_shut(method: str, address: str, person: User) -> bool:
    """Asked of the view itself: the frame around it was asked in the access table."""
    request = getattr(RequestFactory(), method)(address)
    request.user = person
    view = resolve(address)
    try:
        with transaction.atomic():
            view.func(request, *view.args, **view.kwargs)
    except (Http404, PermissionDenied):
        return True
    return False
