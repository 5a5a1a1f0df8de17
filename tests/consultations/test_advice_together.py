"""Two colleagues on one talk: neither loses what was typed."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from common.code_lists import Capacity, Occasion
from consultations.services.advising import close_advice, give_advice
from tests.consultations.test_advice_call import beside, page_of
from tests.factories.consultations import running_advice

pytestmark = pytest.mark.django_db


def as_sent(page: BeautifulSoup) -> dict[str, object]:
    """What a browser would send of the page as it stands."""
    sent: dict[str, object] = {}
    for field in page.select("form[data-call] [name]"):
        name, kind = field["name"], field.get("type", field.name)
        if kind in {"radio", "checkbox"}:
            if field.has_attr("checked"):
                sent.setdefault(name, []).append(field.get("value", "on"))
        elif kind == "select":
            chosen = field.select_one("option[selected]")
            sent[name] = chosen["value"] if chosen else ""
        elif kind != "submit":
            sent[name] = field.get("value", "") if field.name == "input" else field.text.strip()
    return sent


def test_two_colleagues_on_one_talk_overwrite_nothing(as_, fatma, anna):
    talk = running_advice(fatma, question="Een leerling eet niet.")
    change = reverse("consultations:advice_change", args=[talk.number])
    hers, his = (as_sent(page_of(as_(one).get(change))) for one in (fatma, anna))

    occasions = [Occasion.CHILD_ABUSE_OTHER, Occasion.CHILD_CHECK]
    as_(anna).post(
        change,
        his
        | {
            "action": "keep",
            "question": "Twee leerlingen.",
            "capacity": Capacity.GP,
            "occasions": occasions,
        },
    )
    mine = {"question": "Hij eet nooit.", "capacity": Capacity.CHILD_CARE}
    answer = as_(fatma).post(change, hers | {"action": "keep", **mine})

    page = page_of(answer)
    assert answer.status_code == 409
    assert "Huisarts of praktijkondersteuner" in beside(page, "capacity")
    assert "Anna Meijer" in beside(page, "question")
    assert "Twee leerlingen." in beside(page, "question")
    assert page.select_one("#id_question").text.strip() == "Hij eet nooit."
    talk.refresh_from_db()
    assert talk.question == "Twee leerlingen."
    assert set(as_sent(page)["occasions"]) == set(occasions)

    as_(fatma).post(change, as_sent(page) | {"action": "keep", "question": "Zij eten nooit."})
    talk.refresh_from_db()
    assert (talk.question, set(talk.occasions)) == ("Zij eten nooit.", set(occasions))


def test_who_types_on_while_a_colleague_closed_the_talk_keeps_the_words(as_, fatma, anna):
    talk = running_advice(fatma, advice="Blijf in gesprek.")
    change = reverse("consultations:advice_change", args=[talk.number])
    hers = as_sent(page_of(as_(fatma).get(change)))
    close_advice(give_advice(talk, actor=anna), reason="answered", actor=anna)

    answer = as_(fatma).post(change, hers | {"action": "register", "agreements": "Ik bel morgen."})

    assert answer.status_code == 422
    assert "intussen veranderd" in page_of(answer).get_text()
    assert page_of(answer).select_one("#id_agreements").text.strip() == "Ik bel morgen."
