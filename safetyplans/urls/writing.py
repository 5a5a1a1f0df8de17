"""Addresses of the plan of a case, of writing in it, and of the talk at the table."""

from django.urls import URLPattern, path, register_converter

from safetyplans.screens.parts import DESK, TABLE
from safetyplans.views import conversation, overview, rows, writing


class Place:
    """Where a plan is written: at a desk or at the table."""

    regex = f"{DESK}|{TABLE}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(Place, "place")

CASE = "dossiers/<str:number>/veiligheidsplan"
HERE = "veiligheidsplannen/<str:number>"
PART = f"{HERE}/<place:place>/<slug:part>"

urlpatterns: list[URLPattern] = [
    path(f"{CASE}/", overview.of_case, name="of_case"),
    path(f"{CASE}/beginnen/", overview.begin, name="begin"),
    path(f"{HERE}/", overview.plan, name="plan"),
    path(f"{HERE}/gesprek/", conversation.table, name="table"),
    path(f"{HERE}/gesprek/klaar/", conversation.done, name="table_done"),
    path(f"{HERE}/gesprek/voor/<int:person>/", conversation.for_member, name="for_member"),
    path(f"{HERE}/schrijven/voorwaarden/<int:row>/vervalt/", rows.drop, name="drop"),
    path(f"{HERE}/schrijven/voorwaarden/<int:row>/terug/", rows.restore, name="restore"),
    path(f"{PART}/", writing.part, name="part"),
    path(f"{PART}/bewaren/", writing.keep, name="keep"),
    path(f"{PART}/toevoegen/", rows.add, name="add"),
    path(f"{PART}/<int:row>/", writing.part, name="row"),
    path(f"{PART}/<int:row>/bewaren/", writing.keep, name="keep_row"),
    path(f"{PART}/<int:row>/verwijderen/", rows.remove, name="remove"),
]
