"""Mijn werk: what this colleague opens the day with."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone

from accounts.roles import Permission
from consultations.selectors.lists import lists_of
from reporting.selectors import my_work as selectors
from tracks.screens.lists import week_of

if TYPE_CHECKING:
    from accounts.models import User
    from reporting.selectors.my_work import CaseCounts


@dataclass(frozen=True)
class Figure:
    """A figure on top of the page and the list behind it; see ``components/kpi.html``."""

    value: int
    label: str
    tone: str
    url: str


@dataclass(frozen=True)
class Task:
    """Something small that waits for this reader."""

    title: str
    note: str
    url: str
    at: datetime | None


@dataclass(frozen=True)
class TaskList:
    title: str
    tasks: list[Task]
    empty: str


def figures(counts: "CaseCounts", page: str) -> list[Figure]:
    late, today, contacts = counts.late, counts.today, counts.contacts
    shown = [
        Figure(late, "Over de termijn", "late" if late else "", f"{page}?termijn=late"),
        Figure(today, "Vandaag klaar", "soon" if today else "", f"{page}?termijn=today"),
        Figure(counts.soon, "Binnen 5 werkdagen", "", f"{page}?termijn=soon"),
        Figure(counts.running, "Lopende dossiers", "", page),
    ]
    if contacts is not None:
        due = f"{reverse('consultations:list')}?lijst=mijn&contact=nu"
        tone = "soon" if contacts else ""
        shown.append(Figure(contacts, "Ondersteuning: vandaag contact", tone, due))
    return shown


def task_lists(reader: "User", now: datetime) -> list[TaskList]:
    """Only what belongs to a role of this reader; a list that never fills is left out."""
    may = reader.may
    lists = []
    if may(Permission.TRIAGE_ASSESS) or may(Permission.TEAM_APPROVE):
        lists.append(_reports_back(reader))
    if may(Permission.TEAM_APPROVE):
        lists += [_exits(reader), _turns(reader), _to_join(reader), _late(reader, now)]
    if may(Permission.TRACK_WORK):
        lists.append(_tracks(reader, now))
    if may(Permission.HANDOVER_PREPARE):
        lists.append(_handovers(reader))
    if may(Permission.PLAN_CHECK) or (
        may(Permission.TRIAGE_REVIEW) and may(Permission.CASE_ASSIGNED)
    ):
        lists.append(_checks(reader))
    if may(Permission.FEEDBACK_RELEASE) and may(Permission.CASE_ASSIGNED):
        lists.append(_letters(reader))
    if may(Permission.REPORT_REGISTER):
        lists.append(_drafts(reader))
    return lists


def _checks(reader: "User") -> TaskList:
    return TaskList(
        "Toets voor een collega",
        [_check(check) for check in selectors.checks_asked(reader)],
        "Geen collega vraagt u om een toets.",
    )


def _check(check: selectors.Check) -> Task:
    if check.is_plan:
        url = reverse("safetyplans:check", args=[check.number])
        return Task(check.household, f"veiligheidsplan {check.number}", url, None)
    url = reverse("cases:assessment", args=[check.number])
    return Task(check.household, f"melding {check.number}", url, check.at)


def _letters(reader: "User") -> TaskList:
    return TaskList(
        "Brieven om vrij te geven",
        [
            Task(
                title=notice.report.case.household.name,
                note=f"gezinsbericht bij {notice.report.number}, van {notice.author or 'Systeem'}",
                url=reverse("cases:letters", args=[notice.report.number]),
                at=None,
            )
            for notice in selectors.letters_to_release(reader)
        ],
        "Geen brief wacht op uw vrijgave.",
    )


def _drafts(reader: "User") -> TaskList:
    return TaskList(
        "Meldingen die u nog schrijft",
        [
            Task(
                title="Concept van een melding",
                note=draft.handover_note,
                url=reverse("cases:intake", args=[draft.key]),
                at=draft.changed_at,
            )
            for draft in selectors.own_drafts(reader)
        ],
        "U hebt geen concepten.",
    )


def _exits(reader: "User") -> TaskList:
    return TaskList(
        "Wacht op uw akkoord",
        [
            Task(
                title=report.case.household.name,
                note=f"{report.get_exit_kind_display()}, voorstel van {report.exit_proposed_by}",
                url=reverse("cases:assessment", args=[report.number]),
                at=report.received_at,
            )
            for report in selectors.exits_to_approve(reader)
        ],
        "Geen voorstel wacht op uw akkoord.",
    )


def _tracks(reader: "User", now: datetime) -> TaskList:
    today = timezone.localdate(now)
    return TaskList(
        "Mijn diensten",
        [
            Task(
                title=track.case.household.name,
                note=f"{track.number}, {track.get_state_display()}, "
                f"{week_of(track.decided_at, today)}",
                url=reverse("tracks:of_case", args=[track.case.number]),
                at=None,
            )
            for track in selectors.my_tracks(reader)
        ],
        "U voert nu geen dienst uit.",
    )


def _reports_back(reader: "User") -> TaskList:
    return TaskList(
        "Terugmeldingen van het lokale veld",
        [
            Task(
                title=back.case.household.name,
                note=f"{back.organisation.name}: {back.get_reason_display()}"
                + (", kan niet wachten" if back.urgent else ""),
                url=reverse("localfield:judge", args=[back.case.number, back.pk]),
                at=back.reported_at,
            )
            for back in selectors.reports_back_to_judge(reader)
        ],
        "Er wacht geen terugmelding op antwoord.",
    )


def _handovers(reader: "User") -> TaskList:
    return TaskList(
        "Overdrachten die u voorbereidt",
        [
            Task(
                title=handover.case.household.name,
                note=f"{handover.number}, {handover.get_state_display()}",
                url=reverse("handover:of_case", args=[handover.case.number]),
                at=None,
            )
            for handover in selectors.my_handovers(reader)
        ],
        "U bereidt nu geen overdracht voor.",
    )


def _turns(reader: "User") -> TaskList:
    return TaskList(
        "Voorstellen bij een dienst",
        [
            Task(
                title=track.case.household.name,
                note=f"{track.get_proposed_display()}, voorstel van {track.proposed_by}",
                url=reverse("tracks:of_case", args=[track.case.number]),
                at=None,
            )
            for track in selectors.turns_to_decide(reader)
        ],
        "Geen voorstel bij een dienst wacht op uw besluit.",
    )


def _to_join(reader: "User") -> TaskList:
    return TaskList(
        "Nieuwe melding, de dienst loopt al",
        [
            Task(
                title=report.case.household.name,
                note=f"koppel melding {report.number} aan de dienst",
                url=reverse("tracks:of_case", args=[report.case.number]),
                at=report.assessed_at,
            )
            for report in selectors.reports_to_join(reader)
        ],
        "Geen melding wacht op koppelen aan een dienst.",
    )


def _late(reader: "User", now: datetime) -> TaskList:
    return TaskList(
        "Over de termijn, nog zonder reden",
        [
            Task(
                title=deadline.case.household.name,
                note=f"{deadline.rule.name}, dossier {deadline.case.number}",
                url=reverse("cases:detail", args=[deadline.case.number]),
                at=deadline.due_at,
            )
            for deadline in selectors.late_without_reason(reader, now)
        ],
        "Bij elke overschrijding staat een reden.",
    )


@dataclass(frozen=True)
class Door:
    """A place this reader can go to from an otherwise empty front page."""

    title: str
    text: str
    url: str
    label: str


def doors(reader: "User") -> list[Door]:
    """For roles without cases of their own: what they open the day with."""
    may, found = reader.may, []
    if may(Permission.BOARD_SEE):
        board = "Wie draagt wat, wat loopt uit, welk gezin is stil."
        found.append(Door("Caseloadbord", board, reverse("reporting:caseload"), "Open het bord"))
    if may(Permission.ACCESS_LOG_SEE):
        grants = "Dossiers die een collega met een reden heeft geopend."
        found.append(Door("Inzage met reden", grants, reverse("cases:grants"), "Bekijk de inzage"))
    if lists_of(reader):
        advice = "Adviezen van de regio die u mag zien."
        found.append(Door("Adviezen", advice, reverse("consultations:list"), "Open de adviezen"))
    if may(Permission.ADVICE_FIGURES):
        counts = "Hoeveel advies, aan wie, in welke stap van de meldcode."
        page = reverse("reporting:advice_figures")
        found.append(Door("Cijfers adviezen", counts, page, "Bekijk de cijfers"))
    if may(Permission.CONFIGURE):
        beheer = "Organisaties, medewerkers, feestdagen en het regioprofiel."
        found.append(Door("Beheer", beheer, reverse("administration:overview"), "Open beheer"))
    return found


@dataclass(frozen=True)
class Message:
    title: str
    level: str
    at: datetime


def messages(reader: "User") -> list[Message]:
    return [
        Message(message.title, message.get_level_display(), message.created_at)
        for message in selectors.newest_messages(reader)
    ]


def shown(lists: Iterable[TaskList]) -> list[TaskList]:
    """Lists with something in them first, so that what waits is not under what does not."""
    return sorted(lists, key=lambda tasks: not tasks.tasks)
