"""Addresses of monitoring: those of Veilig Thuis, and the page of a family for a partner."""

from django.urls import URLPattern, path

from monitoring.views import family, lists, moment, of_case, parts

app_name = "monitoring"
HERE = "dossiers/<str:number>/monitoring/"
MOMENT = f"{HERE}<int:moment>/"
urlpatterns: list[URLPattern] = [
    path("monitoring/", lists.moments, name="list"),
    path(HERE, of_case.of_case, name="of_case"),
    path(f"{HERE}extra/", of_case.extra, name="extra"),
    path(f"{HERE}ondersteuning/", of_case.support, name="support"),
    path(f"{HERE}stoppen/", of_case.propose, name="propose"),
    path(f"{HERE}stoppen/<int:proposal>/antwoord/", of_case.answer, name="answer"),
    path(f"{HERE}stoppen/<int:proposal>/brief/", of_case.end_letter, name="end_letter"),
    path(f"{HERE}stoppen/<int:proposal>/verteld/", of_case.end_told, name="end_told"),
    path(MOMENT, moment.moment, name="moment"),
    path(f"{MOMENT}stap/<str:step>/", moment.take, name="take"),
    path(f"{MOMENT}verzetten/", moment.to_move, name="move"),
    path(f"{MOMENT}collega/", moment.give, name="give"),
    path(f"{MOMENT}niet-bereikt/", moment.attempt, name="attempt"),
    path(f"{MOMENT}verslag/<str:made_for>/", moment.report, name="report"),
    path(f"{MOMENT}verteld/", moment.told, name="told"),
    path(f"{MOMENT}gesprekken/erbij/", parts.add, name="add_professional"),
    path(f"{MOMENT}deel/<str:part>/", parts.part, name="part"),
    path(f"{MOMENT}deel/<str:part>/<str:key>/", parts.part, name="part_entry"),
    path(f"{MOMENT}deel/<str:part>/<str:key>/bewaar/", parts.keep, name="keep"),
    path("gezinnen/<str:number>/monitoring/", family.family, name="family"),
    path("gezinnen/<str:number>/monitoring/<int:moment>/", family.outcome, name="outcome"),
]
