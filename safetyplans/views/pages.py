"""The page of a part of the plan, with its small forms, at a desk or at the table."""

from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from accounts.http import UserRequest
from cases.screens.header import case_header
from safetyplans.papers.at_table import betrayed_at_table
from safetyplans.screens import parts
from safetyplans.screens.writing import Sheet, address, part_page
from safetyplans.views.entries import Entry, child_key, entries_of

if TYPE_CHECKING:
    from safetyplans.forms.writing import PlanForm
    from safetyplans.models import SafetyPlan
    from safetyplans.screens.parts import Part

TEMPLATES = {parts.DESK: "safetyplans/part.html", parts.TABLE: "safetyplans/table/part.html"}
LOST = "weg"


def show_part(
    request: UserRequest,
    plan: "SafetyPlan",
    part: "Part",
    place: str,
    *,
    key: int = 0,
    sent: "PlanForm | None" = None,
    lost: "PlanForm | None" = None,
) -> HttpResponse:
    """``sent`` is the form of row ``key`` as it was sent and refused; ``lost`` one whose row is
    gone. At the table one member's view stands alone."""
    if place == parts.TABLE and betrayed_at_table(plan).never:
        return held_back(request, plan)
    entries = entries_of(plan, part, place, request.user)
    if place == parts.TABLE and part == parts.VIEWS and key:
        entries = [entry for entry in entries if entry.key == key]
    sheets = _sheets(entries, part, place, key, sent)
    if lost:
        sheets.insert(0, _lost_sheet(plan, part, place, key, lost))
    refused = sent or lost
    context: dict[str, Any] = {
        "page": part_page(plan, part, place, sheets),
        "number": plan.number,
        "refused": refused,
    }
    if place == parts.DESK:
        context["header"] = case_header(plan.case, request.user, "safetyplans:of_case")
    return render(request, TEMPLATES[place], context, status=refused.status if refused else 200)


def held_back(request: UserRequest, plan: "SafetyPlan") -> HttpResponse:
    """At the table: nothing that betrays anybody is on the screen, and not why either (A4)."""
    return render(request, "safetyplans/table/held.html", {"number": plan.number})


def _sheets(
    entries: list[Entry], part: "Part", place: str, key: int, sent: "PlanForm | None"
) -> list[Sheet]:
    return [
        _sheet(entry, part, place, sent if sent and entry.key == key else entry.form())
        for entry in entries
    ]


def _sheet(entry: Entry, part: "Part", place: str, form: "PlanForm") -> Sheet:
    plan = entry.plan
    if not entry.key:
        return Sheet(
            form=form,
            heading="",
            anchor=entry.anchor,
            url=address("part", plan, place, part),
            keep_url=address("keep", plan, place, part),
        )
    return Sheet(
        form=form,
        heading=entry.heading,
        anchor=entry.anchor,
        url=address("row", plan, place, part, entry.key),
        keep_url=address("keep_row", plan, place, part, entry.key),
        remove_url=_remove_url(entry, part, place),
        drop_url=_drop_url(entry, part, place),
        child=entry.child,
    )


def _remove_url(entry: Entry, part: "Part", place: str) -> str:
    """A view stays; a condition that stood in a version is dropped with a reason instead."""
    if part == parts.VIEWS or entry.lasting:
        return ""
    return address("remove", entry.plan, place, part, entry.key)


def _drop_url(entry: Entry, part: "Part", place: str) -> str:
    if not entry.lasting or place == parts.TABLE:
        return ""
    return reverse("safetyplans:drop", args=[entry.plan.number, entry.key])


def _lost_sheet(plan: "SafetyPlan", part: "Part", place: str, key: int, form: "PlanForm") -> Sheet:
    """Sent again it is a new row; a view goes to the same person, once that is family again."""
    url = address("add", plan, place, part)
    if part == parts.VIEWS:
        url = address("row", plan, place, part, key)
    return Sheet(
        form=form,
        heading="Opnieuw toevoegen",
        anchor=LOST,
        url=url,
        keep_url="",
        child=child_key(form.data),
    )
