"""Where a rule of the meeting just holds or just does not (2.8, 6.6)."""

from datetime import timedelta

import pytest

from cases.enums import RegieKind, YesNoUnknown
from common.exceptions import DomainError, ReasonRequired, TransitionBlocked
from handover.enums import HandoverState, Side
from handover.guards import attendance, meeting
from handover.models import Handover, WarmMeeting
from handover.services.agenda import divide_regie, write_meeting
from handover.services.meeting import hold
from handover.services.meeting_report import share_report
from organisations.enums import OrganisationKind, Severity
from people.models import HouseholdMember
from tests.factories import cases as make_case
from tests.factories import meetings as make
from tests.factories.organisations import organisation

pytestmark = pytest.mark.django_db
YES, NO = YesNoUnknown.YES, YesNoUnknown.NO


@pytest.fixture
def ready(noord, bram, gijs) -> WarmMeeting:
    return make.ready_to_hold(noord, by=bram, owner=gijs)


@pytest.fixture
def written(noord, bram, gijs) -> WarmMeeting:
    """The report is drafted and everybody has the conditions in writing."""
    row = make.drafted(noord, by=bram, owner=gijs)
    with make.at(make.SHARED):
        make.put_in_writing(row, on=make.SHARED.date())
    return row


def now(row: WarmMeeting) -> Handover:
    return Handover.objects.get(pk=row.handover_id)


def refusals(row: WarmMeeting, *, by) -> list[str]:
    with make.at(make.HELD), pytest.raises(TransitionBlocked) as refused:
        hold(now(row), on=make.HELD_ON, actor=by)
    assert now(row).state == HandoverState.PLANNED
    return refused.value.reasons


@pytest.mark.rule("000-18", "000-16")
def test_a_second_party_is_no_answer_to_a_question_that_was_not_asked(ready, noord, gijs):
    provider = organisation(noord, OrganisationKind.CARE_PROVIDER, "Zorg Noord")
    with make.at(make.HELD):
        divide_regie(make.regie_of(ready, RegieKind.CASUSREGIE), actor=gijs, organisation=provider)
        write_meeting(
            ready,
            actor=gijs,
            provider_equipped=NO,
            second_party=ready.handover.receiver,
            second_party_why="Ziet Sanne elke week.",
        )
    assert refusals(ready, by=gijs) == [meeting.provider_is_tested.objection]


@pytest.mark.rule("003-44", "001-01")
@pytest.mark.parametrize(
    "half", [{"absence_is_safer": True}, {"absence_ground": "Vader bedreigde haar."}]
)
def test_heavy_without_the_family_is_ticked_and_explained(ready, gijs, half):
    Handover.objects.filter(pk=ready.handover_id).update(severity=Severity.HEAVY)
    with make.at(make.HELD):
        make.come(ready, family=False)
        write_meeting(ready, actor=gijs, **half)

    assert refusals(ready, by=gijs) == [attendance.heavy_with_the_family.objection]


@pytest.mark.rule("000-05", "003-05")
def test_who_came_for_another_receiver_does_not_count(ready, noord, gijs):
    elsewhere = organisation(noord, OrganisationKind.LOCAL_TEAM, "Wijkteam Oost")
    ready.attendances.filter(side=Side.RECEIVER).update(organisation=elsewhere)

    assert refusals(ready, by=gijs) == [attendance.receiver_was_there.objection]


@pytest.mark.rule("D10", "000-28")
def test_six_weeks_are_counted_from_the_meeting_and_not_from_the_noting(ready, gijs):
    with make.at(make.HELD):
        late = make.HELD_ON + timedelta(weeks=6, days=1)
        write_meeting(ready, actor=gijs, first_evaluation_on=late)
    with make.at(make.HELD + timedelta(days=2)):
        with pytest.raises(ReasonRequired) as cautioned:
            hold(now(ready), on=make.HELD_ON, actor=gijs)
        assert cautioned.value.reasons == [meeting.first_evaluation_is_soon.objection]


def share_refusals(row: WarmMeeting, *, by) -> list[str]:
    with make.at(make.SHARED), pytest.raises(TransitionBlocked) as refused:
        share_report(now(row), actor=by)
    assert now(row).state == HandoverState.REPORT_DRAFT
    return refused.value.reasons


@pytest.mark.rule("001-03")
def test_a_member_without_the_conditions_in_writing_holds_the_report_back(written, gijs):
    written.written_conditions.get(person__calling_name="Fenna").delete()

    assert share_refusals(written, by=gijs) == [meeting.conditions_are_in_writing.objection]


@pytest.mark.rule("001-03")
def test_who_was_kept_away_at_first_and_invited_later_is_owed_them_too(written, gijs):
    written.written_conditions.get(person__calling_name="Fenna").delete()
    mother = written.attendances.filter(person__calling_name="Fenna")
    mother.update(not_invited_why="Was toen niet veilig.")
    assert share_refusals(written, by=gijs) == [meeting.conditions_are_in_writing.objection]

    mother.update(invited_on=None, came="")
    with make.at(make.SHARED):
        assert share_report(now(written), actor=gijs).state == HandoverState.REPORT_SHARED


@pytest.mark.rule("000-27")
def test_somebody_born_since_the_meeting_does_not_undo_what_was_agreed(written, noord, gijs):
    baby = make_case.person(noord, calling_name="Noor", birth_year=2026)
    household = written.handover.case.household
    HouseholdMember.objects.create(household=household, person=baby, since=make.SHARED.date())

    with make.at(make.SHARED):
        write_meeting(written, actor=gijs, consequences="Dan belt Wim dezelfde dag.")

    written.refresh_from_db()
    assert written.consequences == "Dan belt Wim dezelfde dag."


@pytest.mark.rule("A2", "003-70")
def test_regie_goes_to_nobody_outside_the_region_or_gone(ready, zuid, noord, gijs):
    gone = organisation(noord, OrganisationKind.CARE_PROVIDER, "De Wilg")
    gone.active = False
    gone.save(update_fields=["active"])
    stranger = organisation(zuid, OrganisationKind.CARE_PROVIDER, "Zorg Zuid")
    row = make.regie_of(ready, RegieKind.CASUSREGIE)
    for place in (gone, stranger):
        with make.at(make.HELD), pytest.raises(DomainError, match="of niet meer"):
            divide_regie(row, actor=gijs, organisation=place)
    row.refresh_from_db()
    assert row.organisation == ready.handover.receiver
