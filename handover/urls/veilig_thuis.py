"""Addresses of the handover at Veilig Thuis, by the number of the case or of the handover."""

from django.urls import URLPattern, path

from handover.views import of_case

CASE = "dossiers/<str:number>/overdracht/"
urlpatterns: list[URLPattern] = [
    path(CASE, of_case.of_case, name="of_case"),
]
