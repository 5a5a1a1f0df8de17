"""Addresses of cases and reports: a public number, never a key or a name."""

from cases.urls import assessment, dossier, intake, letters

app_name = "cases"
urlpatterns = [
    *intake.urlpatterns,
    *assessment.urlpatterns,
    *letters.urlpatterns,
    *dossier.urlpatterns,
]
