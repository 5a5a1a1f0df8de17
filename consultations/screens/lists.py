"""An advice as one row of a list, and the tabs above it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.urls import reverse

from common.code_lists import Occasion
from common.shown import Badge
from consultations.enums import AdviceState
from consultations.screens.badges import advice_badge
from consultations.selectors import lists
from consultations.selectors.search import HIT_BEGINS, HIT_ENDS

if TYPE_CHECKING:
    from consultations.models import Consultation

TITLES = {
    lists.OPEN: "Lopend van mij",
    lists.ON_SHIFT: "Mijn dienst",
    lists.OWN: "Van mij",
    lists.SUPPORTED: "Ondersteuning loopt",
    lists.LEFT_BEHIND: "Van wie vertrok",
    lists.ALL: "Alles",
    lists.CHECKED: "Gevonden gegeven bleef staan",
}
EXPLAINED = {
    lists.OPEN: "Adviezen die u nog niet hebt afgesloten.",
    lists.ON_SHIFT: "Wat u en uw collega’s de afgelopen twaalf uur begonnen.",
    lists.OWN: "Alle adviezen die u gaf.",
    lists.SUPPORTED: "Bellers die Veilig Thuis begeleidt. Wie het eerst aan de beurt is staat "
    "bovenaan.",
    lists.LEFT_BEHIND: "Niet afgesloten adviezen van collega’s die hier geen advies meer geven. "
    "Open een advies om het over te nemen of over te dragen.",
    lists.ALL: "Alle adviezen van de regio, nieuwste bovenaan.",
    lists.CHECKED: "Adviezen waarin de tekst iemand leek te noemen en een collega met reden "
    "vastlegde dat het blijft staan.",
}


@dataclass(frozen=True)
class Tab:
    """See ``components/tabs.html``."""

    label: str
    url: str
    current: bool
    count: int | None


@dataclass(frozen=True)
class Piece:
    """A piece of a text that was searched in; ``hit`` when it holds what was looked for."""

    text: str
    hit: bool


@dataclass(frozen=True)
class AdviceRow:
    """What a list tells about an advice; nothing in it points to a family."""

    number: str
    url: str
    began_at: datetime
    duration: str
    step: str
    purpose: str
    capacity: str
    organisation: str
    occasions: str
    state: Badge
    worker: str
    next_contact_on: date | None
    contact_due: bool
    overruled_because: list[str]
    found_in: list[Piece]


def tabs(names: Iterable[str], current: str, counts: Mapping[str, int]) -> list[Tab]:
    page = reverse("consultations:list")
    return [
        Tab(
            label=TITLES[name],
            url=f"{page}?{urlencode({'lijst': name})}",
            current=name == current,
            count=counts.get(name),
        )
        for name in names
    ]


def advice_rows(
    advices: "Iterable[Consultation]", today: date, *, checking: bool = False
) -> list[AdviceRow]:
    """``checking`` adds why something that seemed to point to a person stays."""
    return [_row(advice, today, checking=checking) for advice in advices]


def minutes(duration: timedelta | None) -> str:
    """12 min; under a minute is 1, and a talk of hours is told in hours."""
    if duration is None:
        return ""
    whole = max(round(duration.total_seconds() / 60), 1)
    return f"{whole} min" if whole < 120 else f"{whole // 60} uur {whole % 60} min"


def _pieces(text: str) -> list[Piece]:
    """What stands between the marks of the search is a hit."""
    before, *marked = text.split(HIT_BEGINS)
    pieces = [Piece(before, hit=False)]
    for part in marked:
        hit, _, after = part.partition(HIT_ENDS)
        pieces += [Piece(hit, hit=True), Piece(after, hit=False)]
    return [piece for piece in pieces if piece.text]


def _reasons(advice: "Consultation") -> list[str]:
    """Of the talk first, then of the contacts after it."""
    given = [advice.overruled_because, *(one.overruled_because for one in advice.contacts.all())]
    return [reason for reason in given if reason]


def _row(advice: "Consultation", today: date, *, checking: bool) -> AdviceRow:
    organisation = advice.caller_organisation
    supporting = advice.state == AdviceState.SUPPORTING
    return AdviceRow(
        number=advice.number,
        url=reverse("consultations:detail", args=[advice.number]),
        began_at=advice.began_at,
        duration=minutes(advice.duration),
        step=advice.get_meldcode_step_display().partition(":")[0].capitalize(),
        purpose=advice.get_purpose_display(),
        capacity=advice.get_capacity_display(),
        organisation=organisation.name if organisation else advice.caller_organisation_name,
        occasions=", ".join(str(Occasion(one).label) for one in advice.occasions),
        state=advice_badge(advice.state),
        worker=advice.handled_by.name,
        next_contact_on=advice.next_contact_on,
        contact_due=bool(supporting and advice.next_contact_on and advice.next_contact_on <= today),
        overruled_because=_reasons(advice) if checking else [],
        found_in=_pieces(getattr(advice, "found_in", "")),
    )
