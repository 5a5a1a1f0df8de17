"""The page with one form, as every part of beheer shows it."""

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from administration import screens


def form_page(
    request: HttpRequest, form: BaseForm, *, part: str, heading: str, back: str
) -> HttpResponse:
    """Asked again with what is wrong beside it (422), or for the first time."""
    context = {"tabs": screens.tabs(part), "form": form, "heading": heading, "back": back}
    status = 422 if form.is_bound else 200
    return render(request, "administration/form.html", context, status=status)
