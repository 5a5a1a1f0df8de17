"""Accounts: made, given a role, ended at once."""

import re
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Membership, User
from accounts.roles import Permission, Role
from audit.events import AuditEvent
from audit.models import AuditEntry
from notifications.models import Notification
from organisations.enums import Severity
from tests.factories.organisations import municipality_of, veilig_thuis_of


@pytest.fixture
def esras(as_, esra):
    return as_(esra)


def somebody_new(organisation, role=Role.INTAKE, **others):
    today = timezone.localdate().isoformat()
    return {
        "name": "Ilse Nieuw",
        "email": "Ilse.Nieuw@voorbeeld.example",
        "organisation": organisation.pk,
        "role": role,
        "since": today,
        **others,
    }


def log_in(email, password):
    browser = Client()
    browser.post(reverse("account_login"), {"login": email, "password": password})
    return browser


def test_a_new_colleague_gets_a_password_that_is_shown_once_and_works(esras, noord):
    answer = esras.post(reverse("administration:add_account"), somebody_new(veilig_thuis_of(noord)))

    password = re.search(r"<code>([a-z0-9-]+)</code>", answer.content.decode())[1]
    ilse = User.objects.get(email="ilse.nieuw@voorbeeld.example")
    assert answer["Cache-Control"] == "no-store"
    assert "_auth_user_id" in log_in(ilse.email, password).session
    assert ilse.may(Permission.REPORT_REGISTER)
    page = esras.get(reverse("administration:account", args=[ilse.pk])).content.decode()
    assert password not in page
    assert not AuditEntry.objects.filter(data__icontains=password).exists()


def test_the_same_address_twice_is_refused(esras, noord, anna):
    given = somebody_new(veilig_thuis_of(noord), email=anna.email.upper())

    answer = esras.post(reverse("administration:add_account"), given)

    assert answer.status_code == 422
    assert "Er is al een account met dit e-mailadres." in answer.content.decode()


def test_a_role_belongs_to_a_kind_of_organisation(esras, noord):
    given = somebody_new(municipality_of(noord), role=Role.TRIAGE)

    answer = esras.post(reverse("administration:add_account"), given)

    assert "“Triagist” bestaat alleen bij: Veilig Thuis." in answer.content.decode()
    assert not User.objects.filter(name="Ilse Nieuw").exists()


@pytest.mark.rule("A1")
def test_beheer_and_case_work_never_meet_in_one_account(esras, noord, anna):
    page = reverse("administration:add_function", args=[anna.pk])
    given = somebody_new(veilig_thuis_of(noord), role=Role.ADMINISTRATOR)

    answer = esras.post(page, given)

    assert "Een functioneel beheerder ziet geen dossiers" in answer.content.decode()


def test_nobody_gives_themselves_a_role(esras, noord, esra):
    page = reverse("administration:add_function", args=[esra.pk])

    answer = esras.post(page, somebody_new(veilig_thuis_of(noord), role=Role.TEAM_LEAD))

    assert "Uzelf een functie geven kan niet." in answer.content.decode()
    assert esra.memberships.count() == 1


def test_a_role_ends_after_its_last_day(esras, anna):
    membership = anna.memberships.get()
    yesterday = timezone.localdate() - timedelta(days=1)
    page = reverse("administration:end_function", args=[anna.pk, membership.pk])

    esras.post(page, {"until": yesterday.isoformat()})

    assert User.objects.get(pk=anna.pk).permissions == frozenset()


def test_the_past_of_a_role_is_not_rewritten(esras, anna):
    membership = anna.memberships.get()
    page = reverse("administration:end_function", args=[anna.pk, membership.pk])

    answer = esras.post(page, {"until": "2021-01-01"})

    assert "wat was, blijft staan" in answer.content.decode()
    assert Membership.objects.get(pk=membership.pk).until is None


def test_an_ended_account_is_out_at_once_everywhere(esras, anna):
    desk, phone = (log_in(anna.email, "een-lang-wachtwoord-1") for _ in range(2))
    assert desk.get(reverse("notifications:list")).status_code == 200

    esras.post(reverse("administration:end_account", args=[anna.pk]))

    for session in (desk, phone):
        assert session.get(reverse("notifications:list")).status_code == 302
        assert not Session.objects.filter(session_key=session.session.session_key).exists()
    assert "_auth_user_id" not in log_in(anna.email, "een-lang-wachtwoord-1").session


