"""What the family hears: to whom, past which filter, until when it may wait (2.4, 3.8, 7.23)."""

from datetime import date

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.template.loader import render_to_string

from cases.enums import (
    Capacity,
    FeedbackChannel,
    InvolvementRole,
    NoticeState,
    TriageOutcome,
    YesNoUnknown,
)
from cases.models import Case, ConflictOfInterest, Involvement, UnsafeEvent
from cases.selectors.addressees import addressees
from cases.selectors.letters import family_draft, family_letter
from cases.services import family_notices as services
from cases.services.feedback import open_after_triage
from common.exceptions import DomainError, TransitionBlocked
from documents.pdf import html_to_pdf
from notifications.models import Notification
from people.enums import CustodyKind
from tests.factories import cases as make
from tests.factories.letters import (
    born,
    moment,
    named_report,
    parent_of,
    smeets_report,
    triaged,
)
from tests.support.pdf import objections_to, text_of

CALM = "Veilig Thuis heeft een melding gekregen over uw gezin. Wij nemen contact met u op."
DAY = date(2026, 5, 4)


@pytest.fixture
def smeets(noord, anna):
    return smeets_report(noord, by=anna)


@pytest.fixture
def named(noord, anna):
    return named_report(noord, by=anna)


def notice_of(report):
    return report.family_notices.current().get()


def at(*when):
    return time_machine.travel(moment(*when), tick=False)


@pytest.mark.rule("A10", "002-14")
def test_everybody_of_twelve_and_older_gets_a_letter_of_their_own(named):
    born(named, "Emma", 2014)  # eleven or twelve: has rights
    born(named, "Tess", 2015)  # eleven at most
    make_unborn = make.person(named.case.region, "", "", description="baby", unborn=True)
    Involvement.objects.create(report=named, person=make_unborn, role=InvolvementRole.OTHER)
    unknown = make.person(named.case.region, "", "", description="vriend van moeder")
    Involvement.objects.create(report=named, person=unknown, role=InvolvementRole.OTHER)
    born(named, "Opa", 1940, deceased_on=date(2020, 1, 1))

    readers = {person.name for person in addressees(named, on=DAY)}

    assert readers == {"Fenna Smeets", "Emma Vermeer", "onbekend (vriend van moeder)"}


@pytest.mark.rule("A10")
def test_for_a_young_child_the_parents_read_but_not_one_without_custody(named):
    parent_of(named, "Gerrit")
    parent_of(named, "Hoa", CustodyKind.UNKNOWN)
    parent_of(named, "Kofi", CustodyKind.NO)
    parent_of(named, "Theo", deceased_on=date(2020, 1, 1))

    readers = {person.calling_name for person in addressees(named, on=DAY)}

    assert readers == {"Fenna", "Gerrit", "Hoa"}


@pytest.mark.rule("A10")
def test_when_only_a_young_child_is_known_the_letter_goes_to_whoever_cares_for_it(named):
    named.involvements.exclude(role=InvolvementRole.ALLEGED_VICTIM).delete()
    [child] = addressees(named, on=DAY)
    named.family_notices.update(addressee=child)

    letter = family_letter(notice_of(named), day=DAY)

    assert letter.addressee[0] == "De ouders van Sanne Vermeer"
    assert letter.salutation == "Geachte ouder of verzorger,"


@pytest.mark.rule("A11")
def test_a_secret_address_stands_on_no_envelope(named):
    mother = notice_of(named).addressee
    mother.addresses.create(
        street="Hoofdstraat", number=3, city="Noordwolde", since=date(2020, 1, 1)
    )
    assert "Hoofdstraat 3" in family_letter(notice_of(named), day=DAY).addressee

    mother.addresses.update(secret=True)

    assert family_letter(notice_of(named), day=DAY).addressee == ("Fenna Smeets",)


@pytest.mark.rule("A5", "002-14")
def test_the_draft_names_the_reporter_only_when_the_family_may_know(named, smeets):
    open_text = render_to_string(*family_draft(notice_of(named)))
    closed_text = render_to_string(*family_draft(notice_of(smeets)))

    assert "De melding is gedaan door Wilma Terlouw, Basisschool De Wilg." in open_text
    assert "Wij vertellen u niet wie de melding heeft gedaan." in closed_text


@pytest.mark.rule("A4")
@pytest.mark.parametrize("outcome", ["conditions", "investigation"])
@pytest.mark.parametrize("capacity", list(Capacity))
def test_our_own_draft_never_betrays_a_reporter(noord, anna, outcome, capacity):
    report = triaged(
        noord,
        by=anna,
        received=moment(2026, 4, 24, 16, 10),
        done=moment(2026, 5, 4, 15),
        outcome=TriageOutcome(outcome),
        capacity=capacity,
        anonymous=True,
    )
    notice = notice_of(report)
    body = render_to_string(*family_draft(notice))
    notice = services.write_notice(notice, body=body, actor=anna)

    from workflow.steps import objections

    assert objections(notice, "release") == []


@pytest.mark.rule("A4")
def test_s04_uw_buurvrouw_is_stopped_and_after_an_edit_another_releases(smeets, anna, hanna, bram):
    notice = services.write_notice(
        notice_of(smeets), body=f"{CALM} Uw buurvrouw heeft ons gebeld.", actor=anna
    )
    with pytest.raises(TransitionBlocked, match="Uw buurvrouw"):
        services.release_notice(notice, actor=hanna)

    notice = services.write_notice(notice, body=CALM, actor=anna)
    with pytest.raises(DomainError, match="Dat kunnen: Bram de Wit en Hanna Visser"):
        services.release_notice(notice, actor=anna)
    notice = services.release_notice(notice, actor=hanna)

    assert notice.state == NoticeState.RELEASED
    assert notice.released_by == hanna
    assert "buurvrouw" not in notice.document.html


