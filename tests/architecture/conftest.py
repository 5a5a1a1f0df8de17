"""The world in which everything exists once; trying something in it leaves no trace."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from django.db import transaction

from tests.architecture.world import World, browser, make_world


@pytest.fixture(scope="module")
def standing_world(django_db_setup, django_db_blocker) -> Iterator[World]:
    """Made once for all tests of a file, since making it takes seconds; each of them looks at it
    from within a transaction of its own."""
    with django_db_blocker.unblock():
        standing = transaction.atomic()
        standing.__enter__()
        made = make_world()
    yield made
    with django_db_blocker.unblock():
        transaction.set_rollback(True)
        standing.__exit__(None, None, None)


@pytest.fixture
def world(standing_world, db) -> World:
    """What a test adds to the names, and what its browsers remember, is gone after it."""
    return replace(
        standing_world,
        arguments=dict(standing_world.arguments),
        browsers={name: browser(person) for name, person in standing_world.people.items()},
    )
