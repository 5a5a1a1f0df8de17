"""A family on a waiting list."""

from django.urls import URLPattern, path

from localfield.views import bridging

urlpatterns: list[URLPattern] = [
    path("gezinnen/<str:number>/wachten/", bridging.waits, name="waits"),
    path("gezinnen/<str:number>/wachten/nieuw/", bridging.begin, name="begin_waiting"),
    path("gezinnen/<str:number>/wachten/<int:wait>/controle/", bridging.check, name="check"),
    path("gezinnen/<str:number>/wachten/<int:wait>/einde/", bridging.end, name="end_waiting"),
]
