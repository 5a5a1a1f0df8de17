"""The explanation of the meldcode: six pages, each with the documents it rests on."""

from dataclasses import dataclass

from django.urls import reverse

QA = "Q&A De veranderde werkwijze Veilig Thuis, december 2018"
FLEVOLAND = "Verslag regionale bijeenkomst Veilig Thuis Flevoland, 20 september 2019"
ADDENDUM = "Addendum Samenwerken aan veiligheid USD–VT, 19 maart 2020"
CHARTER = "Dienstverleningshandvest Veilig Thuis Haaglanden, 15 december 2017"
KNMG = "KNMG-meldcode kindermishandeling en huiselijk geweld"


@dataclass(frozen=True)
class GuidancePage:
    """One page. Its text stands in ``templates/consultations/guidance/<template>.html``."""

    slug: str
    template: str
    tab: str
    title: str
    lead: str
    sources: tuple[str, ...]

    @property
    def url(self) -> str:
        if not self.slug:
            return reverse("consultations:meldcode")
        return reverse("consultations:meldcode_page", args=[self.slug])


@dataclass(frozen=True)
class Tab:
    """See ``components/tabs.html``."""

    label: str
    url: str
    current: bool
    count: int | None = None


STEPS = GuidancePage(
    slug="",
    template="steps",
    tab="Vijf stappen",
    title="De meldcode in vijf stappen",
    lead="Wat u doet bij een vermoeden van huiselijk geweld of kindermishandeling, en wat Veilig "
    "Thuis bij elke stap voor u kan doen.",
    sources=(
        f"{QA}, vraag 1 (bellen kan bij elke stap) en vraag 2 (stap 4 en 5 sinds 2019)",
        f"{FLEVOLAND}, samenvatting en thema 1 (eerder bellen, verwachtingen uitspreken)",
        f"{CHARTER}, product advies (direct, meestal telefonisch, ook over meer contacten)",
        "Besluit verplichte meldcode huiselijk geweld en kindermishandeling (de stappen)",
        "Wmo 2015, artikel 4.1.1 lid 3 (advies en ondersteuning)",
    ),
)

STEP_TWO_OR_FIVE = GuidancePage(
    slug="stap-2-of-stap-5",
    template="step_two_or_five",
    tab="Stap 2 of stap 5?",
    title="Stap 2 of stap 5? Waarvoor belt u?",
    lead="Veel irritatie aan de telefoon komt door één misverstand: de een denkt dat het een "
    "melding is, de ander dat het een advies is. Zeg daarom eerst in welke stap u zit.",
    sources=(
        f"{FLEVOLAND}, samenvatting (beller in stap 5, Veilig Thuis denkt stap 2)",
        f"{FLEVOLAND}, thema 1, vraag 1 en 2 (de stap noemen bij elk contact)",
        f"{FLEVOLAND}, thema 3 (zeg met welk doel u belt; soms alleen om informatie aan te vullen)",
        f"{QA}, vraag 1 (wanneer u in ieder geval belt) en vraag 6 en 13 (wat er gevraagd wordt)",
    ),
)

WEIGHING = GuidancePage(
    slug="afwegingskader",
    template="weighing",
    tab="Wegen",
    title="Het afwegingskader: wel of niet melden",
    lead="In stap 4 en 5 beantwoordt u vijf vragen, in deze volgorde. Elke beroepsgroep heeft een "
    "eigen afwegingskader, met deze vijf vragen als basis.",
    sources=(
        f"{QA}, vraag 1 en 2 (acuut of structureel onveilig: altijd melden, ook met eigen hulp)",
        f"{QA}, vraag 6 (zelf hulp bieden of organiseren)",
        f"{KNMG}, stap 5 en grafische weergave van het afwegingskader (vijf vragen, meldnormen)",
        "Augeo, Veilig Thuis en de meldcode (disclosure)",
        f"{FLEVOLAND}, thema 4, vraag 1 (licht, middelzwaar en zwaar)",
        "Besluit verplichte meldcode huiselijk geweld en kindermishandeling",
    ),
)

ANONYMITY = GuidancePage(
    slug="wat-veilig-thuis-zegt",
    template="anonymity",
    tab="Wat mag Veilig Thuis zeggen?",
    title="Wat Veilig Thuis wel en niet mag zeggen",
    lead="Bij een advies blijft het gezin anoniem, naar twee kanten: u noemt geen namen en "
    "Veilig Thuis vertelt niets over een gezin. Na een melding kan er meer.",
    sources=(
        f"{FLEVOLAND}, thema 3 (geen casusinformatie in de adviesfase, wel na een melding)",
        f"{FLEVOLAND}, deelverslag Almere (bel Veilig Thuis anoniem)",
        f"{QA}, vraag 9, 11 en 18 (wat een melder terughoort)",
        "Wmo 2015, artikel 5.1.6 lid 3 (persoonsgegevens bij advies) en 5.2.6 (recht om te melden)",
        "Uitvoeringsbesluit Wmo 2015, artikel 4.1.8 (wie gemeld heeft)",
        f"{KNMG}, bijlage 3 (een anonieme melding doen)",
    ),
)

TO_REPORT = GuidancePage(
    slug="van-advies-naar-melding",
    template="to_report",
    tab="Van advies naar melding",
    title="Van advies naar melding",
    lead="U hebt advies gekregen en besluit te melden. Dit gebeurt er, en dit doet u zelf.",
    sources=(
        f"{QA}, vraag 3, 4 en 8 (termijnen, terugkoppeling, gezin informeren)",
        f"{QA}, vraag 6 en 13 (wat Veilig Thuis met u bespreekt)",
        f"{QA}, vraag 12 (de melding vooraf bespreken)",
        f"{FLEVOLAND}, thema 1, vraag 3 (telefonische afspraken komen in de melding)",
        f"{FLEVOLAND}, deelverslag Dronten (een professional meldt schriftelijk)",
        f"{FLEVOLAND}, deelverslag Almere (warme voormelding)",
        "Uitvoeringsbesluit Wmo 2015, artikel 4.1.7 (vijf dagen, tien weken)",
        "Wmo 2015, artikel 5.3.1 (het gezin informeren, uiterlijk binnen vier weken)",
    ),
)

MUNICIPALITY = GuidancePage(
    slug="voor-de-gemeente",
    template="municipality",
    tab="Voor de gemeente",
    title="Voor consulenten van de gemeente",
    lead="De gemeente schat in eigen zaken zelf eerst de veiligheid in. Lukt het niet om het "
    "veilig te krijgen, dan belt u Veilig Thuis en besluit u samen hoe het verder gaat.",
    sources=(
        f"{ADDENDUM}, toepassen van de meldcode door de USD, punt 1 tot en met 4",
        f"{ADDENDUM}, consultatiefunctie van Veilig Thuis (bellen, soms mee op huisbezoek)",
        f"{ADDENDUM}, toevoeging op artikel 1 (crisis na 17.00 uur en in het weekend)",
        f"{ADDENDUM}, langdurig procesregie op veiligheid",
        f"{CHARTER}, 24 uur per dag, zeven dagen in de week",
        f"{QA}, vraag 2 (acuut of structureel onveilig: altijd melden)",
    ),
)

PAGES = (STEPS, STEP_TWO_OR_FIVE, WEIGHING, ANONYMITY, TO_REPORT, MUNICIPALITY)
BY_SLUG = {page.slug: page for page in PAGES}


def tabs(shown: GuidancePage) -> list[Tab]:
    """The six pages in reading order; the one shown is marked."""
    return [Tab(page.tab, page.url, page is shown) for page in PAGES]
