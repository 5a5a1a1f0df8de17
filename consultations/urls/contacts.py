"""Address of the page that says whom to call."""

from django.urls import path

from consultations.views import contacts

urlpatterns = [path("contact/", contacts.contacts, name="contacts")]
