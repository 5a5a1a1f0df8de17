"""What stands between a handover and its receiver: each guard refuses, and lets go (3.6)."""

from dataclasses import replace
from datetime import timedelta

import pytest
import time_machine

from cases.enums import YesNoUnknown
from handover.consents import as_data, consents_of
from handover.enums import HandoverForm, HandoverOrigin
from handover.guards import preparing as guards
from handover.models import Handover
from organisations.enums import OrganisationKind, Severity
from organisations.models import TaskPackage
from sharing.enums import ConsentAnswer, ConsentBy, ShareGround
from tests.factories import handovers as make
from tests.factories import plans as make_plan
from tests.factories.organisations import municipality_of, organisation
from tests.factories.sharing import everybody_gave
from workflow.steps import take_step

pytestmark = pytest.mark.django_db

YES, NO, UNKNOWN = YesNoUnknown.YES, YesNoUnknown.NO, YesNoUnknown.UNKNOWN


@pytest.fixture
def ready(noord, anna) -> Handover:
    """Everything is written; it can be sent."""
    with time_machine.travel(make.BEGUN + timedelta(hours=4), tick=False):
        yield make.coordinated(noord, by=anna)


def changed(handover: Handover, **facts) -> Handover:
    for name, value in facts.items():
        setattr(handover, name, value)
    return handover


@pytest.mark.rule("003-34")
@pytest.mark.parametrize(
    ("origin", "severity", "form"),
    [
        (HandoverOrigin.TRIAGE, Severity.LIGHT, HandoverForm.WRITTEN),
        (HandoverOrigin.TRIAGE, Severity.MEDIUM, HandoverForm.WRITTEN),
        (HandoverOrigin.TRIAGE, Severity.HEAVY, HandoverForm.WARM),
        (HandoverOrigin.CONDITIONS, Severity.LIGHT, HandoverForm.WARM),
        (HandoverOrigin.INVESTIGATION, Severity.MEDIUM, HandoverForm.WARM),
    ],
)
def test_the_form_follows_from_origin_and_weight(origin, severity, form):
    assert guards.required_form(origin, severity) == form


@pytest.mark.rule("003-42", "003-43", "003-44", "000-05")
def test_lighter_than_asked_needs_a_reason_and_warmer_is_always_allowed(ready):
    heavy = changed(ready, severity=Severity.HEAVY, form=HandoverForm.WRITTEN)
    assert not guards.form_fits_the_weight(heavy)
    assert guards.form_fits_the_weight(changed(heavy, form_reason="Het gezin is onbereikbaar."))
    assert guards.form_fits_the_weight(changed(heavy, form_reason="", form=HandoverForm.WARM))
    assert guards.form_fits_the_weight(changed(ready, severity=Severity.LIGHT))


@pytest.mark.rule("002-06")
def test_somebody_active_has_to_receive_it(ready):
    assert guards.receiver_is_chosen(ready)
    ready.receiver.active = False
    assert not guards.receiver_is_chosen(ready)
    assert not guards.receiver_is_chosen(changed(ready, receiver=None))


@pytest.mark.rule("002-23")
def test_a_local_team_gets_directly_what_its_municipality_agreed_and_nothing_else(ready):
    assert guards.receiver_takes_this_weight(ready)
    TaskPackage.objects.filter(team_organisation=ready.receiver, severity=Severity.MEDIUM).delete()
    assert not guards.receiver_takes_this_weight(ready)
    assert guards.receiver_takes_this_weight(changed(ready, severity=Severity.LIGHT))


@pytest.mark.rule("002-24", "003-46")
@pytest.mark.parametrize("name", Handover.FIVE)
@pytest.mark.parametrize("answer", [NO, UNKNOWN, ""])
def test_an_involved_helper_passes_with_five_times_yes_only(ready, name, answer):
    involved = changed(ready, receiver_is_involved=True, **dict.fromkeys(Handover.FIVE, YES))
    assert guards.involved_helper_passes(involved)
    assert not guards.involved_helper_passes(changed(involved, **{name: answer}))
    assert guards.involved_helper_passes(changed(involved, receiver_is_involved=False))


@pytest.mark.rule("003-36", "003-40")
@pytest.mark.parametrize(
    "facts", [{"contacted_at": None}, {"contacted_with": " "}, {"contact_note": ""}]
)
def test_the_receiver_is_spoken_first(ready, facts):
    assert guards.receiver_was_contacted(ready)
    assert not guards.receiver_was_contacted(changed(ready, **facts))


@pytest.mark.rule("000-04", "000-34")
def test_after_a_track_the_municipality_or_its_team_is_party(noord, anna, gijs):
    handover = make.preparing_after(noord, by=anna, owner=gijs)
    assert guards.municipality_is_party_after_a_track(handover)
    provider = organisation(noord, OrganisationKind.CARE_PROVIDER, "Jeugdhulp De Brug")
    assert not guards.municipality_is_party_after_a_track(changed(handover, receiver=provider))


