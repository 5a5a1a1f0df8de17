"""Addresses of the work lists."""

from django.urls import URLPattern, path

from reporting.views import caseload, my_work, reports, search

app_name = "reporting"
urlpatterns: list[URLPattern] = [
    path("", my_work.home, name="my_work"),
    path("meldingen/", reports.reports, name="reports"),
    path("caseload/", caseload.caseload, name="caseload"),
    path("zoeken/", search.find, name="search"),
]
