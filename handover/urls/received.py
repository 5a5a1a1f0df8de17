"""Addresses of the receiver, and of who got a copy."""

from django.urls import URLPattern, path

from handover.views import copies, received

HERE = "overdrachten/ontvangen/"
COPIES = "overdrachten/afschriften/"
urlpatterns: list[URLPattern] = [
    path(HERE, received.inbox, name="inbox"),
    path(f"{HERE}<str:number>/", received.received, name="received"),
    path(f"{HERE}<str:number>/pdf/", received.received_pdf, name="received_pdf"),
    path(f"{HERE}<str:number>/accepteren/", received.accept, name="accept"),
    path(f"{HERE}<str:number>/weigeren/", received.refuse, name="refuse"),
    path(COPIES, copies.copies, name="copies"),
    path(f"{COPIES}<str:number>/", copies.copy, name="copy"),
    path(f"{COPIES}<str:number>/pdf/", copies.copy_pdf, name="copy_pdf"),
]
