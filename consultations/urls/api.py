"""Address of the JSON intake of chats. Systems come in with a token, not with a login."""

from django.contrib.auth.decorators import login_not_required
from django.urls import URLPattern, path

from consultations.api.chat import ChatIntake

app_name = "advice_api"
urlpatterns: list[URLPattern] = [
    path("consultations", login_not_required(ChatIntake.as_view()), name="consultations"),
]
