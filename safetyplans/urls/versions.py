"""Addresses of the versions of a plan."""

from django.urls import URLPattern, path

from safetyplans.views import versions

HERE = "veiligheidsplannen/<str:number>/versies"

urlpatterns: list[URLPattern] = [
    path(f"{HERE}/", versions.versions, name="versions"),
    path(f"{HERE}/<int:version>/", versions.version, name="version"),
    path(f"{HERE}/<int:version>/nu/", versions.compare_now, name="compare_now"),
    path(f"{HERE}/<int:first>/<int:second>/", versions.compare, name="compare"),
]
