"""Preconditions of the meeting of a warm handover (domain 2.8, 6.6)."""

from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from cases.enums import RegieKind, YesNoUnknown
from handover.content.plan import conditions_of
from handover.enums import PLANS, AgreementKind, Side
from handover.guards import attendance
from handover.guards.attendance import meeting_of, members, named
from localfield.provider_test import NOT_FIT, is_fit
from organisations.enums import MUNICIPAL, TESTED
from workflow.guards import guard

if TYPE_CHECKING:
    from handover.models import Handover, RegieAgreement
    from organisations.models import Organisation
    from people.models import Person

SOON = timedelta(weeks=6)


def without_question(handover: "Handover") -> "list[Person]":
    """Members whose question, or that there is none, is not noted (000-27)."""
    meeting = meeting_of(handover)
    rows = meeting.help_questions.all() if meeting else []
    known = {row.person_id for row in rows if row.none or row.question.strip()}
    return [person for person in members(handover) if person.pk not in known]


def _open_kinds(handover: "Handover") -> list[RegieKind]:
    meeting = meeting_of(handover)
    rows = meeting.regie_agreements.all() if meeting else []
    complete = {row.kind for row in rows if row.complete}
    return [kind for kind in RegieKind if kind not in complete]


def _missing_regie(handover: "Handover") -> str:
    open_ones = ", ".join(str(kind.label) for kind in _open_kinds(handover))
    return f"Nog te doen: {open_ones}." if open_ones else ""


def _regie(handover: "Handover", kind: RegieKind) -> "RegieAgreement | None":
    meeting = meeting_of(handover)
    if meeting is None:
        return None
    return meeting.regie_agreements.filter(kind=kind).select_related("organisation").first()


@guard(
    "Vraag ieder gezinslid waar hulp bij nodig is, of noteer dat er geen vraag is.",
    "000-27",
    "001-20",
    detail=lambda handover: named(without_question(handover)),
)
def help_questions_are_asked(handover: "Handover") -> bool:
    return not without_question(handover)


@guard("Bespreek het veiligheidsplan met het gezin.", "000-27")
def plan_was_discussed(handover: "Handover") -> bool:
    meeting = meeting_of(handover)
    return bool(meeting and (meeting.plan_discussed or not meeting.condition_talks.exists()))


@guard("Leg elke voorwaarde uit en vraag of het gezin haar begrijpt.", "000-27", "003-44")
def every_condition_is_explained(handover: "Handover") -> bool:
    meeting = meeting_of(handover)
    rows = list(meeting.condition_talks.all()) if meeting else []
    return all(row.explained and row.understood for row in rows)


@guard(
    "Het veiligheidsplan is intussen gewijzigd. Werk de voorwaarden bij en leg uit wat nieuw is.",
    "000-27",
    "003-44",
)
def conditions_are_current(handover: "Handover") -> bool:
    meeting = meeting_of(handover)
    if meeting is None:
        return True
    return dict(meeting.condition_talks.values_list("number", "text")) == conditions_of(handover)


@guard("Maak ten minste één vervolgafspraak: wie doet wat, en wanneer.", "000-27")
def next_steps_are_agreed(handover: "Handover") -> bool:
    meeting = meeting_of(handover)
    rows = list(meeting.agreements.filter(kind=AgreementKind.FOLLOW_UP)) if meeting else []
    return bool(rows) and all(row.complete for row in rows)


@guard(
    "Spreek af wie het veiligheidsplan, het hulpverleningsplan en het herstelplan maakt, en "
    "wanneer.",
    "001-04",
    "001-14",
)
def plans_are_agreed(handover: "Handover") -> bool:
    meeting = meeting_of(handover)
    rows = meeting.agreements.filter(kind__in=PLANS) if meeting else []
    return {row.kind for row in rows if row.complete} == set(PLANS)


@guard(
    "Schrijf wat Veilig Thuis doet, wat de gemeente doet en wat de hulpverlening doet.", "000-05"
)
def roles_are_divided(handover: "Handover") -> bool:
    meeting = meeting_of(handover)
    return bool(
        meeting
        and meeting.roles_vt.strip()
        and meeting.roles_municipality.strip()
        and meeting.roles_provider.strip()
    )


@guard(
    "Spreek voor elke soort regie af wie haar heeft, met naam en datum.",
    "000-14",
    "001-17",
    "003-28",
    "003-70",
    "003-06",
    detail=_missing_regie,
)
def regie_is_divided(handover: "Handover") -> bool:
    return not _open_kinds(handover)


def gone(handover: "Handover") -> str:
    """Who would direct, or keep sight as second party, and is an organisation no more."""
    meeting = meeting_of(handover)
    if meeting is None:
        return ""
    rows = meeting.regie_agreements.filter(organisation__active=False)
    left = [
        f"{row.organisation} ({row.get_kind_display()})"
        for row in rows.select_related("organisation")
    ]
    if meeting.second_party and not meeting.second_party.active and providers_directing(handover):
        left.append(f"{meeting.second_party} (tweede partij)")
    return f"Het gaat om: {', '.join(left)}." if left else ""


@guard(
    "Een organisatie die regie zou krijgen, bestaat niet meer. Spreek af wie die regie krijgt.",
    "003-70",
    "000-15",
    detail=gone,
)
def nobody_who_directs_is_gone(handover: "Handover") -> bool:
    return not gone(handover)


