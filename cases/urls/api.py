"""Addresses of the JSON intake. Systems come in with a token, not with a login."""

from django.contrib.auth.decorators import login_not_required
from django.urls import URLPattern, path
from drf_spectacular.views import SpectacularJSONAPIView
from rest_framework.permissions import AllowAny

from cases.api.reports import ReportIntake

app_name = "api"
urlpatterns: list[URLPattern] = [
    path("reports", login_not_required(ReportIntake.as_view()), name="reports"),
    path(
        "openapi.json",
        login_not_required(
            SpectacularJSONAPIView.as_view(authentication_classes=[], permission_classes=[AllowAny])
        ),
        name="openapi",
    ),
]
