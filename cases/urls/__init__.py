"""Addresses of cases and reports: a public number, never a key or a name."""

from cases.urls import assessment, dossier, intake, letters, repeat

app_name = "cases"
urlpatterns = [
    *intake.urlpatterns,
    *assessment.urlpatterns,
    *repeat.urlpatterns,
    *letters.urlpatterns,
    *dossier.urlpatterns,
]
