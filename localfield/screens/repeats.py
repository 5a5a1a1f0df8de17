"""A new report on the page of a partner: with whom to speak, and what became of it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst

from cases.enums import OthersToldBy, RepeatOutcome, RepeatState
from cases.permissions import can_answer_as_director
from cases.selectors.repeats import d12_of
from common.dutch import short_day
from common.shown import Badge, Fact
from localfield.selectors.repeats import last_answer, made_version_since, repeats_for_partner

if TYPE_CHECKING:
    from accounts.models import User
    from cases.models import Case, RepeatReport

S = RepeatState
ASKED = Badge("Uw zienswijze gevraagd", "orange")
LOOKING = Badge("Veilig Thuis beoordeelt", "azure")
DECIDED = Badge("Besloten", "green")
# After these the plan of the family gets a new version.
ASKS_VERSION = (
    RepeatOutcome.GOES_ON_WITH_ADVICE,
    RepeatOutcome.SHARPEN_PLAN,
    RepeatOutcome.WARM_AGREEMENTS,
)
PLAN = "Maak een nieuwe versie van het veiligheidsplan."
PLAN_MADE = "De nieuwe versie van het veiligheidsplan is gemaakt."


@dataclass(frozen=True)
class PartnerRepeat:
    """One new report. Nothing here says who reported, when, or what (A4, 5.3)."""

    badge: Badge
    sentence: str
    contact: list[Fact]
    answered: str
    answer_url: str
    decided: list[Fact]
    to_do: list[str]
    told_url: str


def partner_repeats(case: "Case", reader: "User") -> list[PartnerRepeat]:
    """The newest on top; what left triage concerns no partner."""
    rows = [row for row in repeats_for_partner(case) if row.state != S.LAPSED]
    return [_partner_repeat(case, row, reader) for row in rows]


def _partner_repeat(case: "Case", repeat: "RepeatReport", reader: "User") -> PartnerRepeat:
    done = repeat.state == S.PROCESSED
    asked = repeat.coordinated_at is None and not done
    mine = asked and can_answer_as_director(repeat, reader)
    url = reverse("localfield:repeat", args=[case.number, repeat.pk]) if mine else ""
    return PartnerRepeat(
        badge=DECIDED if done else ASKED if asked else LOOKING,
        sentence=_sentence(repeat, asked=asked, done=done),
        contact=[] if done else _contact(repeat),
        answered=_answered(repeat),
        answer_url=url,
        decided=_decided(repeat) if done else [],
        to_do=_to_do(case, repeat) if done else [],
        told_url=_told_url(case, repeat, reader) if done else "",
    )


def _sentence(repeat: "RepeatReport", *, asked: bool, done: bool) -> str:
    if done:
        return f"Veilig Thuis besloot: {repeat.get_outcome_display()}."
    if not asked:
        return "Uw zienswijze is vastgelegd. Veilig Thuis beoordeelt nu de veiligheid."
    term = d12_of(repeat)
    until = (
        f" Graag vóór het eind van {short_day(timezone.localdate(term.due_at))}." if term else ""
    )
    return (
        "Er is een nieuwe melding over dit gezin. Veilig Thuis wil weten hoe u ernaar kijkt: kan "
        f"de hulp dit aan?{until}"
    )


def _contact(repeat: "RepeatReport") -> list[Fact]:
    """With whom to speak: who assesses, or the telephone that always rings."""
    region = repeat.report.case.region
    assessment = getattr(repeat.report, "assessment", None)
    if assessment is None:
        return [Fact("Veilig Thuis", f"{region.name}, {region.phone}")]
    phone = assessment.assessor.work_phone or region.phone
    return [Fact("Uw contact bij Veilig Thuis", f"{assessment.assessor.name}, {phone}")]


def _answered(repeat: "RepeatReport") -> str:
    answer = last_answer(repeat, repeat.director)
    if answer is None:
        return ""
    on = short_day(timezone.localdate(answer.given_at))
    return f"{answer.given_by.name}, {on}: {answer.get_view_display()}. {answer.words}"


def _decided(repeat: "RepeatReport") -> list[Fact]:
    on = short_day(timezone.localdate(repeat.processed_at)) if repeat.processed_at else ""
    told = repeat.others_told_by == OthersToldBy.VT
    return [
        Fact(label, value)
        for label, value in (
            ("Besloten op", on),
            ("Advies van Veilig Thuis", repeat.advice),
            ("Veilig Thuis informeert", repeat.others_to_tell if told else ""),
        )
        if value
    ]


def _to_do(case: "Case", repeat: "RepeatReport") -> list[str]:
    """What the outcome asks of the partner."""
    to_do = []
    if repeat.outcome in ASKS_VERSION and repeat.processed_at:
        to_do.append(PLAN_MADE if made_version_since(case, repeat.processed_at) else PLAN)
    if repeat.others_told_by == OthersToldBy.PARTNER:
        to_do.append(_tell_others(repeat))
    return [capfirst(line) for line in to_do]


def _tell_others(repeat: "RepeatReport") -> str:
    if repeat.others_heard_at is None or repeat.others_heard_by is None:
        return f"Informeer {repeat.others_to_tell}, voor zover nodig voor hun taak."
    on = short_day(timezone.localdate(repeat.others_heard_at))
    return f"{repeat.others_to_tell}: geïnformeerd door {repeat.others_heard_by.name}, {on}."


def _told_url(case: "Case", repeat: "RepeatReport", reader: "User") -> str:
    waits = repeat.others_told_by == OthersToldBy.PARTNER and repeat.others_heard_at is None
    if not waits or not can_answer_as_director(repeat, reader):
        return ""
    return reverse("localfield:repeat_told", args=[case.number, repeat.pk])
