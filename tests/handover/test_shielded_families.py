"""A family with somebody who is shielded, at the partner: only for who was named for her (A12)."""

import pytest
from django.urls import reverse

from accounts.models import User
from accounts.roles import Role
from cases.models import Case
from cases.models.grants import not_kept_out
from cases.selectors.partner_workers import could_work, to_tell
from common.exceptions import DomainError
from handover.models import Handover
from localfield.models import LocalTrajectory
from notifications.models import Notification
from people.models import Clearance, Person
from people.services import restrict
from tests.factories import handovers as make
from tests.factories import localfield as local
from tests.factories.accounts import colleague
from tests.factories.organisations import municipality_of

pytestmark = [pytest.mark.django_db, pytest.mark.rule("A12")]


def shield(case, *, named=()) -> Person:
    """The first member of the household is withheld from everybody but these."""
    person = case.household.members.order_by("pk").first().person
    Person.objects.filter(pk=person.pk).update(restricted=True)
    for user in named:
        Clearance.objects.create(person=person, user=user, granted_by=user)
    return person


def fresh(user) -> User:
    return User.objects.get(pk=user.pk)


def test_a_shielded_family_does_not_exist_for_who_was_not_named(as_, noord, anna, daan):
    family = local.family_at(municipality_of(noord), by=anna, worker=daan)
    page = reverse("localfield:family", args=[family.case.number])
    assert as_(daan).get(page).status_code == 200

    shield(family.case)

    assert as_(daan).get(page).status_code == 404
    assert family.case.number not in as_(daan).get(reverse("localfield:families")).content.decode()
    assert not LocalTrajectory.objects.for_partner(fresh(daan)).exists()
    assert not could_work(family.case, family.organisation).exists()
    assert to_tell(family.case, family.organisation) == []


def test_who_was_named_sees_it_and_hears_of_it(as_, noord, anna, daan):
    family = local.family_at(municipality_of(noord), by=anna, worker=daan)
    shield(family.case, named=[daan])
    page = reverse("localfield:family", args=[family.case.number])

    assert as_(daan).get(page).status_code == 200
    assert to_tell(family.case, family.organisation) == [daan]


def test_a_handover_of_it_is_in_no_inbox_count_or_page(as_, noord, anna):
    waiting = make.sent(noord, by=anna)
    lotte = make.worker_at(waiting.receiver)
    assert Handover.objects.for_receiver(lotte).exists()

    shield(waiting.case)

    assert not Handover.objects.for_receiver(fresh(lotte)).exists()
    inbox = as_(lotte).get("/overdrachten/ontvangen/").content.decode()
    assert waiting.number not in inbox
    for name in ("received", "accept", "refuse", "received_pdf"):
        address = reverse(f"handover:{name}", args=[waiting.number])
        assert as_(lotte).get(address).status_code == 404


def test_when_nobody_there_may_see_it_veilig_thuis_hears_that_nobody_answers(noord, anna):
    shared = make.coordinated(noord, by=anna)
    make.worker_at(shared.receiver)
    shield(shared.case, named=[anna])
    Notification.objects.all().delete()

    make.sent_now(shared, by=anna)

    told = Notification.objects.get()
    assert told.recipient == anna
    assert "niemand accepteren" in told.title


def test_the_messages_and_the_sight_say_the_same(noord, anna, bram, daan):
    case = local.family_at(municipality_of(noord), by=anna).case
    shield(case, named=[daan, bram])
    heard = set(not_kept_out(User.objects.filter(pk__in=[anna.pk, bram.pk, daan.pk]), case))

    assert heard == {bram, daan}
    for user in (anna, bram, daan):
        assert (user in heard) is not Case.objects.kept_from(user).filter(pk=case.pk).exists()


def test_a_colleague_of_a_partner_can_be_named(noord, bram, daan, fatma):
    case = local.family_at(municipality_of(noord), by=fatma, worker=daan).case
    person = case.household.members.order_by("pk").first().person
    lead = bram

    restrict(person, actor=lead, named=[lead, daan], reason="Nicht van een consulent.")

    assert Case.objects.known_to_partner(fresh(daan)).filter(pk=case.pk).exists()
    elsewhere = colleague("Esmee Stil", Role.QUALITY, bram.current_memberships[0].organisation)
    with pytest.raises(DomainError, match="partner met gezinnen"):
        restrict(person, actor=lead, named=[lead, elsewhere], reason="Nicht.")
