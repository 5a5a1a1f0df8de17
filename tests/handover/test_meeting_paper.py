"""The report of the meeting and the invitation on paper: plain, per reader, and fixed (6.6)."""

import pytest
from django.db import DatabaseError, transaction

from cases.enums import YesNoUnknown
from common.exceptions import DomainError
from documents.tasks import print_document
from handover.models import Invitation, MeetingReport
from handover.services.agenda import write_meeting
from handover.services.attendance import invite, note_attendance
from handover.services.consents import note_consent
from handover.services.invitations import make_invitation
from handover.services.meeting import begin_meeting, hold, plan_meeting
from handover.services.meeting_report import share_report, write_report
from people.enums import AddressKind
from people.models import Address, HouseholdMember
from tests.factories import cases as make_case
from tests.factories import meetings as make
from tests.support.pdf import objections_to, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def ready(noord, bram, gijs):
    """Fenna, Sanne of eight, and Karel, who lives there since January."""
    meeting = make.begun(noord, by=bram, owner=gijs)
    karel = make_case.person(noord, "Karel", "Vermeer", birth_year=1984)
    HouseholdMember.objects.create(
        household=meeting.handover.case.household, person=karel, since="2026-01-01"
    )
    with make.at(make.INVITED):
        begin_meeting(meeting.handover, actor=gijs)
        note_consent(meeting, karel, answer="given", given_by="self", actor=gijs)
    return meeting


def words_of(row) -> str:
    """What was fixed, without how it looks."""
    return row.document.html.partition("</style>")[2]


def shared(meeting, actor, *, karel: bool = True, **facts):
    """From inviting to sharing; Karel stayed away when ``karel`` is False."""
    with make.at(make.INVITED):
        make.invite_all(meeting, on=make.INVITED.date())
        invite(meeting.handover, actor=actor)
        place = {"place": "home_visit", "place_note": "Dorpsstraat 1"}
        plan_meeting(meeting.handover, planned_at=make.PLANNED_AT, actor=actor, **place)
    meeting = make.fresh(meeting)
    with make.at(make.HELD):
        make.come(meeting)
        make.talk_over(meeting)
        if not karel:
            seat = meeting.attendances.get(person__calling_name="Karel")
            note_attendance(seat, came=YesNoUnknown.NO, absent_why="Hij moest werken.", actor=actor)
        write_meeting(meeting, actor=actor, **facts)
        hold(meeting.handover, on=make.HELD_ON, actor=actor)
    with make.at(make.SHARED):
        write_report(meeting.handover, actor=actor)
        make.put_in_writing(meeting, on=make.SHARED.date())
        return share_report(meeting.handover, actor=actor)


def copy_for(handover, name) -> MeetingReport:
    return MeetingReport.objects.get(meeting__handover=handover, person__calling_name=name)


def hides(person) -> None:
    Address.objects.create(
        person=person,
        kind=AddressKind.SHELTER,
        street="Schuilstraat",
        number=7,
        postcode="9971AB",
        city="Ergens",
        secret=True,
    )


@pytest.mark.rule("000-27")
def test_the_report_says_everything_of_the_agenda(ready, gijs):
    handover = shared(ready, gijs)
    words = words_of(MeetingReport.objects.get(meeting__handover=handover, person=None))

    for said in (
        "Verslag van ons gesprek",
        "30 maart 2026, thuis bij het gezin, Dorpsstraat 1",
        "Wim Postma (Wijkteam Centrum)",
        "Hoe houden we het rustig thuis?",
        "1. Sanne ziet en hoort thuis geen geweld.",
        "Komt kennismaken",
        "Het hulpverleningsplan maken",
        "Vraagt na drie maanden hoe het gaat.",
        "Wim van Wijkteam Centrum regelt de hulp in het gezin",
        "30 juni 2026",
        "27 april 2026",
        "Dan belt het wijkteam Veilig Thuis.",
    ):
        assert said in words


