"""Where a second factor is required, a password alone opens nothing but setting one up."""

import pytest
from allauth.account.authentication import (
    AUTHENTICATION_METHODS_SESSION_KEY,
    get_authentication_records,
)
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, hotp_value, yield_hotp_counters_from_time
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from tests.accounts.conftest import PASSWORD

SECRET = "JBSWY3DPEHPK3PXP"


@pytest.fixture(autouse=True)
def _required(settings):
    settings.SECOND_FACTOR_REQUIRED = True


def code_of(secret):
    return f"{hotp_value(secret, next(iter(yield_hotp_counters_from_time()))):06d}"


def test_with_a_password_alone_one_is_sent_to_set_up(log_in, anna):
    browser, _ = log_in(anna.email)

    answer = browser.get(reverse("notifications:list"))

    assert (answer.status_code, answer["Location"]) == (302, reverse("mfa_index"))


@pytest.mark.parametrize("name", ["administration:overview", "notifications:list"])
def test_every_page_is_closed_until_then(as_, esra, name):
    assert as_(esra).get(reverse(name)).status_code == 302


def test_setting_up_asks_the_password_again_and_does_not_go_round_in_circles(log_in, anna):
    browser, _ = log_in(anna.email)

    page = browser.get(reverse("mfa_activate_totp"), follow=True)

    assert page.status_code == 200
    assert len(page.redirect_chain) <= 1


def test_somebody_without_a_factor_sets_one_up_and_is_in(log_in, is_in, anna):
    browser, _ = log_in(anna.email)
    browser.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    page = browser.get(reverse("mfa_activate_totp"))
    secret = page.context["form"].secret

    browser.post(reverse("mfa_activate_totp"), {"code": code_of(secret)})
    asked = browser.get(reverse("notifications:list"))
    cache.clear()  # a code counts once; as if half a minute had passed
    browser.post(asked["Location"], {"code": code_of(secret)})

    assert Authenticator.objects.filter(user=anna, type=Authenticator.Type.TOTP).exists()
    assert asked["Location"] == reverse("mfa_reauthenticate")
    assert is_in(browser)


def test_with_a_factor_the_password_is_only_half_of_the_way(log_in, is_in, anna):
    TOTP.activate(anna, SECRET)

    browser, answer = log_in(anna.email)

    assert answer["Location"] == reverse("mfa_authenticate")
    assert "_auth_user_id" not in browser.session
    assert not is_in(browser)


def test_with_password_and_code_one_is_in(log_in, is_in, anna):
    TOTP.activate(anna, SECRET)
    browser, _ = log_in(anna.email)

    browser.post(reverse("mfa_authenticate"), {"code": code_of(SECRET)})

    assert is_in(browser)


def test_a_wrong_code_does_not_open(log_in, is_in, anna):
    TOTP.activate(anna, SECRET)
    browser, _ = log_in(anna.email)

    answer = browser.post(reverse("mfa_authenticate"), {"code": "000000"})

    assert answer.status_code == 200
    assert not is_in(browser)


def test_the_records_of_a_login_are_found_only_with_the_user(log_in, anna, rf):
    """allauth answers an empty list without the user; the middleware has to pass them."""
    browser, _ = log_in(anna.email)
    request = rf.get("/")
    request.session = browser.session

    assert [record["method"] for record in get_authentication_records(request, anna)] == [
        "password"
    ]
    assert get_authentication_records(request) == []


def test_the_own_organisation_may_have_asked_the_second_factor(as_, is_in, anna):
    browser = as_(anna)
    session = browser.session
    session["oidc_second_factor"] = True
    session.save()

    assert is_in(browser)


def test_who_came_in_by_the_own_organisation_needs_no_password_of_ours(
    settings, log_in, is_in, anna
):
    settings.SECOND_FACTOR_REQUIRED = False
    anna.must_change_password = True
    anna.save()
    browser, _ = log_in(anna.email)
    before = is_in(browser)
    session = browser.session
    session[AUTHENTICATION_METHODS_SESSION_KEY] = [{"method": "socialaccount"}]
    session.save()

    assert (before, is_in(browser)) == (False, True)


def test_the_second_factor_comes_before_the_own_password_and_neither_goes_round(log_in, anna):
    anna.must_change_password = True
    anna.save()
    browser, _ = log_in(anna.email)

    page = browser.get(reverse("notifications:list"), follow=True)

    assert page.redirect_chain == [(reverse("mfa_index"), 302)]


def test_where_it_is_not_required_a_password_is_enough(settings, log_in, is_in, anna):
    settings.SECOND_FACTOR_REQUIRED = False

    browser, _ = log_in(anna.email, browser=Client())

    assert is_in(browser)
