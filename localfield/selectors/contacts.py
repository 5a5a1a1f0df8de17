"""The contact log of the local field, and who of a family was last seen when."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Max, Prefetch, Q, QuerySet
from django.http import Http404
from django.utils import timezone

from cases.selectors.involved import directly_involved
from localfield.enums import SPEAKING, LocalContactForm
from localfield.models import LocalContact, LocalContactAmendment, MetInContact
from localfield.staleness import Silence, silence
from organisations.enums import Severity

if TYPE_CHECKING:
    from cases.models import Case
    from localfield.models import LocalTrajectory
    from people.models import Person

WEIGHTS = list(Severity)


@dataclass(frozen=True)
class SeenMember:
    """One member of the family and the last time somebody spoke to them, and saw them at home."""

    person: "Person"
    last: date | None
    visited: date | None
    silence: Silence


def contacts_of(case: "Case") -> "QuerySet[LocalContact]":
    """The newest first, with who was there."""
    met = MetInContact.objects.select_related("person").order_by("pk")
    rows = LocalContact.objects.filter(case=case).select_related("case", "organisation", "noted_by")
    mended = LocalContactAmendment.objects.select_related("amended_by").order_by("amended_at", "pk")
    return rows.prefetch_related(
        Prefetch("met", queryset=met), Prefetch("amendments", queryset=mended)
    ).order_by("-on", "-pk")


def contact_of(case: "Case", pk: int) -> LocalContact:
    """One contact with this family. That of another family does not exist."""
    row = contacts_of(case).filter(pk=pk).first()
    if row is None:
        raise Http404
    return row


def last_heard(case: "Case") -> date | None:
    """When somebody of the family was last spoken or seen by the local field."""
    rows = LocalContact.objects.filter(case=case, form__in=SPEAKING)
    day: date | None = rows.aggregate(last=Max("on"))["last"]
    return day


def members_seen(trajectory: "LocalTrajectory") -> list[SeenMember]:
    """Everybody directly involved, in two questions to the database, however many they are."""
    today, since = timezone.localdate(), timezone.localdate(trajectory.opened_at)
    at_home = Q(contact__form=LocalContactForm.HOME_VISIT)
    rows = (
        MetInContact.objects.filter(contact__case=trajectory.case)
        .order_by()
        .values("person")
        .annotate(last=Max("contact__on"), visited=Max("contact__on", filter=at_home))
    )
    known = {row["person"]: row for row in rows}
    return [
        SeenMember(
            person=person,
            last=known.get(person.pk, {}).get("last"),
            visited=known.get(person.pk, {}).get("visited"),
            silence=silence(known.get(person.pk, {}).get("last"), since, today),
        )
        for person in directly_involved(trajectory.case, on=today)
    ]


def asks_home_visit(trajectory: "LocalTrajectory") -> bool:
    """Whether this receiver has to see a family of this weight at home (7.18, 003-37)."""
    asked = WEIGHTS.index(Severity(trajectory.organisation.home_visit_from))
    return WEIGHTS.index(Severity(trajectory.severity)) >= asked


def only_by_phone(trajectory: "LocalTrajectory") -> bool:
    """A home visit is asked, and all contacts of this trajectory were from a distance."""
    if not asks_home_visit(trajectory):
        return False
    forms = set(trajectory.contacts.order_by().values_list("form", flat=True).distinct())
    return bool(forms) and LocalContactForm.HOME_VISIT not in forms
