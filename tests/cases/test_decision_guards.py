"""Every rule about deciding blocks alone, with its own sentence (domain 2.3, 3.3, 7.5)."""

from datetime import date

import pytest
from django.utils import timezone

from cases.enums import (
    AdviceVariant,
    FamilyContactBy,
    ReceiverKind,
    TriageOutcome,
    YesNoUnknown,
)
from cases.guards import assessment as finding
from cases.guards import decision as rules
from cases.models import SafetyAssessment
from cases.services import decision as decisions
from cases.services.assessment import complete, save_closing
from cases.services.review import judge_again
from common.exceptions import ReasonRequired, TransitionBlocked
from organisations.enums import OrganisationKind, Severity
from organisations.models import RegionProfile, TaskPackage
from tests.factories import assessments as bring
from tests.factories.organisations import local_team_of, organisation
from workflow.steps import objections

O = TriageOutcome  # noqa: E741
YES, NO = YesNoUnknown.YES, YesNoUnknown.NO
HELPER_ANSWERS = [name for name in bring.ABLE_HELPER if name != "family_open_to_help"]


@pytest.fixture
def report(noord, anna):
    return bring.received(noord, by=anna, own_help=True)


@pytest.fixture
def team(noord):
    """A local team that takes light and medium weights by agreement."""
    made = local_team_of(noord)
    for severity in (Severity.LIGHT, Severity.MEDIUM):
        TaskPackage.objects.create(
            team_organisation=made, severity=severity, valid_from=date(2020, 1, 1)
        )
    return made


def fresh(assessment):
    return SafetyAssessment.objects.get(pk=assessment.pk)


def only(guard, assessment, step="decide"):
    """This guard objects, nothing else does, and it says so in its own words."""
    row = fresh(assessment)
    sentences = objections(row, step)
    assert sentences == [guard.says(row)]
    return sentences[0]


def with_decision(report, anna, gijs, outcome, *, judgement=None, **facts):
    assessment = bring.reviewed(report, anna, gijs, **(judgement or {}))
    given = {**bring.NOTHING_HOLDS, "outcome": outcome, **facts}
    return decisions.save_decision(assessment, actor=anna, **given)


@pytest.mark.rule("002-33")
def test_no_decision_without_a_second_pair_of_eyes(report, anna, gijs):
    assessment = bring.asked(report, anna, gijs)
    decisions.save_decision(assessment, actor=anna, outcome=O.CLOSE, **bring.NOTHING_HOLDS)

    only(finding.reviewed_by_another, assessment)


@pytest.mark.rule("002-33")
def test_a_review_of_the_former_judgement_does_not_count(report, anna, gijs):
    assessment = bring.reviewed(report, anna, gijs)
    assessment = judge_again(assessment, actor=anna)

    assert not finding.reviewed_by_another(fresh(assessment))


@pytest.mark.rule("002-35")
def test_all_six_conclusions_are_answered(report, anna, gijs):
    assessment = with_decision(report, anna, gijs, O.CLOSE, k3=None)

    assert only(rules.retention_is_answered, assessment).endswith("Nog open: K3.")


@pytest.mark.rule("002-35")
@pytest.mark.parametrize("kind", ["k1", "k2", "k3", "k4", "k5", "k6"])
@pytest.mark.parametrize("outcome", [O.CLOSE, O.OWN_HELP])
def test_each_conclusion_alone_keeps_the_case_at_vt(report, anna, gijs, kind, outcome):
    assessment = with_decision(
        report, anna, gijs, outcome, advice_variant=AdviceVariant.CONTINUE, **{kind: True}
    )

    assert kind.upper() in only(rules.retained_case_stays_at_vt, assessment)


@pytest.mark.rule("002-35")
@pytest.mark.parametrize("outcome", [O.CONDITIONS, O.INVESTIGATION])
def test_with_d_and_e_every_conclusion_may_hold(report, anna, gijs, outcome):
    holding = dict.fromkeys(bring.NOTHING_HOLDS, True)
    assessment = with_decision(report, anna, gijs, outcome, **holding)

    assert objections(fresh(assessment), "decide") == []


