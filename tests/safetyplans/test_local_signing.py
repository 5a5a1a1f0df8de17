"""What is signed is frozen: these words, this version, by these people (003-48, ideas 7 and 10)."""

from datetime import timedelta

import pytest
import time_machine
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.urls import reverse

from accounts.roles import Role
from audit.models import AuditEntry
from cases.services.assignments import assign
from common.exceptions import DomainError, TransitionBlocked
from notifications.models import Notification
from people.models import HouseholdMember
from safetyplans.enums import PlanState, VersionReason
from safetyplans.models import (
    LocalVersion,
    MunicipalPart,
    OwnPart,
    PlanSignature,
    SafetyPlan,
    Signatory,
)
from safetyplans.selectors.local import signatories_now, signatures_of
from safetyplans.services import local, signing
from safetyplans.services.local_writing import remove_local_row, write_words
from tests.factories import cases as make_case
from tests.factories import local_plans as make
from tests.factories.accounts import colleague
from tests.factories.organisations import municipality_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(noord, bram, gijs) -> SafetyPlan:
    return make.ready(noord, municipality_of(noord), by=bram, owner=gijs)


@pytest.fixture(autouse=True)
def later(plan):
    with time_machine.travel(make.moment_of(plan) + timedelta(hours=1), tick=False):
        yield


@pytest.fixture
def version(plan, daan) -> LocalVersion:
    return make.frozen(plan, daan)


def change(plan, daan, words="Sanne en Jelle praten met een therapeut.") -> SafetyPlan:
    return write_words(plan, recovery=words, actor=daan)


@pytest.mark.rule("003-48")
def test_the_same_words_are_one_version_and_another_letter_is_the_next(plan, daan, version):
    assert signing.freeze_local_version(plan, actor=daan) == version

    change(plan, daan)
    second = signing.freeze_local_version(plan, actor=daan)

    assert (second.number, second.reason) == (2, VersionReason.CORRECTION)
    assert second.content_hash != version.content_hash
    assert version.content["recovery"] == "Sanne praat met een kindertherapeut over wat zij zag."


def test_a_version_tells_on_which_words_of_vt_it_goes_on(plan, version):
    adopted = plan.versions.get()
    assert version.vt_version == adopted
    assert version.content["vt"] == {"number": 1, "hash": adopted.content_hash}
    assert version.content["conditions"][0]["text"] == adopted.content["conditions"][0]["text"]


def test_what_is_not_written_is_not_laid_before_anybody(plan, daan):
    MunicipalPart.objects.update(recovery="")
    with pytest.raises(TransitionBlocked, match="Onderdeel 4"):
        signing.freeze_local_version(plan, actor=daan)


@pytest.mark.rule("003-48")
@pytest.mark.parametrize("model", [LocalVersion, PlanSignature])
def test_the_database_refuses_every_change_of_what_was_signed(plan, daan, version, model):
    make.signed_by_all(version, daan)
    table, key = model._meta.db_table, model.objects.first().pk
    for order in (f"UPDATE {table} SET content_hash = 'x'", f"DELETE FROM {table}"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"{order} WHERE id = %s", [key])


@pytest.mark.rule("003-48")
def test_the_database_takes_no_signature_under_other_words(plan, daan, version):
    with pytest.raises(DatabaseError, match="words of its version"), transaction.atomic():
        PlanSignature.objects.create(
            version=version,
            signatory=signatories_now(plan)[0],
            signs_as="family",
            name="Fenna",
            refusal="nee",
            content_hash="0" * 64,
            signed_at=version.frozen_at,
            noted_by=daan,
        )


@pytest.mark.rule("003-48")
def test_the_database_takes_one_signature_or_refusal_of_each_and_never_both(plan, daan, version):
    signatory = signatories_now(plan)[0]
    facts = {
        "version": version,
        "signatory": signatory,
        "signs_as": "family",
        "name": "Fenna",
        "content_hash": version.content_hash,
        "signed_at": version.frozen_at,
        "noted_by": daan,
    }
    drawn = make.a_line().as_data()
    for unclear in ({}, {"given": drawn, "refusal": "nee"}):
        with pytest.raises(IntegrityError, match="signed_or_refused"), transaction.atomic():
            PlanSignature.objects.create(**facts, **unclear)
    PlanSignature.objects.create(**facts, given=drawn)
    with pytest.raises(IntegrityError, match="signed_once"), transaction.atomic():
        PlanSignature.objects.create(**facts, refusal="nee")


