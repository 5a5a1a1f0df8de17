"""Ways around a door that a stranger would try: joins, tasks that are over, reasons, messages."""

from dataclasses import replace
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from accounts.models import Membership
from accounts.roles import Role
from cases.enums import Capacity, Channel, ContactDuration, FeedbackChannel, GrantReason, RegieKind
from cases.models import Case, ConflictOfInterest
from cases.selectors.candidates import candidates
from cases.services import family_notices
from cases.services import feedback as feedbacks
from cases.services.assignments import assign
from cases.services.conflicts import lock_out
from cases.services.grants import break_glass, reveal_reporter, review_grant
from cases.services.intake import register_report
from cases.services.regie import pass_regie
from cases.services.review import ask_review, judge_again
from cases.services.urgent import declare_urgent
from common.exceptions import DomainError
from deadlines.kinds import Addressee
from notifications.models import Notification
from notifications.selectors import inbox
from organisations.enums import OrganisationKind
from organisations.models import Organisation
from people.enums import AddressKind
from people.models import Clearance, Person
from people.particulars import AddressGiven, Particulars
from tests.factories import assessments as bring
from tests.factories import cases as make
from tests.factories.accounts import colleague
from tests.factories.facts import a_child, a_parent, report_facts, reporter_facts
from tests.factories.letters import moment, triaged
from tests.factories.organisations import municipality_of, veilig_thuis_of


def keep_out(case, user, by):
    ConflictOfInterest.objects.create(case=case, user=user, reason="Buren", recorded_by=by)


def sees(user, case):
    return Case.objects.visible_to(user).filter(pk=case.pk).exists()


@pytest.fixture
def jeroen(noord):
    """Another caseworker, who may be asked to review or to read a letter."""
    return colleague("Jeroen Pol", Role.CASEWORKER, veilig_thuis_of(noord))


@pytest.mark.rule("A12", "002-27")
def test_who_is_kept_out_does_not_hear_of_the_report_by_searching_the_neighbour(
    fatma, hanna, bram, noord
):
    first = register_report(report_facts(), actor=fatma)
    keep_out(first.case, hanna, bram)
    sought = Particulars(calling_name="Emma", particle="de", surname="Wit")

    told = {who: candidates(who, sought, None)[0].earlier for who in (fatma, hanna)}

    assert [earlier.number for earlier in told[fatma]] == [first.number]
    assert told[hanna] == ()


@pytest.mark.rule("A12", "002-27")
def test_who_is_kept_out_sees_no_radar_hit_on_that_case(as_, fatma, hanna, bram):
    first = register_report(report_facts(), actor=fatma)
    second = register_report(report_facts(), actor=fatma)
    page = reverse("cases:report", args=[second.number])
    told = f"uit melding {first.number}"
    assert told in as_(hanna).get(page).content.decode()

    keep_out(first.case, hanna, bram)

    assert told not in as_(hanna).get(page).content.decode()


@pytest.mark.rule("A1", "A12")
def test_breaking_the_glass_does_not_tell_that_a_withheld_household_has_a_case(
    gijs, bram, fatma, noord
):
    case = make.case(noord, by=fatma)
    make.report(case, by=fatma)
    child = Person.objects.get(memberships__household=case.household)
    Person.objects.filter(pk=child.pk).update(restricted=True)
    Clearance.objects.create(person=child, user=bram, granted_by=bram)

    with pytest.raises(DomainError, match="niet te openen"):
        break_glass(case.number, kind=GrantReason.CRISIS, reason="Nood", actor=gijs)


@pytest.mark.rule("A12")
def test_a_partner_who_is_kept_out_sees_no_family(daan, bram, noord, fatma):
    case = make.case(noord, by=fatma)
    make.report(case, by=fatma)
    municipality = Organisation.objects.get(region=noord, kind=OrganisationKind.MUNICIPALITY)
    pass_regie(
        case, RegieKind.PROCESREGIE, to=municipality, at=case.opened_at, reason="-", actor=bram
    )
    assert Case.objects.known_to_partner(daan).exists()

    keep_out(case, daan, bram)

    assert not Case.objects.known_to_partner(daan).exists()


@pytest.mark.rule("A12")
def test_who_is_kept_out_gets_no_message_about_the_case(noord, anna, bram, hanna):
    report = bring.received(noord, by=anna)
    keep_out(report.case, bram, anna)
    keep_out(report.case, hanna, anna)

    declare_urgent(report, reason="Nu", first_action="Bellen", actor=anna)
    audience = report.deadlines.first().audience()

    assert not Notification.objects.filter(recipient__in=[bram, hanna]).exists()
    assert bram not in audience[Addressee.TEAM_LEAD]
    assert hanna not in audience[Addressee.HOLDER]


@pytest.mark.rule("A1", "002-33")
def test_a_review_that_was_taken_back_opens_no_case_any_more(noord, anna, jeroen):
    assessment = bring.asked(bring.received(noord, by=anna), anna, jeroen)
    case = assessment.report.case
    assert sees(jeroen, case)

    judge_again(assessment, actor=anna)

    assert not sees(jeroen, case)


