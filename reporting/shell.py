"""The frame around every page: the menu of this reader, with counts that match the lists."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from accounts.roles import Permission
from consultations.selectors.lists import lists_of
from handover.permissions import can_read_handovers
from monitoring.permissions import can_follow
from radar.permissions import can_use_radar
from reporting.selectors.repeats import sees_repeats
from reporting.selectors.shell import (
    Counts,
    counts_for,
    sees_crisis_notices,
    sees_reports,
)
from sharing.selectors.fact_signals import has_agreement
from tracks.permissions import can_read_tracks

if TYPE_CHECKING:
    from accounts.models import User


@dataclass(frozen=True)
class MenuItem:
    label: str
    url: str
    count: int | None
    current: bool
    accesskey: str = ""


@dataclass(frozen=True)
class ShellPerson:
    name: str
    roles: list[str]
    organisation: str


@dataclass(frozen=True)
class ShellUrls:
    search: str
    notifications: str
    logout: str
    account: str


@dataclass(frozen=True)
class Shell:
    """What ``layouts/sidebar.html`` shows."""

    groups: list[tuple[str, list[MenuItem]]]
    person: ShellPerson
    unread: int
    may_search: bool
    urls: ShellUrls


@dataclass(frozen=True)
class _Entry:
    label: str
    url: str
    count: int | None = None
    accesskey: str = ""


def shell(request: HttpRequest) -> dict[str, object]:
    """Built when a page asks for it: a fragment or an error page costs nothing."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {}
    return {"shell": SimpleLazyObject(lambda: shell_for(user, request.path))}


def shell_for(reader: "User", path: str) -> Shell:
    counts = counts_for(reader)
    groups = [(title, list(entries)) for title, entries in _groups(reader, counts)]
    current = _current([entry.url for _, entries in groups for entry in entries], path)
    return Shell(
        groups=[
            (title, [_item(entry, entry.url == current) for entry in entries])
            for title, entries in groups
            if entries
        ],
        person=ShellPerson(
            name=reader.name,
            roles=reader.role_labels,
            organisation=reader.organisation.name if reader.organisation else "",
        ),
        unread=counts.unread,
        may_search=reader.may(Permission.CASE_SEARCH),
        urls=ShellUrls(
            search=reverse("reporting:search"),
            notifications=reverse("notifications:list"),
            logout=reverse("account_logout"),
            account=reverse("mfa_index"),
        ),
    )


def _item(entry: _Entry, current: bool) -> MenuItem:
    return MenuItem(entry.label, entry.url, entry.count, current, entry.accesskey)


def _groups(reader: "User", counts: Counts) -> Iterator[tuple[str, Iterator[_Entry]]]:
    yield "Mijn werk", _work(reader, counts)
    yield "Advies", _advice(reader, counts)
    yield "Team", _team(reader, counts)
    yield "Naslag", _reference(reader)
    yield "Beheer", _administration(reader)


def _work(reader: "User", counts: Counts) -> Iterator[_Entry]:
    home = reverse("reporting:my_work")
    if reader.may(Permission.CASE_ASSIGNED):
        yield _Entry("Mijn werk", home, counts.my_work)
    elif not reader.may(Permission.CASE_HELD_BY_ORGANISATION):
        yield _Entry("Mijn werk", home)
    if reader.may(Permission.CASE_HELD_BY_ORGANISATION):
        yield _Entry("Mijn gezinnen", reverse("localfield:families"), counts.families)
    if sees_reports(reader):
        yield _Entry("Meldingen", reverse("reporting:reports"), counts.reports)
    if reader.may(Permission.HANDOVER_ACCEPT):
        yield _Entry("Overdrachten", reverse("handover:inbox"), counts.handovers_received)
    if counts.signals or has_agreement(reader):
        yield _Entry("Signalen", reverse("sharing:signals"), counts.signals_unseen)
    if reader.may(Permission.TRIAGE_QUEUE):
        yield _Entry("Triagebord", reverse("cases:triage_board"), counts.waiting)
    if sees_repeats(reader):
        yield _Entry("Hermeldingen", reverse("reporting:repeats"), counts.repeats)
    if can_read_tracks(reader):
        yield _Entry("Diensten", reverse("tracks:list"), counts.tracks)
        yield _Entry("Wachtlijst", reverse("tracks:waiting"), counts.waiting_families)
    if can_read_handovers(reader):
        yield _Entry("Overdrachten", reverse("handover:list"), counts.handovers)
    if can_follow(reader):
        yield _Entry("Monitoring", reverse("monitoring:list"), counts.moments)
    if can_use_radar(reader):
        yield _Entry("Radar", reverse("radar:overview"), counts.look_alikes + counts.merges)
    if reader.may(Permission.REPORT_REGISTER):
        yield _Entry("Nieuwe melding", reverse("cases:intake_start"))
    if reader.may(Permission.BREAK_GLASS):
        yield _Entry("Dossier openen", reverse("cases:break_glass"))


def _advice(reader: "User", counts: Counts) -> Iterator[_Entry]:
    """At Veilig Thuis the advice it gives, at a municipality the advice it asks."""
    if lists_of(reader):
        count = counts.advice if reader.may(Permission.ADVICE_REGISTER) else None
        yield _Entry("Adviezen", reverse("consultations:list"), count)
    if reader.may(Permission.ADVICE_REGISTER):
        yield _Entry("Nieuw advies", reverse("consultations:new"), accesskey="n")
    if reader.may(Permission.USD_CONSULT):
        yield _Entry("Consultaties", reverse("consultations:usd_list"), counts.consultations)
    if sees_crisis_notices(reader):
        notices = reverse("consultations:crisis_notices")
        yield _Entry("Vooraankondigingen", notices, counts.crisis_notices)


def _team(reader: "User", counts: Counts) -> Iterator[_Entry]:
    if reader.may(Permission.BOARD_SEE):
        yield _Entry("Caseloadbord", reverse("reporting:caseload"))
    if reader.may(Permission.LOCAL_DISTRIBUTE):
        yield _Entry("Overzicht gezinnen", reverse("localfield:overview"))
    if reader.may(Permission.ACCESS_LOG_SEE):
        yield _Entry("Inzage met reden", reverse("cases:grants"), counts.grants)
    if reader.may(Permission.ADVICE_FIGURES):
        yield _Entry("Cijfers adviezen", reverse("reporting:advice_figures"))
    if reader.may(Permission.REPEAT_FIGURES):
        yield _Entry("Leren van hermeldingen", reverse("reporting:lessons"))


def _reference(reader: "User") -> Iterator[_Entry]:
    """What everybody looks up: whom to call, and what the meldcode says."""
    if reader.region:
        yield _Entry("Contactpersonen", reverse("consultations:contacts"))
    yield _Entry("Meldcode", reverse("consultations:meldcode"))


def _administration(reader: "User") -> Iterator[_Entry]:
    if reader.may(Permission.CONFIGURE):
        yield _Entry("Beheer", reverse("administration:overview"))


def _current(urls: Sequence[str], path: str) -> str:
    """The menu item this page lies under: the longest address it begins with."""
    return max((url for url in urls if url and path.startswith(url)), key=len, default="")
