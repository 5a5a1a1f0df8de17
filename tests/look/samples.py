"""Pages made of our components with fictitious families, for the eye and for axe."""

from datetime import date, datetime
from pathlib import Path
from types import SimpleNamespace as Thing
from zoneinfo import ZoneInfo

from django import forms
from django.core.paginator import Paginator
from django.template import Context, engines
from django.test import RequestFactory

from common.charts import Point
from common.widgets import ClockPicker, DayPicker, MomentPicker
from tests.look.line_samples import line_samples
from tests.look.regie_samples import regie_samples

NL = ZoneInfo("Europe/Amsterdam")
PAGE_FILES = Path(__file__).parent / "pages"

SHELL = Thing(
    groups=[
        (
            "Mijn werk",
            [
                Thing(label="Mijn werk", url="/werk/", count=37, current=True, accesskey=""),
                Thing(label="Meldingen", url="/meldingen/", count=12, current=False, accesskey=""),
                Thing(label="Triage", url="/triage/", count=5, current=False, accesskey=""),
                Thing(label="Onderzoek", url="/onderzoek/", count=14, current=False, accesskey=""),
                Thing(
                    label="Rapportages",
                    url="/rapportages/",
                    count=None,
                    current=False,
                    accesskey="",
                ),
            ],
        ),
        (
            "Team",
            [
                Thing(
                    label="Caseloadbord", url="/caseload/", count=None, current=False, accesskey=""
                )
            ],
        ),
    ],
    person=Thing(name="Anna Meijer", roles=["triagist"], organisation="Veilig Thuis Noord"),
    unread=3,
    may_search=True,
    urls=Thing(search="/zoeken/", notifications="/berichten/", logout="/uit/", account="/account/"),
)

FAMILIES = [
    ("VT-2026-4102", "Gezin De Vries", "Triage", "azure", "Acuut", "red", -2, 100),
    ("VT-2026-4109", "Gezin Van der Meer", "Onderzoek", "purple", "Hoog", "orange", 0, 98),
    ("VT-2026-4116", "Gezin Jansen-Özdemir", "Voorwaarden en vervolg", "green", "Hoog", "orange",
     1, 96),
    ("VT-2026-4123", "Gezin Bakker", "Monitoring", "lime", "Normaal", "yellow", 12, 60),
    ("VT-2026-4130", "Gezin El Amrani", "Afgesloten", "neutral", "Normaal", "yellow", 34, 20),
]  # fmt: skip


class FactsForm(forms.Form):
    """Every kind of question we ask."""

    use_required_attribute = True
    draft = forms.CharField(widget=forms.HiddenInput, initial="7")
    received_on = forms.DateField(label="Datum melding", widget=DayPicker)
    received_at = forms.TimeField(label="Tijd", widget=ClockPicker)
    called = forms.SplitDateTimeField(label="Gebeld op", widget=MomentPicker, required=False)
    born_on = forms.DateField(label="Geboortedatum", help_text="Bijvoorbeeld 31-12-2018")
    forms_of_violence = forms.MultipleChoiceField(
        label="Vormen van geweld of verwaarlozing",
        choices=[
            ("physical", "Lichamelijk geweld"),
            ("psychological", "Psychisch geweld of dwingende controle"),
            ("witness", "Getuige van huiselijk geweld (kind)"),
        ],
        widget=forms.CheckboxSelectMultiple,
    )
    seen = forms.CharField(
        label="Wat is er gezien of gehoord?",
        help_text="Beschrijf feiten, met bron en datum. Scheid feiten van interpretatie.",
        widget=forms.Textarea,
        error_messages={"required": "Beschrijf wat er is gezien of gehoord."},
    )
    weapons = forms.ChoiceField(
        label="Zijn er wapens in huis?",
        choices=[("yes", "Ja"), ("no", "Nee"), ("unknown", "Onbekend")],
        widget=forms.RadioSelect,
    )
    frequency = forms.ChoiceField(
        label="Hoe vaak?", choices=[("", "---------"), ("weekly", "Wekelijks")], required=False
    )
    children = forms.IntegerField(label="Aantal kinderen", required=False)
    attachment = forms.FileField(
        label="Bijlage", help_text="Pdf, jpg of docx, ten hoogste 20 MB.", required=False
    )
    anonymous = forms.BooleanField(label="De melder wil anoniem blijven", required=False)


class FilterForm(forms.Form):
    q = forms.CharField(label="Zoek op nummer of naam", required=False)
    phase = forms.ChoiceField(label="Fase", choices=[("", "Alle fasen")], required=False)
    worker = forms.ChoiceField(label="Medewerker", choices=[("mine", "Mijn zaken")], required=False)


def tone(days: int) -> str:
    return "late" if days < 0 else "soon" if days < 3 else "good"


def _render(page: str, context: dict[str, object]) -> str:
    source = (PAGE_FILES / f"{page}.html").read_text()
    template = engines["django"].from_string(source).template
    shown = Context({"shell": SHELL, "messages": [], "csrf_token": "x", **context})
    shown.request = RequestFactory().get("/werk/?fase=triage&page=2")
    return template.render(shown)


