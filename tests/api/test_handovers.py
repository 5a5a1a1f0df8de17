"""Systems of receivers: their own handovers, answered in the name of a colleague there."""

import json
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client

from audit.models import AuditEntry
from cases.models import ConflictOfInterest, RegieAssignment
from cases.services.regie import pass_regie
from connections.enums import MessageKind
from connections.models import ConnectedSystem
from connections.services import token_hash
from handover.enums import HandoverState
from handover.models import Handover, HandoverSubmission
from handover.services.answering import accept
from localfield.models import ReportBack
from organisations.enums import OrganisationKind
from tests.factories import handovers as make
from tests.factories.letters import moment
from tests.factories.organisations import municipality_of, organisation

pytestmark = pytest.mark.django_db
TUESDAY = moment(2026, 4, 14, 10)
URL = "/api/v1/handovers"
TOKEN = "een-token-voor-het-wijkteam"
BACK = {
    "reason": "unsafe",
    "happened": "Er werd weer geslagen.",
    "tried": "Drie gesprekken en een huisbezoek.",
    "family_knows": "yes",
    "family_told": "Moeder is het ermee eens.",
}


@pytest.fixture
def waiting(noord, anna) -> Handover:
    return make.sent(noord, by=anna)


@pytest.fixture
def lotte(waiting):
    return make.worker_at(waiting.receiver)


@pytest.fixture(autouse=True)
def system(waiting) -> ConnectedSystem:
    cache.clear()
    with time_machine.travel(TUESDAY, tick=False):
        yield connected(waiting.receiver, TOKEN)


def connected(receiver, token, sends=MessageKind.HANDOVERS) -> ConnectedSystem:
    return ConnectedSystem.objects.create(
        name=f"Systeem van {receiver}",
        region=receiver.region,
        organisation=receiver,
        sends=[sends],
        token_hash=token_hash(token),
    )


def read(path: str = "", *, token: str = TOKEN):
    return Client().get(f"{URL}{path}", headers={"Authorization": f"Bearer {token}"})


def send(handover: Handover, act: str, content: Any, *, token: str = TOKEN, key: str = "b-1"):
    headers = {"Authorization": f"Bearer {token}"}
    if key:
        headers["Idempotency-Key"] = key
    address = f"{URL}/{handover.number}/{act}"
    return Client().post(
        address, json.dumps(content), content_type="application/json", headers=headers
    )


def acceptance(lotte, **changed: Any) -> dict[str, Any]:
    return {"by": lotte.email, "receipt_confirmed": True, "regie_taken": True, **changed}


def refusal(lotte, **changed: Any) -> dict[str, Any]:
    return {"by": lotte.email, "reason": "no_capacity", "note": "Ziekte.", **changed}


@pytest.mark.rule("A2", "D5a")
def test_the_list_holds_the_own_handovers_with_terms_and_without_names(noord, anna, waiting):
    helper = organisation(noord, OrganisationKind.CARE_PROVIDER, "De Brug")
    make.sent(
        noord,
        by=anna,
        receiver=helper,
        involved=True,
        said=dict.fromkeys(Handover.FIVE, "yes") | {"receiver_is_involved": True},
    )

    answer = read()

    (row,) = answer.json()
    assert row["number"] == waiting.number
    assert row["state"] == "sent"
    assert row["answer_by"].startswith("2026-04-15")
    assert "Vermeer" not in answer.content.decode()


@pytest.mark.rule("003-15")
def test_the_page_holds_the_frozen_document_and_opening_it_is_in_the_log(waiting, system):
    content = read(f"/{waiting.number}").json()

    assert content["document"]["content_hash"] == waiting.document.content_hash
    assert content["document"]["sections"][0]["number"] == 1
    assert "Bel eerst, op een ochtend." in json.dumps(content, ensure_ascii=False)
    assert AuditEntry.objects.filter(event="viewed", data__system=system.pk).exists()


@pytest.mark.rule("A2")
def test_of_another_organisation_it_does_not_exist(noord, waiting, lotte):
    connected(organisation(noord, OrganisationKind.CARE_PROVIDER, "De Brug"), "ander")

    seen = read(token="ander")
    page = read(f"/{waiting.number}", token="ander")
    answered = send(waiting, "acceptance", acceptance(lotte), token="ander")

    assert seen.json() == []
    assert page.status_code == 404
    assert page["Content-Type"] == "application/problem+json"
    assert answered.status_code == 404
    assert Handover.objects.get(pk=waiting.pk).state == HandoverState.SENT


def test_a_system_that_was_not_connected_for_handovers_is_refused(noord, waiting):
    connected(organisation(noord, OrganisationKind.OTHER, "Chat"), "chat", MessageKind.ADVICE)
    assert read(token="chat").status_code == 403
    assert read(token="onbekend").status_code == 401


@pytest.mark.rule("001-09", "000-34", "A3")
def test_accepting_in_the_name_of_a_colleague_passes_regie(waiting, lotte, system):
    answer = send(waiting, "acceptance", acceptance(lotte))

    waiting = Handover.objects.get(pk=waiting.pk)
    held = RegieAssignment.objects.filter(case=waiting.case, until=None)
    assert answer.status_code == 201, answer.json()
    assert answer.json()["act"] == "accept"
    assert (waiting.state, waiting.accepted_by) == (HandoverState.ACCEPTED, lotte)
    assert {row.organisation for row in held} == {waiting.receiver}
    assert AuditEntry.objects.filter(data__system=system.pk, data__act="accept").exists()


