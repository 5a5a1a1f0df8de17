"""Answers for the guided report, as a browser sends them."""

from typing import Any

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cases.models import ReportDraft

ANSWERS: dict[str, dict[str, Any]] = {
    "melder": {
        "channel": "form",
        "received_on": timezone.localdate().strftime("%d-%m-%Y"),
        "received_time": "00:01",
        "about_violence": "yes",
        "name": "Wilma Terlouw",
        "capacity": "school",
        "organisation_name": "Basisschool De Wilg",
        "phone": "06 12345678",
        "contact_duration": "long",
        "stays_involved": "yes",
        "disclose": "yes",
        "feedback_channel": "phone",
    },
    "zorgen": {
        "occasions": ["child_abuse_other"],
        "natures": ["pedagogical_neglect"],
        "worries": "Emma komt vaak zonder eten op school.",
        "children_present": "yes",
        "form-TOTAL_FORMS": "1",
        "form-INITIAL_FORMS": "0",
        "form-0-happened_on": "01-10-2025",
        "form-0-what": "Emma kwam met een blauwe plek op school.",
        "form-0-known_by": "seen",
    },
    "meldcode": {
        "steps_taken": ["1", "2", "3", "4"],
        "weighing": ["other"],
        "family_informed_beforehand": "yes",
        "family_reaction": "Zij schrokken.",
    },
    "eigen-hulp": {"can_help": "yes", "can_use_plan": "no"},
    "verwachting": {"expects_vt": "yes", "agreements": "Terugbellen na een week."},
}
CHILD = {
    "search": {"calling_name": "Emma", "surname": "Wit", "birth": "12-3-2018"},
    "person": {
        "calling_name": "Emma",
        "surname": "Wit",
        "birth": "12-3-2018",
        "role": "alleged_victim",
        "in_household": "on",
    },
}
PARENT = {
    "search": {"calling_name": "Fleur", "surname": "Wit"},
    "person": {
        "calling_name": "Fleur",
        "surname": "Wit",
        "role": "alleged_perpetrator",
        "in_household": "on",
    },
}


def url_of(draft: ReportDraft, step: str) -> str:
    return reverse("cases:intake_step", args=[draft.key, step])


def add_person(
    browser: Client, draft: ReportDraft, answers: dict[str, Any], *, reference: str = ""
) -> None:
    """Search, choose, describe: as a person is added in the browser."""
    browser.post(reverse("cases:intake_search", args=[draft.key]), answers["search"])
    chosen = browser.post(
        reverse("cases:intake_choose", args=[draft.key]), {"reference": reference}
    )
    browser.post(chosen.url, answers["person"])


def fill_in(browser: Client, draft: ReportDraft, *, known: str = "", **wanted: Any) -> None:
    """Every step of a report that lacks nothing; ``known`` is the reference of the child."""
    for step, answers in ANSWERS.items():
        changed = {name: value for name, value in wanted.items() if name in answers}
        browser.post(url_of(draft, step), {**answers, **changed})
    add_person(browser, draft, CHILD, reference=known)
    add_person(browser, draft, PARENT)