def test_nobody_ends_their_own_account(esras, esra):
    answer = esras.post(reverse("administration:end_account", args=[esra.pk]), follow=True)

    assert "Dit is uw eigen account." in answer.content.decode()
    assert User.objects.get(pk=esra.pk).is_active


def test_somebody_who_came_back_gets_in_again(esras, anna):
    esras.post(reverse("administration:end_account", args=[anna.pk]))

    esras.post(reverse("administration:reopen_account", args=[anna.pk]))

    assert "_auth_user_id" in log_in(anna.email, "een-lang-wachtwoord-1").session


def test_a_lost_telephone_ends_the_old_way_in(esras, anna):
    old = log_in(anna.email, "een-lang-wachtwoord-1")

    answer = esras.post(reverse("administration:restore_login", args=[anna.pk]))

    password = re.search(r"<code>([a-z0-9-]+)</code>", answer.content.decode())[1]
    assert old.get(reverse("notifications:list")).status_code == 302
    assert "_auth_user_id" not in log_in(anna.email, "een-lang-wachtwoord-1").session
    assert "_auth_user_id" in log_in(anna.email, password).session


@pytest.mark.rule("A1")
@pytest.mark.parametrize("way", ["new", "restored"])
def test_a_password_that_beheer_knows_opens_nothing_but_choosing_ones_own(esras, noord, anna, way):
    if way == "new":
        page = reverse("administration:add_account")
        answer = esras.post(page, somebody_new(veilig_thuis_of(noord)))
        email = "ilse.nieuw@voorbeeld.example"
    else:
        answer = esras.post(reverse("administration:restore_login", args=[anna.pk]))
        email = anna.email
    given = re.search(r"<code>([a-z0-9-]+)</code>", answer.content.decode())[1]
    browser = log_in(email, given)
    own = reverse("account_change_password")

    page = browser.get(reverse("reporting:my_work"), follow=True)
    same = browser.post(own, passwords(given, given))
    still = browser.get(reverse("notifications:list"))
    browser.post(own, passwords(given, "vier-eigen-woorden-9"))

    assert page.redirect_chain == [(own, 302)]
    assert "Kies eerst een eigen wachtwoord" in page.content.decode()
    assert "Kies een ander wachtwoord dan u van beheer kreeg." in same.content.decode()
    assert still.status_code == 302
    assert browser.get(reverse("notifications:list")).status_code == 200


def passwords(old, new):
    return {"oldpassword": old, "password1": new, "password2": new}


@pytest.mark.rule("A1")
def test_the_team_leads_of_the_region_hear_of_a_restored_login(esras, anna, bram, chantal):
    for _ in range(2):
        esras.post(reverse("administration:restore_login", args=[anna.pk]))

    told = Notification.objects.filter(title="Beheer heeft de login van Anna Meijer hersteld")
    assert [message.recipient for message in told] == [bram, bram]
    assert anna.email not in told[0].body


@pytest.mark.rule("004-07")
def test_a_registration_that_ran_out_says_so(esras, anna):
    page = reverse("administration:add_competence", args=[anna.pk])
    esras.post(page, {"register": "skj", "number": "100012345", "expires_on": "2024-12-31"})

    shown = esras.get(reverse("administration:account", args=[anna.pk])).content.decode()

    assert "verlopen" in shown
    registration = anna.competences.get()
    esras.post(reverse("administration:remove_competence", args=[anna.pk, registration.pk]))
    assert not anna.competences.exists()


@pytest.mark.rule("003-45")
def test_the_weights_somebody_is_trained_for_are_kept(esras, anna):
    page = reverse("administration:set_skills", args=[anna.pk])
    esras.post(page, {"severities": [Severity.LIGHT, Severity.MEDIUM]})

    esras.post(page, {"severities": [Severity.MEDIUM, Severity.HEAVY]})

    kept = set(anna.severity_skills.values_list("severity", flat=True))
    assert kept == {Severity.MEDIUM, Severity.HEAVY}


def test_every_change_of_an_account_is_in_the_log(esras, esra, anna):
    esras.post(reverse("administration:set_skills", args=[anna.pk]), {"severities": []})
    esras.post(reverse("administration:end_account", args=[anna.pk]))
    esras.post(reverse("administration:reopen_account", args=[anna.pk]))

    lines = AuditEntry.objects.filter(event=AuditEvent.CONFIGURED, actor=esra).order_by("pk")
    assert [line.data["what"] for line in lines] == [
        "specialisaties gewijzigd",
        "account beëindigd",
        "account heropend",
    ]
