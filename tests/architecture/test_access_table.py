"""Every address, tried by everybody. The rows stand in ``access_rows``."""

import pytest
from django.conf import settings
from django.urls import NoReverseMatch, reverse

from tests.architecture.access_rows import PEOPLE, ROWS
from tests.architecture.world import every_address

# What answers without a login, and why.
PUBLIC = {
    "health": "the load balancer asks whether we live",
    "account_login": "where the login is",
    "account_inactive": "says why an ended account does not get in",
    "account_signup": "says that nobody makes an account alone",
    "openid_connect_login": "to the own organisation; 404 while none is connected",
    "openid_connect_callback": "and back",
    "socialaccount_login_cancelled": "somebody turned round on the way",
    "socialaccount_login_error": "the own organisation said no",
    "api:reports": "systems show a token instead of a login; 401 without",
    "advice_api:consultations": "chat systems show a token too; 401 without",
    "handover_api:handovers": "systems of receivers show a token; 401 without",
    "handover_api:handover": "the same",
    "handover_api:acceptance": "the same",
    "handover_api:refusal": "the same",
    "handover_api:report_back": "the same",
    "api:openapi": "the description of the API holds no data",
}


def rows(group):
    for line in ROWS[group].strip().splitlines():
        name, method, thing, *statuses = line.split()
        key = "" if thing == "-" else thing.replace("_", " ")
        yield name, method, key, dict(zip(PEOPLE, map(int, statuses), strict=True))


ALL = [row for group in ROWS for row in rows(group)]


def test_every_address_is_listed():
    assert set(every_address()) == {name for name, *_ in ALL}


def test_without_a_login_one_gets_no_further_than_the_public_pages():
    middleware = "django.contrib.auth.middleware.LoginRequiredMiddleware"
    inside = [row[0] for row in ALL if row[3]["stranger"] != 302]

    assert middleware in settings.MIDDLEWARE
    assert set(inside) == set(PUBLIC)


def test_no_address_carries_a_name_or_the_key_of_a_person(world):
    for name, _, key, _ in ALL:
        address = reverse(name, args=world.arguments[key])
        assert "Vermeer" not in address
        assert "Terlouw" not in address


def is_looked_at(name, method, status):
    """A page, or the answer to a form that does not fit: ``browser.test_axe`` asks each of these
    of everybody who gets it, and looks at what came."""
    return status == {"get": 200, "post": 422}.get(method) and name != "health"


@pytest.mark.long
@pytest.mark.timeout(400)
@pytest.mark.rule("A1", "A2")
@pytest.mark.parametrize("group", ROWS)
def test_who_gets_what(world, group):
    wrong = []
    for name, method, key, expected in rows(group):
        address = reverse(name, args=world.arguments[key])
        for who, status in expected.items():
            if is_looked_at(name, method, status):
                continue
            answer, _ = world.answer(who, method, address)
            if answer.status_code != status:
                wrong.append(f"{name} {method} {who}: {answer.status_code}, expected {status}")
    assert wrong == []


@pytest.mark.parametrize("number", ["VT-1999-00001", "M-1999-00001", "VT-2026-99999"])
def test_what_does_not_exist_answers_as_what_one_may_not_see(world, number):
    """A stranger to the case learns nothing from the page itself."""
    for name in ("cases:detail", "cases:report", "cases:assessment", "cases:letters"):
        own = world.arguments["case" if name == "cases:detail" else "report"]
        hidden, hidden_page = world.answer("chantal", "get", reverse(name, args=own))
        missing, missing_page = world.answer("chantal", "get", reverse(name, args=[number]))
        assert (hidden.status_code, missing.status_code) == (404, 404)
        assert hidden_page == missing_page


def test_a_door_that_does_not_exist_is_not_there(world):
    for name in ("account_email", "socialaccount_connections", "account_reset_password"):
        with pytest.raises(NoReverseMatch):
            reverse(name)
    answer, _ = world.answer("anna", "get", "/admin/")
    assert answer.status_code == 404
