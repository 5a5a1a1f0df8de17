"""The plan of conversations and its talks."""

from django.urls import path

from tracks.views import conversations as views

HERE = "diensten/<str:number>/gesprekken/"
TALK = f"{HERE}<int:talk>/"
urlpatterns = [
    path(HERE, views.conversations, name="conversations"),
    path(f"{HERE}iedereen/", views.everybody, name="plan_everybody"),
    path(f"{HERE}nieuw/", views.plan, name="plan_talk"),
    path(TALK, views.talk, name="talk"),
    path(f"{TALK}plannen/", views.replan, name="replan_talk"),
    path(f"{TALK}vervalt/", views.drop, name="drop_talk"),
    path(f"{TALK}verslag/", views.hold, name="hold_talk"),
    path(f"{TALK}bewaren/", views.autosave, name="autosave_talk"),
    path(f"{TALK}niet-gesproken/", views.not_spoken, name="not_spoken"),
]
