"""Addresses of the sources of an investigation."""

from django.urls import URLPattern, path

from tracks.views import sources

HERE = "diensten/<str:number>/bronnen/"
urlpatterns: list[URLPattern] = [
    path(HERE, sources.sources, name="sources"),
    path(f"{HERE}nieuw/", sources.add_source, name="add_source"),
    path(f"{HERE}<int:source>/", sources.source, name="source"),
    path(f"{HERE}<int:source>/wederhoor/", sources.hear_source, name="hear_source"),
]
