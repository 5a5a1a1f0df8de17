"""The neutral default instrument, version 1 (domain 6.4), in our own words.

The national instrument is protected by copyright and is not quoted here. A change of an item is a
new version in a new file: an assessment keeps the version it began with.
"""

from datetime import date
from typing import Any

NAME = "Taxatie veiligheid"
VERSION = 1
VALID_FROM = date(2015, 1, 1)


def _items(part: str, *texts: str) -> list[dict[str, str]]:
    return [{"code": f"{part}_{place}", "text": text} for place, text in enumerate(texts, 1)]


PARTS: list[dict[str, Any]] = [
    {
        "code": "acute",
        "title": "A. Acute onveiligheid",
        "help": "Is iemand nu, of in de komende dagen, in gevaar? Eén keer ja betekent acuut: "
        "K1 is dan ja en spoed ligt voor de hand.",
        "items": _items(
            "acute",
            "Iemand dreigt een gezinslid te doden of te verwonden.",
            "Er was kort geleden ernstig geweld, verwurging of gebruik van een wapen.",
            "Er is nu sprake van seksueel geweld.",
            "Een baby of heel jong kind is gewond, of er is niemand die ervoor zorgt.",
            "Iemand wordt zo verwaarloosd dat het leven in gevaar is.",
            "Een volwassene is afhankelijk van de pleger en krijgt niet de zorg die nodig is.",
            "Iemand dreigt met zelfdoding of met het doden van een ander.",
            "Iemand dreigt op straat gezet, achtergelaten in het buitenland of besneden te worden.",
            "Het slachtoffer is bang dat er op korte termijn geweld komt.",
        ),
    },
    {
        "code": "structural",
        "title": "B. Structurele ernstige onveiligheid",
        "help": "Is de onveiligheid een patroon? Eén keer ja betekent structureel: K2 is dan ja en "
        "onderdeel C mag u overslaan.",
        "items": _items(
            "structural",
            "Het geweld of de verwaarlozing is meer dan één keer gebeurd.",
            "De situatie duurt al lang.",
            "Het wordt erger of het gebeurt vaker.",
            "Iemand wordt bang gemaakt, gevolgd, afgesloten van anderen of gecontroleerd.",
            "Kinderen zien of horen het geweld steeds opnieuw.",
            "Er is langdurige verwaarlozing van een kind of een volwassene die zorg nodig heeft.",
            "Er waren eerder meldingen over dit gezin.",
            "Een eerder veiligheidsplan heeft niet gewerkt.",
        ),
    },
    {
        "code": "multi_problem",
        "title": "C. Problemen die de veiligheid schaden",
        "help": "Noteer bij elk ja wat dit doet met de veiligheid van ieder gezinslid. Is B "
        "positief, dan mag u dit onderdeel overslaan.",
        "items": _items(
            "multi_problem",
            "Psychische problemen van een gezinslid maken de situatie onveilig.",
            "Gebruik van alcohol, drugs, medicijnen of gokken maakt de situatie onveilig.",
            "Een verstandelijke beperking maakt dat gevaar niet wordt gezien of gekeerd.",
            "Schulden of armoede zetten het gezin onder grote druk.",
            "De woning is onveilig, veel te klein, of het gezin dreigt haar te verliezen.",
            "Ouders strijden over de scheiding en kinderen zitten ertussen.",
            "Een mantelzorger kan de zorg niet meer aan.",
            "Het gezin leeft geïsoleerd; er komt bijna niemand over de vloer.",
            "Familie of gemeenschap dwingt iemand vanwege eer, traditie of geloof.",
        ),
    },
    {
        "code": "protective",
        "title": "D. Wat beschermt",
        "help": "Wat is er al dat de veiligheid vergroot? Noteer wie het is en wat die doet.",
        "items": _items(
            "protective",
            "Familie, vrienden of buren helpen en weten wat er speelt.",
            "De ouders of volwassenen zien zelf dat het anders moet.",
            "Het gezin neemt hulp aan en komt afspraken na.",
            "Er is een veilige volwassene bij wie ieder kind terecht kan.",
        ),
    },
]
