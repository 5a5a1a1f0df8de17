"""Talks of a track: planned, held once, corrected with a reason, or said why not."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from cases.enums import ContactChannel, ContactWith
from cases.models import ContactMoment
from cases.selectors.involved import directly_involved
from common.exceptions import DomainError, TransitionBlocked
from people.models import HouseholdMember
from tests.factories import tracks as make
from tests.factories.cases import person
from tests.factories.letters import moment
from tracks.enums import ConversationForm, ConversationWith, NotSpoken
from tracks.models import Conversation
from tracks.services import conversations as talks

pytestmark = pytest.mark.django_db
NOW = moment(2026, 3, 10, 12)
SAID = {
    "form": ConversationForm.ALONE,
    "channel": ContactChannel.HOME_VISIT,
    "summary": "Sanne vertelt dat het thuis vaak ruzie is.",
}


@pytest.fixture(autouse=True)
def _at_noon():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def track(noord, anna, gijs):
    """Sanne lives at home with her brother Thijs."""
    track = make.started(noord, by=anna, owner=gijs)
    brother = person(noord, "Thijs", birth_year=2012)
    HouseholdMember.objects.create(
        person=brother, household=track.case.household, since=date(2020, 1, 1)
    )
    return track


@pytest.fixture
def line(track, gijs):
    return talks.plan_everybody(track, actor=gijs)[0]


@pytest.mark.rule("003-25")
@pytest.mark.rule("002-31")
def test_everybody_is_planned_at_once_and_only_once(track, gijs):
    talks.plan_everybody(track, actor=gijs)
    talks.plan_everybody(track, actor=gijs)

    planned = sorted(talk.who for talk in track.conversations.all())
    everybody = sorted(p.name for p in directly_involved(track.case, on=timezone.localdate()))
    assert planned == everybody
    assert len(planned) == 2


def test_the_same_line_sent_twice_is_one_line(track, gijs):
    for _ in range(2):
        talks.plan_conversation(
            track,
            contact_with=ConversationWith.PROFESSIONAL,
            name="Juf Els",
            capacity="leerkracht",
            planned_on=date(2026, 3, 12),
            actor=gijs,
        )

    assert Conversation.objects.filter(track=track).count() == 1


@pytest.mark.parametrize(
    ("who", "sentence"),
    [
        ({"contact_with": ConversationWith.NETWORK, "name": " "}, talks.NO_NAME),
        ({"contact_with": ConversationWith.MEMBER}, talks.NO_MEMBER),
    ],
)
def test_a_line_says_with_whom(track, gijs, who, sentence):
    with pytest.raises(DomainError) as refused:
        talks.plan_conversation(track, actor=gijs, **who)

    assert refused.value.reasons == [sentence]


@pytest.mark.parametrize("who", ["anna", "bram", "hanna", "chantal", "fatma"])
def test_only_a_caseworker_of_the_region_works_on_the_talks(request, track, line, who):
    actor = request.getfixturevalue(who)
    acts = [
        lambda: talks.plan_everybody(track, actor=actor),
        lambda: talks.change_conversation(line, actor=actor),
        lambda: talks.drop_conversation(line, actor=actor),
        lambda: talks.hold_conversation(line, held_at=NOW, actor=actor, **SAID),
        lambda: talks.note_not_spoken(line, reason=NotSpoken.REFUSES, why="Wil niet", actor=actor),
    ]
    for act in acts:
        with pytest.raises(PermissionDenied):
            act()


def test_a_talk_that_was_held_ends_the_silence_of_the_family(track, line, gijs):
    talks.hold_conversation(
        line, held_at=NOW, actor=gijs, wishes="Geen ruzie meer.", interpreter=True, **SAID
    )

    line.refresh_from_db()
    track.case.refresh_from_db()
    contact = ContactMoment.objects.get()
    assert (line.held_at, line.held_by, line.wishes) == (NOW, gijs, "Geen ruzie meer.")
    assert track.case.last_family_contact_at == NOW
    assert (contact.contact_with, contact.by) == (ContactWith.FAMILY, gijs)
    assert line.contact == contact
    assert "ruzie" not in contact.summary


def test_two_members_spoken_together_are_one_contact(track, gijs):
    both = talks.plan_everybody(track, actor=gijs)
    for talk in both:
        talks.hold_conversation(
            talk, held_at=NOW, actor=gijs, **{**SAID, "form": ConversationForm.TOGETHER}
        )

    assert len(both) == 2
    assert ContactMoment.objects.count() == 1


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"held_at": NOW + timedelta(hours=1)}, talks.TO_COME),
        ({"held_at": NOW - timedelta(days=366)}, talks.BEFORE_START),
        ({"summary": " "}, talks.NO_SUMMARY),
        ({"form": ""}, talks.NO_FORM),
    ],
)
def test_a_talk_is_refused_with_what_is_missing(line, gijs, changed, sentence):
    with pytest.raises(DomainError) as refused:
        talks.hold_conversation(line, actor=gijs, **{"held_at": NOW, **SAID, **changed})

    assert refused.value.reasons == [sentence]
    assert not ContactMoment.objects.exists()


def test_nobody_is_spoken_before_the_track_has_begun(noord, anna, gijs):
    track = make.assigned(noord, by=anna, owner=gijs)
    line = talks.plan_everybody(track, actor=gijs)[0]

    with pytest.raises(DomainError, match="Begin eerst de dienst"):
        talks.hold_conversation(line, held_at=NOW, actor=gijs, **SAID)


def test_a_talk_is_held_once(line, gijs):
    talks.hold_conversation(line, held_at=NOW, actor=gijs, **SAID)

    with pytest.raises(TransitionBlocked, match="al gehouden"):
        talks.hold_conversation(line, held_at=NOW, actor=gijs, **SAID)
    with pytest.raises(TransitionBlocked, match="al gehouden"):
        talks.drop_conversation(line, actor=gijs)


def test_a_correction_needs_a_reason_and_keeps_what_stood_there(line, gijs):
    talks.hold_conversation(line, held_at=NOW, actor=gijs, **SAID)
    better = {**SAID, "summary": "Sanne vertelt dat het thuis soms ruzie is."}

    with pytest.raises(DomainError, match="waarom u dit verslag aanpast"):
        talks.correct_conversation(line, reason="", actor=gijs, **better)
    talks.correct_conversation(line, reason="Sanne zei soms.", actor=gijs, **better)

    line.refresh_from_db()
    amendment = line.amendments.get()
    assert line.summary == better["summary"]
    assert amendment.before == {"summary": SAID["summary"]}
    assert amendment.reason == "Sanne zei soms."


@pytest.mark.rule("002-31")
def test_not_spoken_says_why_and_a_later_talk_takes_its_place(line, gijs):
    with pytest.raises(DomainError, match="waarom dit gesprek niet kan"):
        talks.note_not_spoken(line, reason=NotSpoken.REFUSES, why="", actor=gijs)
    talks.note_not_spoken(line, reason=NotSpoken.REFUSES, why="Zegt het zelf.", actor=gijs)
    line.refresh_from_db()
    before = line.not_spoken
    talks.hold_conversation(line, held_at=NOW, actor=gijs, **SAID)

    line.refresh_from_db()
    assert (before, line.not_spoken) == (NotSpoken.REFUSES, "")


def test_a_line_of_the_plan_changes_and_goes(line, gijs):
    talks.change_conversation(line, planned_on=date(2026, 3, 20), planned_with="thuis", actor=gijs)
    line.refresh_from_db()
    changed = (line.planned_on, line.planned_with)
    talks.drop_conversation(line, actor=gijs)

    assert changed == (date(2026, 3, 20), "thuis")
    assert not Conversation.objects.filter(pk=line.pk).exists()