def test_the_same_message_twice_is_one_acceptance_and_one_answer(waiting, lotte):
    first = send(waiting, "acceptance", acceptance(lotte))
    second = send(waiting, "acceptance", acceptance(lotte))

    assert (first.status_code, second.status_code) == (201, 200)
    assert first.json() == second.json()
    assert HandoverSubmission.objects.count() == 1


def test_a_refusal_sent_again_answers_the_same_though_the_handover_is_gone(waiting, lotte):
    first = send(waiting, "refusal", refusal(lotte))
    second = send(waiting, "refusal", refusal(lotte))

    assert (first.status_code, second.status_code) == (201, 200)
    assert read(f"/{waiting.number}").status_code == 404
    assert read().json() == []


def test_one_key_is_one_act_with_one_handover(noord, anna, waiting, lotte):
    other = make.sent(noord, by=anna)
    send(waiting, "acceptance", acceptance(lotte))

    elsewhere = send(other, "acceptance", acceptance(lotte))
    changed = send(waiting, "acceptance", acceptance(lotte, worker=lotte.email))

    assert (elsewhere.status_code, changed.status_code) == (409, 409)
    assert "kenmerk" in elsewhere.json()["detail"]
    assert Handover.objects.get(pk=other.pk).state == HandoverState.SENT


@pytest.mark.rule("A2", "A3")
@pytest.mark.parametrize("who", ["daan", "anna", "nobody"])
def test_only_in_the_name_of_a_colleague_of_the_own_organisation(waiting, lotte, request, who):
    email = "niemand@nergens.example" if who == "nobody" else request.getfixturevalue(who).email

    answer = send(waiting, "acceptance", acceptance(lotte, by=email))

    assert answer.status_code == 422
    assert "geen collega" in answer.json()["errors"]["by"][0]
    assert not HandoverSubmission.objects.exists()


@pytest.mark.rule("A12")
def test_nor_of_a_colleague_who_is_kept_out_of_the_family(waiting, lotte, bram):
    ConflictOfInterest.objects.create(case=waiting.case, user=lotte, reason="zus", recorded_by=bram)
    answer = send(waiting, "acceptance", acceptance(lotte))
    assert answer.status_code == 403
    assert "niet in naam van deze collega" in answer.json()["detail"]


def test_what_is_no_text_is_refused_in_dutch(waiting, lotte):
    answer = send(waiting, "refusal", {**refusal(lotte), "note": ["vol"]})
    assert answer.status_code == 400
    assert answer.json()["errors"]["note"] == ["Geef hier tekst, tussen aanhalingstekens."]


@pytest.mark.rule("001-09")
def test_what_the_domain_refuses_is_a_409_with_the_sentences_and_nothing_is_kept(waiting, lotte):
    answer = send(waiting, "acceptance", acceptance(lotte, regie_taken=False))

    assert answer.status_code == 409
    assert "regie neemt" in answer.json()["objections"][0]
    assert not HandoverSubmission.objects.exists()


@pytest.mark.parametrize("missing", ["by", "receipt_confirmed", "regie_taken"])
def test_a_message_without_what_is_asked_is_refused(waiting, lotte, missing):
    content = acceptance(lotte)
    del content[missing]
    answer = send(waiting, "acceptance", content)
    assert answer.status_code == 400
    assert missing in answer.json()["errors"]


def test_an_unknown_field_or_a_missing_key_is_refused(waiting, lotte):
    assert send(waiting, "acceptance", acceptance(lotte, naam="x")).status_code == 400
    assert send(waiting, "acceptance", acceptance(lotte), key="").status_code == 400


@pytest.mark.rule("001-11", "003-59")
def test_reporting_back_reaches_veilig_thuis(waiting, lotte):
    accept(waiting, actor=lotte, receipt_confirmed=True, regie_taken=True)

    answer = send(waiting, "report-back", {"by": lotte.email, **BACK})

    row = ReportBack.objects.get()
    assert answer.status_code == 201, answer.json()
    assert (row.case, row.reported_by, row.urgent) == (waiting.case, lotte, False)


@pytest.mark.rule("A2")
def test_nobody_reports_back_on_a_family_that_was_not_accepted(waiting, lotte):
    answer = send(waiting, "report-back", {"by": lotte.email, **BACK})
    assert answer.status_code == 409
    assert "nog niet geaccepteerd" in answer.json()["objections"][0]
    assert not ReportBack.objects.exists()


@pytest.mark.rule("A2")
def test_a_former_holder_reads_nothing(waiting, lotte):
    accept(waiting, actor=lotte, receipt_confirmed=True, regie_taken=True)
    now = RegieAssignment.objects.filter(case=waiting.case, until=None)
    assert read(f"/{waiting.number}").status_code == 200

    for row in now:
        pass_regie(
            waiting.case,
            row.kind,
            to=municipality_of(waiting.case.region),
            at=TUESDAY,
            reason="overgenomen",
            actor=lotte,
        )
    assert read(f"/{waiting.number}").status_code == 404
    assert read().json() == []


def test_the_description_of_the_api_tells_of_these_pages():
    paths = Client().get("/api/v1/openapi.json").json()["paths"]
    assert "/api/v1/handovers" in paths
    assert "post" in paths["/api/v1/handovers/{number}/acceptance"]
