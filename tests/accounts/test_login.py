"""Who gets in, who is kept out, and for how long."""

from datetime import timedelta

import time_machine
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from audit.events import AuditEvent
from audit.models import AuditEntry


def test_the_right_password_opens_the_door_and_the_log_knows(log_in, is_in, anna):
    browser, answer = log_in(anna.email)

    assert answer.status_code == 302
    assert is_in(browser)
    line = AuditEntry.objects.get(event=AuditEvent.LOGGED_IN)
    assert (line.actor, line.actor_roles) == (anna, "Triagist")


def test_the_address_may_be_typed_in_capitals(log_in, is_in, anna):
    browser, _ = log_in(anna.email.upper())

    assert is_in(browser)


def test_a_wrong_password_says_so_in_dutch_and_nothing_about_the_account(log_in, is_in, anna):
    known, answer_known = log_in(anna.email, "verkeerd-wachtwoord")
    _, answer_unknown = log_in("niemand@nergens.example", "verkeerd-wachtwoord")

    said = "Dit e-mailadres en wachtwoord horen niet bij elkaar."
    assert not is_in(known)
    assert said in answer_known.content.decode()
    assert said in answer_unknown.content.decode()
    assert not AuditEntry.objects.filter(event=AuditEvent.LOGGED_IN).exists()


def test_after_five_wrong_passwords_the_door_stays_shut_with_a_page_that_says_why(
    log_in, is_in, anna
):
    browser = Client()
    for _ in range(settings.AXES_FAILURE_LIMIT):
        _, answer = log_in(anna.email, "verkeerd-wachtwoord", browser=browser)

    _, right_password = log_in(anna.email, browser=browser)

    assert answer.status_code == right_password.status_code == 429
    assert "U kunt even niet inloggen" in right_password.content.decode()
    assert not is_in(browser)


def test_a_colleague_behind_the_same_address_is_not_locked_out(log_in, is_in, anna, hanna):
    for _ in range(settings.AXES_FAILURE_LIMIT + 1):
        log_in(anna.email, "verkeerd-wachtwoord")

    browser, _ = log_in(hanna.email)

    assert is_in(browser)


def test_a_lock_is_for_one_account_however_it_is_spelled(log_in, is_in, anna):
    spellings = [anna.email, anna.email.upper(), f" {anna.email} "]
    for number in range(settings.AXES_FAILURE_LIMIT):
        log_in(spellings[number % 3], "verkeerd-wachtwoord")

    browser, answer = log_in(anna.email)

    assert answer.status_code == 429
    assert not is_in(browser)


def test_the_lock_opens_by_itself_after_a_quarter(log_in, is_in, anna):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        for _ in range(settings.AXES_FAILURE_LIMIT):
            log_in(anna.email, "verkeerd-wachtwoord")
        clock.shift(timedelta(minutes=16))

        browser, _ = log_in(anna.email)

        assert is_in(browser)


def test_half_an_hour_of_silence_ends_the_session(log_in, is_in, anna):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        browser, _ = log_in(anna.email)
        clock.shift(timedelta(seconds=settings.SESSION_IDLE_SECONDS - 60))
        still_in = is_in(browser)
        clock.shift(timedelta(seconds=settings.SESSION_IDLE_SECONDS + 1))

        assert still_in
        assert not is_in(browser)
        page = browser.get(reverse("account_login")).content.decode()
        assert "U bent uitgelogd omdat" in page


def test_a_working_day_ends_the_session_however_busy(log_in, is_in, anna):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        browser, _ = log_in(anna.email)
        minutes = settings.SESSION_ABSOLUTE_SECONDS // 60
        for _ in range(minutes // 20):
            clock.shift(timedelta(minutes=20))
            assert is_in(browser)
        clock.shift(timedelta(minutes=1))

        assert not is_in(browser)


def test_an_account_that_ends_loses_its_session_at_the_next_click(log_in, is_in, anna):
    browser, _ = log_in(anna.email)

    User.objects.filter(pk=anna.pk).update(is_active=False)

    assert not is_in(browser)


def test_an_ended_account_does_not_get_in(log_in, is_in, anna):
    User.objects.filter(pk=anna.pk).update(is_active=False)

    browser, _ = log_in(anna.email)

    assert not is_in(browser)


def test_the_system_has_no_way_in(log_in, is_in, db):
    system = User.objects.system()

    browser, _ = log_in(system.email, "")

    assert not is_in(browser)


def test_the_session_gets_a_new_key_at_login(log_in, anna):
    browser = Client()
    browser.get(reverse("account_login"))
    before = browser.session.session_key

    log_in(anna.email, browser=browser)

    assert browser.session.session_key != before


def test_logging_out_ends_the_session_and_needs_a_post(log_in, is_in, anna):
    browser, _ = log_in(anna.email)
    browser.get(reverse("account_logout"))
    still_in = is_in(browser)

    browser.post(reverse("account_logout"))

    assert still_in
    assert not is_in(browser)


def test_nobody_makes_an_account_by_themselves(client, db):
    signup = reverse("account_signup")
    page = client.get(signup)
    client.post(signup, {"email": "x@y.example", "password1": "een-lang-wachtwoord-1"})

    assert "password1" not in page.content.decode()
    assert not User.objects.filter(email="x@y.example").exists()


def test_where_to_go_next_stays_inside_this_site(log_in, anna):
    _, answer = log_in(anna.email, QUERY_STRING="next=https://elders.example/")

    assert "elders.example" not in answer["Location"]


def test_cookies_are_kept_from_scripts_and_other_sites(log_in, anna):
    _, answer = log_in(anna.email)

    cookie = answer.cookies[settings.SESSION_COOKIE_NAME]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert not cookie["expires"]
