"""Systems that send to us: connected for what they send, and for nothing else."""

import pytest
from django.core.cache import cache
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse

from audit.events import AuditEvent
from audit.models import AuditEntry
from cases.models import Report
from common.exceptions import DomainError
from connections import services
from connections.enums import MessageKind
from connections.models import ConnectedSystem
from organisations.enums import OrganisationKind
from tests.factories.organisations import municipality_of, organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def connected(noord, esra):
    def make(*sends: MessageKind, name: str = "Chat") -> tuple[ConnectedSystem, str]:
        return services.connect(
            noord, name=name, organisation=municipality_of(noord), sends=sends, actor=esra
        )

    return make


def send(token: str, url: str = "/api/v1/reports"):
    headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": "bericht-1"}
    return Client().post(url, "{}", content_type="application/json", headers=headers)


def test_a_system_sends_only_what_it_was_connected_for(connected):
    cache.clear()
    _, token = connected(MessageKind.ADVICE)

    answer = send(token)

    assert answer.status_code == 403
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["detail"] == "Dit systeem is niet aangesloten voor meldingen."
    assert not Report.objects.exists()


def test_connecting_keeps_no_token_and_writes_in_the_log_what_may_be_sent(connected):
    system, token = connected(MessageKind.ADVICE, MessageKind.REPORTS)

    entry = AuditEntry.objects.get(event=AuditEvent.CONFIGURED)
    assert services.system_with(token) == system
    assert token not in str(system.__dict__)
    assert entry.data == {"what": "aangesloten", "sends": ["reports", "advice"]}


def test_a_token_that_was_taken_back_opens_nothing(connected, esra):
    system, token = connected(MessageKind.REPORTS)

    services.disconnect(system, actor=esra)

    assert services.system_with(token) is None


def test_a_system_belongs_to_an_active_organisation_of_the_region(noord, zuid, esra):
    elsewhere = organisation(zuid, OrganisationKind.SCHOOL, "School in het zuiden")

    with pytest.raises(DomainError, match="actieve organisatie van deze regio"):
        services.connect(
            noord, name="Chat", organisation=elsewhere, sends=[MessageKind.ADVICE], actor=esra
        )


def test_a_system_that_may_send_nothing_cannot_exist(connected):
    with pytest.raises(IntegrityError):
        connected()


def test_beheer_is_asked_what_a_system_may_send(as_, noord, esra):
    given = {"name": "Chat", "organisation": municipality_of(noord).pk}

    answer = as_(esra).post(reverse("administration:connect_system"), given)

    assert answer.status_code == 422
    assert "Mag insturen of lezen" in answer.content.decode()
    assert not ConnectedSystem.objects.exists()


def test_the_list_shows_what_each_system_may_send(as_, connected, esra):
    connected(MessageKind.REPORTS, MessageKind.ADVICE)

    page = as_(esra).get(reverse("administration:systems")).content.decode()

    assert "meldingen, adviezen (chat)" in page
