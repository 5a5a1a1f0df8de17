"""A family that is reported again while something runs for it (S07)."""

from datetime import date, timedelta

import time_machine

from accounts.models import User
from cases.enums import (
    ContactChannel,
    DirectorView,
    EventSource,
    OthersToldBy,
    RepeatOutcome,
    ReportState,
    YesNoUnknown,
)
from cases.models import Case, RepeatReport, Report
from cases.services.coordinating import coordinate, note_attempt
from cases.services.intake import register_report
from cases.services.repeat_reports import Processing, process
from cases.services.report_facts import EventFacts
from tests.factories import cases as make
from tests.factories.facts import a_child, content_facts, report_facts
from tests.factories.letters import moment
from tests.factories.regie import at_local_field
from workflow.steps import take_step

NIGHT = moment(2026, 2, 22, 3, 15)
MONDAY = moment(2026, 2, 23, 9)
INCIDENT = date(2026, 2, 21)
ABLE = dict.fromkeys(
    ["can_help", "can_use_plan", "can_keep_sight", "family_cooperates", "leads_to_stable"],
    YesNoUnknown.YES,
)
PUSHED = EventFacts(happened_on=INCIDENT, what="Hij duwde haar.", known_by=EventSource.SAID)


def settled_family(region, *, by: User) -> Case:
    """Reported in October, and VT let it go: no trajectory runs."""
    at = moment(2025, 10, 6)
    with time_machine.travel(at, tick=False):
        case = make.case(region, by=by)
        make.report(case, by=by, at=at, state=ReportState.SETTLED, settled_at=at)
    return case


def family_at_partner(region, town, worker: User, *, by: User, monitored: bool = True) -> Case:
    """Handed over on the fifteenth of December; the municipality directs, VT may follow."""
    case = settled_family(region, by=by)
    with time_machine.travel(moment(2025, 12, 15, 11), tick=False):
        take_step(case, "prepare_handover", actor=by, because=case.reports.get())
        return at_local_field(case, town, worker, by=by, monitored=monitored)


def reported_again(case: Case, *, by: User, at=NIGHT, **facts) -> Report:
    child = case.household.members.select_related("person").first().person
    given = {
        "persons": (a_child(reference=child.reference),),
        "content": content_facts(**ABLE),
        "events": (PUSHED,),
    }
    with time_machine.travel(at + timedelta(minutes=1), tick=False):
        make.instrument()
        return register_report(report_facts(received_at=at, **{**given, **facts}), actor=by)


def heard(repeat: RepeatReport, *, by: User, view=DirectorView.ABLE, at=MONDAY, **told):
    given = {
        "spoken_to": "Daan Kuipers, consulent",
        "channel": ContactChannel.PHONE,
        "words": "Het terugvalplan werkte; wij kunnen verder.",
        "view": view,
    }
    with time_machine.travel(at + timedelta(minutes=5), tick=False):
        return coordinate(repeat, at=at, actor=by, **{**given, **told})


def tried(repeat: RepeatReport, *, by: User, at=MONDAY, **told):
    given = {
        "tried": "Daan Kuipers, consulent",
        "channel": ContactChannel.PHONE,
        "result": "Geen gehoor, voicemail ingesproken.",
    }
    with time_machine.travel(at + timedelta(minutes=5), tick=False):
        return note_attempt(repeat, at=at, actor=by, **{**given, **told})


def becomes(repeat: RepeatReport, outcome: RepeatOutcome, *, by: User, at=None, **given):
    told = {
        "advice": "Pas het plan aan voor de nachten.",
        "others_told_by": OthersToldBy.PARTNER,
        "others_to_tell": "de huisarts",
    }
    return process(repeat, Processing(outcome, **{**told, **given}), actor=by, at=at)
