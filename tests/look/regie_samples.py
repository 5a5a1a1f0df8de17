"""Lines of regie to look at: of today, of a family handed over, and of a long history."""

from datetime import UTC, datetime, timedelta

from accounts.models import User
from cases.enums import RegieKind as K
from cases.models import RegieAssignment
from cases.screens.regie_line import RegieLineChart, drawn
from organisations.enums import OrganisationKind
from organisations.models import Organisation

NOW = datetime.now(UTC)
VT = Organisation(pk=1, name="Veilig Thuis Noord", kind=OrganisationKind.VEILIG_THUIS)
TOWN = Organisation(pk=2, name="Gemeente Noorddam", kind=OrganisationKind.MUNICIPALITY)
TEAM = Organisation(pk=3, name="Wijkteam Centrum", kind=OrganisationKind.LOCAL_TEAM)
CARE = Organisation(pk=4, name="Jeugdhulp De Brug", kind=OrganisationKind.CARE_PROVIDER)
TABLE = Organisation(pk=5, name="Samen Veilig Jeugd", kind=OrganisationKind.GI)
DAAN, MERVE = User(pk=1, name="Daan Kuipers"), User(pk=2, name="Merve Aydın")
HANDED_OVER = "Overdracht OV-2026-00012 geaccepteerd"

Held = tuple[K, Organisation, float, float | None, User | None]


def regie_samples() -> list[tuple[str, RegieLineChart]]:
    return [
        ("Vandaag gemeld", _line((K.ZICHT_OP_VEILIGHEID, VT, 0, None, None),
                                 (K.REGIE_OP_VEILIGHEID, VT, 0, None, None))),
        ("Warm overgedragen", _line(*_handed_over())),
        ("Een lange geschiedenis", _line(*_crowded())),
    ]  # fmt: skip


def _handed_over() -> list[Held]:
    return [
        (K.REGIE_OP_VEILIGHEID, VT, 150, 80, None),
        (K.REGIE_OP_VEILIGHEID, TOWN, 80, 30, DAAN),
        (K.REGIE_OP_VEILIGHEID, TOWN, 30, None, MERVE),
        (K.PROCESREGIE, TOWN, 80, 30, DAAN),
        (K.PROCESREGIE, TOWN, 30, None, MERVE),
        (K.CASUSREGIE, TEAM, 80, None, None),
        (K.ZICHT_OP_VEILIGHEID, VT, 150, 120, None),
        (K.ZICHT_OP_VEILIGHEID, TABLE, 120, 100, None),
        (K.ZICHT_OP_VEILIGHEID, VT, 100, 80, None),
        (K.ZICHT_OP_VEILIGHEID, TEAM, 80, None, None),
    ]


def _crowded() -> list[Held]:
    """Three years in which VT came back again and again, and helpers changed."""
    held: list[Held] = []
    for kind in (K.REGIE_OP_VEILIGHEID, K.ZICHT_OP_VEILIGHEID):
        day = 1100
        for number in range(20):
            until = day - (9 if number % 2 == 0 else 98)
            holder = (VT, TOWN, VT, TEAM)[number % 4]
            held.append((kind, holder, day, until if number < 19 else None, None))
            day = until
    return [
        *held,
        (K.CASUSREGIE, TEAM, 1091, 700, None),
        (K.CASUSREGIE, CARE, 700, None, MERVE),
        (K.CLIENT_CONTACT, TOWN, 690, None, DAAN),
    ]


def _line(*held: Held) -> RegieLineChart:
    rows = [
        RegieAssignment(
            pk=number,
            kind=kind,
            organisation=organisation,
            person=person,
            since=NOW - timedelta(days=since),
            until=None if until is None else NOW - timedelta(days=until),
            reason=HANDED_OVER,
        )
        for number, (kind, organisation, since, until, person) in enumerate(held, 1)
    ]
    newest_first = sorted(rows, key=lambda row: row.since, reverse=True)
    return drawn(newest_first, shown=None)
