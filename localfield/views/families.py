"""Mijn gezinnen, and the page of one family."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from accounts.http import UserRequest
from accounts.roles import Permission
from deadlines.selectors import calendar_of
from localfield import access
from localfield.forms.families import FamilyFilter
from localfield.screens import rows
from localfield.screens.family import family_page as page_of
from localfield.selectors import families as selectors
from localfield.selectors.colleagues import colleagues_at_desk
from localfield.selectors.families import Today
from localfield.selectors.trajectories import may_give, running_of
from localfield.views.page import family_page

PAGE_SIZE = 25


@require_GET
def families(request: UserRequest) -> HttpResponse:
    reader, today = request.user, Today(timezone.now())
    access.require(reader, Permission.CASE_HELD_BY_ORGANISATION)
    form = FamilyFilter(request.GET, colleagues=colleagues_at_desk(reader))
    chosen = selectors.chosen(reader, today, **form.chosen)
    page = Paginator(selectors.with_columns(chosen, reader), PAGE_SIZE).get_page(
        request.GET.get("page")
    )
    counts = selectors.counts(reader, today)
    context = {
        "rows": rows.family_rows(
            page.object_list, now=today.now, today=today.day, calendar=calendar_of(reader.region)
        ),
        "page": page,
        "form": form,
        "filtered": any(form.chosen.values()),
        "figures": rows.figures(counts),
        "consulting": rows.consulting(counts) if reader.may(Permission.USD_CONSULT) else [],
        "may_consult": reader.may(Permission.USD_CONSULT),
        "may_announce": reader.may(Permission.CRISIS_NOTICE_GIVE),
        "may_distribute": reader.may(Permission.LOCAL_DISTRIBUTE),
    }
    return render(request, "localfield/families.html", context)


@require_GET
def family(request: UserRequest, number: str) -> HttpResponse:
    """Who sees the whole case at Veilig Thuis is led on to its own tab."""
    if access.is_known_to_veilig_thuis(request.user, number):
        return redirect("localfield:of_case", number)
    case = access.open_family(request.user, number)
    page = page_of(case, request.user, running_of(case), may_give=may_give(case, request.user))
    return family_page(request, case, "family", "family", page=page)
