"""Addresses of handovers: the receiver's first, because its words would pass for a number."""

from django.urls import URLPattern

from handover.urls import meeting, received, veilig_thuis

app_name = "handover"
urlpatterns: list[URLPattern] = [
    *received.urlpatterns,
    *meeting.urlpatterns,
    *veilig_thuis.urlpatterns,
]
