"""Chats from other systems: advice that points to nobody, and nothing told back."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from accounts.models import User
from cases.services.intake import register_report
from connections.enums import MessageKind
from connections.models import ConnectedSystem
from connections.services import token_hash
from consultations.enums import AdviceChannel, AdviceKind, AdviceState, EndReason
from consultations.models import ChatSubmission, Consultation
from organisations.enums import OrganisationKind
from tests.factories.facts import report_facts
from tests.factories.organisations import organisation, veilig_thuis_of

pytestmark = pytest.mark.django_db
URL = "/api/v1/consultations"
TOKEN = "een-token-voor-de-chat"
ADVICE = "Praat eerst rustig met uw zus en schrijf op wat u ziet."


@pytest.fixture(autouse=True)
def _no_requests_before():
    cache.clear()


@pytest.fixture
def chat(noord) -> ConnectedSystem:
    veilig_thuis_of(noord)
    return system(noord, "Landelijke chat", TOKEN)


def system(region, name, token, sends=MessageKind.ADVICE) -> ConnectedSystem:
    return ConnectedSystem.objects.create(
        name=name,
        region=region,
        organisation=organisation(region, OrganisationKind.OTHER, name),
        sends=[sends],
        token_hash=token_hash(token),
    )


def message(**changed: Any) -> dict[str, Any]:
    """A sister who chatted for twenty minutes."""
    ended = timezone.now() - timedelta(minutes=1)
    return {
        "began_at": (ended - timedelta(minutes=20)).isoformat(),
        "ended_at": ended.isoformat(),
        "meldcode_step": "unknown",
        "purpose": "think_along",
        "capacity": "relative",
        "occasions": ["partner_violence"],
        "age_bands": ["23_64", "4_11"],
        "question": "Hoe begin ik erover?",
        "advice": ADVICE,
        **changed,
    }


def send(content: Any, *, token: str = TOKEN, key: str = "chat-1"):
    headers = {"Authorization": f"Bearer {token}"}
    if key:
        headers["Idempotency-Key"] = key
    body = content if isinstance(content, str) else json.dumps(content)
    return Client().post(URL, body, content_type="application/json", headers=headers)


@pytest.mark.rule("004-17", "004-18")
def test_a_chat_that_ended_is_an_advice_that_is_closed(chat):
    answer = send(message())

    advice = Consultation.objects.get()
    assert answer.status_code == 201, answer.json()
    assert answer.json()["number"] == advice.number
    assert (advice.kind, advice.channel) == (AdviceKind.CHAT, AdviceChannel.CHAT)
    assert (advice.state, advice.end_reason) == (AdviceState.CLOSED, EndReason.ANSWERED)
    assert advice.duration == timedelta(minutes=20)
    assert advice.age_bands == ["23_64", "4_11"]
    assert advice.region == chat.region
    assert advice.handled_by == User.objects.system()


@pytest.mark.rule("A7")
def test_the_sender_hears_a_number_and_a_moment_also_when_the_family_is_known(chat, fatma):
    register_report(report_facts(), actor=fatma)

    answer = send(message())

    assert set(answer.json()) == {"number", "received_at"}


def test_the_same_chat_twice_is_one_advice_and_one_answer(chat):
    told = message()

    first, second = send(told), send(told)

    assert (first.status_code, second.status_code) == (201, 200)
    assert first.json() == second.json()
    assert Consultation.objects.count() == 1


def test_the_same_key_with_another_chat_is_refused(chat):
    send(message())

    answer = send(message(advice="Bel 112 als het misgaat."))

    assert answer.status_code == 409
    assert "ander bericht" in answer.json()["detail"]
    assert Consultation.objects.get().advice == ADVICE


@pytest.mark.rule("A6", "003-31")
@pytest.mark.parametrize(
    ("field", "text", "kind", "found"),
    [
        ("question", "Mijn nummer is 06 12345678, bel mij.", "telefoonnummer", "12345678"),
        ("advice", "Mail naar sanne.vermeer@voorbeeld.nl.", "e-mailadres", "sanne"),
        ("agreements", "Haar bsn is 999990019.", "burgerservicenummer", "999990019"),
        ("own_possibilities_note", "Zij woont op 9971 AB 12.", "adres", "9971"),
        ("expectation", "Help mijn zus Sanne Vermeer.", "naam van een persoon", "Vermeer"),
        ("caller_organisation_name", "tel. 06-12345678", "telefoonnummer", "12345678"),
        ("norm_not_told_because", "Zij mailt via a@voorbeeld.nl", "e-mailadres", "voorbeeld"),
    ],
)
def test_a_chat_that_points_to_somebody_is_refused_without_repeating_it(
    chat, caplog, field, text, kind, found
):
    answer = send(message(**{field: text}))

    told = json.dumps(answer.json(), ensure_ascii=False)
    assert answer.status_code == 422
    assert answer["Content-Type"] == "application/problem+json"
    assert list(answer.json()["errors"]) == [field]
    assert kind in told
    assert found not in told + caplog.text
    assert not Consultation.objects.exists()
    assert not ChatSubmission.objects.exists()


def test_a_chat_that_was_refused_may_come_again_under_its_key_without_what_had_to_go(chat):
    send(message(question="Bel mij op 06 12345678."))

    assert send(message()).status_code == 201


@pytest.mark.rule("A6")
@pytest.mark.parametrize("extra", ["name", "ip_address", "caller_organisation", "transcript"])
def test_what_has_no_place_is_refused_and_not_swallowed(chat, extra):
    answer = send(message(**{extra: "Vermeer"}))

    assert answer.status_code == 400
    assert answer.json()["errors"] == {extra: ["Dit veld kennen wij niet. Controleer de spelling."]}
    assert not Consultation.objects.exists()


@pytest.mark.rule("003-14")
@pytest.mark.parametrize("field", ["meldcode_step", "purpose", "capacity", "occasions", "advice"])
def test_what_every_talk_asks_is_asked_of_a_chat_too(chat, field):
    told = message()
    del told[field]

    answer = send(told)

    assert answer.status_code == 400
    assert list(answer.json()["errors"]) == [field]


@pytest.mark.rule("003-14")
def test_a_rule_that_objects_is_told_in_its_own_sentence(chat):
    answer = send(message(capacity="school"))

    assert answer.status_code == 409
    assert "stap van de meldcode" in answer.json()["objections"][0]
    assert not Consultation.objects.exists()


@pytest.mark.rule("002-03")
def test_where_reporting_is_the_norm_the_chat_said_so_or_says_why_not(chat):
    acute = {"weigh_suspicion": "yes", "weigh_safety": "acute"}

    refused = send(message(**acute))
    told = send(message(**acute, norm_told=True))
    not_told = send(message(**acute, norm_not_told_because="De chat brak af."), key="chat-2")

    assert refused.status_code == 409
    assert "melden hier de norm" in refused.json()["objections"][0]
    assert (told.status_code, not_told.status_code) == (201, 201)


def test_a_chat_that_has_yet_to_be_is_refused(chat):
    later = (timezone.now() + timedelta(hours=1)).isoformat()

    answer = send(message(began_at=later, ended_at=later))

    assert answer.status_code == 409
    assert "toekomst" in answer.json()["objections"][0]


def test_a_system_for_reports_sends_no_advice(noord, chat):
    system(noord, "Basisschool De Wilg", "school", sends=MessageKind.REPORTS)

    answer = send(message(), token="school")

    assert answer.status_code == 403
    assert answer.json()["detail"] == "Dit systeem is niet aangesloten voor adviezen (chat)."


def test_without_the_token_nothing_is_taken_in(chat):
    assert send(message(), token="verkeerd").status_code == 401
    assert not Consultation.objects.exists()


def test_a_chat_without_a_key_or_that_is_no_json_is_refused(chat):
    assert "Idempotency-Key" in send(message(), key="").json()["errors"]
    assert send("{dit is geen json").json()["detail"] == "Dit bericht is geen leesbare JSON."


def test_a_chat_system_that_sends_too_often_waits(chat, monkeypatch):
    monkeypatch.setattr("connections.throttling.SystemThrottle.rate", "1/min")

    assert [send(message(), key=str(number)).status_code for number in range(2)] == [201, 429]


def test_the_description_of_the_api_tells_what_a_chat_system_needs():
    schema = Client().get("/api/v1/openapi.json").json()

    post = schema["paths"][URL]["post"]
    shape = schema["components"]["schemas"]["ChatInput"]
    assert {"200", "201", "400", "401", "403", "409", "413", "422", "429"} <= set(post["responses"])
    assert {"meldcode_step", "purpose", "capacity", "occasions", "advice"} <= set(shape["required"])
    assert not {"name", "phone", "bsn", "address", "birth"} & set(shape["properties"])