@pytest.mark.rule("003-48")
def test_after_a_change_nobody_signs_the_old_words_and_their_signatures_stay_readable(
    plan, daan, version
):
    first, second, *_ = signatories_now(plan)
    signing.sign_version(version, first, given=make.a_line(), actor=daan)
    change(plan, daan)

    with pytest.raises(DomainError, match="niet meer de tekst"):
        signing.sign_version(version, second, given=make.a_line(), actor=daan)
    newer = signing.freeze_local_version(plan, actor=daan)

    assert signatures_of(newer) == []
    assert [one.signatory for one in signatures_of(version)] == [first]
    signing.sign_version(newer, first, given=make.a_line(), actor=daan)


@pytest.mark.rule("003-48")
def test_the_same_words_again_are_another_version_and_the_first_is_signed_no_more(
    plan, daan, version
):
    one = signatories_now(plan)[0]
    change(plan, daan)
    signing.freeze_local_version(plan, actor=daan)
    change(plan, daan, version.content["recovery"])
    third = signing.freeze_local_version(plan, actor=daan)
    assert (third.number, third.content_hash) == (3, version.content_hash)

    with pytest.raises(DomainError, match="niet meer de tekst"):
        signing.sign_version(version, one, given=make.a_line(), actor=daan)
    assert signatures_of(version) == []


@pytest.mark.rule("003-48")
def test_who_no_longer_takes_part_signs_nothing(plan, daan, version):
    make.signed_by_all(version, daan)
    helper = plan.signatories.get(signs_as="helper")
    remove_local_row(helper, actor=daan)
    plan.signatories.create(number=99, signs_as="helper", name="Karin Vos", role="consulent")
    newer = signing.freeze_local_version(plan, actor=daan)

    with pytest.raises(DomainError, match="staat niet"):
        signing.sign_version(newer, helper, given=make.a_line(), actor=daan)


@pytest.mark.rule("002-28")
def test_who_reported_makes_the_plan_along_with_family_and_receiver(plan, daan):
    plan.signatories.create(number=99, signs_as="helper", name="Juf Marloes", role="leerkracht")
    version = signing.freeze_local_version(plan, actor=daan)
    make.signed_by_all(version, daan)

    signing.sign_plan(plan, actor=daan)

    signed = {(one.signs_as, one.name) for one in signatures_of(version)}
    assert ("helper", "Juf Marloes") in signed
    assert {how for how, _ in signed} >= {"family", "helper"}


def test_one_signs_once_and_either_signs_or_refuses(plan, daan, version):
    one = signatories_now(plan)[0]
    for nothing_clear in ({}, {"given": make.a_line(), "refusal": "Nee."}):
        with pytest.raises(DomainError, match="Zet een handtekening, of"):
            signing.sign_version(version, one, actor=daan, **nothing_clear)
    signing.sign_version(version, one, refusal="Ik wil niet.", actor=daan)
    with pytest.raises(DomainError, match="tekende deze versie al"):
        signing.sign_version(version, one, given=make.a_line(), actor=daan)


def test_who_no_longer_takes_part_is_not_asked_and_the_signature_stays(plan, daan, version):
    make.signed_by_all(version, daan)
    helper = plan.signatories.get(signs_as="helper")

    remove_local_row(helper, actor=daan)

    assert Signatory.objects.get(pk=helper.pk).signs is False
    assert helper not in signatories_now(plan)
    assert signatures_of(version)[-1].name


def test_vt_hears_that_the_plan_is_signed_and_the_log_holds_no_name(plan, daan, gijs, version):
    make.signed_by_all(version, daan)

    signing.sign_plan(plan, actor=daan)

    told = Notification.objects.get(recipient=gijs, key=f"plan-signed:{version.pk}")
    assert told.title == f"Het veiligheidsplan is ondertekend: {plan.number}"
    written = AuditEntry.objects.filter(case_number=plan.case.number).values_list(
        "data", "target_label"
    )
    assert not [row for row in written if "Fenna" in str(row) or "Kuipers" in str(row)]


@pytest.mark.rule("A2")
def test_who_no_longer_carries_the_case_does_not_hear_that_it_is_signed(
    plan, daan, gijs, bram, version
):
    jelle = colleague("Jelle Bos", Role.CASEWORKER, gijs.organisation)
    assign(plan.case, to=jelle, reason="Neemt het over", actor=bram)
    assign(plan.case, to=gijs, reason="Is terug", actor=bram)
    make.signed_by_all(version, daan)

    signing.sign_plan(plan, actor=daan)

    heard = Notification.objects.filter(key=f"plan-signed:{version.pk}")
    assert {row.recipient for row in heard} == {gijs}


