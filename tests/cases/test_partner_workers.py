"""On whose desk a family is at a partner (A1)."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import User
from accounts.roles import Role
from audit.models import AuditEntry
from cases.enums import RegieKind
from cases.models import Case, ConflictOfInterest, PartnerWorker
from cases.selectors.partner_workers import could_work, desk_of, desks_of, to_tell
from cases.services.conflicts import lock_out
from cases.services.partner_workers import end_empty_desks, give_family, let_work, take_from
from cases.services.regie import end_regie
from common.exceptions import DomainError, ReasonRequired
from notifications.models import Notification
from organisations.enums import OrganisationKind
from tests.factories import cases as make
from tests.factories.accounts import colleague
from tests.factories.letters import moment
from tests.factories.organisations import (
    local_team_of,
    municipality_of,
    organisation,
    veilig_thuis_of,
)
from tests.factories.regie import directs


@pytest.fixture
def case(anna, noord, town):
    """The municipality directs the process; nobody there was named yet."""
    made = make.case(noord, by=anna)
    directs(made, town, by=anna)
    return made


def fresh(user):
    """As somebody who comes in now: memberships are read once per request."""
    return User.objects.get(pk=user.pk)


def knows(user, case):
    return Case.objects.known_to_partner(fresh(user)).filter(pk=case.pk).exists()


@pytest.mark.rule("001-17")
def test_regie_is_in_the_name_of_whose_desk_it_is(case, anna, town, daan, karin):
    directs(case, town, by=anna, kinds=(RegieKind.CLIENT_CONTACT,))
    give_family(case, organisation=town, worker=daan, reason="", actor=karin)

    held = case.regie.filter(organisation=town, until=None)
    assert {row.person for row in held} == {daan}
    assert held.count() == 2


@pytest.mark.rule("001-17", "000-18")
def test_another_person_who_was_named_stays(case, anna, town, daan, jet, karin):
    """Casusregie is agreed with Jet: giving the family to another consulent does not move that."""
    give_family(case, organisation=town, worker=daan, reason="", actor=karin)
    directs(case, town, by=anna, kinds=(RegieKind.CASUSREGIE,), person=jet)
    ties = colleague("Ties Vos", Role.CONSULENT, town)

    give_family(case, organisation=town, worker=ties, reason="Verlof", actor=karin)

    held = {row.kind: row.person for row in case.regie.filter(organisation=town, until=None)}
    assert held == {RegieKind.PROCESREGIE: ties, RegieKind.CASUSREGIE: jet}


@pytest.mark.rule("000-17")
@pytest.mark.parametrize(
    ("days", "said"),
    [(0, "sinds vandaag"), (1, "al 1 dag "), (13, "al 13 dagen"), (20, "al 2 weken"),
     (425, "al 14 maanden")],
)  # fmt: skip
def test_another_consulent_asks_a_reason_and_says_how_long(
    case, town, daan, jet, karin, days, said
):
    begun = moment(2026, 3, 2, 10)
    give_family(case, organisation=town, worker=daan, reason="", actor=karin, at=begun)
    later = begun + timedelta(days=days)

    with time_machine.travel(later, tick=False), pytest.raises(ReasonRequired) as refusal:
        give_family(case, organisation=town, worker=jet, reason=" ", actor=karin)

    assert refusal.value.reasons[0].startswith(f"Daan Kuipers werkt {said}")
    assert desk_of(case, town).worker == daan


@pytest.mark.rule("000-17")
def test_with_a_reason_the_desks_join_without_a_gap(case, town, daan, jet, karin):
    give_family(case, organisation=town, worker=daan, reason="", actor=karin)

    given = give_family(case, organisation=town, worker=jet, reason="Daan is ziek", actor=karin)

    former = PartnerWorker.objects.get(worker=daan)
    assert former.until == given.since
    assert given.reason == "Daan is ziek"
    regie = case.regie.get(kind=RegieKind.PROCESREGIE, until=None)
    assert (regie.person, regie.reason) == (jet, "Daan is ziek")
    assert [desk.worker for desk in desks_of(case)] == [jet]


def test_given_twice_to_the_same_is_once(case, town, daan, karin):
    for _ in range(2):
        give_family(case, organisation=town, worker=daan, reason="", actor=karin)

    assert PartnerWorker.objects.count() == 1


def test_the_database_refuses_two_desks_at_one_organisation(case, anna, town, daan, jet, karin):
    give_family(case, organisation=town, worker=daan, reason="", actor=karin)

    with pytest.raises(IntegrityError), transaction.atomic():
        PartnerWorker.objects.create(
            case=case,
            organisation=town,
            worker=jet,
            since=timezone.now(),
            reason="Dubbel",
            given_by=anna,
        )


def test_the_new_one_hears_it_without_a_name(case, town, daan, karin):
    give_family(case, organisation=town, worker=daan, reason="", actor=karin)

    told = Notification.objects.get(recipient=daan)
    assert told.title == f"U werkt nu met het gezin van dossier {case.number}"
    assert "Vermeer" not in told.title + told.body


def test_who_takes_it_hears_nothing_of_oneself(case, town, daan):
    give_family(case, organisation=town, worker=daan, reason="", actor=daan)

    assert not Notification.objects.exists()


def test_the_log_keeps_who_gave_it_and_no_name(case, town, daan, karin):
    give_family(case, organisation=town, worker=daan, reason="Kent Fenna", actor=karin)

    entry = AuditEntry.objects.get(data__on_desk_of=daan.pk)
    assert (entry.actor, entry.case_number) == (karin, case.number)
    assert "Fenna" not in str(entry.data)


@pytest.mark.rule("A1")
def test_a_colleague_takes_what_nobody_has_and_passes_on_what_is_theirs(case, town, daan, jet):
    give_family(case, organisation=town, worker=daan, reason="", actor=daan)
    with pytest.raises(PermissionDenied):
        give_family(case, organisation=town, worker=jet, reason="Ik kan meer", actor=jet)

    give_family(case, organisation=town, worker=jet, reason="Verlof", actor=daan)

    assert desk_of(case, town).worker == jet


@pytest.mark.rule("A1")
def test_nobody_of_another_organisation_gives_this_family(case, noord, town, daan, anna, bram):
    elsewhere = colleague("Ties Vos", Role.USD_COORDINATOR, municipality_of(noord, "Oostdam"))

    for stranger in (elsewhere, anna, bram):
        with pytest.raises(PermissionDenied):
            give_family(case, organisation=town, worker=daan, reason="", actor=stranger)


def unfit(name, noord, town, case, by):
    if name == "gone":
        return colleague("Jet Mulder", Role.CONSULENT, town, is_active=False)
    if name == "elsewhere":
        return colleague("Jet Mulder", Role.CONSULENT, municipality_of(noord, "Oostdam"))
    if name == "at veilig thuis":
        return colleague("Jet Mulder", Role.TRIAGE, veilig_thuis_of(noord))
    made = colleague("Jet Mulder", Role.CONSULENT, town)
    ConflictOfInterest.objects.create(case=case, user=made, reason="Zus", recorded_by=by)
    return made


@pytest.mark.rule("A1", "A12")
@pytest.mark.parametrize(
    ("who", "sentence"),
    [
        ("gone", "werkt hier niet meer"),
        ("elsewhere", "niet met gezinnen"),
        ("at veilig thuis", "niet met gezinnen"),
        ("kept out", "mag dit dossier niet zien"),
    ],
)
def test_the_family_goes_to_who_works_there_and_may_know(
    case, anna, noord, town, karin, who, sentence
):
    worker = unfit(who, noord, town, case, anna)

    with pytest.raises(DomainError, match=sentence):
        give_family(case, organisation=town, worker=worker, reason="", actor=karin)

    assert worker not in could_work(case, town)
    assert not PartnerWorker.objects.exists()


def test_an_organisation_without_regie_gives_nothing(noord, anna, town, daan, karin):
    case = make.case(noord, by=anna)

    with pytest.raises(DomainError, match="geen regie"):
        give_family(case, organisation=town, worker=daan, reason="", actor=karin)


def test_taken_from_a_desk_the_family_is_there_for_everybody(case, town, daan, jet, karin):
    give_family(case, organisation=town, worker=daan, reason="", actor=karin)
    with pytest.raises(DomainError, match="Schrijf waarom"):
        take_from(case, organisation=town, reason=" ", actor=karin)

    take_from(case, organisation=town, reason="Daan heeft verlof", actor=daan)

    assert desk_of(case, town) is None
    assert case.regie.get(kind=RegieKind.PROCESREGIE, until=None).person is None
    assert knows(jet, case)
    assert "geen medewerker meer" in Notification.objects.get(recipient=karin).title
    with pytest.raises(DomainError, match="aan niemand"):
        take_from(case, organisation=town, reason="Nog eens", actor=karin)


@pytest.mark.rule("A12")
def test_a_conflict_of_interest_takes_the_family_from_the_desk_at_once(
    case, bram, town, daan, karin
):
    give_family(case, organisation=town, worker=daan, reason="", actor=karin)

    lock_out(case, colleague=daan, reason="Zwager van vader", actor=bram)

    assert not knows(daan, case)
    assert desk_of(case, town) is None
    assert not case.regie.filter(person=daan, until=None).exists()
    assert Notification.objects.filter(recipient=karin).exists()
    assert "Zwager" not in str(list(AuditEntry.objects.values_list("data", flat=True)))


@pytest.mark.rule("A12")
def test_a_consulent_can_be_kept_out_from_the_page(as_, bram, case, daan):
    page = as_(bram).get(f"/dossiers/{case.number}/belangenconflict/").content.decode()

    assert daan.name in page


@pytest.mark.rule("A1", "001-17")
def test_who_directs_nothing_any_more_has_no_desk_and_hears_it(case, anna, noord, town, daan):
    let_work(case, organisation=town, worker=daan, reason="", actor=anna)
    team = local_team_of(noord)
    directs(case, team, by=anna, kinds=(RegieKind.CASUSREGIE,))
    end_empty_desks(case, at=timezone.now(), actor=anna)
    assert desk_of(case, town).worker == daan

    directs(case, team, by=anna)
    end_empty_desks(case, at=timezone.now(), actor=anna)

    assert desks_of(case) == []
    told = Notification.objects.get(recipient=daan)
    assert told.title == f"Uw organisatie heeft geen regie meer in dossier {case.number}"


def test_with_the_end_of_the_case_the_desks_are_empty(case, anna, town, daan):
    let_work(case, organisation=town, worker=daan, reason="", actor=anna)

    with transaction.atomic():
        end_regie(case, at=timezone.now())
        assert desks_of(case) == []
        transaction.set_rollback(True)


@pytest.mark.rule("001-17")
def test_at_a_partner_somebody_always_hears(case, town, daan, jet, karin):
    assert to_tell(case, town) == [karin]

    give_family(case, organisation=town, worker=daan, reason="", actor=karin)
    assert to_tell(case, town) == [daan]


@pytest.mark.rule("001-17")
def test_where_nobody_distributes_everybody_who_works_with_families_hears(case, noord, anna):
    provider = organisation(noord, OrganisationKind.CARE_PROVIDER, "Zorg Noord")
    directs(case, provider, by=anna, kinds=(RegieKind.CASUSREGIE,))
    workers = [
        colleague(name, Role.LOCAL_WORKER, provider) for name in ("Ana Lima", "Wout de Haan")
    ]

    assert to_tell(case, provider) == workers