@pytest.mark.rule("002-35", "A5")
def test_promised_anonymity_is_k5(noord, anna, gijs):
    report = bring.received(noord, by=anna, anonymous=True)
    assessment = with_decision(report, anna, gijs, O.INVESTIGATION, k4=True)

    only(rules.anonymity_means_k5, assessment)


@pytest.mark.rule("002-35")
def test_an_acute_instrument_is_k1(report, anna, gijs):
    assessment = with_decision(
        report, anna, gijs, O.CONDITIONS, judgement={"yes": ("acute",)}, k4=True
    )

    only(rules.acute_means_k1, assessment)


@pytest.mark.rule("002-35")
def test_a_structural_instrument_is_k2(report, anna, gijs):
    assessment = with_decision(
        report, anna, gijs, O.CONDITIONS, judgement={"yes": ("structural",)}, k4=True
    )

    only(rules.structural_means_k2, assessment)


@pytest.mark.rule("002-06", "002-08")
def test_an_outcome_is_chosen(report, anna, gijs):
    only(rules.outcome_is_chosen, with_decision(report, anna, gijs, ""))


@pytest.mark.rule("003-44")
@pytest.mark.parametrize("outcome", [O.CLOSE, O.OWN_HELP])
def test_a_heavy_case_stays_at_vt(report, anna, gijs, outcome):
    assessment = with_decision(
        report,
        anna,
        gijs,
        outcome,
        judgement={"severity": Severity.HEAVY},
        advice_variant=AdviceVariant.ADAPT,
    )

    only(rules.heavy_case_stays_at_vt, assessment)


@pytest.mark.rule("003-35")
def test_nobody_is_handed_over_who_is_unsafe_now(report, anna, gijs, team):
    assessment = with_decision(
        report,
        anna,
        gijs,
        O.DIRECT_HANDOVER,
        judgement={"safe_now": NO},
        receiver_kind=ReceiverKind.LOCAL_TEAM,
        receiver=team,
    )

    only(rules.nobody_acutely_unsafe_at_handover, assessment)


@pytest.mark.rule("002-16")
def test_own_help_gets_an_advice(report, anna, gijs):
    only(rules.advice_is_given, with_decision(report, anna, gijs, O.OWN_HELP))


@pytest.mark.rule("002-16")
def test_advice_to_extend_is_not_own_help(report, anna, gijs):
    assessment = with_decision(report, anna, gijs, O.OWN_HELP, advice_variant=AdviceVariant.EXTEND)

    only(rules.extending_is_not_own_help, assessment)


@pytest.mark.rule("002-06")
def test_a_handover_names_its_receiver(report, anna, gijs):
    only(rules.receiver_is_named, with_decision(report, anna, gijs, O.DIRECT_HANDOVER))


@pytest.mark.rule("002-23")
def test_a_local_team_gets_only_what_is_in_its_package(report, anna, gijs, noord):
    assessment = with_decision(
        report,
        anna,
        gijs,
        O.DIRECT_HANDOVER,
        receiver_kind=ReceiverKind.LOCAL_TEAM,
        receiver=local_team_of(noord, "Wijkteam zonder afspraken"),
    )

    only(rules.local_team_takes_this_weight, assessment)


@pytest.mark.rule("002-24")
@pytest.mark.parametrize("name", HELPER_ANSWERS)
def test_a_helper_passes_all_five_questions_or_does_not_get_the_case(
    report, anna, gijs, noord, name
):
    helper = organisation(noord, OrganisationKind.CARE_PROVIDER, "Zorggroep De Brug")
    answers = {**bring.ABLE_HELPER, name: YesNoUnknown.UNKNOWN}
    assessment = with_decision(
        report,
        anna,
        gijs,
        O.DIRECT_HANDOVER,
        receiver_kind=ReceiverKind.HELPER,
        receiver=helper,
        **answers,
    )

    only(rules.helper_passes_the_test, assessment)


@pytest.mark.rule("003-40")
def test_doubt_means_calling_the_local_field_first(report, anna, gijs, team):
    direct = {"receiver_kind": ReceiverKind.LOCAL_TEAM, "receiver": team}
    assessment = with_decision(report, anna, gijs, O.DIRECT_HANDOVER, in_doubt=True, **direct)
    only(rules.doubt_means_calling_first, assessment)

    decisions.save_decision(
        assessment,
        actor=anna,
        local_field_called_at=timezone.now(),
        local_field_view="Zij kennen het gezin en kunnen morgen langs.",
    )

    assert objections(fresh(assessment), "decide") == []


