"""Telling a partner that regie left or came back: everybody knows who directs (001-17)."""

from collections.abc import Iterable
from itertools import groupby
from typing import TYPE_CHECKING

from django.urls import reverse

from accounts.models import User
from cases.models import Case, RegieAssignment
from cases.models.grants import not_kept_out
from cases.selectors.partner_workers import to_tell
from notifications.enums import NotificationKind
from notifications.services import Message, notify

if TYPE_CHECKING:
    from organisations.models import Organisation


def tell_vt_took_regie(case: Case, lost: Iterable[RegieAssignment]) -> None:
    """Whoever held sight or regie on safety until now."""
    for organisation, rows in _by_organisation(lost):
        title = f"Veilig Thuis neemt {_kinds(rows)} over in dossier {case.number}"
        _tell(case, organisation, rows, key=f"regie-taken:{rows[0].pk}", title=title)


def tell_regie_is_back(case: Case, given: Iterable[RegieAssignment]) -> None:
    """Whoever holds sight or regie on safety from now on."""
    for organisation, rows in _by_organisation(given):
        title = f"U hebt weer {_kinds(rows)} in dossier {case.number}"
        _tell(case, organisation, rows, key=f"regie-back:{rows[0].pk}", title=title)


def tell_family_is_given(case: Case, *, worker: "User", key: str) -> None:
    """To the colleague at the partner on whose desk the family is now."""
    title = f"U werkt nu met het gezin van dossier {case.number}"
    notify([worker], _message(key=key, title=title, path=_page_of(case)))


def tell_desk_is_empty(case: Case, *, worker: "User", key: str) -> None:
    """To whoever had the family: somebody elsewhere goes on with it."""
    title = f"Uw organisatie heeft geen regie meer in dossier {case.number}"
    notify([worker], _message(key=key, title=title, path=reverse("reporting:my_work")))


def tell_nobody_has_family(case: Case, organisation: "Organisation", *, key: str) -> None:
    """To who distributes there: the family needs somebody."""
    title = f"Dossier {case.number} heeft bij {organisation.name} geen medewerker meer"
    _tell(case, organisation, [], key=key, title=title)


def _by_organisation(
    rows: Iterable[RegieAssignment],
) -> "Iterable[tuple[Organisation, list[RegieAssignment]]]":
    in_order = sorted(rows, key=lambda row: row.organisation_id)
    for organisation, held in groupby(in_order, key=lambda row: row.organisation):
        yield organisation, list(held)


def _kinds(rows: list[RegieAssignment]) -> str:
    return " en ".join(str(row.get_kind_display()) for row in rows)


def _tell(
    case: Case,
    organisation: "Organisation",
    rows: list[RegieAssignment],
    *,
    key: str,
    title: str,
) -> None:
    """The desk and the persons named; who has no regie left there cannot open the page."""
    named = [row.person_id for row in rows if row.person_id]
    there = [user.pk for user in to_tell(case, organisation)]
    people = not_kept_out(User.objects.filter(pk__in=[*there, *named]), case)
    directs = RegieAssignment.objects.filter(case=case, organisation=organisation, until=None)
    path = _page_of(case) if directs.exists() else reverse("reporting:my_work")
    notify(people, _message(key=key, title=title, path=path))


def _page_of(case: Case) -> str:
    return reverse("cases:detail", args=[case.number])


def _message(*, key: str, title: str, path: str) -> Message:
    return Message(kind=NotificationKind.ASSIGNMENT, key=key, title=title, path=path, by_email=True)
