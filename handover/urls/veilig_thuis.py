"""Addresses of the handover at Veilig Thuis, by the number of the case or of the handover."""

from django.urls import URLPattern, path

from handover.views import document, lists, of_case, preparing, sharing, texts

CASE, HERE = "dossiers/<str:number>/overdracht/", "overdrachten/<str:number>/"
urlpatterns: list[URLPattern] = [
    path("overdrachten/", lists.handovers, name="list"),
    path(CASE, of_case.of_case, name="of_case"),
    path(f"{CASE}beginnen/", of_case.begin, name="begin"),
    path(f"{HERE}stap/<str:step>/", of_case.take, name="step"),
    path(f"{HERE}intrekken/", of_case.withdraw, name="withdraw"),
    path(f"{HERE}ontvanger/", preparing.receiver, name="receiver"),
    path(f"{HERE}afstemming/", preparing.contact, name="contact"),
    path(f"{HERE}veiligheid/", preparing.safety, name="safety"),
    path(f"{HERE}document/", texts.texts, name="texts"),
    path(f"{HERE}document/<str:part>/", texts.text, name="text"),
    path(f"{HERE}document/<str:part>/bewaren/", texts.keep, name="keep"),
    path(f"{HERE}delen/", sharing.sharing, name="sharing"),
    path(f"{HERE}melder/<str:report>/", sharing.reporter, name="reporter"),
    path(f"{HERE}voorbeeld/", document.preview, name="preview"),
    path(f"{HERE}pdf/", document.pdf, name="pdf"),
]
