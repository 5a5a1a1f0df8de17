"""The contact log and reporting back."""

from django.urls import URLPattern, path

from localfield.views import contacts, reporting_back

urlpatterns: list[URLPattern] = [
    path("gezinnen/<str:number>/contact/", contacts.contacts, name="contacts"),
    path("gezinnen/<str:number>/contact/nieuw/", contacts.add, name="add_contact"),
    path("gezinnen/<str:number>/contact/<int:contact>/", contacts.mend, name="mend_contact"),
    path("gezinnen/<str:number>/terugmelden/", reporting_back.report_back, name="report_back"),
]
