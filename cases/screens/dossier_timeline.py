"""The course of a case as one dated list in Dutch."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING

from django.apps import apps

from audit.events import AuditEvent
from cases.enums import ContactWith
from cases.permissions import can_read_assessment
from cases.selectors import dossier, dossier_timeline

if TYPE_CHECKING:
    from accounts.models import User
    from audit.models import AuditEntry
    from cases.models import AuthorityNotice, Case, CaseAssignment, ContactMoment

# What follows from the judgement on safety; the bureaudienst does not read it (5.3).
OF_THE_JUDGEMENT = frozenset(
    {
        "cases.safetyassessment",
        "cases.feedback",
        "cases.familynotice",
        "cases.peerreview",
        "cases.repeatreport",
    }
)
# Whole apps of which everything follows from it: what is known of safety, the track, the plan, the
# handover, what the local field does, how it is followed, and what was shared.
FROM_THE_JUDGEMENT = frozenset(
    {"safety", "tracks", "safetyplans", "sharing", "localfield", "handover", "monitoring"}
)
OF_THE_REPORT = "cases.report"
WITHHELD = (
    "De melder is anonimiteit toegezegd. Wat met of over de melder is gezegd, leest alleen wie de "
    "naam mag zien."
)
TONES = {AuditEvent.DEADLINE_BREACHED: "late", AuditEvent.ACCESS_GRANTED: "soon"}
ICONS = {
    AuditEvent.TRANSITIONED: "check",
    AuditEvent.SENT: "mail",
    AuditEvent.RECOMPUTED: "calendar",
    AuditEvent.DEADLINE_BREACHED: "circle-alert",
    AuditEvent.ACCESS_GRANTED: "key-round",
}


@dataclass(frozen=True)
class TimelineEntry:
    """One entry of ``components/timeline.html``."""

    at: datetime
    title: str
    text: str
    by: str
    icon: str
    tone: str = ""
    url: str = ""


def timeline(case: "Case", reader: "User") -> list[TimelineEntry]:
    """Steps, contacts, notifications and changes of worker, newest first."""
    knows = dossier.knows_every_reporter(case, reader)
    # What was shared on the judgement is read by who reads the judgement (5.3).
    notices = dossier_timeline.notices_in(case) if can_read_assessment(reader) else []
    entries = [
        *(_act(entry, knows) for entry in dossier_timeline.acts_in(case) if _is_for(reader, entry)),
        *(_contact(contact, knows) for contact in dossier_timeline.contacts_in(case)),
        *(_notice(notice) for notice in notices),
        *(_assignment(change) for change in dossier_timeline.assignments_in(case)),
    ]
    return sorted(entries, key=lambda entry: entry.at, reverse=True)


@cache
def state_label(model: str, state: str) -> str:
    """What a state of this machine is called: "in triage"."""
    choices = apps.get_model(model)._meta.get_field("state").choices or []
    return dict(choices).get(state, state)


def _is_for(reader: "User", entry: "AuditEntry") -> bool:
    app, _, _ = entry.target_type.partition(".")
    judged = app in FROM_THE_JUDGEMENT or entry.target_type in OF_THE_JUDGEMENT
    return not judged or can_read_assessment(reader)


def _act(entry: "AuditEntry", knows_reporter: bool) -> TimelineEntry:
    event = AuditEvent(entry.event)
    what = str(event.label)
    if event == AuditEvent.TRANSITIONED:
        what = state_label(entry.target_type, entry.data["target_state"])
    return TimelineEntry(
        at=entry.at,
        title=f"{entry.target_label[:1].upper()}{entry.target_label[1:]}: {what}",
        text=_why(entry, knows_reporter),
        by=entry.actor.name,
        icon=ICONS[event],
        tone=TONES.get(event, "quiet"),
    )


def _why(entry: "AuditEntry", knows_reporter: bool) -> str:
    """The reason somebody gave; about taking in a report it may say who reported."""
    reason = entry.data.get("despite") or entry.data.get("reason") or ""
    if reason and entry.target_type == OF_THE_REPORT and not knows_reporter:
        return WITHHELD
    return f"Reden: {reason}" if reason else ""


def _contact(contact: "ContactMoment", knows_reporter: bool) -> TimelineEntry:
    hidden = contact.contact_with == ContactWith.REPORTER and not knows_reporter
    whom, how = contact.get_contact_with_display(), contact.get_channel_display()
    return TimelineEntry(
        at=contact.at,
        title=f"Contact met {whom} ({how})",
        text=WITHHELD if hidden else contact.summary,
        by=contact.by.name,
        icon="message-square",
        tone="good" if contact.contact_with == ContactWith.FAMILY else "",
    )


def _notice(notice: "AuthorityNotice") -> TimelineEntry:
    asked = "gevraagd, niet gekregen" if notice.consent_asked else "niet gevraagd"
    consent = "gevraagd en gekregen" if notice.consent_given else asked
    why = f"Waarom: {notice.why}\nToestemming: {consent}."
    return TimelineEntry(
        at=notice.at,
        title=f"Kennisgeving aan {notice.get_to_display()}",
        text=f"{notice.organisation_name}\n{notice.what}\n{why}",
        by=notice.by.name,
        icon="megaphone",
    )


def _assignment(change: "CaseAssignment") -> TimelineEntry:
    return TimelineEntry(
        at=change.since,
        title=f"Toegewezen aan {change.worker.name}",
        text=f"Reden: {change.reason}",
        by=change.assigned_by.name,
        icon="users",
        tone="quiet",
    )
