"""The wording helper while somebody types."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from accounts.http import UserRequest
from safetyplans import access
from safetyplans.forms.checking import WordingForm
from safetyplans.screens.wording import marked

LONGEST = 20_000


@require_POST
def wording(request: UserRequest, number: str) -> HttpResponse:
    """The text with its marks; nothing of it is kept or logged."""
    access.open_plan_to_write(request.user, number)
    form = WordingForm(request.POST)
    if not form.is_valid():
        return HttpResponse(status=422)
    asked = form.cleaned_data
    text = request.POST.get(asked["field"], "")[:LONGEST]
    notes = marked(text, asked["use"], place=asked["place"])
    return render(request, "safetyplans/partials/wording_marks.html", {"notes": notes})
