"""Who of the family gets a letter, and who may read it before it leaves."""

from datetime import date
from typing import TYPE_CHECKING

from django.utils import timezone

from accounts.models import Membership, User
from accounts.roles import ROLE_PERMISSIONS, Permission, Role
from cases.models import ConflictOfInterest, FamilyNotice, Report
from people.enums import CUSTODIAL, CustodyKind
from people.models import Person, Relation

if TYPE_CHECKING:
    from collections.abc import Iterable

# From this age somebody has rights of their own (A10, Wmo 2015 art. 5.3.2).
OWN_RIGHTS_FROM = 12
# Below this age we write in the form for young readers.
ADULT_TONE_FROM = 16


def reads_for_themselves(person: Person, on: date) -> bool:
    """Twelve or older; whose age is not known counts as an adult (A10)."""
    if person.unborn:
        return False
    ages = person.age_range(on)
    return ages is None or ages.oldest >= OWN_RIGHTS_FROM


def is_young(person: Person, on: date) -> bool:
    ages = person.age_range(on)
    return ages is not None and OWN_RIGHTS_FROM <= ages.oldest < ADULT_TONE_FROM


def addressees(report: Report, *, on: date) -> list[Person]:
    """Everybody involved of twelve and older; of younger and unborn children the parents.

    When nobody is known who could read for a child, the letter goes to the child's parents by
    the child's name: somebody always hears.
    """
    involved = [i.person for i in report.involvements.select_related("person")]
    living = [person for person in involved if person.deceased_on is None]
    children = [person for person in living if not reads_for_themselves(person, on)]
    readers = {person.pk: person for person in living if reads_for_themselves(person, on)}
    for relation in _custody_of(children):
        readers.setdefault(relation.from_person_id, relation.from_person)
    return list(readers.values()) or children


def _custody_of(children: "Iterable[Person]") -> "Iterable[Relation]":
    """Parents and guardians; who is known to have no custody only hears when involved (A10)."""
    relations = Relation.objects.filter(to_person__in=children, kind__in=sorted(CUSTODIAL))
    living = relations.filter(from_person__deceased_on=None).exclude(custody=CustodyKind.NO)
    return living.select_related("from_person").order_by("pk")


def possible_readers(notice: FamilyNotice) -> list[User]:
    """Colleagues of the region who may release this letter as a second person (A4)."""
    case = notice.report.case
    roles = [role for role in Role if Permission.FEEDBACK_RELEASE in ROLE_PERMISSIONS[role]]
    today = Membership.objects.current(timezone.localdate())
    fit = today.filter(role__in=roles, organisation__region=case.region_id).values("user")
    barred = ConflictOfInterest.objects.filter(case=case).values("user")
    colleagues = User.objects.filter(pk__in=fit, is_active=True).exclude(pk__in=barred)
    return [user for user in colleagues.order_by("name", "pk") if user.pk != notice.author_id]
