"""Addresses of the request to the Raad; a track has one that runs at most."""

from django.urls import URLPattern, path

from tracks.views import rvdk

HERE = "diensten/<str:number>/raad/"
urlpatterns: list[URLPattern] = [
    path(HERE, rvdk.rvdk, name="rvdk"),
    path(f"{HERE}voorbereiden/", rvdk.prepare_request, name="prepare_request"),
    path(f"{HERE}verzoek/", rvdk.write_request, name="write_request"),
    path(f"{HERE}verzoek/bewaren/", rvdk.autosave_request, name="autosave_request"),
    path(f"{HERE}stap/<str:step>/", rvdk.request_step, name="request_step"),
    path(f"{HERE}taxatie/", rvdk.renew_estimate, name="renew_estimate"),
    path(f"{HERE}zicht/", rvdk.agree_sight, name="agree_sight"),
    path(f"{HERE}uitspraak/", rvdk.rule_request, name="rule_request"),
    path(f"{HERE}intrekken/", rvdk.withdraw_request, name="withdraw_request"),
]
