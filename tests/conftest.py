"""The harness: traps that fail a careless change, and the cast that plays in every test.

Anna (triagist), Bram (team lead, same region), Chantal (team lead elsewhere: as powerful as Bram
and no business here), Daan (consulent of a municipality), Esra (functional administrator),
Fatma (bureaudienst), Gijs (caseworker), Hanna (triagist, Anna's colleague).
"""

import gc

import pgtrigger
import pytest
from django.db import connection, transaction
from django.test import Client, TransactionTestCase

from accounts.models import User
from accounts.roles import Role
from tests.factories.accounts import colleague
from tests.factories.organisations import municipality_of, region, veilig_thuis_of

pytest_plugins = ["tests.support.browser", "tests.support.copies", "tests.support.families"]


KEPT_BETWEEN_TESTS = {"django_content_type", "auth_permission"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


def pytest_collection_finish() -> None:
    """What is loaded by now stays: looking through it time and again took an eighth of a run."""
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)


@pytest.fixture(autouse=True, scope="session")
def _only_what_was_written_is_emptied():
    """After a test that really commits, the tables with rows lose them, the log too.

    Django would truncate all tables and make all permissions anew, which takes a second.
    """
    # For the whole session: the emptying comes after the fixtures of a test are gone.
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda _: _empty())
        yield


def _empty() -> None:
    tables = set(connection.introspection.django_table_names(only_existing=True))
    first_rows = [
        f"(SELECT '{name}' FROM \"{name}\" LIMIT 1)" for name in tables - KEPT_BETWEEN_TESTS
    ]
    # References are looked at when the transaction ends, and by then all rows are gone.
    with pgtrigger.ignore(), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(first_rows))
        for (name,) in cursor.fetchall():
            cursor.execute(f'DELETE FROM "{name}"')


@pytest.fixture
def noord(db):
    return region("Noord")


@pytest.fixture
def zuid(db):
    return region("Zuid")


@pytest.fixture
def anna(noord) -> User:
    return colleague("Anna Meijer", Role.TRIAGE, veilig_thuis_of(noord))


@pytest.fixture
def hanna(noord) -> User:
    return colleague("Hanna Visser", Role.TRIAGE, veilig_thuis_of(noord))


@pytest.fixture
def bram(noord) -> User:
    return colleague("Bram de Wit", Role.TEAM_LEAD, veilig_thuis_of(noord))


@pytest.fixture
def chantal(zuid) -> User:
    return colleague("Chantal Bos", Role.TEAM_LEAD, veilig_thuis_of(zuid))


@pytest.fixture
def daan(noord) -> User:
    return colleague("Daan Kuipers", Role.CONSULENT, municipality_of(noord))


@pytest.fixture
def esra(noord) -> User:
    return colleague("Esra Yıldız", Role.ADMINISTRATOR, veilig_thuis_of(noord))


@pytest.fixture
def fatma(noord) -> User:
    return colleague("Fatma Haddou", Role.INTAKE, veilig_thuis_of(noord))


@pytest.fixture
def gijs(noord) -> User:
    return colleague("Gijs van Dam", Role.CASEWORKER, veilig_thuis_of(noord))


@pytest.fixture
def as_():
    """A browser of somebody who is logged in."""

    def browser(user: User) -> Client:
        client = Client()
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return browser
