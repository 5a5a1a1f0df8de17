"""Risks with how they stand, and what protects; they end and stay readable."""

import pytest
from django.core.exceptions import PermissionDenied

from audit.models import AuditEntry
from common.exceptions import DomainError
from safety.enums import ProtectiveKind, RiskKind, RiskStatus
from safety.selectors.factors import protective_of, risks_of
from safety.services.factors import (
    change_risk_status,
    describe_protective,
    describe_risk,
    end_protective,
    end_risk,
)
from tests.factories import cases, safety

pytestmark = pytest.mark.django_db


@pytest.mark.rule("000-02")
def test_a_risk_begins_open_and_each_change_says_what_shows_it(smeets, sanne, gijs):
    risk = safety.risk(smeets, by=gijs, about=sanne)

    change_risk_status(risk, status=RiskStatus.TACKLED, reason="In behandeling.", actor=gijs)
    change_risk_status(risk, status=RiskStatus.REDUCED, reason="Drinkt niet meer.", actor=gijs)

    [row] = risks_of(smeets)
    assert (risk.status, row.status) == (RiskStatus.OPEN, RiskStatus.REDUCED)
    assert [(c.before, c.after, c.reason) for c in row.changes.all()] == [
        ("open", "tackled", "In behandeling."),
        ("tackled", "reduced", "Drinkt niet meer."),
    ]


def test_another_status_without_what_shows_it_is_refused(smeets, gijs):
    risk = safety.risk(smeets, by=gijs)

    with pytest.raises(DomainError, match="Schrijf waaruit blijkt"):
        change_risk_status(risk, status=RiskStatus.REDUCED, reason="  ", actor=gijs)


def test_the_same_status_again_changes_nothing(smeets, gijs):
    risk = safety.risk(smeets, by=gijs)

    change_risk_status(risk, status=RiskStatus.OPEN, reason="", actor=gijs)

    assert not risk.changes.exists()


def test_what_ended_is_kept_apart_and_no_longer_written_in(smeets, gijs):
    risk, protective = safety.risk(smeets, by=gijs), safety.protective(smeets, by=gijs)
    end_risk(risk, reason="Was een ander gezin.", actor=gijs)
    end_protective(protective, reason="Oma is verhuisd.", actor=gijs)

    assert (risks_of(smeets), protective_of(smeets)) == ([], [])
    assert risks_of(smeets, ended=True)[0].ended_reason == "Was een ander gezin."
    assert protective_of(smeets, ended=True)[0].ended_by == gijs
    with pytest.raises(DomainError, match="geldt intussen niet meer"):
        change_risk_status(risk, status=RiskStatus.REDUCED, reason="x", actor=gijs)


def test_ending_asks_why(smeets, gijs):
    with pytest.raises(DomainError, match="Schrijf waarom"):
        end_risk(safety.risk(smeets, by=gijs), reason="", actor=gijs)


def test_a_risk_is_described_better_and_the_log_holds_no_words(smeets, sanne, gijs):
    risk = safety.risk(smeets, by=gijs)
    describe_risk(
        risk,
        kind=RiskKind.DEBTS,
        description="Sanne heeft geen winterjas.",
        about=sanne,
        actor=gijs,
    )

    [row] = risks_of(smeets)
    entry = AuditEntry.objects.filter(event="changed", data__riskfactor=risk.pk).get()
    assert (row.kind, row.about) == (RiskKind.DEBTS, sanne)
    assert entry.data["fields"] == ["kind", "description", "about"]


def test_what_protects_is_described_better(smeets, gijs):
    factor = safety.protective(smeets, by=gijs)
    describe_protective(
        factor, kind=ProtectiveKind.NETWORK, description="Oma en tante.", about=None, actor=gijs
    )

    assert protective_of(smeets)[0].description == "Oma en tante."


@pytest.mark.parametrize("note", [safety.risk, safety.protective])
def test_sent_twice_it_is_noted_once(smeets, gijs, note):
    assert note(smeets, by=gijs) == note(smeets, by=gijs)


@pytest.mark.parametrize("note", [safety.risk, safety.protective])
def test_without_words_it_says_nothing(smeets, gijs, note):
    with pytest.raises(DomainError, match="Beschrijf concreet"):
        note(smeets, by=gijs, description="  ")


@pytest.mark.parametrize("note", [safety.risk, safety.protective])
def test_somebody_of_another_family_is_not_written_about_here(smeets, noord, gijs, note):
    stranger = cases.person(noord, "Kees", "Anders")

    with pytest.raises(DomainError, match="hoort niet bij dit dossier"):
        note(smeets, by=gijs, about=stranger)


@pytest.mark.rule("A1", "A2")
@pytest.mark.parametrize("who", ["fatma", "chantal", "daan", "esra"])
@pytest.mark.parametrize("note", [safety.risk, safety.protective])
def test_who_does_not_judge_or_carry_here_notes_nothing(smeets, note, who, request):
    with pytest.raises(PermissionDenied):
        note(smeets, by=request.getfixturevalue(who))
