"""Addresses of what VT knows about safety, below the number of the case."""

from django.urls import URLPattern, path

from safety.views import events, factors, picture, scores

app_name = "safety"
HERE = "dossiers/<str:number>/veiligheidsbeeld/"
urlpatterns: list[URLPattern] = [
    path(HERE, picture.picture, name="picture"),
    path(f"{HERE}gebeurtenissen/", events.add_event, name="add_event"),
    path(f"{HERE}gebeurtenissen/<int:event>/", events.mend_event, name="event"),
    path(f"{HERE}risico/", factors.add_risk, name="add_risk"),
    path(f"{HERE}risico/<int:risk>/", factors.risk, name="risk"),
    path(f"{HERE}risico/<int:risk>/vervalt/", factors.end_risk, name="end_risk"),
    path(f"{HERE}bescherming/", factors.add_protective, name="add_protective"),
    path(f"{HERE}bescherming/<int:factor>/", factors.protective, name="protective"),
    path(
        f"{HERE}bescherming/<int:factor>/vervalt/",
        factors.end_protective,
        name="end_protective",
    ),
    path(f"{HERE}scores/", scores.add_score, name="add_score"),
    path(f"{HERE}scores/<int:score>/", scores.mend_score, name="score"),
]