@pytest.mark.rule("003-38", "003-56")
def test_whether_somebody_directs_care_already_is_asked(ready):
    assert guards.director_was_looked_for(ready)
    assert not guards.director_was_looked_for(changed(ready, director_known=UNKNOWN))
    known = changed(ready, director_known=YES)
    assert not guards.director_was_looked_for(known)
    assert guards.director_was_looked_for(changed(known, director_name="Ton Smit"))


@pytest.mark.rule("003-38", "003-56")
def test_a_director_without_an_organisation_gets_no_copy_and_that_is_said(ready):
    named = changed(ready, director_known=YES, director_name="Ton Smit")
    assert not guards.director_gets_a_copy(named)
    assert guards.director_gets_a_copy(changed(named, director=municipality_of(named.case.region)))
    assert guards.director_gets_a_copy(changed(named, director=None, director_known=NO))


@pytest.mark.rule("003-36")
@pytest.mark.parametrize("answer", ["", UNKNOWN])
def test_whether_it_can_wait_is_answered(ready, answer):
    assert guards.waiting_is_answered(ready)
    assert not guards.waiting_is_answered(changed(ready, can_wait=answer))
    assert guards.waiting_is_answered(changed(ready, can_wait=NO))


@pytest.mark.rule("003-35")
@pytest.mark.parametrize("answer", ["", UNKNOWN, YES])
def test_nobody_is_handed_over_in_acute_danger(ready, answer):
    assert guards.nobody_is_acutely_unsafe(ready)
    assert not guards.nobody_is_acutely_unsafe(changed(ready, acutely_unsafe=answer))


@pytest.mark.rule("003-34")
def test_a_handover_waits_for_the_decision_or_the_conditions_it_follows_from(ready, anna):
    assert guards.family_is_ready_to_go(ready)
    assert guards.no_new_report_is_assessed(ready)
    take_step(ready.case, "assess_again", actor=anna, because=ready.report, at=make.BEGUN)
    ready.case.refresh_from_db()
    assert not guards.family_is_ready_to_go(ready)
    assert not guards.no_new_report_is_assessed(ready)


@pytest.mark.rule("001-02", "003-15")
@pytest.mark.parametrize("name", ["family_knows", "current_help", "advice_plan", "way_back"])
def test_a_document_with_an_open_question_does_not_go(ready, name):
    assert guards.document_is_complete(ready)
    open_one = changed(ready, **{name: "  "})
    assert not guards.document_is_complete(open_one)
    assert open_one._meta.get_field(name).verbose_name in guards.document_is_complete.says(open_one)


@pytest.mark.rule("001-23", "A9")
def test_without_everybodys_consent_it_is_weighed_why_sharing_is_needed(ready):
    assert guards.sharing_is_grounded(ready)
    assert not guards.sharing_is_grounded(changed(ready, share_weighing=" "))
    consented = changed(ready, consents=as_data(everybody_gave(ready.case)))
    assert guards.sharing_is_grounded(consented)
    assert not guards.sharing_is_grounded(changed(consented, share_ground=""))


@pytest.mark.rule("001-23", "A9")
def test_consent_as_the_ground_is_the_consent_of_everybody(ready):
    by_consent = changed(
        ready, share_ground=ShareGround.CONSENT, consents=as_data(everybody_gave(ready.case))
    )
    assert guards.sharing_is_grounded(by_consent)
    first, *others = consents_of(by_consent)
    refused = replace(first, answer=ConsentAnswer.REFUSED, given_by=ConsentBy.CUSTODIANS)
    changed(by_consent, consents=as_data([refused, *others]))
    assert not guards.sharing_is_grounded(by_consent)
    assert first.person.name in guards.sharing_is_grounded.says(by_consent)


@pytest.mark.rule("001-23")
def test_on_a_ground_that_is_for_something_else_nothing_is_handed_over(ready):
    assert not guards.sharing_is_grounded(
        changed(ready, share_ground=ShareGround.FACT_ONLY_AGREEMENT)
    )


@pytest.mark.rule("001-09", "003-44")
def test_a_plan_that_is_being_rewritten_is_adopted_first(noord, anna, gijs):
    handover = make.coordinated_after(noord, by=anna, owner=gijs)
    assert guards.plan_is_adopted(handover)
    plan = handover.track.safety_plan
    with time_machine.travel(handover.begun_at + timedelta(days=1), tick=False):
        make_plan.adopting.revise_plan(plan, reason="evaluation", note="Scherper.", actor=gijs)
    assert not guards.plan_is_adopted(handover)


def test_a_written_handover_is_sent_and_a_warm_one_is_not(ready):
    assert guards.is_written(ready)
    assert not guards.is_warm(ready)
    assert not guards.is_written(changed(ready, form=HandoverForm.WARM))


def test_a_municipality_takes_every_weight(noord, anna):
    handover = make.preparing(noord, by=anna, receiver=municipality_of(noord))
    assert guards.receiver_takes_this_weight(handover)
