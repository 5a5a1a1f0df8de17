"""Addresses of safety plans: a public number, never a key or a name."""

from safetyplans.urls import checking, local, prints, versions, writing

app_name = "safetyplans"
urlpatterns = [
    *checking.urlpatterns,
    *versions.urlpatterns,
    *writing.urlpatterns,
    *prints.urlpatterns,
    *local.urlpatterns,
]
