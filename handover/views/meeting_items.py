"""Writing an item of the agenda, at a desk or at the table with the family."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.http import UserRequest
from common.exceptions import DomainError
from common.shared_form import kept_or_refused
from handover import meeting_access as doors
from handover.content.talk_secrets import betrayed_at_table
from handover.forms.meeting import AgreementForm
from handover.permissions import can_prepare
from handover.screens import meeting as screens
from handover.screens import meeting_items as items
from handover.screens.meeting_frame import meeting_frame
from handover.selectors.meeting_rows import agreement_of
from handover.services import agenda
from handover.services.holding import is_writable
from handover.views.meeting_entries import ROWS, entries_of, entry_of, lost_form
from safetyplans.screens.writing import Sheet

if TYPE_CHECKING:
    from accounts.models import User
    from handover.forms.meeting import AgendaForm
    from handover.models import WarmMeeting
    from handover.screens.meeting_items import AgendaItem
    from handover.views.meeting_entries import Entry

TEMPLATES = {items.DESK: "handover/meeting/item.html", items.TABLE: "handover/table/item.html"}
CLOSED = "In dit gesprek wordt nu niet geschreven."


@require_GET
def table(request: UserRequest, number: str) -> HttpResponse:
    """What there is to talk about."""
    meeting = doors.open_meeting_to_write(request.user, number)
    if not is_writable(meeting.handover, request.user):
        return _closed(request, number)
    if betrayed_at_table(meeting):
        return _held_back(request, number)
    steps = screens.table_steps(meeting, agenda_for(meeting, request.user))
    return render(request, "handover/table/start.html", {"number": number, "steps": steps})


@require_GET
def done(request: UserRequest, number: str) -> HttpResponse:
    """A quiet page to end on; the way on is for the professional."""
    doors.open_meeting_to_write(request.user, number)
    return render(request, "handover/table/done.html", {"number": number})


@require_http_methods(["GET", "POST"])
def item(request: UserRequest, number: str, place: str, item: str, row: int = 0) -> HttpResponse:
    meeting, named = open_item(request, number, item)
    if request.method == "POST":
        return _save(request, meeting, named, place, row)
    if not is_writable(meeting.handover, request.user):
        return _closed(request, number)
    return show_item(request, meeting, named, place)


@require_POST
def keep(request: UserRequest, number: str, place: str, item: str, row: int = 0) -> HttpResponse:
    """What is being typed, kept every few seconds; what does not fit is said and waits."""
    meeting, named = open_item(request, number, item)
    entry = entry_of(meeting, named, place, request.user, row)
    if entry is None:
        return kept_or_refused(_lost(request, named, row))
    form = entry.form(request.POST)
    if not form.is_valid():
        said = [f"{form[name].label}: {errors[0]}" for name, errors in form.errors.items()]
        words = f"Nog niet bewaard. {' '.join(said)}"
        return HttpResponse(words, status=409, content_type="text/plain")
    entry.save(form, request.user)
    return kept_or_refused(form)


@require_POST
def add(request: UserRequest, number: str, place: str, item: str) -> HttpResponse:
    """An empty agreement at once, or what was typed in one that is gone."""
    meeting, named = open_item(request, number, item)
    if named not in ROWS:
        raise Http404
    form = AgreementForm(request.POST, choices={}, auto_id="weg-%s")
    if not form.is_valid():
        return show_item(request, meeting, named, place, lost=form)
    try:
        made = agenda.agree(meeting, actor=request.user, **form.cleaned_data)
    except DomainError as refusal:
        messages.error(request, " ".join(refusal.reasons))
        return redirect("handover:meeting", number)
    here = screens.address("meeting_item", meeting, place, named)
    return redirect(f"{here}#regel-{made.pk}")


@require_POST
def remove(request: UserRequest, number: str, place: str, item: str, row: int) -> HttpResponse:
    """What a colleague removed before is gone already."""
    meeting, named = open_item(request, number, item)
    if named not in ROWS:
        raise Http404
    found = agreement_of(meeting, row)
    try:
        if found:
            agenda.remove_agreement(found, actor=request.user)
    except DomainError as refusal:
        messages.error(request, " ".join(refusal.reasons))
    return redirect(screens.address("meeting_item", meeting, place, named))


def open_item(request: UserRequest, number: str, slug: str) -> "tuple[WarmMeeting, AgendaItem]":
    meeting = doors.open_meeting_to_write(request.user, number)
    named = items.BY_SLUG.get(slug)
    if named is None or named not in agenda_for(meeting, request.user):
        raise Http404
    return meeting, named


def agenda_for(meeting: "WarmMeeting", reader: "User") -> "tuple[AgendaItem, ...]":
    """The consent that VT asks for sharing is written by VT."""
    agenda = items.items_of(meeting.handover)
    if can_prepare(meeting.handover, reader):
        return agenda
    return tuple(one for one in agenda if one != items.CONSENT)


def show_item(
    request: UserRequest,
    meeting: "WarmMeeting",
    named: "AgendaItem",
    place: str,
    *,
    key: int = 0,
    sent: "AgendaForm | None" = None,
    lost: "AgendaForm | None" = None,
) -> HttpResponse:
    """``sent`` is the form of row ``key`` as it was sent and refused; ``lost`` one whose row is
    gone."""
    if place == items.TABLE and betrayed_at_table(meeting):
        return _held_back(request, meeting.handover.number)
    entries = entries_of(meeting, named, place, request.user)
    sheets = [
        _sheet(entry, named, place, sent if sent and entry.key == key else entry.form())
        for entry in entries
    ]
    if lost:
        sheets.insert(0, _lost_sheet(meeting, named, place, lost))
    page = screens.item_page(meeting, named, place, sheets, agenda_for(meeting, request.user))
    return _render_item(request, meeting, place, page, sent or lost)


def _render_item(
    request: UserRequest,
    meeting: "WarmMeeting",
    place: str,
    page: screens.ItemPage,
    refused: "AgendaForm | None",
) -> HttpResponse:
    number = meeting.handover.number
    context: dict[str, object] = {"page": page, "number": number, "refused": refused}
    if place == items.DESK:
        of_vt = doors.is_vt(request.user, meeting.handover)
        context["frame"] = meeting_frame(meeting, request.user, "handover:meeting", of_vt=of_vt)
    return render(request, TEMPLATES[place], context, status=refused.status if refused else 200)


def _save(
    request: UserRequest, meeting: "WarmMeeting", named: "AgendaItem", place: str, row: int
) -> HttpResponse:
    entry = entry_of(meeting, named, place, request.user, row)
    if entry is None:
        return show_item(request, meeting, named, place, lost=_lost(request, named, row))
    form = entry.form(request.POST)
    if form.is_valid():
        entry.save(form, request.user)
    if not form.is_valid():
        meeting.refresh_from_db()
        return show_item(request, meeting, named, place, key=row, sent=form)
    messages.success(request, "Bewaard.")
    here = screens.address("meeting_item", meeting, place, named)
    return redirect(f"{here}#{entry.anchor}")


def _lost(request: UserRequest, named: "AgendaItem", row: int) -> "AgendaForm":
    """What was typed in a row that went; where rows stay there is nothing to lose."""
    if named not in ROWS or not row:
        raise Http404
    return lost_form(request.POST)


def _sheet(entry: "Entry", named: "AgendaItem", place: str, form: "AgendaForm") -> Sheet:
    key = (entry.key,) if entry.key else ()
    name = "row" if key else "item"
    meeting = entry.meeting
    gone = "" if entry.lasting else screens.address("meeting_remove", meeting, place, named, *key)
    keep_name = "meeting_keep_row" if key else "meeting_keep"
    asked = entry.plain if place == items.TABLE else ""
    return Sheet(
        form=form,
        heading=asked or entry.heading,
        anchor=entry.anchor,
        url=screens.address(f"meeting_{name}", meeting, place, named, *key),
        keep_url=screens.address(keep_name, meeting, place, named, *key),
        told="" if asked else entry.told,
        remove_url=gone,
    )


def _lost_sheet(
    meeting: "WarmMeeting", named: "AgendaItem", place: str, form: "AgendaForm"
) -> Sheet:
    """Sent again it is a new agreement."""
    return Sheet(
        form=form,
        heading="Opnieuw toevoegen",
        anchor="weg",
        url=screens.address("meeting_add", meeting, place, named),
        keep_url="",
    )


def _held_back(request: UserRequest, number: str) -> HttpResponse:
    """At the table: nothing that betrays anybody is on the screen, and not why either (A4)."""
    return render(request, "handover/table/held.html", {"number": number})


def _closed(request: UserRequest, number: str) -> HttpResponse:
    messages.info(request, CLOSED)
    return redirect("handover:meeting", number)
