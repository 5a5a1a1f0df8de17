"""Addresses of the local field: those of partners under ``gezinnen/``, and the tab of VT."""

from django.urls import URLPattern

from localfield.urls import families, veilig_thuis

app_name = "localfield"
urlpatterns: list[URLPattern] = [*families.urlpatterns, *veilig_thuis.urlpatterns]
