"""Every step of a warm handover asks what it should: it is refused in a sentence (2.8, 3.6).

And once the meeting was held, nothing that was agreed there goes again.
"""

from datetime import timedelta

import pytest
from django.urls import reverse

from audit.models import AuditEntry
from cases.enums import RegieKind, TriageOutcome, YesNoUnknown
from cases.models import Case
from common.exceptions import TransitionBlocked
from handover.enums import AgreementKind, HandoverForm, Side
from handover.guards import attendance, meeting, preparing
from handover.models import Handover, HandoverDocument, RegieAgreement, WarmMeeting
from handover.screens import meeting_items as items
from handover.services.agenda import (
    agree,
    divide_regie,
    explain_condition,
    note_question,
    write_meeting,
)
from handover.services.answering import accept
from handover.services.attendance import invite, note_attendance
from handover.services.meeting import begin_meeting, hold
from handover.services.meeting_report import share_report
from organisations.enums import OrganisationKind, Severity
from sharing.models import Share
from tests.factories import handovers as direct
from tests.factories import meetings as make
from tests.factories import plans as make_plan
from tests.factories.organisations import organisation
from tests.factories.received import decided_again
from workflow.steps import take_step

pytestmark = pytest.mark.django_db
YES, NO = YesNoUnknown.YES, YesNoUnknown.NO


def now(row: WarmMeeting) -> Handover:
    return Handover.objects.get(pk=row.handover_id)


def refusals(step, row: WarmMeeting, *, actor, **facts) -> list[str]:
    """The sentences; and whatever was refused left nothing behind."""
    before, rows = now(row).state, counted()
    with pytest.raises(TransitionBlocked) as refused:
        step(now(row), actor=actor, **facts)
    assert (now(row).state, counted()) == (before, rows)
    return refused.value.reasons


def counted() -> tuple[int, ...]:
    return tuple(model.objects.count() for model in (HandoverDocument, Share, AuditEntry))


def is_changed(row: WarmMeeting, **facts) -> None:
    Handover.objects.filter(pk=row.handover_id).update(**facts)


def a_new_report_is_assessed(row: WarmMeeting, *, by) -> None:
    case = Case.objects.get(pk=row.handover.case_id)
    take_step(case, "assess_again", actor=by, because=row.handover.report, at=make.HELD)


@pytest.fixture
def ready(noord, bram, gijs) -> WarmMeeting:
    return make.ready_to_hold(noord, by=bram, owner=gijs)


@pytest.fixture
def drafted(noord, bram, gijs) -> WarmMeeting:
    """Held, and its report is being written; everybody has the conditions."""
    row = make.drafted(noord, by=bram, owner=gijs)
    with make.at(make.SHARED):
        make.put_in_writing(row, on=make.SHARED.date())
        yield row


@pytest.fixture
def provider(noord):
    return organisation(noord, OrganisationKind.CARE_PROVIDER, "Zorg Noord")


@pytest.mark.rule("000-06", "003-36", "001-23")
@pytest.mark.parametrize(
    ("facts", "guard"),
    [
        ({"form": HandoverForm.WRITTEN}, preparing.is_warm),
        ({"can_wait": ""}, preparing.waiting_is_answered),
        ({"share_ground": ""}, preparing.sharing_is_grounded),
    ],
)
def test_to_a_handover_that_is_not_ready_nobody_is_invited(noord, bram, gijs, facts, guard):
    row = make.begun(noord, by=bram, owner=gijs)
    with make.at(make.INVITED):
        make.invite_all(row, on=make.INVITED.date())
        is_changed(row, **facts)
        assert any(one.startswith(guard.objection) for one in refusals(invite, row, actor=gijs))


@pytest.mark.rule("002-22")
def test_while_a_new_report_is_assessed_nobody_is_invited(noord, anna):
    handover = direct.coordinated(noord, by=anna, said={"form": HandoverForm.WARM})
    with make.at(handover.begun_at + timedelta(hours=3)):
        row = begin_meeting(handover, actor=anna)
        make.invite_all(row, on=handover.begun_at.date())
        a_new_report_is_assessed(row, by=anna)
        assert refusals(invite, row, actor=anna) == [preparing.family_is_ready_to_go.objection]


def held_refusals(row: WarmMeeting, *, by) -> list[str]:
    with make.at(make.HELD):
        return refusals(hold, row, actor=by, on=make.HELD_ON)


