"""The page of one advice: what was asked first on top, what was said, and what can be done now."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils import timezone

from accounts.roles import Permission
from common import dutch
from common.code_lists import Capacity, Nature, Occasion
from common.shown import Badge, Block, Fact
from consultations.enums import AdviceState, AgeBand, ReportNorm
from consultations.permissions import can_hand_over_advice
from consultations.screens.badges import advice_badge
from consultations.selectors.talks import began_by
from consultations.weighing import Weighed
from workflow import steps

if TYPE_CHECKING:
    from accounts.models import User
    from consultations.models import Consultation

ACTS = ("support", "contact", "hand_over", "take_over", "close", "lapse", "reopen")
OPEN = {AdviceState.TALKING, AdviceState.ADVISED, AdviceState.SUPPORTING}


@dataclass(frozen=True)
class ContactShown:
    at: datetime
    title: str
    text: str
    by: str
    url: str = ""
    icon: str = ""
    tone: str = "quiet"


@dataclass(frozen=True)
class AdvicePage:
    """``steps``: what this reader may do now. ``needed``: what stands before giving the advice."""

    number: str
    badge: Badge
    asked_first: list[Fact]
    talk: list[Fact]
    blocks: list[Block]
    contacts: list[ContactShown]
    steps: set[str]
    needed: list[str]
    next_contact: str
    next_contact_late: bool
    report_number: str
    weighed: Weighed
    norm_told: bool
    norm_untold_because: str
    overruled_because: str
    closing: list[Fact]
    new_url: str
    change_label: str
    urls: dict[str, str]

    @property
    def may_change(self) -> bool:
        return "change" in self.steps

    @property
    def change_url(self) -> str:
        return reverse("consultations:advice_change", args=[self.number])

    @property
    def norm_is_report(self) -> bool:
        return self.weighed.norm == ReportNorm.REPORT


def advice_page(advice: "Consultation", reader: "User") -> AdvicePage:
    talking = advice.state == AdviceState.TALKING
    return AdvicePage(
        number=advice.number,
        badge=advice_badge(advice.state),
        asked_first=[
            Fact("Stap van de meldcode", _chosen(advice.get_meldcode_step_display())),
            Fact("Waarvoor belt de beller", _chosen(advice.get_purpose_display())),
            Fact("Verwachting", advice.expectation or "Niet genoteerd"),
        ],
        talk=_talk(advice),
        blocks=[block for block in _blocks(advice) if block.facts],
        contacts=[
            ContactShown(
                at=contact.at,
                title=_chosen(contact.get_channel_display()),
                text=contact.summary,
                by=contact.by.name,
            )
            for contact in advice.contacts.select_related("by").order_by("-at", "-pk")
        ],
        steps=_steps(advice, reader),
        needed=[
            *steps.objections(advice, "give_advice"),
            *steps.cautions(advice, "give_advice"),
        ]
        if talking
        else [],
        next_contact=dutch.long_day(advice.next_contact_on) if advice.next_contact_on else "",
        next_contact_late=_is_late(advice.next_contact_on),
        report_number=advice.report_number,
        weighed=advice.weighed,
        norm_told=advice.norm_told,
        norm_untold_because=advice.norm_untold_because,
        overruled_because=advice.overruled_because,
        closing=_told(
            ("Afgesloten omdat", advice.get_end_reason_display()),
            ("Vervallen omdat", advice.lapse_reason),
            ("Heropend omdat", advice.reopen_reason),
        ),
        new_url=reverse("consultations:new") if reader.may(Permission.ADVICE_REGISTER) else "",
        change_label="Verder met het gesprek" if talking else "Wijzigen",
        urls={name: reverse(f"consultations:advice_{name}", args=[advice.number]) for name in ACTS},
    )


def _steps(advice: "Consultation", reader: "User") -> set[str]:
    """The steps of the machine, and the acts that belong to a state."""
    names = {step.name for step in steps.steps_from_here(advice, reader)}
    advises = steps.may_take(advice, "give_advice", reader)
    if advises and advice.state in OPEN:
        names.add("change")
    if advises and advice.state == AdviceState.SUPPORTING:
        names.add("contact")
    if advises and advice.state in OPEN and advice.handled_by != reader:
        names.add("take_over")
    if advice.state in OPEN and can_hand_over_advice(advice, reader):
        names.add("hand_over")
    return names


def _talk(advice: "Consultation") -> list[Fact]:
    began = began_by(advice)
    caller = advice.caller_organisation or advice.caller_organisation_name
    return _told(
        ("Hoedanigheid", advice.get_capacity_display()),
        ("Organisatie", str(caller)),
        ("Kanaal", advice.get_channel_display()),
        ("Soort", advice.get_kind_display()),
        ("Medewerker", advice.handled_by.name),
        ("Begonnen door", "" if began == advice.handled_by.name else began),
        ("Gesprek", _when(advice)),
    )


def _blocks(advice: "Consultation") -> list[Block]:
    return [
        Block(
            "Advies en afspraken",
            _told(("Advies", advice.advice), ("Afspraken", advice.agreements)),
        ),
        Block(
            "Vraag en situatie",
            _told(
                ("Vraag", advice.question),
                ("Aanleiding", _listed(advice.occasions, Occasion)),
                ("Aard", _listed(advice.natures, Nature)),
                ("Leeftijden in het gezin", _listed(advice.age_bands, AgeBand)),
                ("Hoe onveilig is het nu", advice.get_danger_display()),
                ("Gemeente", advice.municipality.name if advice.municipality else ""),
                ("Eigen mogelijkheden", advice.get_own_possibilities_display()),
                ("Toelichting", advice.own_possibilities_note),
            ),
        ),
        Block(
            "Samen op huisbezoek of in gesprek",
            _told(
                ("Huisbezoek", "Veilig Thuis gaat mee" if advice.home_visit else ""),
                ("Huisbezoek op", _day(advice.home_visit_on)),
                ("Concrete vraag", advice.home_visit_question),
                ("Vroeg samen in gesprek", "ja" if advice.joint_talk else ""),
            ),
        ),
        Block(
            "Afwegingskader",
            _told(
                ("Vermoeden", advice.get_weigh_suspicion_display()),
                ("Hoe onveilig", advice.get_weigh_safety_display()),
                ("Slachtoffer vertelt het zelf", advice.get_weigh_disclosure_display()),
                ("Beller kan hulp bieden", advice.get_weigh_help_display()),
                ("Betrokkenen nemen hulp aan", advice.get_weigh_acceptance_display()),
                ("Hulp leidt tot veiligheid", advice.get_weigh_result_display()),
            ),
        ),
        Block("Ondersteuning", _told(("Plan", advice.support_plan))),
    ]


def _told(*facts: tuple[str, Any]) -> list[Fact]:
    """Only what is known: an advice of half a minute is a short page."""
    return [Fact(label, _chosen(value)) for label, value in facts if value]


def _chosen(words: Any) -> str:
    spoken = str(words)
    return spoken[:1].upper() + spoken[1:]


def _listed(codes: list[str], options: type[Capacity | Occasion | Nature | AgeBand]) -> str:
    return ", ".join(str(options(code).label) for code in codes)


def _day(day: date | None) -> str:
    return dutch.long_day(day) if day else ""


def _is_late(day: date | None) -> bool:
    return day is not None and day < timezone.localdate()


def _when(advice: "Consultation") -> str:
    began = timezone.localtime(advice.began_at)
    said = f"{dutch.long_day(began)}, {began:%H.%M} uur"
    if advice.duration is None:
        return f"{said}, loopt nog"
    return f"{said}, {_spoken(advice.duration)}"


def _spoken(duration: timedelta) -> str:
    minutes = round(duration.total_seconds() / 60)
    if minutes < 1:
        return "korter dan een minuut"
    return "1 minuut" if minutes == 1 else f"{minutes} minuten"
