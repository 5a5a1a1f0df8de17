from django.urls import path

from notifications import views

app_name = "notifications"

urlpatterns = [
    path("", views.inbox, name="list"),
    path("<int:number>/openen/", views.open_message, name="open"),
    path("alles-gelezen/", views.read_all, name="read_all"),
]
