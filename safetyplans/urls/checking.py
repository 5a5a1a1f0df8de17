"""Addresses of reading, ticking and adopting a plan."""

from django.urls import URLPattern, path

from safetyplans.views import adopting, checking, wording

HERE = "veiligheidsplannen/<str:number>"

urlpatterns: list[URLPattern] = [
    path(f"{HERE}/toetsen/", checking.check, name="check"),
    path(f"{HERE}/toetsen/tweede-lezer/", checking.ask_reader, name="ask_reader"),
    path(f"{HERE}/taal/", wording.wording, name="wording"),
    path(f"{HERE}/vaststellen/", adopting.steps, name="steps"),
    path(f"{HERE}/vaststellen/voorleggen/", adopting.discuss, name="discuss"),
    path(f"{HERE}/vaststellen/terug/", adopting.take_back, name="take_back"),
    path(f"{HERE}/vaststellen/nu/", adopting.adopt, name="adopt"),
    path(f"{HERE}/vaststellen/nieuwe-versie/", adopting.revise, name="revise"),
]
