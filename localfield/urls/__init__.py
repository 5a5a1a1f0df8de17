"""Addresses of the local field: those of partners under ``gezinnen/``, and the tab of VT."""

from django.urls import URLPattern

from localfield.urls import contacts, families, judging, veilig_thuis, waiting, work

app_name = "localfield"
urlpatterns: list[URLPattern] = [
    *families.urlpatterns,
    *contacts.urlpatterns,
    *waiting.urlpatterns,
    *work.urlpatterns,
    *judging.urlpatterns,
    *veilig_thuis.urlpatterns,
]
