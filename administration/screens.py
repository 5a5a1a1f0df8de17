"""What the pages of beheer show."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from accounts.contacts import ContactOnDay, contact_on
from accounts.models import Membership, User
from administration import selectors
from common.shown import Fact
from deadlines.holidays import DayOff, holidays
from monitoring.models import MonitoringProfile
from monitoring.schemes import in_words
from organisations.models import Organisation, Region, RegionProfile

PARTS = [
    ("overview", "Overzicht"),
    ("organisations", "Organisaties"),
    ("staff", "Medewerkers"),
    ("contacts", "Contactpersonen"),
    ("reach", "Bereikbaarheid"),
    ("holidays", "Feestdagen"),
    ("profiles", "Regioprofiel"),
    ("monitoring_profiles", "Monitorprofiel"),
    ("systems", "Aangesloten systemen"),
]


@dataclass(frozen=True)
class Tab:
    label: str
    url: str
    current: bool
    count: None = None


def tabs(current: str) -> list[Tab]:
    """The parts of beheer, each with its own address."""
    return [Tab(label, reverse(f"administration:{name}"), name == current) for name, label in PARTS]


@dataclass(frozen=True)
class Part:
    """One part of beheer on the overview, with how much there is of it."""

    label: str
    url: str
    number: int


def overview(region: Region) -> list[Part]:
    counted = [
        ("organisations", "organisaties in gebruik", selectors.active_organisations(region)),
        ("staff", "medewerkers met een account", selectors.staff(region).filter(is_active=True)),
        ("holidays", "vrije dagen toegevoegd", selectors.days_entered(region)),
        ("systems", "aangesloten systemen", selectors.systems(region).filter(active=True)),
    ]
    return [
        Part(label, reverse(f"administration:{name}"), rows.count())
        for name, label, rows in counted
    ]


@dataclass(frozen=True)
class StaffRow:
    """A colleague in the list: what they do today, in words."""

    account: User
    functions: list[str]


def staff_rows(accounts: list[User], today: date) -> list[StaffRow]:
    return [
        StaffRow(
            account,
            [
                f"{row.get_role_display()}, {row.team or row.organisation}"
                for row in account.memberships.all()
                if row.since <= today and (row.until is None or row.until >= today)
            ],
        )
        for account in accounts
    ]


@dataclass(frozen=True)
class FunctionRow:
    """A role of a colleague and whether it can still be ended."""

    membership: Membership
    standing: str
    can_end: bool


def function_rows(account: User, today: date) -> list[FunctionRow]:
    return [
        FunctionRow(row, _standing(row.since, row.until, today), not row.until or row.until > today)
        for row in account.memberships.all()
    ]


@dataclass(frozen=True)
class ContactRow:
    """A fixed contact of a municipality, past ones included."""

    on_day: ContactOnDay
    standing: str
    is_over: bool


@dataclass(frozen=True)
class ContactBoard:
    """All fixed contacts, and what asks for attention: who left, which municipality has nobody."""

    rows: list[ContactRow]
    left: list[str]
    without: list[Organisation]


def contact_board(region: Region, today: date) -> ContactBoard:
    rows = [
        ContactRow(
            on_day,
            _standing(on_day.contact.since, on_day.contact.until, today),
            bool(on_day.contact.until and on_day.contact.until < today),
        )
        for on_day in contact_on(selectors.contacts(region), region, today)
    ]
    served = {
        row.on_day.contact.municipality_id
        for row in rows
        if row.standing == "loopt" and not row.on_day.contact.district
    }
    return ContactBoard(
        rows,
        sorted({who.name for row in rows if not row.is_over for who in row.on_day.left}),
        [town for town in selectors.municipalities(region) if town.pk not in served],
    )


@dataclass(frozen=True)
class ProfileRow:
    profile: RegionProfile
    standing: str
    can_withdraw: bool


def profile_rows(region: Region, today: date) -> list[ProfileRow]:
    """Newest first; the first that is not in the future is the one that holds."""
    rows, holds = [], True
    for profile in selectors.profiles(region):
        if profile.valid_from > today:
            rows.append(ProfileRow(profile, "gaat nog in", can_withdraw=True))
        else:
            rows.append(ProfileRow(profile, "geldt nu" if holds else "gold eerder", False))
            holds = False
    return rows


@dataclass(frozen=True)
class MonitoringProfileRow:
    profile: MonitoringProfile
    scheme: str
    standing: str
    can_withdraw: bool


def monitoring_profile_rows(region: Region, today: date) -> list[MonitoringProfileRow]:
    """Newest first; one that is still to come can be taken back."""
    return [
        MonitoringProfileRow(
            profile,
            in_words(profile.scheme),
            _standing(profile.since, profile.until, today),
            can_withdraw=profile.since > today,
        )
        for profile in selectors.monitoring_profiles(region)
    ]


def monitoring_profile_facts(profile: MonitoringProfile) -> list[Fact]:
    """What holds, kept or the defaults, in words."""
    return [
        Fact("Veilig Thuis vraagt hoe het gaat", in_words(profile.scheme)),
        Fact("Geteld vanaf", str(profile.get_start_from_display())),
        Fact("Speling", f"{profile.window} werkdagen"),
        Fact("Langste duur", f"{profile.longest_months} maanden"),
        Fact("Stopt als het stabiel veilig is", "ja" if profile.stops_when_stable else "nee"),
        Fact("Langer met een besluit", "ja" if profile.extendable else "nee"),
    ]


def law_calendar(year: int) -> list[DayOff]:
    """The days that law and decrees close, in order; read only."""
    return sorted(holidays(year).values(), key=lambda day: day.on)


def _standing(since: date, until: date | None, today: date) -> str:
    if since > today:
        return "gaat nog in"
    return "voorbij" if until and until < today else "loopt"
