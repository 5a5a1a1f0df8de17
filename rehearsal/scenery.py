"""Building the region of a script, through what the functional administrator would do."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time

from django.utils import timezone

from accounts.models import Competence, User
from accounts.roles import Role
from administration.services.keeping import keep
from administration.services.memberships import Function, give_role, register_competence
from administration.services.organisations import (
    agree_task_package,
    blank_organisation,
    blank_task_package,
    blank_team,
    save_organisation,
    save_team,
)
from administration.services.profiles import add_profile, blank_profile
from administration.services.reach import blank_contact, name_contact, set_reach
from organisations.enums import (
    OrganisationKind,
    Severity,
    TableRoute,
    TeamKind,
    TriageCalendar,
)
from organisations.models import Organisation, Region, Team
from organisations.opening import Hours
from rehearsal.facts import Facts
from rehearsal.moments import WEEKDAYS
from rehearsal.stage import Scene

VEILIG_THUIS = "vt"
MAIL = "voorbeeld.example"
REGION = {"phone": "088 000 00 00", "postal_address": "Postbus 1\n9970 AA Voorbeeldstad"}


def build(script: Facts, *, password: str) -> Scene:
    """Region, organisations, teams and colleagues as they stand today, perhaps with a neighbour.

    ``password``: encoded, the same for everybody; an unusable one where nobody logs in.
    """
    scene = _build(script, password=password)
    if "neighbour" in script:
        neighbour = script.block_of("neighbour")
        scene.colleagues.update(_build(neighbour, password=password).colleagues)
        neighbour.refuse_rest()
    return scene


def _build(script: Facts, *, password: str) -> Scene:
    today, system = timezone.localdate(), User.objects.system()
    region = _region(script.block_of("region"), system)
    organisations = _organisations(script, region, today, system)
    teams = _teams(script.block_of("teams"), organisations, system)
    staff = script.block_of("staff")
    colleagues = {}
    for name in staff.names():
        colleagues[name] = _colleague(
            name, staff.block_of(name), organisations, teams, password=password
        )
    _contacts(script.block_of("contacts"), organisations, colleagues, system)
    return Scene(region, organisations, colleagues)


def set_profile(region: Region, facts: Facts, *, actor: User) -> None:
    """Other choices of the region from today on."""
    profile = blank_profile(region)
    profile.valid_from = timezone.localdate()
    profile.medium_direct = facts.yes("medium_direct", default=profile.medium_direct)
    profile.conversion_to_advice = facts.yes(
        "conversion_to_advice", default=profile.conversion_to_advice
    )
    profile.triage_calendar = facts.choice(
        "triage_calendar", TriageCalendar, profile.triage_calendar
    )
    facts.refuse_rest()
    add_profile(profile, actor=actor)


def _region(facts: Facts, actor: User) -> Region:
    region = keep(
        Region(
            name=facts.text("name", "Veilig Thuis Voorbeeldregio"),
            code=facts.text("code", "voorbeeld"),
            phone=facts.text("phone", REGION["phone"]),
            postal_address=facts.text("postal_address", REGION["postal_address"]),
            website=facts.text("website", ""),
        )
    )
    if "crisis_phone" in facts or "hours" in facts:
        hours = [_hours(facts, text) for text in facts.texts("hours")]
        set_reach(region, crisis_phone=facts.text("crisis_phone", ""), hours=hours, actor=actor)
    if "profile" in facts:
        set_profile(region, facts.block_of("profile"), actor=actor)
    facts.refuse_rest()
    return region


def _hours(facts: Facts, text: str) -> Hours:
    """ "ma 08:30-17:00": when the bureaudienst answers on this day of the week."""
    day, _, clock = text.partition(" ")
    opens, _, closes = clock.partition("-")
    try:
        weekday = WEEKDAYS.index(day) + 1
        return Hours(weekday, time.fromisoformat(opens), time.fromisoformat(closes))
    except ValueError:
        raise facts.mistake("hours", f"Schrijf ‘ma 08:30-17:00’, niet ‘{text}’.") from None


def _organisations(
    script: Facts, region: Region, today: date, actor: User
) -> dict[str, Organisation]:
    """Veilig Thuis itself is always there; a municipality stands before its local teams."""
    own = blank_organisation(region)
    own.name, own.kind = region.name, OrganisationKind.VEILIG_THUIS
    made = {VEILIG_THUIS: save_organisation(own, changed=[], actor=actor)}
    listed = script.block_of("organisations")
    for name in listed.names():
        facts = listed.block_of(name)
        row = blank_organisation(region)
        row.name = facts.text("name")
        row.kind = facts.choice("kind", OrganisationKind)
        row.phone, row.email = facts.text("phone", ""), facts.text("email", "")
        if "municipality" in facts:
            row.municipality = facts.known("municipality", made, "De gemeente")
        if "table_route" in facts:
            row.table_route = facts.choice("table_route", TableRoute)
        if "home_visit_from" in facts:
            row.home_visit_from = facts.choice("home_visit_from", Severity)
        row.hears_that_not_what = facts.yes("hears_that_not_what")
        made[name] = save_organisation(row, changed=[], actor=actor)
        _agree(made[name], facts.choices("takes", Severity), today, actor)
        facts.refuse_rest()
    return made


def _agree(team: Organisation, severities: Iterable[str], today: date, actor: User) -> None:
    for severity in severities:
        package = blank_task_package(team)
        package.severity, package.valid_from = severity, today
        agree_task_package(package, actor=actor)


def _contacts(
    listed: Facts,
    organisations: dict[str, Organisation],
    colleagues: dict[str, User],
    actor: User,
) -> None:
    """``{rietveen: {colleague: hanna}, haven: {municipality: rietveen, district: Haven, …}}``."""
    for name in listed.names():
        facts = listed.block_of(name)
        contact = blank_contact()
        at = facts.text("municipality", name)
        contact.municipality = listed.look_up(name, at, organisations, "De gemeente")
        contact.district = facts.text("district", "")
        contact.colleague = facts.known("colleague", colleagues, "De collega")
        if "replacement" in facts:
            contact.replacement = facts.known("replacement", colleagues, "De collega")
        facts.refuse_rest()
        name_contact(contact, actor=actor)


def _teams(listed: Facts, organisations: dict[str, Organisation], actor: User) -> dict[str, Team]:
    made = {}
    for name in listed.names():
        facts = listed.block_of(name)
        at = facts.text("organisation", VEILIG_THUIS)
        team = blank_team(facts.look_up("organisation", at, organisations, "De organisatie"))
        team.name, team.kind = facts.text("name"), facts.choice("kind", TeamKind)
        served = [
            facts.look_up("municipalities", key, organisations, "De gemeente")
            for key in facts.texts("municipalities")
        ]
        made[name] = save_team(team, municipalities=served, changed=[], actor=actor)
        facts.refuse_rest()
    return made


def _colleague(
    name: str,
    facts: Facts,
    organisations: dict[str, Organisation],
    teams: dict[str, Team],
    *,
    password: str,
) -> User:
    """Nobody gets mail while a script plays."""
    system, today = User.objects.system(), timezone.localdate()
    email = facts.text("email", f"{name}@{MAIL}")
    user = keep(
        User(
            name=facts.text("name"),
            email=email,
            work_phone=facts.text("work_phone", ""),
            password=password,
            receives_email=False,
        )
    )
    at = facts.text("organisation", VEILIG_THUIS)
    function = Function(
        organisation=facts.look_up("organisation", at, organisations, "De organisatie"),
        role=facts.choice("role", Role),
        since=today,
        team=facts.known("team", teams, "Het team") if "team" in facts else None,
    )
    give_role(user, function, actor=system)
    for register in facts.choices("registers", Competence.Register):
        register_competence(Competence(user=user, register=register), actor=system)
    facts.refuse_rest()
    return user
