"""Addresses of tracks: a public number, never a key or a name."""

from tracks.urls import conversations, findings, letters, lists, overview, rvdk, sources

app_name = "tracks"
urlpatterns = [
    *lists.urlpatterns,
    *overview.urlpatterns,
    *conversations.urlpatterns,
    *findings.urlpatterns,
    *sources.urlpatterns,
    *rvdk.urlpatterns,
    *letters.urlpatterns,
]
