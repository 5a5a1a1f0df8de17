"""MDO, conclusion, safety and help, and turns."""

from django.urls import path

from tracks.views import findings, turns

TRACK = "diensten/<str:number>/"
urlpatterns = [
    path(f"{TRACK}mdo/", findings.mdo, name="mdo"),
    path(f"{TRACK}conclusie/", findings.conclusion, name="conclusion"),
    path(f"{TRACK}conclusie/bewaren/", findings.autosave_conclusion, name="autosave_conclusion"),
    path(f"{TRACK}veiligheid/", findings.safety, name="safety"),
    path(f"{TRACK}veiligheid/bewaren/", findings.autosave_safety, name="autosave_safety"),
    path(f"{TRACK}voorstel/", turns.turn, name="turn"),
    path(f"{TRACK}voorstel/besluit/", turns.approve, name="approve_turn"),
    path(f"{TRACK}voorstel/intrekken/", turns.withdraw, name="withdraw_turn"),
]
