"""Addresses of the consultations of a municipality."""

from django.urls import path

from consultations.views import usd

urlpatterns = [
    path("consultaties/", usd.usd_list, name="usd_list"),
    path("consultaties/nieuw/", usd.usd_new, name="usd_new"),
    path("consultaties/<str:number>/", usd.usd, name="usd"),
]
