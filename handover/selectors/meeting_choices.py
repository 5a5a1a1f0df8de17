"""Of what one chooses on the agenda: organisations of the region, and who works there."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from accounts.models import Membership, User
from organisations.models import Organisation
from sharing.consent import who_answers
from sharing.enums import ConsentBy

if TYPE_CHECKING:
    from cases.models import Case
    from handover.models import RegieAgreement, WarmMeeting
    from people.models import Person

NOBODY = ("", "Kies…")
KEYS = {"organisation": Organisation, "second_party": Organisation, "person": User}


def organisations(case: "Case") -> list[tuple[Any, str]]:
    """Everybody in the region who can work with a family, Veilig Thuis included."""
    rows = Organisation.objects.filter(region=case.region_id, active=True).order_by("name", "pk")
    return [NOBODY, *rows.values_list("pk", "name")]


def people(meeting: "WarmMeeting", rows: "Iterable[RegieAgreement]") -> list[tuple[Any, Any]]:
    """Who has an account at the receiver, or at an organisation that was chosen already.

    Nobody who may not know this family (A12).
    """
    case = meeting.handover.case
    chosen = {meeting.handover.receiver_id, *(row.organisation_id for row in rows)}
    there = (
        Membership.objects.current(timezone.localdate())
        .filter(organisation__in=[key for key in chosen if key], user__is_active=True)
        .exclude(user__in=case.conflicts.values("user"))
        .select_related("user", "organisation")
        .order_by("organisation__name", "user__name", "user__pk")
    )
    groups: dict[str, dict[int, str]] = {}
    for one in there:
        groups.setdefault(one.organisation.name, {})[one.user_id] = one.user.name
    return [NOBODY, *((name, list(names.items())) for name, names in groups.items())]


def answerers(person: "Person") -> list[tuple[str, str]]:
    """Who can say yes or no for this person (A10)."""
    counts = who_answers(person, timezone.localdate())
    if ConsentBy.SELF_AND_CUSTODIANS in counts:
        counts = [*counts, ConsentBy.SELF, ConsentBy.CUSTODIANS]
    return [NOBODY, *((one.value, str(one.label)) for one in dict.fromkeys(counts))]


def found(meeting: "WarmMeeting", answers: dict[str, Any]) -> dict[str, Any]:
    """The rows behind the keys; everything else as it was typed."""
    words = dict(answers)
    for name, kind in KEYS.items():
        if name in words:
            words[name] = kind._default_manager.filter(pk=words[name]).first()
    return words
