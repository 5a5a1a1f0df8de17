"""Finding a case back by number or name, only among the cases the reader sees (A1, A2)."""

import re
from typing import TYPE_CHECKING

from django.db.models import Model, Prefetch, Q, QuerySet
from django.utils import timezone

from audit.events import AuditEvent
from audit.services import record
from cases.models import Case, Report
from common.encryption import search_hash
from numbering.services import FIRST_YEAR
from people.folding import PARTICLES, fold, sound
from people.keys import SOUND_LENGTH
from people.models import Household, HouseholdMember, Person, PersonKey
from safetyplans.models import SafetyPlan
from tracks.models import Track

if TYPE_CHECKING:
    from accounts.models import User

NUMBER = re.compile(
    r"^(?:(?P<kind>vt|m|di|vhp)[- ]?)?(?:(?P<year>\d{4})[- ])?(?P<digits>\d{1,6})$", re.I
)
# Persons looked at one by one, and cases shown.
CANDIDATES = 500
SHOWN = 25


def matching(cases: "QuerySet[Case]", text: str) -> "QuerySet[Case]":
    """Those of these cases with this number, or with somebody of this name in the household."""
    if number := NUMBER.match(text.strip()):
        return cases.filter(_numbered(number))
    words = words_of(text)
    if not words:
        return cases.none()
    households = _households_named(cases, text.strip()) | _households_called(cases, words)
    return cases.filter(household__in=households)


def search(reader: "User", text: str) -> list[Case]:
    """At most 25 cases, newest first. The search is written in the log, without the name."""
    rows = matching(Case.objects.visible_to(reader), text)
    found: list[Case] = list(
        rows.select_related("household", "municipality")
        .prefetch_related(
            Prefetch("reports", queryset=Report.objects.order_by("-received_at"), to_attr="told"),
            Prefetch(
                "household__members",
                queryset=HouseholdMember.objects.open().select_related("person"),
                to_attr="present",
            ),
        )
        .order_by("-opened_at", "-pk")[:SHOWN]
    )
    record(
        AuditEvent.SEARCHED,
        actor=reader,
        target="dossiers",
        words=[search_hash(word)[:16] for word in words_of(text)],
        shown=[case.number for case in found],
    )
    return found


def words_of(text: str) -> list[str]:
    """The words that tell: folded, without particles."""
    return [word for word in fold(text).split() if word not in PARTICLES]


def _numbered(number: "re.Match[str]") -> Q:
    """VT-2026-00042, or that of a report (M), track (DI) or safety plan (VHP); "42" or "2026-42",
    as people say it, is a case or a report."""
    years = [number["year"]] if number["year"] else range(FIRST_YEAR, timezone.localdate().year + 1)
    tails = [f"{year}-{int(number['digits']):05d}" for year in years]
    kind = (number["kind"] or "").upper()
    by_case = Q(number__in=[f"VT-{tail}" for tail in tails])
    of_case = {"M": Report, "DI": Track, "VHP": SafetyPlan}
    if kind in of_case:
        return _whose(of_case[kind], [f"{kind}-{tail}" for tail in tails])
    return by_case if kind == "VT" else by_case | _whose(Report, [f"M-{tail}" for tail in tails])


def _whose(model: type[Model], numbers: list[str]) -> Q:
    """Cases to which something with one of these numbers belongs."""
    rows = model._default_manager.filter(number__in=numbers)
    return Q(pk__in=rows.order_by().values("case"))


def _households_named(cases: "QuerySet[Case]", text: str) -> set[int]:
    """Households whose own name begins so, with or without "Gezin"."""
    begins = Q(name__istartswith=text) | Q(name__istartswith=f"Gezin {text}")
    named = Household.objects.filter(begins, pk__in=cases.order_by().values("household"))
    return set(named.values_list("pk", flat=True)[:CANDIDATES])


def _households_called(cases: "QuerySet[Case]", words: list[str]) -> set[int]:
    heard = {f"surname:{sound(word)[:SOUND_LENGTH]}" for word in words}
    households = cases.values("household")
    keyed = PersonKey.objects.filter(key__in=heard).order_by().values("person")
    begins = Person.objects.filter(sort_key__startswith=words[0]).order_by().values("pk")
    members = (
        HouseholdMember.objects.open()
        .filter(household__in=households, person__in=keyed.union(begins))
        .select_related("person")
        .only("household", "person__sort_key", "person__partner_name")[:CANDIDATES]
    )
    return {
        member.household_id
        for member in members
        if _is_called(f"{member.person.sort_key} {member.person.partner_name}", words)
    }


def _is_called(name: str, words: list[str]) -> bool:
    """Every word typed begins, or sounds like, a part of the name."""
    parts = fold(name).split()
    return all(
        any(part.startswith(word) or sound(part) == sound(word) for part in parts) for word in words
    )
