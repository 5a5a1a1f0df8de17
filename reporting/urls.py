"""Addresses of the work lists, and of the line of safety."""

from django.urls import URLPattern, path

from reporting.views import (
    advice_figures,
    caseload,
    line_of_safety,
    my_work,
    repeats,
    reports,
    search,
)

app_name = "reporting"
urlpatterns: list[URLPattern] = [
    path("", my_work.home, name="my_work"),
    path("meldingen/", reports.reports, name="reports"),
    path("hermeldingen/", repeats.repeats, name="repeats"),
    path("hermeldingen/leren/", repeats.lessons, name="lessons"),
    path("hermeldingen/leren/bestand/", repeats.lessons_file, name="lessons_file"),
    path("caseload/", caseload.caseload, name="caseload"),
    path("zoeken/", search.find, name="search"),
    path(
        "dossiers/<str:number>/veiligheidslijn/",
        line_of_safety.line_of_safety,
        name="line_of_safety",
    ),
    path("adviezen/cijfers/", advice_figures.advice_figures, name="advice_figures"),
    path(
        "adviezen/cijfers/bestand/",
        advice_figures.advice_figures_file,
        name="advice_figures_file",
    ),
]