@pytest.mark.rule("A4")
def test_who_changed_the_text_last_is_the_one_who_cannot_release(smeets, anna, hanna):
    notice = services.write_notice(notice_of(smeets), body=CALM, actor=anna)
    notice = services.write_notice(notice, body=f"{CALM} Tot ziens.", actor=hanna)

    with pytest.raises(DomainError, match="iemand anders"):
        services.release_notice(notice, actor=hanna)

    assert services.release_notice(notice, actor=anna).released_by == anna


@pytest.mark.rule("A4")
def test_without_a_promise_the_author_may_release(named, anna):
    notice = services.write_notice(notice_of(named), body=CALM, actor=anna)

    assert services.release_notice(notice, actor=anna).state == NoticeState.RELEASED


@pytest.mark.rule("A4")
def test_the_asked_colleague_gets_a_message_without_names_and_sees_the_case(smeets, anna, noord):
    from accounts.roles import Role
    from tests.factories.accounts import colleague
    from tests.factories.organisations import veilig_thuis_of

    monitor = colleague("Ineke Smit", Role.MONITOR, veilig_thuis_of(noord))
    notice = services.write_notice(notice_of(smeets), body=CALM, actor=anna)
    assert not Case.objects.visible_to(monitor).exists()

    services.ask_second_reader(notice, reader=monitor, actor=anna)

    message = Notification.objects.get(recipient=monitor)
    assert smeets.number in message.title
    assert "Smeets" not in message.title + message.body + message.path
    assert Case.objects.visible_to(monitor).get() == smeets.case
    assert services.release_notice(notice, actor=monitor).released_by == monitor


@pytest.mark.rule("A12")
def test_somebody_with_a_conflict_of_interest_is_not_asked(smeets, anna, hanna, bram):
    ConflictOfInterest.objects.create(
        case=smeets.case, user=hanna, reason="buurvrouw", recorded_by=bram
    )
    notice = services.write_notice(notice_of(smeets), body=CALM, actor=anna)

    with pytest.raises(DomainError, match="Hanna Visser kan deze brief niet vrijgeven"):
        services.ask_second_reader(notice, reader=hanna, actor=anna)


@pytest.mark.rule("A4")
def test_a_reporter_told_of_later_is_looked_for_in_the_whole_letter(smeets, anna, hanna):
    notice = services.write_notice(notice_of(smeets), body=CALM, actor=anna)
    UnsafeEvent.objects.create(
        case=smeets.case,
        report=smeets,
        what="Veilig Thuis heeft een melding gekregen, zei hij",
        known_by="heard",
    )

    with pytest.raises(TransitionBlocked, match="citaat"):
        services.release_notice(notice, actor=hanna)


@pytest.mark.rule("002-14")
def test_after_a_reopening_who_heard_hears_again(named, anna):
    with at(2026, 5, 5, 9):
        notice = services.write_notice(notice_of(named), body=CALM, actor=anna)
        notice = services.release_notice(notice, actor=anna)
        sent = services.send_notice(notice, channel=FeedbackChannel.POST, actor=anna)

    open_after_triage(named, at=moment(2026, 5, 12), actor=anna)

    assert notice_of(named).pk != sent.pk
    assert named.family_notices.count() == 2


@pytest.mark.parametrize("birth_year", [1990, 2012, None])
def test_every_family_letter_is_accessible_full_and_empty(named, anna, birth_year, caplog):
    notice = notice_of(named)
    notice.addressee.birth_year = birth_year
    notice.addressee.save()
    full = render_to_string(*family_draft(notice))
    for body in (full, "Ł", "# Kop\n\n- een\n- twee\n\n" + "Een lange alinea. " * 400):
        notice = services.write_notice(notice, body=body, actor=anna)
        html = services.release_notice(notice, actor=anna).document.html
        caplog.clear()
        pdf = html_to_pdf(html)

        assert objections_to(pdf) == []
        assert not [r for r in caplog.records if r.name == "weasyprint"]
        assert "vertrouwenspersoon" in text_of(pdf)
        notice = services.take_back_notice(notice_of(named), actor=anna)


@pytest.mark.rule("A10")
def test_a_reader_of_fourteen_is_addressed_as_je(named):
    notice = notice_of(named)
    notice.addressee.birth_year = 2012
    notice.addressee.save()

    letter = family_letter(notice, day=DAY)

    assert letter.salutation == "Beste Fenna,"
    assert letter.subject == "Wij kregen een melding over jullie gezin"
    assert "neemt contact met je op" in render_to_string(*family_draft(notice))


def test_only_who_may_send_writes_and_only_who_may_release_releases(named, anna, fatma, bram):
    with pytest.raises(PermissionDenied):
        services.write_notice(notice_of(named), body=CALM, actor=bram)
    notice = services.write_notice(notice_of(named), body=CALM, actor=anna)
    with pytest.raises(PermissionDenied):
        services.release_notice(notice, actor=fatma)

    assert services.release_notice(notice, actor=bram).released_by == bram


def test_no_name_stands_in_the_title_of_a_letter(smeets, anna, hanna):
    notice = services.write_notice(notice_of(smeets), body=CALM, actor=anna)

    document = services.release_notice(notice, actor=hanna).document

    assert document.title == f"Brief aan het gezin bij melding {smeets.number}"
    assert b"Terlouw" not in html_to_pdf(document.html)
    assert smeets.reporter.disclose == YesNoUnknown.NO