def worklist() -> str:
    names = (
        "number",
        "family",
        "phase",
        "phase_tone",
        "urgency",
        "urgency_tone",
        "days",
        "percent",
    )
    rows = [
        Thing(**dict(zip(names, family, strict=True)), tone=tone(family[6])) for family in FAMILIES
    ]
    page = Paginator(range(200), 20).page(2)
    return _render(
        "worklist",
        {"rows": rows, "filters": FilterForm(), "page": page},
    )


def guided_form(*, sent: bool = True) -> str:
    steps = [
        Thing(label="Melder", state="completed", url="/1/", note=""),
        Thing(label="Betrokkenen", state="completed", url="/2/", note="3 personen"),
        Thing(label="Zorgen en feiten", state="current", url="", note=""),
        Thing(label="Meldcode", state="upcoming", url="", note=""),
        Thing(label="Controleren", state="upcoming", url="", note=""),
    ]
    typed = {"draft": "7", "received_on": "2026-01-05", "born_on": "30-02-2019"}
    form = FactsForm(typed) if sent else FactsForm()
    if sent:
        form.add_error(None, "Deze melding is intussen door een collega afgerond.")
    return _render(
        "guided_form",
        {"form": form, "steps": steps, "crumbs": [("Mijn werk", "/")]},
    )


def dossier() -> str:
    at = datetime(2026, 1, 5, 10, 5, tzinfo=NL)
    deadlines = [
        Thing(label="Triagebesluit", due_at=at, tone="late", percent=100,
              text="2 werkdagen te laat", explanation="Vijf werkdagen na 23 december."),
        Thing(label="Onderzoek", due_at=at, tone="good", percent=30,
              text="nog 34 werkdagen", explanation=""),
    ]  # fmt: skip
    people = [
        Thing(name="Sanne de Vries", role="kind", age="7 jaar", notes=["woont bij moeder"],
              url="/p/", badges=[("VOTS", "purple")], central=True),
        Thing(name="ongeboren kind", role="kind", age="", notes=[], url="", badges=[],
              central=False),
    ]  # fmt: skip
    parents = [Thing(name="R. de Vries", role="ouder", age="34 jaar", notes=[], url="", badges=[],
                     central=False)]  # fmt: skip
    context = {
        "crumbs": [("Mijn werk", "/"), ("Dossiers", "/d/")],
        "phases": [
            Thing(label="Melding", state="completed"),
            Thing(label="Veiligheidsbeoordeling", state="current"),
            Thing(label="Voorwaarden en vervolg", state="upcoming"),
            Thing(label="Overdracht", state="upcoming"),
            Thing(label="Monitoring", state="upcoming"),
        ],
        "tabs": [
            Thing(label="Overzicht", url="/a/", current=True, count=None),
            Thing(label="Personen", url="/b/", current=False, count=4),
            Thing(label="Inzage", url="/c/", current=False, count=0),
        ],
        "regie": [
            Thing(label="Zicht op veiligheid", holder="Anna Meijer",
                  organisation="Veilig Thuis Noord", since=date(2026, 1, 5)),
            Thing(label="Casusregie", holder="", organisation="", since=None),
        ],
        "deadlines": deadlines,
        "entries": [
            Thing(at=at, title="Triage afgerond", text="Besluit: onderzoek", by="S. Bouali", url="",
                  icon="check", tone="good"),
            Thing(at=at, title="Termijn verstreken", text="", by="systeem", url="/x/",
                  icon="clock", tone="late"),
            Thing(at=at, title="Melding ontvangen", text="Politie", by="", url="", icon="inbox",
                  tone=""),
        ],
        "generations": [
            Thing(label="Ouders", people=parents),
            Thing(label="Kinderen", people=people),
        ],
        "relations": ["Sanne is kind van R. de Vries (gezag: ja)"],
        "facts": [
            Thing(label="Melder", value="Politie", url=""),
            Thing(label="Adres", value="", url=""),
            Thing(label="Eerdere melding", value="VT-2025-0031", url="/z/"),
        ],
        "weeks": [Point(f"w{week}", value) for week, value in
                  enumerate((82, 97, 110, 104, 128, 119, 93, 101), 40)],
        "durations": [Point("Triage", 5), Point("Onderzoek", 60, "soon"), Point("Monitoring", 80)],
    }  # fmt: skip
    return _render("dossier", context)


class LoginForm(forms.Form):
    login = forms.EmailField(label="E-mailadres")
    password = forms.CharField(label="Wachtwoord", widget=forms.PasswordInput)


def public() -> str:
    return _render("public", {"form": LoginForm()})


def refusal() -> str:
    return _render("refusal", {"reasons": ["De triage is al afgerond."]})


def regie() -> str:
    return _render("regie", {"lines": regie_samples()})


def line() -> str:
    return _render("line", {"lines": line_samples()})


PAGES = {
    "worklist": worklist,
    "form-with-errors": guided_form,
    "form-fresh": lambda: guided_form(sent=False),
    "dossier": dossier,
    "regie": regie,
    "line": line,
    "public": public,
    "refusal": refusal,
}
