"""Mijn werk: what this colleague opens the day with."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone

from accounts.roles import Permission
from cases.enums import RepeatState
from cases.permissions import can_read_assessment
from consultations.selectors.lists import lists_of
from handover.enums import HandoverState
from localfield.enums import ReportBackReason
from monitoring.enums import MomentState
from reporting.selectors import my_work as selectors
from tracks.screens.lists import week_of

if TYPE_CHECKING:
    from accounts.models import User
    from reporting.selectors.my_work import CaseCounts, Waiting

W = selectors.WaitsFor


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
    short = {kind for kind, asked in ASKED.items() if asked(reader)}
    waiting = selectors.waiting_for(reader, sorted(short))
    lists = []
    if W.REPORT_BACK in short:
        lists.append(_reports_back(waiting[W.REPORT_BACK]))
    if W.REPEAT in short:
        lists.append(_repeats(waiting[W.REPEAT]))
    if may(Permission.TEAM_APPROVE):
        lists += [_exits(reader), _turns(reader), _to_join(reader), _late(reader, now)]
    if may(Permission.TRACK_WORK):
        lists.append(_tracks(reader, now))
    if W.HANDOVER in short:
        lists.append(_handovers(waiting[W.HANDOVER]))
    if W.MOMENT in short:
        lists.append(_moments(waiting[W.MOMENT]))
    if may(Permission.MONITOR_APPROVE):
        lists.append(_ends(reader))
    if W.REVIEW in short:
        lists.append(_checks([*waiting[W.REVIEW], *waiting[W.PLAN_CHECK]]))
    if may(Permission.FEEDBACK_RELEASE) and may(Permission.CASE_ASSIGNED):
        lists.append(_letters(reader))
    if may(Permission.REPORT_REGISTER):
        lists.append(_drafts(reader))
    return lists


def _judges(reader: "User") -> bool:
    return reader.may(Permission.TRIAGE_ASSESS) or reader.may(Permission.TEAM_APPROVE)


def _prepares(reader: "User") -> bool:
    return reader.may(Permission.HANDOVER_PREPARE)


def _follows(reader: "User") -> bool:
    return reader.may(Permission.MONITOR_WORK)


def _checks_for_others(reader: "User") -> bool:
    reviews = reader.may(Permission.TRIAGE_REVIEW) and reader.may(Permission.CASE_ASSIGNED)
    return reviews or reader.may(Permission.PLAN_CHECK)


# Whose role has which of the short lists.
ASKED = {
    W.REPORT_BACK: _judges,
    W.HANDOVER: _prepares,
    W.REVIEW: _checks_for_others,
    W.PLAN_CHECK: _checks_for_others,
    W.MOMENT: _follows,
    W.REPEAT: can_read_assessment,
}
WAITS_IN_REPEAT = {
    RepeatState.COORDINATING: "afstemmen met de procesregisseur",
    RepeatState.COORDINATED: "vastleggen wat ermee gebeurt",
}


def _checks(waiting: "list[Waiting]") -> TaskList:
    oldest_first = sorted(waiting, key=lambda row: row.at)[: selectors.GLANCE]
    return TaskList(
        "Toets voor een collega",
        [_check(row) for row in oldest_first],
        "Geen collega vraagt u om een toets.",
    )


def _check(row: "Waiting") -> Task:
    if row.kind == W.PLAN_CHECK:
        url = reverse("safetyplans:check", args=[row.number])
        return Task(row.household, f"veiligheidsplan {row.number}", url, None)
    url = reverse("cases:assessment", args=[row.number])
    return Task(row.household, f"melding {row.number}", url, row.at)


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


def _reports_back(waiting: "list[Waiting]") -> TaskList:
    return TaskList(
        "Terugmeldingen van het lokale veld",
        [
            Task(
                title=row.household,
                note=f"{row.of}: {ReportBackReason(row.state).label}"
                + (", kan niet wachten" if row.urgent else ""),
                url=reverse("localfield:judge", args=[row.number, row.key]),
                at=row.at,
            )
            for row in waiting
        ],
        "Er wacht geen terugmelding op antwoord.",
    )


def _repeats(waiting: "list[Waiting]") -> TaskList:
    return TaskList(
        "Hermeldingen",
        [
            Task(
                title=row.household,
                note=f"melding {row.number}: {WAITS_IN_REPEAT[RepeatState(row.state)]}",
                url=reverse("cases:repeat", args=[row.number]),
                at=row.at,
            )
            for row in waiting
        ],
        "Geen hermelding wacht op afstemming of verwerking.",
    )


def _handovers(waiting: "list[Waiting]") -> TaskList:
    return TaskList(
        "Overdrachten die u voorbereidt",
        [
            Task(
                title=row.household,
                note=f"{row.of}, {HandoverState(row.state).label}",
                url=reverse("handover:of_case", args=[row.number]),
                at=None,
            )
            for row in waiting
        ],
        "U bereidt nu geen overdracht voor.",
    )


def _moments(waiting: "list[Waiting]") -> TaskList:
    return TaskList(
        "Gezinnen die u volgt",
        [
            Task(
                title=row.household,
                note=f"monitormoment, {MomentState(row.state).label}",
                url=reverse("monitoring:moment", args=[row.number, row.key]),
                at=row.at,
            )
            for row in waiting
        ],
        "Er wacht geen monitormoment op u.",
    )


def _ends(reader: "User") -> TaskList:
    return TaskList(
        "Stoppen met volgen: bent u akkoord?",
        [
            Task(
                title=row.trajectory.case.household.name,
                note=f"{row.get_kind_display()}, voorstel van {row.proposed_by}",
                url=reverse("monitoring:of_case", args=[row.trajectory.case.number]),
                at=row.proposed_at,
            )
            for row in selectors.ends_to_answer(reader)
        ],
        "Geen voorstel om te stoppen wacht op u.",
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
    if may(Permission.REPEAT_FIGURES):
        lessons = "Hermeldingen zonder namen, met de momenten van keuze."
        page = reverse("reporting:lessons")
        found.append(Door("Leren van hermeldingen", lessons, page, "Bekijk de hermeldingen"))
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
