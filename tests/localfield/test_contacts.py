"""Who of the family was spoken or seen, when and how (003-36, 003-37)."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied

from common.exceptions import DomainError
from deadlines.enums import DeadlineState
from localfield.enums import LocalContactForm, Presence
from localfield.models import LocalContact, LocalDeadline
from localfield.selectors.contacts import members_seen, only_by_phone
from localfield.services.contacts import mend_contact, note_contact
from localfield.services.ending import end_otherwise
from notifications.models import Notification
from organisations.enums import Severity
from tests.factories import cases
from tests.factories import localfield as make
from tests.factories.letters import moment
from tests.factories.organisations import local_team_of, municipality_of

pytestmark = pytest.mark.django_db
VISIT = date(2026, 4, 16)


@pytest.fixture(autouse=True)
def _on_the_day_of_the_visit():
    with time_machine.travel(moment(2026, 4, 16, 15), tick=False):
        yield


def first_contact(family) -> LocalDeadline:
    return LocalDeadline.objects.get(case=family.case, term="D5b")


@pytest.mark.rule("D5b", "003-36")
def test_the_first_contact_in_which_somebody_was_met_meets_the_term(family, daan):
    make.contact(family, by=daan, on=VISIT)

    family.refresh_from_db()
    assert first_contact(family).state == DeadlineState.MET
    assert family.first_contact_on == VISIT


@pytest.mark.rule("D5b")
def test_a_message_is_no_contact_yet(family, daan):
    make.contact(family, by=daan, on=VISIT, form=LocalContactForm.MESSAGE, met={})

    family.refresh_from_db()
    assert first_contact(family).state == DeadlineState.OPEN
    assert family.first_contact_on is None


@pytest.mark.rule("D5b")
def test_a_visit_noted_days_later_counts_on_its_own_day(family, daan):
    with time_machine.travel(moment(2026, 4, 24), tick=False):
        make.contact(family, by=daan, on=date(2026, 4, 20))

    assert first_contact(family).state == DeadlineState.MET


def test_a_contact_says_who_was_spoken_and_who_was_seen(family, daan):
    contact = make.contact(family, by=daan, on=VISIT, others_present="Oma")

    met = {row.person.calling_name: row.presence for row in contact.met.all()}
    assert met == {"Fenna": Presence.SPOKEN, "Sanne": Presence.SEEN}
    assert contact.organisation == family.organisation


def test_a_contact_sent_twice_is_one(family, daan):
    first, second = (make.contact(family, by=daan, on=VISIT) for _ in range(2))

    assert first == second
    assert LocalContact.objects.count() == 1


@pytest.mark.rule("003-36")
def test_the_same_words_about_somebody_else_are_another_contact(family, daan):
    child, mother = make.people_of(family)
    said = {"form": LocalContactForm.OFFICE, "summary": "Wij spraken elkaar even."}
    make.contact(family, by=daan, on=VISIT, met={mother: Presence.SPOKEN}, **said)
    make.contact(family, by=daan, on=VISIT, met={child: Presence.SPOKEN}, **said)

    assert LocalContact.objects.count() == 2
    assert [seen.last for seen in members_seen(family)] == [VISIT, VISIT]


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"on": VISIT + timedelta(days=1)}, "toekomst"),
        ({"form": ""}, "Kies hoe het contact was"),
        ({"met": {}}, "Kies wie u sprak"),
        ({"form": "message"}, "Met een bericht"),
        ({"form": "phone", "met": "seen"}, "Aan de telefoon"),
        ({"summary": "  "}, "Schrijf kort op"),
    ],
)
def test_a_contact_that_is_not_complete_is_refused_with_a_sentence(family, daan, told, sentence):
    if told.get("met"):
        told = {**told, "met": {make.people_of(family)[0]: Presence.SEEN}}
    with pytest.raises(DomainError) as refusal:
        make.contact(family, by=daan, **{"on": VISIT, **told})

    assert any(sentence in reason for reason in refusal.value.reasons)


@pytest.mark.rule("A2")
def test_somebody_of_another_family_cannot_be_met_here(family, noord, daan):
    stranger = cases.person(noord, "Noor", "Anders", birth_year=1980)

    with pytest.raises(DomainError):
        make.contact(family, by=daan, on=VISIT, met={stranger: Presence.SPOKEN})


@pytest.mark.rule("A1", "A2")
@pytest.mark.parametrize("who", ["els", "anna", "gijs", "omar"])
def test_only_who_works_with_the_family_notes_a_contact(family, request, who):
    """Omar distributes at the municipality and works there as well; the others do not."""
    actor = request.getfixturevalue(who)

    if who == "omar":
        assert make.contact(family, by=actor, on=VISIT).noted_by == actor
    else:
        with pytest.raises(PermissionDenied):
            make.contact(family, by=actor, on=VISIT)


def test_after_the_end_no_contact_can_be_added(family, daan):
    end_otherwise(family, reason="moved", note="Verhuisd naar Groningen.", actor=daan)

    with pytest.raises(PermissionDenied):
        make.contact(family, by=daan, on=VISIT)


@pytest.mark.rule("003-37")
def test_of_each_member_the_days_of_silence_are_counted(family, daan):
    child, mother = make.people_of(family)[:2]
    note_contact(
        family.case,
        on=VISIT,
        form=LocalContactForm.PHONE,
        met={mother: Presence.SPOKEN},
        summary="Gebeld.",
        actor=daan,
    )
    with time_machine.travel(moment(2026, 5, 20), tick=False):
        seen = {row.person: row for row in members_seen(family)}

    assert (seen[mother].silence.days, seen[mother].silence.tone) == (34, "yellow")
    assert (seen[child].silence.days, seen[child].silence.never) == (36, True)
    assert seen[mother].visited is None


@pytest.mark.rule("003-37")
@pytest.mark.parametrize(
    ("days", "tone"), [(28, "green"), (29, "yellow"), (42, "yellow"), (43, "red")]
)
def test_silence_colours_after_four_and_six_weeks(family, daan, days, tone):
    make.contact(family, by=daan, on=VISIT)

    with time_machine.travel(moment(2026, 4, 16) + timedelta(days=days), tick=False):
        assert {row.silence.tone for row in members_seen(family)} == {tone}


@pytest.mark.rule("003-37")
def test_telephone_alone_is_not_enough(family, daan):
    make.contact(family, by=daan, on=VISIT, form=LocalContactForm.PHONE)
    assert only_by_phone(family)

    make.contact(family, by=daan, on=VISIT, summary="Toch langs geweest.")
    assert not only_by_phone(family)


@pytest.mark.rule("003-37")
def test_a_receiver_may_have_agreed_to_visit_only_from_a_heavier_weight(noord, anna, daan):
    town = municipality_of(noord)
    town.home_visit_from = Severity.HEAVY
    town.save()
    family = make.family_at(town, by=anna, worker=daan, severity=Severity.MEDIUM)
    make.contact(family, by=daan, on=VISIT, form=LocalContactForm.PHONE)

    assert not only_by_phone(family)


@pytest.mark.rule("002-37")
def test_veilig_thuis_hears_of_unsafe_signals_in_a_family_it_monitors(monitored, daan, gijs, bram):
    make.carried_by(monitored.case, gijs, by=bram)

    make.contact(monitored, by=daan, on=VISIT, unsafe_signals=True)

    told = Notification.objects.get(recipient=gijs, title__contains="Onveilige signalen")
    assert "Vermeer" not in told.title + told.body + told.path


@pytest.mark.rule("A1")
def test_a_colleague_of_the_team_without_the_family_does_not_write_in_it(noord, anna, lotte):
    family = make.family_at(local_team_of(noord), by=anna, worker=lotte)
    other = make.local_worker_of(noord, "Mees Vos")

    with pytest.raises(PermissionDenied):
        make.contact(family, by=other, on=VISIT)


def test_a_mended_contact_keeps_what_stood_there_and_why(family, daan):
    contact = make.contact(family, by=daan, on=VISIT)
    told = {"summary": "Moeder vertelt dat vader terug is.", "others_present": ""}

    with pytest.raises(DomainError):
        mend_contact(contact, reason=" ", actor=daan, **told)
    mend_contact(contact, reason="Ik schreef het verkeerde gezin op.", actor=daan, **told)

    contact.refresh_from_db()
    mended = contact.amendments.get()
    assert contact.summary == "Moeder vertelt dat vader terug is."
    assert "rustiger" in mended.before["summary"]


@pytest.mark.rule("A2")
@pytest.mark.parametrize("who", ["els", "anna", "bram"])
def test_only_who_works_with_the_family_mends_a_contact(family, daan, request, who):
    contact = make.contact(family, by=daan, on=VISIT)

    with pytest.raises(PermissionDenied):
        mend_contact(
            contact,
            summary="Anders.",
            others_present="",
            reason="Zomaar.",
            actor=request.getfixturevalue(who),
        )
