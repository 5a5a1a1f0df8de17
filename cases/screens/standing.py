"""What stands on the pages where colleagues write, and who wrote it (common/overtaking.py)."""

from typing import TYPE_CHECKING

from cases.enums import SourceKind
from cases.screens import initials
from cases.screens.letter_sheets import kept_texts
from cases.selectors.assessments import persons_of
from cases.selectors.savers import last_saved
from common.overtaking import Saved, Standing
from workflow.steps import locked

if TYPE_CHECKING:
    from accounts.models import User
    from cases.models import FamilyNotice, Feedback, Report, SafetyAssessment


def sources(assessment: "SafetyAssessment", reader: "User") -> Standing:
    def saver(name: str) -> Saved | None:
        kind = next((kind for kind in SourceKind if name.startswith(f"{kind}_")), None)
        about = {"source": kind} if kind else {"fields": [name]}
        return last_saved(assessment, reader, **about)

    return Standing(lambda: initials.sources(locked(assessment)), saver)


def judgement(assessment: "SafetyAssessment", reader: "User") -> Standing:
    return Standing(
        lambda: initials.judgement(locked(assessment)),
        lambda name: last_saved(assessment, reader, fields=[name.removesuffix("_note")]),
    )


def conclusions(assessment: "SafetyAssessment", reader: "User") -> Standing:
    def saver(name: str) -> Saved | None:
        for involved, conclusion in persons_of(assessment):
            if conclusion and name.startswith(f"p{involved.pk}_"):
                return last_saved(assessment, reader, conclusion=conclusion.pk)
        return last_saved(assessment, reader, fields=[name])

    return Standing(lambda: initials.conclusions(locked(assessment)), saver)


def decision(assessment: "SafetyAssessment", reader: "User") -> Standing:
    return Standing(
        lambda: initials.decision(locked(assessment)),
        lambda name: last_saved(assessment, reader, fields=[name]),
    )


def closing(assessment: "SafetyAssessment", reader: "User") -> Standing:
    return Standing(
        lambda: initials.closing(locked(assessment)),
        lambda name: last_saved(assessment, reader, fields=[name]),
    )


def exit_proposal(report: "Report", reader: "User") -> Standing:
    column = {"kind": "exit_kind", "reason": "exit_reason"}
    return Standing(
        lambda: initials.exit_proposal(locked(report)),
        lambda name: last_saved(report, reader, fields=[column.get(name, name)]),
    )


def letter(message: "Feedback | FamilyNotice", reader: "User") -> Standing:
    return Standing(
        lambda: kept_texts(locked(message)),
        lambda name: last_saved(message, reader, step="write"),
    )
