"""One letter as it is shown: its sheet, the texts to edit, and the name of its file."""

import re
from copy import copy
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from cases.enums import FeedbackKind
from cases.letters.anonymity import leaks
from cases.selectors.letters import family_draft, family_letter, feedback_draft, feedback_letter

if TYPE_CHECKING:
    from cases.models import FamilyNotice, Feedback
    from cases.selectors.letters import Letter

M = TypeVar("M", "FamilyNotice", "Feedback")
TEXTS = {
    "feedback": (
        "earlier_reports",
        "earlier_information",
        "assessment_result",
        "advice",
        "message",
    ),
    "familynotice": ("body", "withheld"),
}
SECOND_TEXTS = ("handover_parties", "conditions", "monitoring", "message")


def feedback_sheet(feedback: "Feedback", *, known: bool) -> SafeString:
    """The letter as it was frozen, or as it would be printed now; without the name for a reader
    who may not know it."""
    if feedback.document_id:
        return _frozen(feedback) if known else SafeString("")
    letter = feedback_letter(feedback, day=timezone.localdate())
    if not known:
        letter = replace(letter, addressee=("De melder",), salutation="Geachte melder,")
    return _sheet(letter)


def notice_sheet(notice: "FamilyNotice") -> SafeString:
    if notice.document_id:
        return _frozen(notice)
    return _sheet(family_letter(notice, day=timezone.localdate()))


def findings_in(notice: "FamilyNotice") -> list[str]:
    """What the anonymity filter finds in the text as it stands (A4)."""
    return leaks(notice.body, notice.report)


def kept_texts(message: "Feedback | FamilyNotice") -> dict[str, str]:
    """What somebody saved of this letter."""
    second = getattr(message, "kind", "") == FeedbackKind.SECOND
    names = SECOND_TEXTS if second else TEXTS[message._meta.model_name or ""]
    return {name: getattr(message, name) for name in names}


def notice_texts(notice: "FamilyNotice") -> dict[str, str]:
    """What is kept, or a first text from recorded facts while nothing is."""
    body = notice.body or render_to_string(*family_draft(notice))
    return {"body": body, "withheld": notice.withheld}


def feedback_texts(feedback: "Feedback") -> dict[str, str]:
    """What is kept, or first texts from recorded facts while nothing is."""
    kept = kept_texts(feedback)
    if feedback.kind == FeedbackKind.SECOND or any(kept.values()):
        return kept
    return feedback_draft(feedback.report)


def with_texts(message: "M", texts: dict[str, str]) -> "M":
    """The letter with the texts the page proposes; nothing of it is kept."""
    shown = copy(message)
    for name, text in texts.items():
        setattr(shown, name, text)
    return shown


def notice_file_name(notice: "FamilyNotice", place: int) -> str:
    """Numbers only: a file name turns up in lists that nobody guards."""
    return f"gezinsbericht-{place}-{notice.report.number}.pdf"


def feedback_file_name(feedback: "Feedback") -> str:
    kind = {FeedbackKind.FIRST: 1, FeedbackKind.SECOND: 2}[FeedbackKind(feedback.kind)]
    return f"terugkoppeling-{kind}-{feedback.report.number}.pdf"


def _sheet(letter: "Letter") -> SafeString:
    context = {"letter": letter, "level": 2, "below": 3}
    return render_to_string("documents/partials/sheet.html", context)


def _frozen(message: "Feedback | FamilyNotice") -> SafeString:
    return frozen_sheet(message.document.html if message.document else "", below=1)


def frozen_sheet(html: str, *, below: int) -> SafeString:
    """The body of the page that was frozen; our own templates wrote and escaped it.

    Its headings come ``below`` as many levels of the page around it.
    """
    found = re.search(r"<body>(.*)</body>", html, re.DOTALL)
    assert found, "a frozen letter has a body"
    lowered = re.sub(r"(</?h)([1-3])\b", lambda m: f"{m[1]}{int(m[2]) + below}", found[1])
    return mark_safe(lowered)  # noqa: S308 - see above
