"""Veilig Thuis judges a report back, and reads the work of the local field."""

from django.urls import URLPattern, path

from localfield.views import judging

urlpatterns: list[URLPattern] = [
    path(
        "dossiers/<str:number>/terugmelding/<int:back>/",
        judging.judge_report_back,
        name="judge",
    ),
    path("dossiers/<str:number>/lokaal-veld/werk/", judging.work, name="work"),
]