@pytest.mark.rule("002-12")
def test_uncertain_own_help_needs_a_reason(noord, anna, gijs):
    report = bring.received(noord, by=anna, own_help=False)
    assessment = with_decision(
        report, anna, gijs, O.OWN_HELP, advice_variant=AdviceVariant.CONTINUE
    )

    with pytest.raises(ReasonRequired, match="eigen hulp"):
        decisions.decide(assessment, actor=anna)

    decision = decisions.decide(assessment, actor=anna, despite="Oma woont tijdelijk in.")
    assert decision.grounds["despite"] == "Oma woont tijdelijk in."


@pytest.mark.rule("003-30")
def test_a_decision_is_motivated_before_it_is_completed(report, anna, gijs):
    assessment = bring.decided(report, anna, gijs, O.CLOSE)
    save_closing(assessment, actor=anna, motivation=" ", family_contact_by=FamilyContactBy.VT)

    only(rules.is_motivated, assessment, "complete")


@pytest.mark.rule("002-11")
@pytest.mark.parametrize(
    "who", ["", FamilyContactBy.LOCAL_TEAM, FamilyContactBy.PROFESSIONAL], ids=str
)
def test_who_contacts_the_family_is_named_before_it_is_completed(report, anna, gijs, who):
    assessment = bring.decided(report, anna, gijs, O.CLOSE)
    save_closing(assessment, actor=anna, motivation="Geen zorgen meer.", family_contact_by=who)

    only(rules.family_contact_is_named, assessment, "complete")
    with pytest.raises(TransitionBlocked):
        complete(assessment, actor=anna)


class TestOverrideO1:
    """Structural unsafety handed over directly, if the region allows it and all is there (7.5)."""

    @pytest.fixture
    def region_allows(self, noord):
        RegionProfile.objects.create(region=noord, valid_from=date(2020, 1, 1), medium_direct=True)

    def structural(self, report, anna, gijs, team, hanna, **facts):
        whole = {
            "k2": True,
            "receiver_kind": ReceiverKind.LOCAL_TEAM,
            "receiver": team,
            **bring.ABLE_HELPER,
            "override_reason": "Het wijkteam komt al wekelijks over de vloer.",
            "override_second": hanna,
        }
        return with_decision(
            report,
            anna,
            gijs,
            O.DIRECT_HANDOVER,
            judgement={"severity": Severity.MEDIUM, "yes": ("structural",)},
            **{**whole, **facts},
        )

    @pytest.mark.rule("002-35")
    def test_it_applies_when_everything_is_there(
        self, report, anna, gijs, team, hanna, region_allows
    ):
        assessment = self.structural(report, anna, gijs, team, hanna)

        decision = decisions.decide(assessment, actor=anna)

        assert decision.grounds["override_o1"] is True

    @pytest.mark.rule("002-35")
    def test_not_in_a_region_that_did_not_choose_it(self, report, anna, gijs, team, hanna):
        assessment = self.structural(report, anna, gijs, team, hanna)

        only(rules.retained_case_stays_at_vt, assessment)

    @pytest.mark.rule("002-35")
    @pytest.mark.parametrize(
        "missing",
        [
            {"family_open_to_help": NO},
            *({name: NO} for name in HELPER_ANSWERS),
            {"override_reason": ""},
            {"override_second": None},
            {"k1": True},
            {"k3": True},
            {"k4": True},
            {"k5": True},
            {"k6": True},
        ],
        ids=lambda missing: next(iter(missing)),
    )
    def test_not_with_anything_missing(
        self, report, anna, gijs, team, hanna, region_allows, missing
    ):
        assessment = self.structural(report, anna, gijs, team, hanna, **missing)

        only(rules.retained_case_stays_at_vt, assessment)

    @pytest.mark.rule("002-35")
    def test_not_with_the_author_as_second_person(self, report, anna, gijs, team, region_allows):
        assessment = self.structural(report, anna, gijs, team, anna)

        only(rules.retained_case_stays_at_vt, assessment)