@pytest.mark.rule("001-24")
def test_a_plan_is_adjusted_with_a_reason_and_everybody_signs_version_two(plan, daan, version):
    make.signed_by_all(version, daan)
    signing.sign_plan(plan, actor=daan)
    signing.execute_plan(plan, actor=daan)
    with pytest.raises(DomainError, match="Kies een reden"):
        signing.adjust_plan(plan, reason=VersionReason.FIRST, note="Zomaar.", actor=daan)
    with pytest.raises(DomainError, match="Kies een reden"):
        signing.adjust_plan(plan, reason=VersionReason.NEW_REPORT, note=" ", actor=daan)

    note = "De politie kwam op 21 februari."
    plan = signing.adjust_plan(plan, reason=VersionReason.NEW_REPORT, note=note, actor=daan)
    assert plan.state == PlanState.ADJUSTED
    change(plan, daan)
    second = signing.freeze_local_version(plan, actor=daan)

    assert (second.number, second.reason, second.note) == (2, VersionReason.NEW_REPORT, note)
    with pytest.raises(TransitionBlocked, match="Nog niet iedereen tekende"):
        signing.sign_plan(plan, actor=daan)
    make.signed_by_all(second, daan)
    assert signing.sign_plan(plan, actor=daan).state == PlanState.SIGNED


def test_a_page_with_other_words_signs_nothing(as_, plan, daan, version):
    one = signatories_now(plan)[0]
    here = reverse("safetyplans:local_sign", args=[plan.case.number, one.number])
    change(plan, daan)
    signing.freeze_local_version(plan, actor=daan)
    sent = {"seen": version.content_hash, "signature_typed": "Fenna", "signature_drawn": ""}

    answer = as_(daan).post(here, sent)

    assert answer.status_code == 422
    assert "niet meer de tekst die nu geldt" in answer.content.decode()
    assert not PlanSignature.objects.exists()
    now = plan.local_versions.get(number=2).content_hash
    assert answer.content.decode().count(f'name="seen" value="{now}"') == 2
    assert as_(daan).post(here, sent | {"seen": now}).status_code == 302


def test_who_signs_without_anything_reads_why_beside_the_field(as_, plan, daan, version):
    one = signatories_now(plan)[0]
    here = reverse("safetyplans:local_sign", args=[plan.case.number, one.number])

    answer = as_(daan).post(here, {"seen": version.content_hash})
    assert answer.status_code == 422
    assert "Zet een handtekening: teken in het vak of typ uw naam." in answer.content.decode()
    answer = as_(daan).post(here, {"seen": version.content_hash, "weigert": "1"})
    assert answer.status_code == 422
    assert not PlanSignature.objects.exists()


def test_two_versions_stand_side_by_side(as_, plan, daan, gijs, version):
    change(plan, daan)
    signing.freeze_local_version(plan, actor=daan)
    here = reverse("safetyplans:local_compare", args=[plan.case.number, 2])

    page = as_(gijs).get(here).content.decode()

    assert "Er is 1 verschil." in page
    assert "Van versie 1 naar versie 2" in page
    first = reverse("safetyplans:local_compare", args=[plan.case.number, 1])
    assert as_(gijs).get(first).status_code == 404


@pytest.mark.rule("003-48")
def test_who_came_to_live_there_after_the_text_was_fixed_is_asked_too(as_, plan, daan, version):
    make.signed_by_all(version, daan)
    region = plan.case.region
    aunt = make_case.person(region, "Truus", "Vermeer", birth_year=1970)
    HouseholdMember.objects.create(
        household=plan.case.household, person=aunt, since=plan.started_at.date()
    )
    with pytest.raises(TransitionBlocked, match="Truus"):
        signing.sign_plan(plan, actor=daan)
    page = as_(daan).get(reverse("safetyplans:local", args=[plan.case.number])).content.decode()
    assert "Schrijf van ieder gezinslid" in page

    OwnPart.objects.create(plan=plan, person=aunt, responsibility="Past op.", consequence="Belt.")
    second = signing.freeze_local_version(plan, actor=daan)

    assert second.number == 2
    assert aunt in [one.person for one in signatories_now(plan)]


def test_a_plan_that_ended_stays_readable_with_its_signatures(as_, plan, daan, gijs, version):
    make.signed_by_all(version, daan)
    local.plan_ends(
        plan.case, goal_reached=False, because=plan.case, at=make.moment_of(plan), actor=daan
    )
    local.begin_local_half(plan.case, because=plan.case, at=make.moment_of(plan), actor=daan)
    client = as_(daan)

    page = client.get(reverse("safetyplans:local", args=[plan.case.number])).content.decode()
    here = reverse("safetyplans:local_former", args=[plan.case.number, plan.number])
    assert here in page
    former = client.get(here).content.decode()
    assert "Vader belt eerst voor hij komt." in former
    assert "Handtekening van Fenna" in former
