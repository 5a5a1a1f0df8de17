"""Sections 1 and 11 to 14: to whom, what was agreed, what if it fails, and on which ground."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.text import capfirst

from accounts.contacts import contact_today
from cases.enums import RegieKind, YesNoUnknown
from common.dutch import long_day, short_day
from handover.consents import consents_of
from handover.content.shape import Block, Section, block, section
from handover.enums import AFTER_MEETING, HandoverForm
from monitoring.enums import MonitoringStart
from monitoring.schemes import in_words
from monitoring.selectors.dates import moments_after
from monitoring.selectors.profiles import profile_on
from organisations.enums import MUNICIPAL, OrganisationKind
from sharing.enums import ConsentAnswer, ConsentBy, ShareGround

if TYPE_CHECKING:
    from handover.models import Handover, WarmMeeting

# What a receiver of a direct handover takes on; the process is directed by the municipality or
# its local team (domain 5.2).
TAKEN = (
    RegieKind.ZICHT_OP_VEILIGHEID,
    RegieKind.REGIE_OP_VEILIGHEID,
    RegieKind.CASUSREGIE,
    RegieKind.CLIENT_CONTACT,
)
OWN_PLAN = (
    "Veilig Thuis stelde geen voorwaarden. U maakt zelf met het gezin een veiligheidsplan, met "
    "eigen voorwaarden. Bij een lichte casus is dat een kort plan met een paar afspraken."
)
NO_MONITORING = (
    "Geen monitor VT. Na een directe overdracht kijkt Veilig Thuis niet hoe het gaat. U houdt zelf "
    "zicht op de veiligheid tot die stabiel is. Zijn er nieuwe signalen? Volg dan de meldcode."
)
SPOKEN = "Veilig Thuis spreekt alle betrokkenen en de hulpverleners die bij het gezin komen."


def characteristics(handover: "Handover") -> Section:
    """1. What this is, whether it can wait, who sends it and who receives it."""
    receiver, region = handover.receiver, handover.case.region
    return section(
        "characteristics",
        [
            block(
                facts=[
                    ("Overdracht", handover.number),
                    ("Herkomst", capfirst(handover.get_origin_display())),
                    ("Zwaarte", capfirst(handover.get_severity_display())),
                    ("Vorm", capfirst(handover.get_form_display())),
                    ("Spoed", _waiting(handover)),
                ]
            ),
            block(
                "Van",
                facts=[
                    ("Organisatie", region.name),
                    ("Telefoon", region.phone),
                    ("Voorbereid door", handover.begun_by.name),
                    ("Vast contact", _region_contact(handover)),
                ],
            ),
            block(
                "Aan",
                facts=[
                    ("Organisatie", receiver.name if receiver else ""),
                    ("Telefoon", receiver.phone if receiver else ""),
                ],
            ),
        ],
    )


def _waiting(handover: "Handover") -> str:
    if not handover.can_wait:
        return ""
    days = handover.first_contact_days
    within = "1 werkdag" if days == 1 else f"{days} werkdagen"
    can = "Kan" if handover.can_wait == YesNoUnknown.YES else "Kan niet"
    return f"{can} wachten: eerste contact met het gezin binnen {within} na het accepteren."


def _region_contact(handover: "Handover") -> str:
    """Whom the receiver calls at VT about this family: the fixed contact of the municipality."""
    receiver, town = handover.receiver, handover.case.municipality
    town = town or (receiver.municipality if receiver else None)
    if town is None and receiver and receiver.kind == OrganisationKind.MUNICIPALITY:
        town = receiver
    contact = contact_today(town, timezone.localdate()) if town else None
    return contact.in_charge.name if contact and contact.in_charge else ""


def held_meeting(handover: "Handover") -> "WarmMeeting | None":
    """The conversation, once it was held; what is only planned was not agreed yet."""
    if handover.form != HandoverForm.WARM or handover.state not in AFTER_MEETING:
        return None
    return getattr(handover, "meeting", None)


def agreements(handover: "Handover") -> Section:
    """11. Who makes which plan, who does what, and who has which regie; else what VT advises."""
    meeting = held_meeting(handover)
    if meeting is None:
        own_plan = "" if handover.track_id else OWN_PLAN
        return section(
            "agreements",
            [
                block("Wat uw organisatie overneemt", items=_taken(handover)),
                block("Veiligheidsplan", text=own_plan),
                block("Advies over afspraken en regie", text=handover.agreements_advice.strip()),
            ],
        )
    return section("agreements", [*_made(meeting), *_roles(meeting), *_tested(meeting)])


def _taken(handover: "Handover") -> list[str]:
    receiver = handover.receiver
    kinds = [*TAKEN]
    if receiver and receiver.kind in MUNICIPAL:
        kinds.append(RegieKind.PROCESREGIE)
    return [capfirst(str(kind.label)) for kind in kinds]


def _made(meeting: "WarmMeeting") -> Iterator[Block]:
    rows = meeting.agreements.order_by("kind", "number", "pk")
    yield block(
        "Afspraken: wie doet wat, en wanneer",
        facts=[
            (capfirst(row.get_kind_display()), f"{row.who}: {row.what}. Wanneer: {row.when}.")
            for row in rows
            if row.complete
        ],
    )


def _roles(meeting: "WarmMeeting") -> Iterator[Block]:
    yield block(
        "Wie doet wat",
        facts=[
            ("Veilig Thuis", meeting.roles_vt.strip()),
            ("Gemeente", meeting.roles_municipality.strip()),
            ("Hulpverlening", meeting.roles_provider.strip()),
        ],
    )
    rows = meeting.regie_agreements.select_related("organisation", "person")
    yield block(
        "Regie",
        facts=[
            (
                capfirst(row.get_kind_display()),
                f"{row.person.name if row.person else row.person_name}, {row.organisation.name}, "
                f"vanaf {short_day(row.since)}",
            )
            for row in rows
            if row.complete and row.organisation and row.since
        ],
    )


def _tested(meeting: "WarmMeeting") -> Iterator[Block]:
    """The test on casusregie at a provider, when it was made (000-18)."""
    second = meeting.second_party
    yield block(
        "Toets casusregie bij een zorgaanbieder",
        facts=[
            ("Toegerust", _yes_no(meeting.provider_equipped)),
            ("Zicht op de veiligheid van iedereen", _yes_no(meeting.provider_sees_all)),
            ("Tweede partij", f"{second.name}: {meeting.second_party_why}" if second else ""),
        ],
    )


def _yes_no(answer: str) -> str:
    return capfirst(str(YesNoUnknown(answer).label)) if answer else ""


def monitored(handover: "Handover") -> Section:
    """12. When VT looks how it is; never after a direct handover (002-32)."""
    if handover.track_id is None:
        return section("monitoring", [block(text=NO_MONITORING)])
    meeting = held_meeting(handover)
    region = handover.case.region
    since = handover.monitoring_from or timezone.localdate()
    profile = profile_on(region, since)
    scheme = (meeting.monitoring_scheme if meeting else "") or profile.scheme
    days = moments_after(since, scheme, region)
    counted = [
        ("Op", ", ".join(long_day(day) for day in days)),
        ("Gerekend vanaf", long_day(since)),
    ]
    if profile.start_from == MonitoringStart.END_OF_TRACK:
        counted = [("Gerekend vanaf", capfirst(str(MonitoringStart.END_OF_TRACK.label)))]
    return section(
        "monitoring",
        [
            block(
                facts=[
                    ("Veilig Thuis kijkt hoe het gaat", capfirst(in_words(scheme))),
                    *counted,
                ]
            ),
            block("Hoe en met wie", text=meeting.monitoring_how.strip() if meeting else SPOKEN),
        ],
    )


def consequences(handover: "Handover") -> Section:
    """13. What happens when safety does not recover, the way back to VT, and help while waiting."""
    meeting = held_meeting(handover)
    said = meeting.consequences if meeting else handover.consequences_advice
    bridging = _bridging(meeting) if meeting else []
    return section(
        "consequences",
        [
            block("Wat er dan gebeurt", text=said.strip()),
            block("Terugmelden bij Veilig Thuis", text=handover.way_back.strip()),
            *bridging,
        ],
    )


def _bridging(meeting: "WarmMeeting") -> Iterable[Block]:
    if meeting.waiting_list != YesNoUnknown.YES:
        return
    expected = meeting.help_expected_on
    yield block(
        "Zolang het gezin op hulp wacht",
        facts=[
            ("Wacht op", meeting.waits_for),
            ("Hulp tot die tijd", meeting.alternative_help.strip()),
            ("Bellen als het misgaat", f"{meeting.escalation_name}, {meeting.escalation_phone}"),
            ("Hulp begint naar verwachting", short_day(expected) if expected else ""),
        ],
    )


def shared(handover: "Handover") -> Section:
    """14. On which ground VT shares this, and what every member said of it (A9, 001-23)."""
    ground = handover.share_ground
    return section(
        "sharing",
        [
            block(
                facts=[
                    ("Grond", capfirst(str(ShareGround(ground).label)) if ground else ""),
                    ("Afweging", handover.share_weighing.strip()),
                ]
            ),
            block(
                "Toestemming",
                facts=[
                    (one.person.name, _answer(one.answer, one.given_by))
                    for one in consents_of(handover)
                ],
            ),
        ],
    )


def _answer(answer: ConsentAnswer, given_by: ConsentBy | str) -> str:
    said = capfirst(str(answer.label))
    return f"{said} door {ConsentBy(given_by).label}" if given_by else said
