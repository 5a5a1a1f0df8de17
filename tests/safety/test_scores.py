"""Scores per person, rater and day; the first of VT is the conclusion of triage."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from audit.models import AuditEntry
from cases.enums import TriageOutcome
from common.exceptions import DomainError
from safety.enums import RaterKind
from safety.models import SafetyScore
from safety.selectors.scores import lowest_score, scores_of
from safety.services.scores import mend_score
from tests.factories import assessments, cases, safety

pytestmark = [pytest.mark.django_db, pytest.mark.rule("003-48")]
MONDAY, TUESDAY = date(2026, 5, 4), date(2026, 5, 5)


def test_scores_of_several_raters_stand_beside_each_other(smeets, sanne, gijs):
    safety.score(smeets, sanne, by=gijs, on=TUESDAY, score=5)
    safety.score(smeets, sanne, by=gijs, on=MONDAY, score=8, rater=RaterKind.CHILD, rated_by=sanne)
    safety.score(
        smeets, sanne, by=gijs, on=MONDAY, rater=RaterKind.PROFESSIONAL, rater_name="Juf Ank"
    )

    told = [(score.on, score.rated_by, score.score) for score in scores_of(smeets)]
    assert told == [
        (MONDAY, f"kind zelf, {sanne.name}", 8),
        (MONDAY, "professional, Juf Ank", 4),
        (TUESDAY, "Veilig Thuis", 5),
    ]


@pytest.mark.rule("002-33")
def test_the_conclusion_of_triage_is_the_first_score_of_vt(noord, fatma, anna, hanna):
    report = assessments.received(noord, by=fatma)
    assessments.judged(report, anna)
    assert scores_of(report.case) == []

    report = assessments.received(noord, by=fatma)
    assessments.decided(report, anna, hanna, TriageOutcome.INVESTIGATION, k4=True, k5=True)

    [score] = scores_of(report.case)
    assert (score.rater, score.score, score.source) == (RaterKind.VT, 7, report.number)
    assert score.on == timezone.localdate()
    assert score.of_triage


def test_the_lowest_of_the_last_scores_counts(smeets, sanne, noord, gijs):
    assert lowest_score(smeets) is None
    safety.score(smeets, sanne, by=gijs, on=MONDAY, score=2)
    safety.score(smeets, sanne, by=gijs, on=TUESDAY, score=7)
    assert lowest_score(smeets).score == 7

    safety.score(
        smeets, sanne, by=gijs, on=MONDAY, score=5, rater=RaterKind.NETWORK, rater_name="Oma"
    )
    assert (lowest_score(smeets).score, lowest_score(smeets).rater_name) == (5, "Oma")


@pytest.mark.parametrize("figure", [-1, 11])
def test_a_score_is_0_to_10(smeets, sanne, gijs, figure):
    with pytest.raises(DomainError, match="van 0 tot en met 10"):
        safety.score(smeets, sanne, by=gijs, score=figure)


@pytest.mark.parametrize("figure", [0, 10])
def test_both_ends_of_the_scale_are_scores(smeets, sanne, gijs, figure):
    assert safety.score(smeets, sanne, by=gijs, score=figure).score == figure


@pytest.mark.parametrize(
    ("rater", "sentence"),
    [
        (RaterKind.CHILD, "Kies welk gezinslid"),
        (RaterKind.FAMILY_MEMBER, "Kies welk gezinslid"),
        (RaterKind.PROFESSIONAL, "Vul in wie deze score gaf"),
        (RaterKind.NETWORK, "Vul in wie deze score gaf"),
    ],
)
def test_of_another_rater_it_is_known_who(smeets, sanne, gijs, rater, sentence):
    with pytest.raises(DomainError, match=sentence):
        safety.score(smeets, sanne, by=gijs, rater=rater)


def test_a_score_of_tomorrow_or_of_somebody_else_is_refused(smeets, sanne, noord, gijs):
    with pytest.raises(DomainError, match="toekomst"):
        safety.score(smeets, sanne, by=gijs, on=timezone.localdate() + timedelta(days=1))
    with pytest.raises(DomainError, match="hoort niet bij dit dossier"):
        safety.score(smeets, cases.person(noord, "Kees", "Anders"), by=gijs)


def test_sent_twice_it_is_one_score_and_another_figure_asks_a_reason(smeets, sanne, gijs):
    first = safety.score(smeets, sanne, by=gijs, on=MONDAY, score=4)

    assert safety.score(smeets, sanne, by=gijs, on=MONDAY, score=4) == first
    with pytest.raises(DomainError, match="Er is al een score"):
        safety.score(smeets, sanne, by=gijs, on=MONDAY, score=6)


def test_mending_a_slip_keeps_the_old_figure_in_the_log(smeets, sanne, gijs):
    given = safety.score(smeets, sanne, by=gijs, score=4)

    with pytest.raises(DomainError, match="Schrijf waarom"):
        mend_score(given, score=6, note="", reason="", actor=gijs)
    mended = mend_score(given, score=6, note="", reason="Verkeerd getypt.", actor=gijs)

    entry = AuditEntry.objects.filter(event="changed", data__safetyscore=given.pk).get()
    assert (mended.score, mended.mended_by, mended.mended_reason) == (6, gijs, "Verkeerd getypt.")
    assert (entry.data["before"], entry.data["after"]) == (4, 6)


@pytest.mark.parametrize("who", ["fatma", "chantal", "daan", "esra"])
def test_who_does_not_judge_or_carry_here_gives_no_score(smeets, sanne, who, request):
    with pytest.raises(PermissionDenied):
        safety.score(smeets, sanne, by=request.getfixturevalue(who))


@pytest.mark.parametrize(
    "wrong",
    [
        {"score": 11},
        {"rater": RaterKind.PROFESSIONAL},
        {"rater_name": "Juf Ank"},
        {"mended_reason": "zomaar"},
    ],
)
def test_the_database_refuses_what_no_score_can_be(smeets, sanne, gijs, wrong):
    fields = {"score": 4, "rater": RaterKind.VT, "on": MONDAY, **wrong}

    with pytest.raises(IntegrityError), transaction.atomic():
        SafetyScore.objects.create(case=smeets, person=sanne, noted_by=gijs, **fields)
