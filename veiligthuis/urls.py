"""The only place that knows every app's urls."""

from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, include, path


@login_not_required
def health(request: HttpRequest) -> HttpResponse:
    """For the supervisor and the load balancer: the web answers and the database too."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("gezond", content_type="text/plain")


urlpatterns: list[URLPattern | URLResolver] = [
    path("gezond/", health, name="health"),
    path("account/", include("accounts.urls")),
    path("api/v1/", include("cases.urls.api")),
    path("api/v1/", include("consultations.urls.api")),
    path("api/v1/", include("handover.urls.api")),
    path("", include("cases.urls")),
    path("", include("radar.urls")),
    path("", include("sharing.urls")),
    path("", include("safety.urls")),
    path("", include("tracks.urls")),
    path("", include("safetyplans.urls")),
    path("", include("localfield.urls")),
    path("", include("monitoring.urls")),
    path("", include("handover.urls")),
    path("", include("consultations.urls")),
    path("", include("reporting.urls")),
    path("beheer/", include("administration.urls")),
    path("berichten/", include("notifications.urls")),
]

handler400 = "common.errors.bad_request"
handler403 = "common.errors.forbidden"
handler404 = "common.errors.not_found"
handler429 = "common.errors.too_many_requests"
handler500 = "common.errors.server_error"
