"""Production refuses to start with a default, a missing secret or DEBUG, in one clear sentence."""

import os
import secrets
import subprocess
import sys

import pytest
from cryptography.fernet import Fernet
from django.conf import settings
from django.core.checks import run_checks
from django.core.checks.registry import Tags
from django.db import connection

GOOD = {
    "DJANGO_SETTINGS_MODULE": "veiligthuis.settings.production",
    "SECRET_KEY": secrets.token_urlsafe(50),
    "FIELD_KEYS": Fernet.generate_key().decode(),
    "SEARCH_KEY": "".join(f"{number:02x}" for number in range(32)),
    "DATABASE_URL": "postgresql://vt:geheim@db/vt",
    "REDIS_URL": "redis://redis:6379/0",
    "FILES_ROOT": "/srv/files",
    "ALLOWED_HOSTS": "vt.voorbeeld.example",
    "PUBLIC_URL": "https://vt.voorbeeld.example",
    "EMAIL_HOST": "mail.voorbeeld.example",
    "DEFAULT_FROM_EMAIL": "vt@voorbeeld.example",
}


def started_with(code="import django; django.setup()", **changes):
    environment = {"PATH": os.environ["PATH"], **GOOD, **changes}
    environment = {name: value for name, value in environment.items() if value is not None}
    return subprocess.run(
        [sys.executable, "-c", code],
        env=environment,
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_with_everything_in_place_it_starts():
    assert started_with().returncode == 0


@pytest.mark.parametrize("name", [name for name in GOOD if name != "DJANGO_SETTINGS_MODULE"])
def test_what_is_missing_is_named(name):
    answer = started_with(**{name: None})

    last = answer.stderr.strip().splitlines()[-1]
    assert answer.returncode != 0
    assert name in last


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"DEBUG": "1"}, "Zet DEBUG uit in productie."),
        ({"SECRET_KEY": "kort"}, "SECRET_KEY is te kort."),
        ({"SECRET_KEY": "tests-only-not-a-secret-0123456789abcdefghij"}, "SECRET_KEY"),
        ({"SECRET_KEY": "x" * 60}, "SECRET_KEY is geen willekeurige tekst."),
        ({"FIELD_KEYS": "geen-sleutel"}, "FIELD_KEYS"),
        ({"FIELD_KEYS": "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="}, "FIELD_KEYS"),
        ({"SEARCH_KEY": "00" * 32}, "SEARCH_KEY is geen willekeurige sleutel"),
        ({"SEARCH_KEY": "abc"}, "SEARCH_KEY is geen willekeurige sleutel"),
        ({"ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS mag geen * bevatten."),
        ({"ALLOWED_HOSTS": " "}, "ALLOWED_HOSTS"),
        ({"PUBLIC_URL": "http://vt.voorbeeld.example"}, "PUBLIC_URL moet met https:// beginnen."),
        ({"DATABASE_URL": "sqlite:///x"}, "DATABASE_URL moet met postgresql:// beginnen."),
    ],
)
def test_what_is_unsafe_is_refused_in_one_sentence(changes, said):
    answer = started_with(**changes)

    assert answer.returncode != 0
    assert said in answer.stderr.strip().splitlines()[-1]


def test_production_asks_a_second_factor_and_sends_cookies_only_over_https():
    answer = started_with(
        "import django; django.setup(); from django.conf import settings as s; "
        "print(s.DEBUG, s.DEMO, s.SECOND_FACTOR_REQUIRED, s.SESSION_COOKIE_SECURE, "
        "s.CSRF_COOKIE_SECURE, s.SECURE_HSTS_SECONDS > 0, 'demo' in s.INSTALLED_APPS)"
    )

    assert answer.stdout.split() == ["False", "False", "True", "True", "True", "True", "False"]


def test_the_deploy_checks_of_django_have_no_objection():
    code = (
        "import django; django.setup(); from django.core.checks import run_checks; "
        "found = run_checks(include_deployment_checks=True); "
        "print([str(m) for m in found if m.level >= 30 and not m.is_silenced()])"
    )

    assert started_with(code).stdout.strip() == "[]"


@pytest.mark.django_db
def test_a_superuser_of_the_database_is_refused_in_production(settings):
    settings.DEMO = False
    ordinary = run_checks(tags=[Tags.database], databases=["default"])
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
        is_superuser = cursor.fetchone()[0]

    assert bool(ordinary) == is_superuser


def test_the_question_to_the_database_recognises_a_superuser(monkeypatch, settings):
    from common import checks

    settings.DEMO = False
    monkeypatch.setattr(checks, "_is_superuser", lambda alias: True)

    (message,) = checks.application_is_nobodys_superuser(databases=["default"])

    assert message.id == "common.E001"
    assert "superuser" in message.msg
