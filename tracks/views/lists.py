"""Diensten: every track the reader sees; and Wachtlijst: the families that wait for one."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from accounts.http import UserRequest
from accounts.roles import Permission
from deadlines.selectors import calendar_of
from tracks.forms.lists import TrackFilter
from tracks.permissions import can_read_tracks
from tracks.screens.lists import track_rows, waiting_rows
from tracks.selectors import lists as selectors

PAGE_SIZE = 25


@require_GET
def tracks(request: UserRequest) -> HttpResponse:
    reader, now = request.user, timezone.now()
    if not can_read_tracks(reader):
        raise PermissionDenied
    form = TrackFilter(request.GET)
    rows = selectors.with_columns(selectors.chosen_tracks(reader, form.chosen, now))
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    today, calendar = timezone.localdate(now), calendar_of(reader.region)
    context = {
        "rows": track_rows(page.object_list, now=now, calendar=calendar, today=today),
        "page": page,
        "form": form,
        "filtered": bool(request.GET),
    }
    return render(request, "tracks/lists/tracks.html", context)


@require_GET
def waiting(request: UserRequest) -> HttpResponse:
    reader, now = request.user, timezone.now()
    if not can_read_tracks(reader):
        raise PermissionDenied
    rows = selectors.with_last_sight(selectors.waiting_families(reader))
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    today, calendar = timezone.localdate(now), calendar_of(reader.region)
    shown = waiting_rows(page.object_list, reader, now=now, calendar=calendar, today=today)
    context = {"rows": shown, "page": page, "sees_all": reader.may(Permission.TRACK_ASSIGN)}
    return render(request, "tracks/lists/waiting.html", context)
