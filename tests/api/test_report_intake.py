"""Reports from other systems: the same intake, one report per message, nothing told back."""

import json
from copy import deepcopy
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from cases.enums import Channel
from cases.models import IntakeSubmission, Report
from cases.services.intake import register_report
from connections.enums import MessageKind
from connections.models import ConnectedSystem
from connections.services import token_hash
from organisations.enums import OrganisationKind
from people.models import Person
from tests.factories.consultations import running_advice
from tests.factories.facts import a_child, report_facts
from tests.factories.organisations import organisation, veilig_thuis_of

pytestmark = pytest.mark.django_db
URL = "/api/v1/reports"
TOKEN = "een-token-voor-de-test"
MESSAGE: dict[str, Any] = {
    "reporter": {
        "name": "Wilma Terlouw",
        "capacity": "school",
        "phone": "06 12345678",
        "contact_duration": "long",
        "disclose": "yes",
        "feedback_channel": "phone",
    },
    "persons": [
        {
            "key": "kind",
            "role": "alleged_victim",
            "calling_name": "Emma",
            "surname": "Wit",
            "birth": "2018-03-12",
            "bsn": "999990019",
            "address": {"postcode": "9971 AB", "number": 4, "secret": True},
        },
        {"key": "moeder", "role": "alleged_perpetrator", "calling_name": "Fleur"},
    ],
    "relations": [{"person": "moeder", "kind": "parent", "other": "kind", "custody": "yes"}],
    "events": [{"what": "Een blauwe plek.", "known_by": "seen", "happened_on": "2025-10-01"}],
    "content": {
        "occasions": ["child_abuse_other"],
        "worries": "Emma komt vaak zonder eten op school.",
        "family_informed_beforehand": "yes",
        "steps_taken": [1, 2],
    },
}


@pytest.fixture(autouse=True)
def _no_requests_before():
    cache.clear()


@pytest.fixture
def school(noord) -> ConnectedSystem:
    veilig_thuis_of(noord)
    return system(noord, OrganisationKind.SCHOOL, "Basisschool De Wilg", TOKEN)


def system(region, kind, name, token) -> ConnectedSystem:
    return ConnectedSystem.objects.create(
        name=f"Systeem van {name}",
        region=region,
        organisation=organisation(region, kind, name),
        sends=[MessageKind.REPORTS],
        token_hash=token_hash(token),
    )


def send(message: Any, *, token: str = TOKEN, key: str = "bericht-1"):
    headers = {"Authorization": f"Bearer {token}"}
    if key:
        headers["Idempotency-Key"] = key
    body = message if isinstance(message, str) else json.dumps(message)
    return Client().post(URL, body, content_type="application/json", headers=headers)


def changed(*path: Any, to: Any) -> dict[str, Any]:
    message = deepcopy(MESSAGE)
    place: Any = message
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = to
    return message


def test_a_message_becomes_a_received_report(school):
    answer = send(MESSAGE)

    report = Report.objects.get()
    assert answer.status_code == 201, answer.json()
    assert set(answer.json()) == {"number", "received_at"}
    assert answer.json()["number"] == report.number
    assert report.channel == Channel.FORM
    assert report.reporter.organisation_name == "Basisschool De Wilg"
    assert report.case.region == school.region
    assert Person.objects.get(calling_name="Emma").addresses.get().secret
    assert report.content.steps_taken == [1, 2]


def test_the_police_send_zorgmeldingen(noord):
    veilig_thuis_of(noord)
    system(noord, OrganisationKind.POLICE, "Politie Noord", "politie")

    send(changed("reporter", "capacity", to="police"), token="politie")

    assert Report.objects.get().channel == Channel.POLICE


def test_the_same_message_twice_is_one_report_and_one_answer(school):
    first = send(MESSAGE)
    second = send(MESSAGE)

    assert (first.status_code, second.status_code) == (201, 200)
    assert first.json() == second.json()
    assert Report.objects.count() == 1


def test_the_same_key_with_another_message_is_refused(school):
    send(MESSAGE)

    answer = send(changed("content", "worries", to="Iets anders."))

    assert answer.status_code == 409
    assert "ander bericht" in answer.json()["detail"]
    assert Report.objects.count() == 1


def test_two_systems_may_use_the_same_key(noord, school):
    system(noord, OrganisationKind.HEALTH, "Huisarts Zuidhof", "huisarts")

    send(MESSAGE)
    send(changed("persons", 0, "bsn", to=""), token="huisarts")

    assert IntakeSubmission.objects.count() == 2


@pytest.mark.rule("002-27")
def test_the_sender_does_not_hear_that_a_family_is_known(school, fatma):
    register_report(report_facts(persons=(a_child(bsn="999990019"),)), actor=fatma)

    answer = send(MESSAGE)

    assert answer.status_code == 201
    assert set(answer.json()) == {"number", "received_at"}
    assert Report.objects.order_by("pk").last().repeat_report


