"""Safety, estimates, evaluations and regie of a family."""

from django.urls import URLPattern, path

from localfield.views import estimate, evaluation, regie, repeats, safety

HERE = "gezinnen/<str:number>"
urlpatterns: list[URLPattern] = [
    path(f"{HERE}/veiligheid/", safety.safety, name="safety"),
    path(f"{HERE}/veiligheid/gebeurtenis/", safety.add_event, name="add_event"),
    path(f"{HERE}/veiligheid/risico/", safety.add_risk, name="add_risk"),
    path(f"{HERE}/veiligheid/risico/<int:risk>/", safety.move_risk, name="move_risk"),
    path(f"{HERE}/veiligheid/score/", safety.add_score, name="add_score"),
    path(f"{HERE}/inschatting/nieuw/", estimate.add_estimate, name="add_estimate"),
    path(f"{HERE}/inschatting/<int:estimate>/", estimate.estimate, name="estimate"),
    path(f"{HERE}/evaluaties/", evaluation.evaluations, name="evaluations"),
    path(f"{HERE}/evaluaties/nieuw/", evaluation.add_evaluation, name="add_evaluation"),
    path(f"{HERE}/evaluaties/<int:evaluation>/", evaluation.evaluation, name="evaluation"),
    path(f"{HERE}/hermelding/<int:repeat>/", repeats.repeat, name="repeat"),
    path(f"{HERE}/hermelding/<int:repeat>/verteld/", repeats.told, name="repeat_told"),
    path(f"{HERE}/regie/", regie.regie, name="regie"),
    path(f"{HERE}/regie/nieuw/", regie.add_note, name="add_note"),
]
