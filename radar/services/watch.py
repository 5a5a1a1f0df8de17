"""The standing watch: a new entry that looks like somebody of a case is told to its holder, once.

Recording a person marks it as to be compared (``people.services``); a worker looks after the
commit, so that nobody waits for it and an outage only makes it later (002-27).
"""

from datetime import timedelta
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from accounts.roles import Permission
from audit.events import AuditEvent
from audit.services import record
from cases.enums import CaseState, RadarVerdict, ReportState
from cases.models import Case, Involvement
from cases.models.grants import not_kept_out
from cases.selectors.colleagues import colleagues_who_may
from common.exceptions import DomainError
from notifications.enums import NotificationKind, NotificationLevel
from notifications.services import Message, notify
from people.models import Person
from people.permissions import can_view
from people.selectors import CANDIDATES, Candidate, alike_in_region, homes_of, traits_of
from radar.models import LookAlike

if TYPE_CHECKING:
    from collections.abc import Iterator

# Higher than at intake, where somebody is looking already: this disturbs a colleague.
LOWEST_SCORE = 75
# A case that was closed longer ago is history; the radar at intake still finds its reports.
RECENT = timedelta(days=365)
AT_ONCE = 500
TITLE = "Nieuw vastgelegde persoon lijkt op iemand uit dossier {number}"
BODY = (
    "Dit is gelijk: {reasons}. Bekijk of het dezelfde persoon is. "
    "Het systeem voegt niets samen: dat besluit een mens."
)


def waiting() -> list[int]:
    """The persons nobody compared yet, longest waiting first."""
    return list(Person.objects.to_compare().values_list("pk", flat=True)[:AT_ONCE])


@transaction.atomic
def look_around(pk: int) -> list[LookAlike]:
    """Compare one person and tell who holds the cases of those they look like.

    Who holds the row does it: asked twice, or by two workers at once, it is done once.
    """
    person = (
        Person.objects.to_compare()
        .select_for_update(of=("self",), skip_locked=True)
        .select_related("region")
        .filter(pk=pk)
        .first()
    )
    if person is None:
        return []
    person.to_compare_since = None
    person.save(update_fields=["to_compare_since"])
    return [
        noted
        for candidate in _alike(person)
        for case in _cases_of(candidate.person, apart_from=person)
        if (noted := _note(person, candidate, case))
    ]


@transaction.atomic
def judge(alike: LookAlike, *, verdict: str, actor: User) -> LookAlike:
    """One person or two; nothing is joined by it. The last word of a human counts."""
    row = (
        LookAlike.objects.visible_to(actor)
        .select_for_update(of=("self",))
        .filter(pk=alike.pk)
        .first()
    )
    if row is None:
        raise PermissionDenied
    if verdict not in (RadarVerdict.SAME, RadarVerdict.DIFFERENT):
        raise DomainError("Kies: zelfde persoon, of iemand anders.")
    row.verdict, row.judged_by, row.judged_at = verdict, actor, timezone.now()
    row.save(update_fields=["verdict", "judged_by", "judged_at"])
    record(AuditEvent.CHANGED, actor=actor, target=row, verdict=verdict)
    return row


def _alike(person: Person) -> "Iterator[Candidate]":
    own = set(Person.objects.of_one([person]).values_list("pk", flat=True))
    sought = traits_of(person)
    # All who were compared: entries without a case must not push the family out of sight.
    found = alike_in_region(person.region, sought, apart_from=own, most=CANDIDATES)
    return (candidate for candidate in found if candidate.score >= LOWEST_SCORE)


def _cases_of(known: Person, *, apart_from: Person) -> QuerySet[Case]:
    """Open or lately closed cases with this person in a report; not those of the new entry."""
    reports = Involvement.objects.exclude(report__state=ReportState.DRAFT)
    own = Person.objects.of_one([apart_from])
    same = Person.objects.of_one([known])
    theirs = Q(pk__in=reports.filter(person__in=own).values("report__case")) | Q(
        household__in=homes_of([apart_from])
    )
    return (
        Case.objects.filter(pk__in=reports.filter(person__in=same).values("report__case"))
        .filter(~Q(state=CaseState.CLOSED) | Q(closed_at__gte=timezone.now() - RECENT))
        .exclude(pk__in=Case.objects.filter(theirs).values("pk"))
    )


def _note(person: Person, candidate: Candidate, case: Case) -> LookAlike | None:
    """Nothing when it was noted before, or when nobody may know of both."""
    told = [user for user in _holders(case) if _may_know(user, person, candidate.person)]
    if not told:
        return None
    noted, is_new = LookAlike.objects.get_or_create(
        person=person,
        known=candidate.person,
        case=case,
        defaults={"score": candidate.score, "reasons": list(candidate.reasons)},
    )
    if not is_new:
        return None
    noted.told.set(told)
    notify(told, _message(noted))
    return noted


def _holders(case: Case) -> list[User]:
    """Who carries the case or carried it last; else who judges its newest report; else the team
    leads. Nobody who is kept out of it (A12)."""
    assignment = case.assignments.order_by(F("until").desc(nulls_first=True), "-pk").first()
    report = case.reports.order_by("-received_at", "-pk").first()
    assessment = getattr(report, "assessment", None)
    carries = [assignment.worker_id] if assignment else []
    judges = [assessment.assessor_id] if assessment else []
    for chosen in (carries, judges):
        present = User.objects.filter(pk__in=chosen, is_active=True)
        if found := list(not_kept_out(present, case)):
            return found
    return list(not_kept_out(colleagues_who_may(Permission.TEAM_APPROVE, case.region), case))


def _may_know(user: User, *persons: Person) -> bool:
    return all(can_view(person, user) for person in persons)


def _message(noted: LookAlike) -> Message:
    return Message(
        kind=NotificationKind.TASK,
        level=NotificationLevel.WARNING,
        key=f"radar:look-alike:{noted.pk}",
        title=TITLE.format(number=noted.case.number),
        body=BODY.format(reasons=", ".join(noted.reasons)),
        path=reverse("radar:look_alike", args=[noted.pk]),
        by_email=True,
    )