def test_a_relation_that_contradicts_what_we_know_tells_the_sender_nothing(school):
    send(MESSAGE)
    message = changed("persons", 1, "bsn", to="")
    message["relations"] = [{"person": "kind", "kind": "parent", "other": "moeder"}]

    assert send(message, key="bericht-2").status_code == 201


@pytest.mark.parametrize(
    ("path", "value", "field", "sentence"),
    [
        pytest.param(("persons", 0, "bsn"), "123456789", "bsn", "BSN", id="11-proef"),
        pytest.param(("persons", 0, "birth"), "2019-02-30", "birth", "bestaat niet", id="30 feb"),
        pytest.param(("persons", 0, "birth"), "2199-01-01", "birth", "toekomst", id="future"),
        pytest.param(("persons",), [], "persons", "ten minste 1", id="nobody"),
        pytest.param(("content", "worries"), "", "worries", "leeg", id="no words"),
        pytest.param(("content", "worries"), "a" * 30_000, "worries", "20000", id="too long"),
        pytest.param(("reporter", "capacity"), "buur", "capacity", "geldige keuze", id="unknown"),
        pytest.param(("reporter", "nmae"), "x", "nmae", "kennen wij niet", id="misspelled"),
        pytest.param(("relations", 0, "other"), "tante", "relations", "niet in het", id="relation"),
    ],
)
def test_a_wrong_message_is_answered_per_field_in_dutch(school, path, value, field, sentence):
    answer = send(changed(*path, to=value))

    assert answer.status_code == 400
    assert answer["Content-Type"] == "application/problem+json"
    assert field in json.dumps(answer.json()["errors"])
    assert sentence in json.dumps(answer.json()["errors"], ensure_ascii=False)
    assert not Report.objects.exists()


@pytest.mark.rule("A5")
def test_a_rule_that_objects_is_told_in_its_own_sentence(school):
    answer = send(changed("reporter", "capacity", to="neighbourhood"))

    assert answer.status_code == 409
    assert "alleen bekend met toestemming" in " ".join(answer.json()["objections"])
    assert not Person.objects.exists()


@pytest.mark.parametrize("token", ["verkeerd", ""])
def test_without_the_token_nothing_is_taken_in(school, token):
    answer = send(MESSAGE, token=token)

    assert answer.status_code == 401
    assert not Report.objects.exists()


def test_a_disconnected_system_is_refused(school):
    ConnectedSystem.objects.update(active=False)

    assert send(MESSAGE).status_code == 401


def test_a_message_without_its_own_key_is_refused(school):
    answer = send(MESSAGE, key="")

    assert answer.status_code == 400
    assert "Idempotency-Key" in answer.json()["errors"]


@pytest.mark.parametrize(
    "body",
    ["{dit is geen json", "[" * 100_000, '{"a":' * 100_000, r'{"\ud800": 1}', r'{"a": "\udfff"}'],
    ids=["no json", "brackets", "objects", "half a character as name", "half a character"],
)
def test_a_message_that_is_no_json_is_refused(school, body):
    answer = send(body)

    assert answer.status_code == 400
    assert answer.json()["detail"] == "Dit bericht is geen leesbare JSON."


@pytest.mark.parametrize("body", ["[]", "null", '"tekst"', "12"])
def test_a_message_is_one_object(school, body):
    answer = send(body)

    assert answer.status_code == 400
    assert "één JSON-object" in answer.json()["detail"]


def test_a_message_that_is_too_large_is_refused(school, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 200

    answer = send(MESSAGE)

    assert answer.status_code == 413
    assert answer["Content-Type"] == "application/problem+json"


def test_a_system_that_sends_too_often_waits(school, monkeypatch):
    monkeypatch.setattr("connections.throttling.SystemThrottle.rate", "2/min")

    answers = [send(MESSAGE).status_code for _ in range(3)]

    assert answers == [201, 200, 429]


def test_the_description_of_the_api_is_public_and_names_the_key():
    answer = Client().get("/api/v1/openapi.json")

    paths = answer.json()["paths"]["/api/v1/reports"]["post"]
    assert answer.status_code == 200
    assert paths["parameters"][0]["name"] == "Idempotency-Key"
    assert {"200", "201", "400", "401", "403", "409", "413", "429"} <= set(paths["responses"])


@pytest.mark.rule("A7")
def test_a_system_cannot_probe_or_tie_the_number_of_an_advice(school, fatma):
    talk = running_advice(fatma)
    answers = [
        send(changed("preceded_by", to=number), key=f"bericht-{number}")
        for number in (talk.number, "AD-2020-00001", "")
    ]

    assert [answer.status_code for answer in answers] == [400, 400, 400]
    assert len({answer.content for answer in answers}) == 1
    assert not Report.objects.exists()
    talk.refresh_from_db()
    assert talk.report_number == ""