@pytest.mark.rule("A11", "001-01")
def test_who_was_not_there_reads_no_question_of_another(ready, gijs):
    handover = shared(ready, gijs, karel=False)
    karel, fenna = words_of(copy_for(handover, "Karel")), words_of(copy_for(handover, "Fenna"))

    assert karel.count("Hoe houden we het rustig thuis?") == 1
    assert fenna.count("Hoe houden we het rustig thuis?") == 3
    assert "Fenna vindt het een goed plan." in fenna
    assert "Fenna vindt het een goed plan." not in karel
    assert "Hij moest werken." in karel
    assert "Hij moest werken." not in fenna


@pytest.mark.rule("A9")
def test_a_member_reads_only_the_own_consent_and_the_receiver_all(ready, gijs):
    handover = shared(ready, gijs)
    receiver = MeetingReport.objects.get(meeting__handover=handover, person=None)

    assert [row["name"] for row in copy_for(handover, "Fenna").content["consents"]] == [
        copy_for(handover, "Fenna").person.name
    ]
    assert len(receiver.content["consents"]) == 3


@pytest.mark.rule("A11")
def test_a_secret_place_stands_in_no_report_and_a_secret_word_is_refused(ready, gijs):
    hides(ready.attendances.get(person__calling_name="Fenna").person)
    with pytest.raises(DomainError, match="geheim adres"):
        shared(ready, gijs, remarks="Zij woont nu aan de Schuilstraat.")
    assert not MeetingReport.objects.exists()


@pytest.mark.rule("003-15", "001-03")
def test_what_was_shared_is_never_changed(ready, gijs):
    handover = shared(ready, gijs)
    before = copy_for(handover, "Fenna").document.html
    meeting = handover.meeting
    for change in (
        lambda: MeetingReport.objects.filter(meeting=meeting).update(content={}),
        lambda: MeetingReport.objects.filter(meeting=meeting).delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
    person = copy_for(handover, "Fenna").person
    person.surname = "Anders"
    person.save()
    assert copy_for(handover, "Fenna").document.html == before


def test_the_report_and_the_invitation_print_as_accessible_pdf(ready, gijs):
    with make.at(make.INVITED):
        place = {"place": "home_visit", "place_note": "Dorpsstraat 1"}
        plan_meeting(ready.handover, planned_at=make.PLANNED_AT, actor=gijs, **place)
        seat = ready.attendances.get(person__calling_name="Fenna")
        letter = make_invitation(seat, actor=gijs)
    handover = shared(ready, gijs)
    for document in (copy_for(handover, "Fenna").document, letter.document):
        print_document(document.pk)
        document.refresh_from_db()
        with document.pdf.open("rb") as printed:
            pdf = printed.read()
        assert objections_to(pdf) == []
        assert handover.number in text_of(pdf)


def test_the_invitation_names_who_comes_and_says_that_there_is_an_interpreter(ready, gijs):
    fenna = ready.attendances.get(person__calling_name="Fenna")
    karel = ready.attendances.get(person__calling_name="Karel")
    karel.person.needs_interpreter, karel.person.language = True, "Tigrinya"
    karel.person.save()
    with make.at(make.INVITED):
        plan_meeting(
            ready.handover, place="vt", place_note="Kamer 2", planned_at=make.PLANNED_AT, actor=gijs
        )
        make_invitation(fenna, actor=gijs)
    words = words_of(Invitation.objects.get())

    assert "bij Veilig Thuis, Kamer 2" in words
    assert "Karel Vermeer" in words
    assert "Er is een tolk: Tigrinya." in words
    assert fenna.person.name not in words.partition("Wie zijn er nog meer?")[2]


def test_an_invitation_without_a_day_is_refused(ready, gijs):
    seat = ready.attendances.get(person__calling_name="Fenna")
    with make.at(make.INVITED), pytest.raises(DomainError, match="waar en wanneer"):
        make_invitation(seat, actor=gijs)


@pytest.mark.rule("003-62")
def test_another_view_stands_in_the_report(ready, gijs):
    handover = shared(ready, gijs, other_views="Oma vindt het nog niet veilig.")
    assert "Oma vindt het nog niet veilig." in words_of(copy_for(handover, "Fenna"))
