"""Every step of a handover asks what it should: refused in a sentence, nothing is saved (3.6).

What each guard looks at is tried in ``test_preparing_guards``; here that the step really asks it.
"""

from datetime import timedelta

import pytest
import time_machine

from audit.models import AuditEntry
from cases.enums import YesNoUnknown
from cases.models import Case
from common.exceptions import ReasonRequired, TransitionBlocked
from handover.enums import HandoverForm, HandoverState
from handover.guards import preparing
from handover.models import Handover, HandoverDocument
from handover.services.sending import coordinate, send
from organisations.enums import OrganisationKind, Severity
from organisations.models import TaskPackage
from sharing.models import Share
from tests.factories import handovers as make
from tests.factories import plans as make_plan
from tests.factories.organisations import organisation
from workflow.steps import take_step

pytestmark = pytest.mark.django_db
YES, NO, UNKNOWN = YesNoUnknown.YES, YesNoUnknown.NO, YesNoUnknown.UNKNOWN
HOUR = timedelta(hours=1)


def now(handover: Handover) -> Handover:
    return Handover.objects.get(pk=handover.pk)


def changed(handover: Handover, **facts) -> Handover:
    Handover.objects.filter(pk=handover.pk).update(**facts)
    return now(handover)


def refusals(step, handover: Handover, **facts) -> list[str]:
    """The sentences; and whatever was refused left nothing behind."""
    before, rows = now(handover).state, counted()
    with pytest.raises(TransitionBlocked) as refused:
        step(handover, **facts)
    assert (now(handover).state, counted()) == (before, rows)
    return refused.value.reasons


def counted() -> tuple[int, ...]:
    return tuple(model.objects.count() for model in (HandoverDocument, Share, AuditEntry))


@pytest.fixture
def written(noord, anna) -> Handover:
    """Everything is written, and nothing was settled with the receiver yet."""
    handover = make.filled(make.preparing(noord, by=anna), by=anna)
    with time_machine.travel(handover.begun_at + 2 * HOUR, tick=False):
        yield handover


@pytest.fixture
def ready(noord, anna) -> Handover:
    handover = make.coordinated(noord, by=anna)
    with time_machine.travel(handover.begun_at + 4 * HOUR, tick=False):
        yield handover


@pytest.mark.rule("003-36", "003-40", "002-06", "002-24", "003-44")
@pytest.mark.parametrize(
    ("facts", "guard"),
    [
        ({"receiver": None}, preparing.receiver_is_chosen),
        ({"severity": Severity.HEAVY}, preparing.form_fits_the_weight),
        ({"receiver_is_involved": True}, preparing.involved_helper_passes),
        ({"contact_note": ""}, preparing.receiver_was_contacted),
    ],
)
def test_what_is_not_settled_with_the_receiver_is_not_coordinated(written, anna, facts, guard):
    assert guard.objection in refusals(coordinate, changed(written, **facts), actor=anna)


@pytest.mark.rule("002-23")
def test_with_a_team_that_does_not_take_this_weight_nothing_is_coordinated(written, anna):
    TaskPackage.objects.filter(team_organisation=written.receiver).delete()
    objection = preparing.receiver_takes_this_weight.objection
    assert refusals(coordinate, written, actor=anna) == [objection]


@pytest.mark.rule("000-04", "000-34")
def test_after_a_track_nothing_is_coordinated_with_a_provider(noord, anna, gijs):
    handover = make.filled(make.preparing_after(noord, by=anna, owner=gijs), by=gijs)
    provider = organisation(noord, OrganisationKind.CARE_PROVIDER, "Jeugdhulp De Brug")
    objection = preparing.municipality_is_party_after_a_track.objection
    assert refusals(coordinate, changed(handover, receiver=provider), actor=gijs) == [objection]


@pytest.mark.rule("003-38", "003-56")
@pytest.mark.parametrize(
    ("facts", "guard"),
    [
        ({"director_known": UNKNOWN}, preparing.director_was_looked_for),
        (
            {"director_known": YES, "director_name": "Ton Smit"},
            preparing.director_gets_a_copy,
        ),
    ],
)
def test_one_goes_on_without_the_director_only_with_a_reason(written, anna, facts, guard):
    changed(written, **facts)
    with pytest.raises(ReasonRequired) as cautioned:
        coordinate(written, actor=anna)
    assert cautioned.value.reasons == [guard.objection]
    assert now(written).state == HandoverState.PREPARING

    coordinate(written, actor=anna, despite="Niemand bij de gemeente weet het.")
    assert now(written).state == HandoverState.COORDINATED


@pytest.mark.rule("003-35", "003-36", "001-23", "A9", "003-15")
@pytest.mark.parametrize(
    ("facts", "guard"),
    [
        ({"form": HandoverForm.WARM}, preparing.is_written),
        ({"can_wait": ""}, preparing.waiting_is_answered),
        ({"acutely_unsafe": YES}, preparing.nobody_is_acutely_unsafe),
        ({"family_knows": ""}, preparing.document_is_complete),
        ({"share_weighing": ""}, preparing.sharing_is_grounded),
    ],
)
def test_what_is_not_ready_is_not_sent(ready, anna, facts, guard):
    [sentence] = refusals(send, changed(ready, **facts), actor=anna)
    assert sentence.startswith(guard.objection)


@pytest.mark.rule("A4")
def test_what_betrays_who_reported_is_not_sent(noord, anna):
    ready = make.coordinated(noord, by=anna, anonymous=True)
    betraying = changed(ready, network="Wilma Terlouw ziet Sanne elke dag.")
    [sentence] = refusals(send, betraying, actor=anna)
    assert sentence.startswith(preparing.nobody_is_betrayed.objection)


@pytest.mark.rule("000-15", "000-32", "002-22")
def test_while_a_new_report_is_assessed_nothing_is_sent(ready, anna):
    take_step(ready.case, "assess_again", actor=anna, because=ready.report, at=make.BEGUN)
    assert refusals(send, ready, actor=anna) == [
        preparing.family_is_ready_to_go.objection,
        preparing.no_new_report_is_assessed.objection,
    ]


@pytest.mark.rule("000-15", "000-32")
def test_beside_a_track_that_runs_nothing_is_sent(ready, anna):
    Case.objects.filter(pk=ready.case_id).update(in_track_since=make.BEGUN)
    objection = preparing.veilig_thuis_does_not_act_itself.objection
    assert refusals(send, ready, actor=anna) == [objection]


@pytest.mark.rule("001-09", "003-44")
def test_with_a_plan_that_is_being_rewritten_nothing_is_sent(noord, anna, gijs):
    said = {"form": HandoverForm.WRITTEN, "form_reason": "Het gezin is voor onbepaalde tijd weg."}
    handover = make.coordinated_after(noord, by=anna, owner=gijs, said=said)
    with time_machine.travel(handover.begun_at + 3 * HOUR, tick=False):
        make_plan.adopting.revise_plan(
            handover.track.safety_plan, reason="evaluation", note="Scherper.", actor=gijs
        )
        assert preparing.plan_is_adopted.objection in refusals(send, handover, actor=gijs)
