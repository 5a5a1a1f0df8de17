"""Work that waits in a running copy, put there through the services. Runs inside the copy."""

import json
from datetime import timedelta

from django.test import Client
from django.utils import timezone

from accounts.models import User
from accounts.roles import Role
from cases.services.drafts import start_draft
from cases.services.feedback import write_feedback
from cases.services.terms import start_term
from organisations.models import Region
from tests.factories import cases as make
from tests.factories.accounts import colleague
from tests.factories.deadlines import assigned
from tests.factories.letters import triaged
from tests.factories.organisations import region, veilig_thuis_of
from tests.factories.wizard import fill_in

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
REPORTS = DRAFTS = 7
BLOCKS = dict.fromkeys(
    ("earlier_reports", "earlier_information", "assessment_result", "advice"), "Niets bijzonders."
)


def build() -> None:
    """Letters to release, drafts to hand in, and colleagues who do it; told as JSON.

    The last report and the last draft are for the day the queue hangs.
    """
    where = region("Storm")
    home = veilig_thuis_of(where)
    anna = colleague("Anna Storm", Role.TRIAGE, home)
    fatma = colleague("Fatma Storm", Role.INTAKE, home)
    told = {
        "anna": anna.email,
        "fatma": fatma.email,
        "reports": [_report_to_tell_about(where, anna) for _ in range(REPORTS)],
        "drafts": [_draft_to_hand_in(fatma) for _ in range(DRAFTS)],
        "draft": str(start_draft(actor=fatma).key),
        **a_day_without_clock(),
    }
    print(json.dumps(told))


def _report_to_tell_about(where: Region, anna: User) -> str:
    """Triage is done, the letter to the reporter is written and waits for release."""
    now = timezone.now()
    received, done = now - timedelta(days=3), now - timedelta(hours=2)
    report = triaged(where, by=anna, received=received, done=done)
    write_feedback(report.feedback.get(), actor=anna, **BLOCKS)
    return report.number


def _draft_to_hand_in(fatma: User) -> str:
    """Every step filled in, as it is typed in a browser."""
    browser = Client(headers={"host": "localhost"})
    browser.force_login(fatma, backend=BACKEND)
    draft = start_draft(actor=fatma)
    fill_in(browser, draft)
    return str(draft.key)


def a_day_without_clock() -> dict[str, list[int]]:
    """Terms that came near their end, or passed it, while nobody looked."""
    where = region("Slaap")
    home = veilig_thuis_of(where)
    bram = colleague("Bram Slaap", Role.TEAM_LEAD, home)
    gijs = colleague("Gijs Slaap", Role.CASEWORKER, home)
    return {"near": _terms(where, bram, gijs, 8), "past": _terms(where, bram, gijs, 11)}


def _terms(where: Region, bram: User, gijs: User, weeks: int) -> list[int]:
    """Cases of Gijs with a dienst (D4, ten weeks, warnings after seven and nine) under way."""
    began = timezone.now() - timedelta(weeks=weeks)
    rows = []
    for number in range(4):
        case = make.case(where, by=bram, name=f"Gezin {weeks}-{number}")
        assigned(case, gijs, by=bram)
        rows.append(start_term("D4", case, at=began, actor=bram).pk)
    return rows
