"""Addresses for systems of receivers. They come in with a token, not with a login."""

from django.contrib.auth.decorators import login_not_required
from django.urls import URLPattern, path

from handover.api import handovers as api

app_name = "handover_api"
HERE = "handovers/<str:number>"
urlpatterns: list[URLPattern] = [
    path("handovers", login_not_required(api.HandoverList.as_view()), name="handovers"),
    path(HERE, login_not_required(api.HandoverPage.as_view()), name="handover"),
    path(f"{HERE}/acceptance", login_not_required(api.AcceptHandover.as_view()), name="acceptance"),
    path(f"{HERE}/refusal", login_not_required(api.RefuseHandover.as_view()), name="refusal"),
    path(f"{HERE}/report-back", login_not_required(api.ReportBack.as_view()), name="report_back"),
]