@pytest.mark.rule("A1", "002-33")
def test_with_the_decision_completed_nobody_is_asked_for_a_review_any_more(
    as_, noord, anna, hanna, jeroen
):
    assessment = bring.asked(bring.received(noord, by=anna), anna, jeroen)
    ask_review(assessment, reviewer=hanna, actor=anna)
    bring.do_review(assessment.reviews.get(reviewer=hanna), agrees=True, actor=hanna)
    bring.decisions.save_decision(assessment, actor=anna, outcome="close", **bring.NOTHING_HOLDS)
    decided = bring.decisions.decide(assessment, actor=anna).assessment

    bring.close(decided, anna)

    assert not sees(jeroen, assessment.report.case)
    assert "Geen collega vraagt u om een toets." in as_(jeroen).get("/").content.decode()


@pytest.mark.rule("A1", "A4")
def test_a_second_reader_sees_the_case_only_while_there_is_something_to_read(noord, anna, jeroen):
    report = triaged(
        noord,
        by=anna,
        received=moment(2026, 4, 24),
        done=moment(2026, 5, 4),
        outcome="conditions",
        anonymous=True,
    )
    notice = report.family_notices.get()
    notice = family_notices.write_notice(notice, body="Wij kregen een melding.", actor=anna)
    notice = family_notices.ask_second_reader(notice, reader=jeroen, actor=anna)
    assert sees(jeroen, report.case)

    report.family_notices.update(superseded_at=report.assessed_at)

    assert not sees(jeroen, report.case)


@pytest.mark.rule("A5")
def test_the_reason_for_a_missing_form_does_not_betray_the_reporter(as_, gijs, fatma, bram):
    facts = report_facts(
        channel=Channel.PHONE,
        not_written_reason="Juf Wilma van De Wilg stuurt het formulier morgen.",
        reporter=reporter_facts(
            disclose="no",
            withholding_ground="threat_to_reporter",
            contact_duration=ContactDuration.LONG,
        ),
    )
    report = register_report(facts, actor=fatma)
    assign(report.case, to=gijs, reason="Neemt over", actor=bram)
    timeline = reverse("cases:timeline", args=[report.case.number])

    assert "De Wilg" in as_(bram).get(timeline).content.decode()
    assert "De Wilg" not in as_(gijs).get(timeline).content.decode()


@pytest.mark.rule("A5")
def test_what_was_written_to_a_nameless_reporter_is_not_for_everybody(as_, noord, anna, gijs):
    report = triaged(
        noord,
        by=anna,
        received=moment(2026, 4, 24),
        done=moment(2026, 5, 4),
        outcome="investigation",
        capacity="neighbourhood",
        anonymous=True,
    )
    assign(report.case, to=gijs, reason="Onderzoekt", actor=anna)
    message = feedbacks.write_feedback(
        report.feedback.get(), message="Beste Wilma, dank voor je telefoontje.", actor=anna
    )
    feedbacks.note_attempt(
        message, channel=FeedbackChannel.PHONE, note="Voicemail van Wilma Terlouw.", actor=anna
    )
    page = reverse("cases:feedback", args=[report.number, 1])

    for_anna = as_(anna).get(page).content.decode()
    for_gijs = as_(gijs).get(page)

    assert for_anna.count("Wilma") > 1
    assert for_gijs.status_code == 200
    assert "Wilma" not in for_gijs.content.decode()


@pytest.mark.rule("A1", "A2")
def test_a_role_in_another_region_opens_no_door_here(noord, zuid, fatma):
    Membership.objects.create(
        user=fatma, organisation=veilig_thuis_of(zuid), role=Role.TEAM_LEAD, since=date(2024, 1, 1)
    )
    case = make.case(noord, by=fatma)

    assert fatma.region == noord
    assert not sees(fatma, case)


@pytest.mark.rule("A11")
def test_the_municipality_of_a_secret_address_is_not_the_municipality_of_the_case(noord, fatma):
    shelter = AddressGiven(
        kind=AddressKind.SHELTER, city="Ergens", municipality=municipality_of(noord)
    )
    mother = replace(a_parent(), address=shelter)

    report = register_report(report_facts(persons=(mother, a_child())), actor=fatma)

    assert report.case.municipality is None


@pytest.mark.rule("A1", "A12")
def test_a_team_lead_of_another_region_does_nothing_here(noord, anna, gijs, bram, chantal, fatma):
    """The services ask it themselves; a view that forgets opens nothing."""
    report = bring.received(noord, by=fatma, capacity=Capacity.NEIGHBOURHOOD, anonymous=True)
    grant = break_glass(report.case.number, kind=GrantReason.CRISIS, reason="Spoed", actor=gijs)

    for attempt in (
        lambda: assign(report.case, to=gijs, reason="Neemt over", actor=chantal),
        lambda: lock_out(report.case, colleague=anna, reason="Zus", actor=chantal),
        lambda: review_grant(grant, actor=chantal),
        lambda: reveal_reporter(report, reason="Bellen", actor=chantal),
    ):
        with pytest.raises(PermissionDenied):
            attempt()
    assert review_grant(grant, actor=bram).reviewed_by == bram


def test_whoever_gets_a_case_hears_of_it(noord, gijs, bram, fatma):
    report = bring.received(noord, by=fatma)
    assign(report.case, to=gijs, reason="Neemt over", actor=bram)

    assert [message.title for message in inbox(gijs)] == [
        f"U draagt nu dossier {report.case.number}"
    ]
