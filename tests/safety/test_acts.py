"""The forms of the picture of safety: kept, refused with a sentence, and never overwritten."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from cases.models import UnsafeEvent
from cases.services.assignments import assign
from safety.models import ProtectiveFactor, RiskFactor, SafetyScore
from tests.factories import safety

pytestmark = pytest.mark.django_db


def address(name, case, *args) -> str:
    return reverse(f"safety:{name}", args=[case.number, *args])


def form_of(answer) -> dict[str, str]:
    """Everything the first form of the page would send as it stands."""
    page = BeautifulSoup(answer.content, "html.parser")
    form = page.select_one("main form")
    given = {
        field["name"]: field.get("value", "")
        for field in form.select("input[name]")
        if field.get("type") != "radio" or field.has_attr("checked")
    }
    given |= {area["name"]: area.get_text().lstrip("\n") for area in form.select("textarea")}
    for menu in form.select("select"):
        chosen = menu.select_one("option[selected]")
        given[menu["name"]] = chosen["value"] if chosen else ""
    return given


def said(answer) -> str:
    return BeautifulSoup(answer.content, "html.parser").select_one("main").get_text(" ", strip=True)


def test_a_colleague_notes_an_event(as_, smeets, gijs):
    answer = as_(gijs).post(
        address("add_event", smeets),
        {"happened_on": "4-5-2026", "what": "Vader sloeg.", "known_by": "said"},
    )

    assert answer.url == address("picture", smeets)
    assert UnsafeEvent.objects.get().happened_on == date(2026, 5, 4)


@pytest.mark.rule("000-23")
@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"happened_on": ""}, "Vul een datum in, of een periode als de datum niet bekend is."),
        ({"period": "zomer 2025"}, "Vul een datum in of een periode, niet allebei."),
        ({"happened_on": "31-02-2026"}, "31 februari 2026 bestaat niet."),
        ({"what": ""}, "Vul dit in."),
        ({"known_by": ""}, "Maak een keuze."),
    ],
)
def test_an_event_that_says_too_little_comes_back_with_what_was_typed(
    as_, smeets, gijs, typed, sentence
):
    given = {"happened_on": "4-5-2026", "what": "Vader sloeg.", "known_by": "said"}
    answer = as_(gijs).post(
        address("add_event", smeets), {**given, "effect": "Sanne huilde.", **typed}
    )

    assert answer.status_code == 422
    assert sentence in said(answer)
    assert form_of(answer)["effect"] == "Sanne huilde."


def test_a_colleague_notes_a_risk_of_one_person(as_, smeets, sanne, gijs):
    typed = {"kind": "debts", "about": sanne.pk, "description": "Geen winterjas."}
    as_(gijs).post(address("add_risk", smeets), typed)

    assert RiskFactor.objects.get().about == sanne


def test_a_risk_changes_with_what_shows_it_or_not_at_all(as_, smeets, gijs):
    risk = safety.risk(smeets, by=gijs)
    client, here = as_(gijs), address("risk", smeets, risk.pk)
    typed = {**form_of(client.get(here)), "description": "Beter gezegd.", "risk_status": "tackled"}

    refused = client.post(here, typed)
    risk.refresh_from_db()
    before = (risk.description, risk.status)
    done = client.post(here, {**typed, "reason": "Hij is in behandeling."})
    risk.refresh_from_db()

    assert (refused.status_code, done.status_code) == (422, 302)
    assert "Schrijf waaruit blijkt" in said(refused)
    assert before == ("Vader drinkt elke avond een fles wijn.", "open")
    assert (risk.description, risk.status) == ("Beter gezegd.", "tackled")


def test_what_protects_is_noted_changed_and_ended(as_, smeets, gijs):
    client = as_(gijs)
    client.post(address("add_protective", smeets), {"kind": "network", "description": "Oma."})
    factor = ProtectiveFactor.objects.get()
    here = address("protective", smeets, factor.pk)
    client.post(here, {**form_of(client.get(here)), "description": "Oma en tante."})

    refused = client.post(address("end_protective", smeets, factor.pk), {"end-reason": ""})
    client.post(address("end_protective", smeets, factor.pk), {"end-reason": "Verhuisd."})

    factor.refresh_from_db()
    assert refused.status_code == 422
    assert form_of(refused)["description"] == "Oma en tante."
    assert (factor.description, factor.ended_reason) == ("Oma en tante.", "Verhuisd.")


def test_an_ended_risk_is_gone_from_the_page_and_stays_readable(as_, smeets, gijs):
    risk, client = safety.risk(smeets, by=gijs), as_(gijs)
    answer = client.post(address("end_risk", smeets, risk.pk), {"end-reason": "Vergissing."})

    assert "Vergissing." in said(client.get(answer.url))


@pytest.mark.rule("003-48")
def test_a_child_gives_its_own_score_and_a_slip_is_mended(as_, smeets, sanne, gijs):
    client = as_(gijs)
    typed = {"person": sanne.pk, "score": "3", "on": "4-5-2026", "rater": "child"}
    refused = client.post(address("add_score", smeets), typed)
    client.post(address("add_score", smeets), {**typed, "rated_by": sanne.pk})
    score = SafetyScore.objects.get()
    here = address("score", smeets, score.pk)
    client.post(here, {**form_of(client.get(here)), "score": "5", "reason": "Verkeerd getypt."})

    score.refresh_from_db()
    assert "Kies welk gezinslid deze score gaf." in said(refused)
    assert (score.rated_by, score.score) == (sanne, 5)


def test_something_of_another_case_is_not_there(as_, smeets, family, gijs, bram):
    risk = safety.risk(smeets, by=gijs)
    event = safety.event(smeets, by=gijs)
    client = as_(bram)

    assert client.get(address("risk", family, risk.pk)).status_code == 404
    assert client.get(address("event", family, event.pk)).status_code == 404


@pytest.mark.parametrize(("name", "field"), [("event", "what"), ("risk", "description")])
def test_two_colleagues_on_one_text_lose_nothing(as_, smeets, gijs, bram, name, field):
    row = getattr(safety, name)(smeets, by=gijs)
    here = address(name, smeets, row.pk)
    mine, theirs = as_(gijs), as_(bram)
    opened = form_of(mine.get(here))
    theirs.post(here, {**form_of(theirs.get(here)), field: "Van Bram.", "reason": "x"})

    answer = mine.post(here, {**opened, field: "Van Gijs.", "reason": "x"})
    row.refresh_from_db()
    stands = getattr(row, field)
    mine.post(here, {**form_of(answer), field: "Van ons beiden.", "reason": "x"})
    row.refresh_from_db()

    assert answer.status_code == 409
    assert "Intussen bewaarde Bram de Wit hier iets anders" in said(answer)
    assert form_of(answer)[field] == "Van Gijs."
    assert (stands, getattr(row, field)) == ("Van Bram.", "Van ons beiden.")


def test_two_colleagues_on_two_parts_of_one_event_both_keep_theirs(as_, smeets, gijs, bram):
    event = safety.event(smeets, by=gijs)
    here = address("event", smeets, event.pk)
    opened = form_of(as_(gijs).get(here))
    client = as_(bram)
    client.post(here, {**form_of(client.get(here)), "effect": "Moeder viel.", "reason": "x"})

    answer = as_(gijs).post(here, {**opened, "what": "Vader duwde.", "reason": "y"})

    event.refresh_from_db()
    assert answer.status_code == 302
    assert (event.what, event.effect) == ("Vader duwde.", "Moeder viel.")


def test_the_waiting_colleague_hears_that_the_risk_ended(as_, smeets, gijs, bram):
    risk = safety.risk(smeets, by=gijs)
    here = address("risk", smeets, risk.pk)
    opened = form_of(as_(gijs).get(here))
    as_(bram).post(address("end_risk", smeets, risk.pk), {"end-reason": "Vergissing."})

    answer = as_(gijs).post(here, {**opened, "description": "Veel getypt."})

    assert answer.status_code == 422
    assert "geldt intussen niet meer" in said(answer)
    assert form_of(answer)["description"] == "Veel getypt."


def test_a_new_carrier_goes_on_where_the_former_one_was(as_, smeets, gijs, hanna, bram):
    safety.risk(smeets, by=gijs)
    assign(smeets, to=hanna, reason="Verlof", actor=bram)

    assert as_(hanna).get(address("picture", smeets)).status_code == 200
