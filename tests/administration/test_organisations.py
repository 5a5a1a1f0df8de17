"""Organisations, teams and what a local team takes directly."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from audit.events import AuditEvent
from audit.models import AuditEntry
from cases.enums import RegieKind
from cases.services.regie import pass_regie
from organisations.enums import OrganisationKind, Severity, TableRoute, TeamKind
from organisations.models import Organisation, TaskPackage
from organisations.selectors import takes_directly
from tests.factories.cases import case
from tests.factories.organisations import local_team_of, municipality_of, veilig_thuis_of

# What the page always sends along: the weight chosen for home visits.
VISITS = {"home_visit_from": Severity.LIGHT}


@pytest.fixture
def esras(as_, esra):
    return as_(esra)


def test_an_organisation_is_added_and_logged(esras, noord, esra):
    given = {"name": "De Brug", "kind": OrganisationKind.CARE_PROVIDER, "phone": "", "email": ""}

    answer = esras.post(reverse("administration:add_organisation"), given | VISITS)

    made = Organisation.objects.get(name="De Brug")
    assert (answer.status_code, made.region, made.active) == (302, noord, True)
    line = AuditEntry.objects.get(event=AuditEvent.CONFIGURED)
    assert (line.actor, line.data["what"]) == (esra, "toegevoegd")


def test_a_local_team_names_its_municipality(esras, noord):
    municipality_of(noord)
    given = {"name": "Wijkteam West", "kind": OrganisationKind.LOCAL_TEAM}

    answer = esras.post(reverse("administration:add_organisation"), given)

    assert answer.status_code == 422
    assert "Kies de gemeente waarvoor dit team werkt." in answer.content.decode()
    assert not Organisation.objects.filter(name="Wijkteam West").exists()


def test_the_same_name_twice_is_refused_and_nothing_typed_is_lost(esras, noord):
    municipality_of(noord, "Gemeente Twee")
    given = {"name": "Gemeente Twee", "kind": OrganisationKind.MUNICIPALITY, "phone": "0881234567"}

    answer = esras.post(reverse("administration:add_organisation"), given | VISITS)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Deze organisatie staat al in de lijst van deze regio." in page
    assert "0881234567" in page


def test_an_organisation_is_put_away(esras, noord):
    there = municipality_of(noord, "Gemeente Oud")

    esras.post(
        reverse("administration:change_organisation", args=[there.pk]),
        {"name": there.name, "phone": "", "email": ""} | VISITS,
    )

    there.refresh_from_db()
    assert not there.active
    assert AuditEntry.objects.get(event=AuditEvent.CONFIGURED).data["what"] == "gewijzigd: actief"


def test_who_still_directs_a_case_is_not_put_away(esras, noord, anna):
    there = municipality_of(noord, "Gemeente Bezig")
    pass_regie(
        case(noord, by=anna),
        RegieKind.PROCESREGIE,
        to=there,
        at=timezone.now(),
        reason="Overdracht",
        actor=anna,
    )

    answer = esras.post(
        reverse("administration:change_organisation", args=[there.pk]),
        {"name": there.name} | VISITS,
    )

    assert "nog regie in 1 dossier" in answer.content.decode()
    there.refresh_from_db()
    assert there.active


def test_a_team_is_added_with_its_municipalities(esras, noord):
    ours, town = veilig_thuis_of(noord), municipality_of(noord)
    given = {"name": "Regio Oost", "kind": TeamKind.REGION, "municipalities": [town.pk]}

    answer = esras.post(reverse("administration:add_team", args=[ours.pk]), given)

    assert answer.status_code == 302
    assert list(ours.teams.get().municipalities.all()) == [town]


@pytest.mark.rule("002-23")
def test_a_task_package_lets_a_team_take_a_weight_until_its_last_day(esras, noord):
    team = local_team_of(noord)
    page = reverse("administration:add_task_package", args=[team.pk])
    esras.post(page, {"severity": Severity.MEDIUM, "valid_from": "2026-01-01"})
    package = TaskPackage.objects.get()
    end = reverse("administration:end_task_package", args=[package.pk])

    esras.post(end, {"until": "2026-06-30"})

    assert takes_directly(team, Severity.MEDIUM, date(2026, 6, 30))
    assert not takes_directly(team, Severity.MEDIUM, date(2026, 7, 1))
    assert not takes_directly(team, Severity.LIGHT, date(2026, 6, 30))


@pytest.mark.rule("002-23", "003-44")
def test_a_heavy_case_is_never_in_a_task_package(esras, noord):
    page = reverse("administration:add_task_package", args=[local_team_of(noord).pk])

    answer = esras.post(page, {"severity": Severity.HEAVY, "valid_from": "2026-01-01"})

    assert answer.status_code == 422
    assert "Een zware casus gaat nooit direct naar een wijkteam." in answer.content.decode()


def test_two_agreements_about_one_weight_do_not_overlap(esras, noord):
    page = reverse("administration:add_task_package", args=[local_team_of(noord).pk])
    esras.post(page, {"severity": Severity.LIGHT, "valid_from": "2026-01-01"})

    answer = esras.post(page, {"severity": Severity.LIGHT, "valid_from": "2026-05-01"})

    assert "Er is al een afspraak over licht in deze periode." in answer.content.decode()
    assert TaskPackage.objects.count() == 1


@pytest.mark.rule("003-08", "003-09")
def test_a_municipality_says_how_a_request_reaches_the_table(esras, noord):
    town = municipality_of(noord, "Gemeente Tafel")
    page = reverse("administration:change_organisation", args=[town.pk])
    given = {
        "name": town.name,
        "kind": town.kind,
        "active": "on",
        "table_route": TableRoute.VIA_SAVE,
        "protection_table_0_100": "on",
    }

    assert esras.post(page, given | VISITS).status_code == 302

    town.refresh_from_db()
    assert (town.table_route, town.protection_table_0_100) == (TableRoute.VIA_SAVE, True)
    shown = esras.get(reverse("administration:organisation", args=[town.pk])).content.decode()
    assert "via SAVE" in shown


def test_only_a_municipality_has_a_way_to_the_table(esras, noord):
    given = {"name": "De Brug", "kind": OrganisationKind.GI, "table_route": TableRoute.DIRECT}

    answer = esras.post(reverse("administration:add_organisation"), given)

    assert answer.status_code == 422
    assert "Dit geldt alleen voor een gemeente." in answer.content.decode()
    team = reverse("administration:change_organisation", args=[local_team_of(noord).pk])
    assert "jeugdbeschermingstafel" not in esras.get(team).content.decode()


@pytest.mark.rule("003-37", "003-60")
def test_a_municipality_hears_that_not_what_and_says_from_when_on_it_visits(esras, noord):
    town = municipality_of(noord, "Gemeente Dat")
    page = reverse("administration:change_organisation", args=[town.pk])
    given = {
        "name": town.name,
        "active": "on",
        "hears_that_not_what": "on",
        "home_visit_from": Severity.MEDIUM,
    }

    assert not town.hears_that_not_what
    assert esras.post(page, given).status_code == 302

    town.refresh_from_db()
    assert (town.hears_that_not_what, town.home_visit_from) == (True, Severity.MEDIUM)
    shown = esras.get(reverse("administration:organisation", args=[town.pk])).content.decode()
    assert "Afspraak ‘dat, niet wat’" in shown
    assert "middelzwaar" in shown


def test_only_a_municipality_hears_that_not_what(esras, noord):
    given = {"name": "De Brug", "kind": OrganisationKind.GI, "hears_that_not_what": "on"}

    answer = esras.post(reverse("administration:add_organisation"), given | VISITS)

    assert "Dit geldt alleen voor een gemeente." in answer.content.decode()
    assert not Organisation.objects.filter(name="De Brug").exists()
