"""Addresses of the copies of a version; a copy has its place in the order they were made."""

from django.urls import URLPattern, path

from safetyplans.views import prints

HERE = "veiligheidsplannen/<str:number>/versies/<int:version>/afdrukken"

urlpatterns: list[URLPattern] = [
    path(f"{HERE}/", prints.prints, name="prints"),
    path(f"{HERE}/gezin/", prints.print_family, name="print_family"),
    path(f"{HERE}/professionals/", prints.print_professional, name="print_professional"),
    path(f"{HERE}/<int:place>/", prints.print_progress, name="print_progress"),
    path(f"{HERE}/<int:place>/pdf/", prints.print_pdf, name="print_pdf"),
]