@pytest.mark.rule("003-35")
def test_while_somebody_is_acutely_unsafe_nothing_is_handed_over(ready, gijs):
    is_changed(ready, acutely_unsafe=YES)
    assert held_refusals(ready, by=gijs) == [preparing.nobody_is_acutely_unsafe.objection]


@pytest.mark.rule("000-15", "000-32")
def test_while_a_new_report_is_assessed_the_meeting_hands_nothing_over(ready, bram, gijs):
    a_new_report_is_assessed(ready, by=bram)
    assert held_refusals(ready, by=gijs) == [preparing.no_new_report_is_assessed.objection]


@pytest.mark.rule("000-15", "000-32")
def test_when_vt_decided_to_act_itself_the_meeting_hands_nothing_over(ready, bram, gijs):
    with make.at(make.PLANNED_AT):
        decided_again(
            ready.handover.case, by=bram, at=make.PLANNED_AT, outcome=TriageOutcome.CONDITIONS
        )
    sentence = preparing.veilig_thuis_does_not_act_itself.objection
    assert sentence in held_refusals(ready, by=gijs)


@pytest.mark.rule("001-09", "003-44")
def test_with_a_plan_that_is_being_rewritten_the_meeting_hands_nothing_over(ready, gijs):
    plan = ready.handover.track.safety_plan
    with make.at(make.PLANNED_AT):
        make_plan.adopting.revise_plan(plan, reason="evaluation", note="Scherper.", actor=gijs)
    assert preparing.plan_is_adopted.objection in held_refusals(ready, by=gijs)


@pytest.mark.rule("003-70", "000-15")
def test_to_an_organisation_that_is_gone_the_meeting_gives_no_regie(ready, gijs, provider):
    contact = make.regie_of(ready, RegieKind.CLIENT_CONTACT)
    with make.at(make.HELD):
        divide_regie(contact, actor=gijs, organisation=provider)
    closes_down(provider)
    [sentence] = held_refusals(ready, by=gijs)
    assert sentence.startswith(meeting.nobody_who_directs_is_gone.objection)
    assert "Zorg Noord" in sentence


@pytest.mark.rule("000-18", "003-70")
def test_a_second_party_that_is_gone_keeps_no_sight(ready, noord, gijs, provider):
    second = organisation(noord, OrganisationKind.HEALTH, "GGZ Noord")
    with make.at(make.HELD):
        divide_regie(make.regie_of(ready, RegieKind.CASUSREGIE), actor=gijs, organisation=provider)
        write_meeting(
            ready,
            actor=gijs,
            provider_equipped=YES,
            provider_sees_all=NO,
            second_party=second,
            second_party_why="Ziet Sanne elke week.",
        )
    closes_down(second)
    [sentence] = held_refusals(ready, by=gijs)
    assert "GGZ Noord (tweede partij)" in sentence


def closes_down(place) -> None:
    place.active = False
    place.save(update_fields=["active"])


@pytest.mark.rule("001-01")
def test_the_meeting_is_not_held_before_it_is_said_why_somebody_was_away(ready, gijs):
    child = ready.attendances.get(person__calling_name="Sanne")
    with make.at(make.HELD):
        note_attendance(child, came=NO, actor=gijs)
    assert held_refusals(ready, by=gijs) == [attendance.absence_is_explained.objection]


@pytest.mark.rule("000-27", "003-44")
def test_a_condition_that_changed_since_is_explained_first(ready, gijs):
    ready.condition_talks.update(text="Vader komt niet in huis.")
    assert held_refusals(ready, by=gijs) == [meeting.conditions_are_current.objection]


@pytest.mark.rule("001-09", "A4", "001-23")
@pytest.mark.parametrize(
    ("facts", "guard"),
    [
        ({"family_knows": ""}, preparing.document_is_complete),
        ({"share_ground": ""}, preparing.sharing_is_grounded),
    ],
)
def test_what_is_not_complete_is_not_shared(drafted, gijs, facts, guard):
    is_changed(drafted, **facts)
    [sentence] = refusals(share_report, drafted, actor=gijs)
    assert sentence.startswith(guard.objection)


@pytest.mark.rule("A4")
def test_what_betrays_who_reported_is_not_shared(noord, bram, gijs):
    row = make.drafted(noord, by=bram, owner=gijs, anonymous=True)
    with make.at(make.SHARED):
        make.put_in_writing(row, on=make.SHARED.date())
        is_changed(row, network="Wilma Terlouw ziet Sanne elke dag.")
        reasons = refusals(share_report, row, actor=gijs)
    assert any(one.startswith(preparing.nobody_is_betrayed.objection) for one in reasons)


