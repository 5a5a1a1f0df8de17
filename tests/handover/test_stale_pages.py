"""Pages that were opened before a colleague did something: who comes too late reads why."""

import pytest
from django.urls import reverse

from handover.enums import Side
from handover.services.attendance import add_guest, remove_guest
from tests.factories import meetings as make

pytestmark = pytest.mark.django_db


def to(name, meeting, *rest) -> str:
    return reverse(f"handover:{name}", args=[meeting.handover.number, *rest])


@pytest.mark.parametrize("name", ["meeting_seat", "meeting_letter", "meeting_seat_remove"])
def test_a_guest_whom_a_colleague_took_away_is_not_on_the_list(as_, noord, bram, gijs, name):
    begun = make.begun(noord, by=bram, owner=gijs)
    guest = add_guest(begun, side=Side.NETWORK, name="Oma Riet", actor=gijs)
    remove_guest(guest, actor=gijs)

    answer = as_(gijs).post(to(name, begun, guest.pk), {"invited_on": "16-03-2026"}, follow=True)

    assert answer.redirect_chain == [(to("meeting_invite", begun), 302)]
    told = "staat niet meer op de lijst" in answer.content.decode()
    assert told == (name != "meeting_seat_remove")


def test_before_the_meeting_was_held_it_says_that_there_is_no_report(as_, noord, bram, gijs):
    planned = make.planned(noord, by=bram, owner=gijs)

    answer = as_(gijs).get(to("meeting_report", planned), follow=True)

    assert answer.redirect_chain == [(to("meeting", planned), 302)]
    assert "Dat komt er als het gesprek is gehouden" in answer.content.decode()
