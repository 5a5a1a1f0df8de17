"""The explanation of the meldcode, for everybody who is logged in."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from consultations.screens.guidance import BY_SLUG, tabs


@require_GET
def meldcode(request: HttpRequest, slug: str = "") -> HttpResponse:
    """The five steps, or one of the pages below them."""
    page = BY_SLUG.get(slug)
    if page is None:
        raise Http404
    context = {"page": page, "tabs": tabs(page)}
    return render(request, f"consultations/guidance/{page.template}.html", context)
