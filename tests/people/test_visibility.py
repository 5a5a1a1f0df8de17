import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from accounts.roles import ROLE_ORGANISATIONS, Role
from audit.events import AuditEvent
from audit.models import AuditEntry
from common.exceptions import DomainError
from organisations.enums import OrganisationKind
from people import permissions
from people.access import open_person, pick_person
from people.enums import RelationKind
from people.keys import Traits
from people.models import Address, Household, HouseholdMember, Person, PersonKey, Relation
from people.particulars import AddressGiven
from people.selectors import find_alike
from people.services import add_to_household, form_household, lift_restriction, relate, restrict
from tests.factories.accounts import colleague
from tests.factories.organisations import municipality_of, organisation, veilig_thuis_of
from tests.factories.people import person


@pytest.fixture
def emma(noord, fatma) -> Person:
    return person(
        noord, actor=fatma, calling_name="Emma", surname="Smit", bsn="123456782",
        address=AddressGiven(postcode="9971AB", number=12),
    )  # fmt: skip


@pytest.fixture
def withheld(emma, bram) -> Person:
    """Emma is the niece of a colleague; only Bram carries her case."""
    return restrict(emma, actor=bram, named=[bram], reason="Nichtje van een collega.")


def workplace(region, role):
    kind = sorted(ROLE_ORGANISATIONS[role])[0]
    if kind == OrganisationKind.VEILIG_THUIS:
        return veilig_thuis_of(region)
    if kind == OrganisationKind.MUNICIPALITY:
        return municipality_of(region)
    return organisation(region, kind, f"Werkplek {kind}")


@pytest.mark.rule("A2", "A12")
@pytest.mark.parametrize("named", [False, True], ids=["not named", "named"])
@pytest.mark.parametrize("role", list(Role))
def test_the_list_and_the_rule_agree(role, named, noord, zuid, fatma, bram):
    reader = colleague("Lezer", role, workplace(noord, role))
    people = [person(region, actor=fatma, surname="Smit") for region in (noord, zuid)]
    hidden = person(noord, actor=fatma, surname="Kaya")
    restrict(hidden, actor=bram, named=[bram], reason="Buurman van een collega.")
    if named:
        hidden.clearances.create(user=reader, granted_by=bram)
    hidden.refresh_from_db()

    visible = set(Person.objects.visible_to(reader))

    assert visible == {p for p in [*people, hidden] if permissions.can_view(p, reader)}


@pytest.mark.rule("A2")
@pytest.mark.parametrize("name", ["daan", "chantal", "esra"])
def test_no_partner_other_region_or_administrator_finds_anybody(name, emma, request):
    reader = request.getfixturevalue(name)

    assert find_alike(reader, Traits(surnames=("Smit",), given=("Emma",))) == []
    with pytest.raises(Http404):
        open_person(reader, emma.reference)


def test_opening_a_person_is_written_down_and_picking_one_is_not(emma, fatma):
    assert open_person(fatma, emma.reference) == emma
    assert pick_person(fatma, emma.reference) == emma
    assert AuditEntry.objects.filter(event=AuditEvent.VIEWED, actor=fatma).count() == 1


@pytest.mark.rule("A12")
def test_somebody_withheld_is_nowhere_for_a_colleague(withheld, noord, fatma, bram):
    home = form_household("Gezin Smit", actor=bram, region=noord)
    add_to_household(home, withheld, actor=bram)
    mother = person(noord, actor=bram, calling_name="Ada", surname="Smit")
    relate(mother, withheld, RelationKind.PARENT, actor=bram)
    models = (Person, PersonKey, Address, Household, HouseholdMember, Relation)

    seen = {
        model.__name__: {
            name: model.objects.visible_to(reader).count()
            for name, reader in (("fatma", fatma), ("bram", bram))
        }
        for model in models
    }

    assert seen["Person"] == {"fatma": 1, "bram": 2}
    assert seen["PersonKey"]["fatma"] < seen["PersonKey"]["bram"]
    for name in ("Address", "Household", "HouseholdMember", "Relation"):
        assert seen[name] == {"fatma": 0, "bram": 1}, name


@pytest.mark.rule("A12")
@pytest.mark.parametrize(
    "sought",
    [
        Traits(surnames=("Smit",), given=("Emma",)),
        Traits(postcode="9971AB", house_number=12),
    ],
    ids=["by name", "by address"],
)
def test_somebody_withheld_is_found_by_the_named_only(withheld, fatma, bram, sought):
    assert find_alike(fatma, sought) == []
    assert [candidate.person for candidate in find_alike(bram, sought)] == [withheld]


@pytest.mark.rule("A12")
def test_a_team_lead_who_is_not_named_does_not_see_either(emma, noord, bram):
    other_lead = colleague("Ilse Prins", Role.TEAM_LEAD, veilig_thuis_of(noord))

    restrict(emma, actor=bram, named=[bram], reason="Buurkind van Ilse.")

    assert not Person.objects.visible_to(other_lead).exists()
    with pytest.raises(PermissionDenied):
        lift_restriction(emma, actor=other_lead, reason="Nieuwsgierig.")


@pytest.mark.rule("A12")
def test_a_restriction_leaves_somebody_who_can_carry_the_case(emma, bram, fatma, chantal):
    for named in ([], [fatma], [chantal]):
        with pytest.raises(DomainError) as refusal:
            restrict(emma, actor=bram, named=named, reason="Familie.")
        assert "ten minste één teamleider" in refusal.value.reasons[0]

    with pytest.raises(DomainError):
        restrict(emma, actor=bram, named=[bram], reason=" ")

    assert Person.objects.visible_to(fatma).exists()


def test_only_a_team_lead_restricts(emma, fatma):
    with pytest.raises(PermissionDenied):
        restrict(emma, actor=fatma, named=[fatma], reason="Familie.")


def test_a_lifted_restriction_is_gone_and_logged(withheld, bram, fatma):
    lift_restriction(withheld, actor=bram, reason="Collega is uit dienst.")

    assert Person.objects.visible_to(fatma).exists()
    assert not withheld.clearances.exists()
    assert AuditEntry.objects.filter(data__reason="Collega is uit dienst.").exists()