@guard("Spreek af wie het gezin kan bellen, en vanaf wanneer.", "003-28")
def client_has_a_contact(handover: "Handover") -> bool:
    return RegieKind.CLIENT_CONTACT not in _open_kinds(handover)


@guard("De procesregie ligt na de overdracht bij de gemeente of haar wijkteam.", "000-04", "000-34")
def municipality_directs_the_process(handover: "Handover") -> bool:
    agreed = _regie(handover, RegieKind.PROCESREGIE)
    if agreed is None or agreed.organisation is None:
        return True
    return agreed.organisation.kind in MUNICIPAL


@guard("De ontvanger krijgt nog geen enkele soort regie.", "000-34", "001-17")
def receiver_directs(handover: "Handover") -> bool:
    meeting = meeting_of(handover)
    if meeting is None:
        return True
    return meeting.regie_agreements.filter(organisation=handover.receiver_id).exists()


@guard(
    "Spreek af wanneer en hoe Veilig Thuis kijkt of het veilig blijft. Dat hoort bij een "
    "overdracht na een dienst.",
    "001-05",
    "002-29",
    "003-58",
)
def monitoring_is_agreed(handover: "Handover") -> bool:
    meeting = meeting_of(handover)
    if handover.track_id is None:
        return True
    return bool(meeting and meeting.monitoring_scheme and meeting.monitoring_how.strip())


@guard("Schrijf wat er gebeurt als de veiligheid niet herstelt.", "001-06")
def consequences_are_agreed(handover: "Handover") -> bool:
    meeting = meeting_of(handover)
    return bool(meeting and meeting.consequences.strip())


@guard("Er is nog geen datum voor de eerste evaluatie.", "000-28")
def first_evaluation_is_planned(handover: "Handover") -> bool:
    meeting = meeting_of(handover)
    return bool(meeting and meeting.first_evaluation_on)


@guard("De eerste evaluatie is later dan zes weken na het gesprek.", "D10", "000-28")
def first_evaluation_is_soon(handover: "Handover") -> bool:
    meeting = meeting_of(handover)
    if meeting is None or meeting.first_evaluation_on is None:
        return True
    return meeting.first_evaluation_on <= (meeting.held_on or timezone.localdate()) + SOON


@guard(NOT_FIT, "000-18", "000-16")
def provider_is_tested(handover: "Handover") -> bool:
    meeting, directing = meeting_of(handover), providers_directing(handover)
    return meeting is None or not directing or is_fit(meeting, directing)


def providers_directing(handover: "Handover") -> "list[Organisation]":
    """Who gets casusregie or sight on safety and has to be tested for it (000-18)."""
    kinds = (RegieKind.CASUSREGIE, RegieKind.ZICHT_OP_VEILIGHEID)
    agreed = [row.organisation for kind in kinds if (row := _regie(handover, kind))]
    return [one for one in agreed if one and one.kind in TESTED]


@guard("Vraag of het gezin op een wachtlijst voor hulp staat.", "000-30")
def waiting_is_asked(handover: "Handover") -> bool:
    meeting = meeting_of(handover)
    return bool(meeting and meeting.waiting_list)


@guard(
    "Het gezin wacht op hulp. Spreek af welke hulp er tot die tijd is en wie het gezin kan bellen "
    "als het misgaat.",
    "000-30",
)
def bridging_is_arranged(handover: "Handover") -> bool:
    meeting = meeting_of(handover)
    if meeting is None or meeting.waiting_list != YesNoUnknown.YES:
        return True
    return all(
        word.strip()
        for word in (
            meeting.waits_for,
            meeting.alternative_help,
            meeting.escalation_name,
            meeting.escalation_phone,
        )
    )


@guard(
    "Geef ieder gezinslid en de ontvanger de voorwaarden op schrift. Kan dat bij iemand niet, "
    "schrijf dan bij de aanwezigheid waarom diegene niet is uitgenodigd.",
    "001-03",
)
def conditions_are_in_writing(handover: "Handover") -> bool:
    meeting = meeting_of(handover)
    if meeting is None or not meeting.condition_talks.exists():
        return True
    rows = list(meeting.written_conditions.all())
    kept_away = {
        row.person_id
        for row in attendance.at_table(handover, Side.FAMILY)
        if row.not_invited_why.strip() and not row.invited_on
    }
    owed = {person.pk for person in members(handover)} - kept_away
    return owed <= {row.person_id for row in rows} and any(row.to_receiver for row in rows)


AGENDA = [
    help_questions_are_asked,
    plan_was_discussed,
    conditions_are_current,
    every_condition_is_explained,
    next_steps_are_agreed,
    plans_are_agreed,
    roles_are_divided,
    regie_is_divided,
    municipality_directs_the_process,
    receiver_directs,
    monitoring_is_agreed,
    consequences_are_agreed,
    waiting_is_asked,
]
# What stays complete when the report of the meeting is worded.
AGREED = [
    attendance.attendance_is_noted,
    attendance.receiver_was_there,
    attendance.absence_is_explained,
    attendance.heavy_with_the_family,
    *AGENDA,
    provider_is_tested,
    bridging_is_arranged,
]
