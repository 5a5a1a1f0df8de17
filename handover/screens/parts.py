"""The texts of the document, page by page, with what each of them asks."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from handover.content.missing import asked_of

if TYPE_CHECKING:
    from handover.models import Handover


@dataclass(frozen=True)
class TextPart:
    """A page with texts; ``asks`` are (field, question, help)."""

    slug: str
    title: str
    intro: str
    asks: tuple[tuple[str, str, str], ...]


REPORT = TextPart(
    "melding",
    "Melding",
    "Wat is gemeld, staat al in het document. Schrijf alleen wat daar nog bij hoort.",
    (
        (
            "report_summary",
            "Wat is er gemeld, in uw eigen woorden",
            "Nodig als de melder anonimiteit is beloofd: diens eigen woorden blijven dan weg.",
        ),
        (
            "earlier_reports",
            "Eerdere meldingen, voor zover nodig",
            "Alleen wat de ontvanger nodig heeft om de veiligheid te begrijpen.",
        ),
    ),
)
FAMILY = TextPart(
    "gezin",
    "Gezin",
    "Wat het gezin weet, vindt en vraagt.",
    (
        ("family_knows", "Wat weet het gezin", "Van de melding, en van deze overdracht."),
        ("family_view", "Hoe kijkt het gezin ertegenaan", "Schrijf het per persoon als dat kan."),
        ("willingness", "Wil het gezin hulp", ""),
        ("help_questions", "Welke hulpvragen heeft het gezin", ""),
    ),
)
HELP = TextPart(
    "hulp",
    "Hulp en netwerk",
    "Wie er al bij het gezin komt.",
    (
        ("current_help", "Welke hulp is er nu", "Wie, waarvoor, en hoe vaak."),
        ("network", "Wie heeft het gezin om zich heen", "Familie, vrienden, buren."),
    ),
)
ADVICE = TextPart(
    "advies",
    "Advies",
    "Hoe Veilig Thuis het zou aanpakken. De ontvanger beslist.",
    (
        ("advice_contact", "Hoe legt de ontvanger het best contact", ""),
        (
            "advice_home_visit",
            "Huisbezoek",
            "Ook bij een lichte casus gaat de ontvanger langs; alleen bellen is niet genoeg.",
        ),
        (
            "advice_plan",
            "Veiligheidsplan",
            "Waarop moet het plan letten dat de ontvanger met het gezin maakt?",
        ),
        ("advice_help", "Welke hulp past het best", ""),
    ),
)
AGREEMENTS = TextPart(
    "afspraken",
    "Afspraken en terugmelden",
    "Wat Veilig Thuis de ontvanger meegeeft.",
    (
        (
            "agreements_advice",
            "Advies over afspraken en regie",
            "Wie houdt zicht, wie heeft casusregie, wie spreekt het kind.",
        ),
        ("consequences_advice", "Wat als de veiligheid niet herstelt", ""),
        ("way_back", "Hoe meldt de ontvanger terug aan Veilig Thuis", "Telefoon, en bij wie."),
    ),
)
PARTS = {part.slug: part for part in (REPORT, FAMILY, HELP, ADVICE, AGREEMENTS)}


def names_in(part: TextPart) -> list[str]:
    return [name for name, _, _ in part.asks]


def missing_from(handover: "Handover", part: TextPart) -> list[str]:
    """The questions of this part that have to be answered and are not."""
    needed = set(asked_of(handover))
    return [
        question
        for name, question, _ in part.asks
        if name in needed and not getattr(handover, name).strip()
    ]
