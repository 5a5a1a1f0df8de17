"""The second letter on the screen: what can be typed, who comes too late, and what is not shown."""

import pytest
import time_machine

from cases.enums import Capacity, FeedbackChannel, FeedbackKind, FeedbackState, YesNoUnknown
from tests.cases.test_letters_second import LATER, PARTIES, WHOLE, told
from tests.support.windows import Window

pytestmark = pytest.mark.django_db

SENT = {"channel": FeedbackChannel.POST, "day": "22-04-2026", "clock": "09:00"}


@pytest.fixture(autouse=True)
def _the_day_after_the_result():
    with time_machine.travel(LATER, tick=False):
        yield


def page_of(feedback, rest=""):
    return f"/meldingen/{feedback.report.number}/brieven/terugkoppeling/2/{rest}"


@pytest.fixture
def feedback(noord, anna):
    return told(noord, anna)


@pytest.mark.rule("002-15")
def test_it_is_written_released_and_sent(as_, anna, feedback):
    browser = as_(anna)
    page = browser.get(page_of(feedback)).content.decode()
    assert "er komt een vervolg" in page
    assert 'name="earlier_reports"' not in page

    written = browser.post(page_of(feedback), {**WHOLE, "message": ""})
    released = browser.post(page_of(feedback, "vrijgeven/"))
    sent = browser.post(page_of(feedback, "verzonden/"), SENT)

    assert {answer.status_code for answer in (written, released, sent)} == {302}
    feedback = feedback.report.feedback.get(kind=FeedbackKind.SECOND)
    assert (feedback.state, feedback.handover_parties) == (FeedbackState.SENT, PARTIES)


@pytest.mark.rule("002-15")
def test_what_is_missing_is_said_and_what_was_typed_stands(as_, anna, feedback):
    refused = as_(anna).post(
        page_of(feedback, "vrijgeven/"), {**WHOLE, "monitoring": "", "message": "Dank u wel."}
    )

    assert refused.status_code == 422
    assert "Deze melder blijft betrokken" in refused.content.decode()
    assert "Dank u wel.</textarea>" in refused.content.decode()


def test_the_letter_grows_beside_what_is_typed_and_nothing_is_kept(as_, anna, feedback):
    shown = as_(anna).post(page_of(feedback, "voorbeeld/"), WHOLE).content.decode()

    assert "Wijkteam Noord, Joke Prins" in shown
    assert feedback.report.feedback.get(pk=feedback.pk).handover_parties == ""


@pytest.mark.rule("002-15", "002-13")
@pytest.mark.parametrize(
    ("facts", "follow_up", "asked"),
    [
        pytest.param({}, YesNoUnknown.YES, set(WHOLE), id="professional who stays"),
        pytest.param({}, YesNoUnknown.NO, set(), id="nothing follows"),
        pytest.param(
            {"stays_involved": YesNoUnknown.NO},
            YesNoUnknown.YES,
            {"handover_parties"},
            id="professional who steps back",
        ),
        pytest.param(
            {"capacity": Capacity.NEIGHBOURHOOD}, YesNoUnknown.YES, set(), id="a neighbour"
        ),
    ],
)
def test_only_what_this_reporter_may_hear_can_be_typed(as_, noord, anna, facts, follow_up, asked):
    feedback = told(noord, anna, follow_up=follow_up, **facts)

    page = as_(anna).get(page_of(feedback)).content.decode()

    assert {name for name in WHOLE if f'name="{name}"' in page} == asked


def test_two_who_write_it_lose_nothing(as_, anna, hanna, noord, feedback):
    annas, hannas = (Window(as_(who), page_of(feedback)) for who in (anna, hanna))
    annas.send(handover_parties="Wijkteam Noord.", monitoring="De school belt.")

    answer = hannas.send(handover_parties="Wijkteam Zuid.")

    assert answer.status_code == 409
    assert feedback.report.feedback.get(pk=feedback.pk).handover_parties == "Wijkteam Noord."
    assert "Wijkteam Noord.</blockquote>" in hannas.html
    assert "Wijkteam Zuid.</textarea>" in hannas.html
    assert "De school belt.</textarea>" in hannas.html


@pytest.mark.rule("A5")
def test_who_may_not_know_the_reporter_reads_no_letter(as_, noord, anna, gijs, bram):
    from cases.services.assignments import assign

    feedback = told(noord, anna, anonymous=True, capacity=Capacity.NEIGHBOURHOOD)
    assign(feedback.report.case, to=gijs, reason="Nieuwe dienst", actor=bram)

    page = as_(gijs).get(page_of(feedback)).content.decode()

    assert "Wilma" not in page
    assert "De melder" in page
