"""What the receiver awaits before it can answer, and its clock from then on (D5a)."""

from datetime import timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.urls import reverse

from tests.factories import meetings
from tests.factories.letters import moment

pytestmark = pytest.mark.django_db
INBOX = "/overdrachten/ontvangen/"


def words_of(answer) -> str:
    main = BeautifulSoup(answer.content, "html.parser").select_one("main")
    return main.get_text(" ", strip=True)


def received(handover) -> str:
    return reverse("handover:received", args=[handover.number])


@pytest.mark.rule("D5a", "003-36")
@pytest.mark.parametrize(
    ("made", "awaited"),
    [
        (meetings.invited, "U antwoordt na het gesprek"),
        (meetings.planned, "U antwoordt na het gesprek"),
        (meetings.held, "Eerst deelt Veilig Thuis het verslag"),
        (meetings.drafted, "Eerst deelt Veilig Thuis het verslag"),
    ],
)
def test_while_the_receiver_cannot_answer_it_reads_what_is_awaited_and_no_clock_runs(
    as_, noord, anna, gijs, made, awaited
):
    handover = made(noord, by=anna, owner=gijs).handover
    wim = meetings.worker_at(handover.receiver)
    with time_machine.travel(moment(2026, 12, 1), tick=False):
        pages = [as_(wim).get(page) for page in (INBOX, received(handover))]

    for words in map(words_of, pages):
        assert awaited in words
        assert "te laat" not in words
        assert "Antwoord uiterlijk" not in words


@pytest.mark.rule("D5a")
def test_once_the_report_is_shared_the_clock_of_the_answer_shows(as_, noord, anna, gijs):
    shared = meetings.shared(noord, by=anna, owner=gijs)
    wim = meetings.worker_at(shared.receiver)
    with time_machine.travel(shared.shared_at + timedelta(hours=1), tick=False):
        assert "uiterlijk" in words_of(as_(wim).get(INBOX))
        assert "Antwoord uiterlijk" in words_of(as_(wim).get(received(shared)))
