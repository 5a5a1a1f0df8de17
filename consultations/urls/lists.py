"""Addresses of the lists of advice; they stand before the address of one advice."""

from django.urls import URLPattern, path

from consultations.views import callers, lists, search

urlpatterns: list[URLPattern] = [
    path("adviezen/", lists.advice_list, name="list"),
    path("adviezen/zoeken/", search.find, name="search"),
    path("adviezen/bellers/", callers.callers, name="callers"),
]