@pytest.mark.rule("000-18")
def test_a_provider_that_was_not_tested_gets_nothing_on_acceptance(noord, bram, gijs, provider):
    handover = make.shared(noord, by=bram, owner=gijs)
    rows = RegieAgreement.objects.filter(meeting__handover=handover, kind=RegieKind.CASUSREGIE)
    rows.update(organisation=provider)
    wim = make.worker_at(handover.receiver)
    confirmed = {"receipt_confirmed": True, "regie_taken": True}
    with make.at(make.SHARED + timedelta(hours=1)):
        reasons = refusals(accept, handover.meeting, actor=wim, **confirmed)
    assert reasons == [meeting.provider_is_tested.objection]
    assert not handover.case.regie.filter(organisation=provider).exists()


def seat(row: WarmMeeting, side: Side):
    return row.attendances.filter(side=side).order_by("-person__birth_year").first()


@pytest.mark.rule("001-01", "000-27", "000-05", "001-05")
@pytest.mark.parametrize(
    ("act", "guard"),
    [
        (
            lambda row, **by: note_attendance(seat(row, Side.VT), came="", **by),
            attendance.attendance_is_noted,
        ),
        (
            lambda row, **by: note_attendance(seat(row, Side.RECEIVER), came=NO, **by),
            attendance.receiver_was_there,
        ),
        (
            lambda row, **by: note_attendance(seat(row, Side.FAMILY), came=NO, **by),
            attendance.absence_is_explained,
        ),
        (
            lambda row, **by: note_question(row.help_questions.first(), **by),
            meeting.help_questions_are_asked,
        ),
        (
            lambda row, **by: write_meeting(row, plan_discussed=False, **by),
            meeting.plan_was_discussed,
        ),
        (
            lambda row, **by: explain_condition(row.condition_talks.get(), explained=False, **by),
            meeting.every_condition_is_explained,
        ),
        (
            lambda row, **by: agree(row, kind=AgreementKind.CARE_PLAN, who="Wim", when="", **by),
            meeting.plans_are_agreed,
        ),
        (lambda row, **by: write_meeting(row, roles_vt="", **by), meeting.roles_are_divided),
        (
            lambda row, **by: write_meeting(row, monitoring_how="", **by),
            meeting.monitoring_is_agreed,
        ),
    ],
)
def test_after_the_meeting_nothing_that_was_agreed_goes(drafted, gijs, act, guard):
    rows = AuditEntry.objects.count()
    with pytest.raises(TransitionBlocked) as refused:
        act(drafted, actor=gijs)
    assert any(one.startswith(guard.objection) for one in refused.value.reasons)
    assert guard(now(drafted))
    assert AuditEntry.objects.count() == rows


@pytest.mark.rule("000-18")
def test_after_the_meeting_no_provider_directs_that_was_not_tested(drafted, gijs, provider):
    casusregie = make.regie_of(drafted, RegieKind.CASUSREGIE)
    with pytest.raises(TransitionBlocked, match="alleen als die toegerust is"):
        divide_regie(casusregie, actor=gijs, organisation=provider)
    assert not drafted.regie_agreements.filter(organisation=provider).exists()


@pytest.mark.rule("003-44", "001-01")
def test_after_the_meeting_a_heavy_case_was_not_without_the_family(drafted, gijs):
    is_changed(drafted, severity=Severity.HEAVY)
    child, mother = drafted.attendances.filter(side=Side.FAMILY).order_by("-person__birth_year")
    note_attendance(child, came=NO, absent_why="Was op school.", actor=gijs)
    with pytest.raises(TransitionBlocked, match="altijd bij"):
        note_attendance(mother, came=NO, absent_why="Was ziek.", actor=gijs)
    mother.refresh_from_db()
    assert mother.came == YES


@pytest.mark.rule("003-28")
def test_until_somebody_can_be_called_the_page_of_the_contact_asks_for_it(as_, ready, gijs):
    page = reverse(
        "handover:meeting_item", args=[ready.handover.number, items.DESK, items.CONTACT.slug]
    )
    sentence = meeting.client_has_a_contact.objection
    contact = make.regie_of(ready, RegieKind.CLIENT_CONTACT)
    with make.at(make.HELD):
        assert sentence not in as_(gijs).get(page).content.decode()
        divide_regie(contact, actor=gijs, person_name="")
        assert sentence in as_(gijs).get(page).content.decode()
