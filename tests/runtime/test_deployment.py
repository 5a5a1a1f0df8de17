"""The files for production: read, not run, because no container engine is at hand."""

import re

import pytest
import yaml

from runtime.state import ROOT

COMPOSE = (ROOT / "docker-compose.yml").read_text()
SERVICES = yaml.safe_load(COMPOSE)["services"]
SECRETS = (
    "SECRET_KEY",
    "FIELD_KEYS",
    "SEARCH_KEY",
    "DATABASE_PASSWORD",
    "REDIS_PASSWORD",
    "POSTGRES_PASSWORD",
)


def test_everything_is_there():
    assert set(SERVICES) == {"migrate", "web", "worker", "beat", "db", "redis"}


@pytest.mark.parametrize("secret", SECRETS)
def test_no_secret_has_a_default(secret):
    uses = re.findall(rf"\$\{{{secret}([^}}]*)\}}", COMPOSE)

    assert uses
    assert all(use.startswith(":?Zet ") for use in uses), uses


@pytest.mark.parametrize("name", sorted(set(SERVICES) - {"migrate"}))
def test_every_lasting_service_is_asked_how_it_is(name):
    assert SERVICES[name]["healthcheck"]["test"]


@pytest.mark.parametrize("name", ["web", "worker", "beat"])
def test_nothing_starts_before_the_migration(name):
    assert SERVICES[name]["depends_on"]["migrate"] == {
        "condition": "service_completed_successfully"
    }
    assert SERVICES[name]["environment"]["DJANGO_SETTINGS_MODULE"].endswith(".production")


def test_the_database_is_the_version_we_test_with():
    assert SERVICES["db"]["image"] == "postgres:18"
    assert "PG_UNICODE_FAST" in SERVICES["db"]["environment"]["POSTGRES_INITDB_ARGS"]


def test_the_image_does_not_run_as_root():
    stages = (ROOT / "Dockerfile").read_text().split("FROM ")

    assert "\nUSER veiligthuis\n" in stages[-1]
    assert "--require-hashes" in stages[1]


def test_no_host_of_a_package_source_is_written_down():
    for name in ("run.in", "run.txt", "test.in", "test.txt"):
        assert "://" not in (ROOT / "requirements" / name).read_text()
