"""To whom this family can go: the matrix of the region, and what this weight asks."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.text import capfirst

from common.dutch import short_day
from common.shown import Fact
from handover.enums import HandoverOrigin
from handover.guards import preparing as guards
from handover.guards.preparing import required_form
from handover.selectors.receivers import TeamWeights, receivers_of, weights_of
from organisations.selectors import partners

if TYPE_CHECKING:
    from handover.models import Handover
    from organisations.models import Organisation
    from workflow.guards import Guard

WEIGHT_ASKS = {
    "light": "Licht: schriftelijk mag. De ontvanger gaat langs en maakt een kort plan.",
    "medium": "Middelzwaar: schriftelijk mag. De ontvanger maakt een veiligheidsplan en er is "
    "casusregie nodig.",
    "heavy": "Zwaar: warm, met het gezin erbij, op huisbezoek samen met de ontvanger.",
}
AFTER_TRACK = "Na een dienst draagt u warm over, aan de gemeente of haar wijkteam."


@dataclass(frozen=True)
class MatrixRow:
    """A local team, and whether it takes each weight directly."""

    team: str
    municipality: str
    light: bool
    medium: bool
    fits: bool


@dataclass(frozen=True)
class ReceiverPage:
    asks: str
    matrix: list[MatrixRow]
    missing: list[str]
    facts: list[Fact]


def receiver_page(handover: "Handover") -> ReceiverPage:
    return ReceiverPage(
        asks=_asks(handover),
        matrix=[_row(one, handover) for one in weights_of(handover.case.region)],
        missing=still_needed(handover, RECEIVER_GUARDS),
        facts=_receiver_facts(handover),
    )


RECEIVER_GUARDS = (
    guards.receiver_is_chosen,
    guards.form_fits_the_weight,
    guards.receiver_takes_this_weight,
    guards.involved_helper_passes,
    guards.municipality_is_party_after_a_track,
)
CONTACT_GUARDS = (guards.receiver_was_contacted,)
SAFETY_GUARDS = (guards.nobody_is_acutely_unsafe, guards.waiting_is_answered)
SHARING_GUARDS = (guards.sharing_is_grounded,)


def still_needed(handover: "Handover", asked: "tuple[Guard, ...]") -> list[str]:
    return [guard.says(handover) for guard in asked if not guard(handover)]


def receiver_choices(handover: "Handover") -> list[tuple[str, str]]:
    """Those that can receive it; with the municipality they belong to."""
    return [(str(one.pk), _named(one)) for one in receivers_of(handover)]


def director_choices(handover: "Handover") -> list[tuple[str, str]]:
    return [(str(one.pk), _named(one)) for one in partners(handover.case.region)]


def organisation_by(handover: "Handover", key: str) -> "Organisation | None":
    """Of the own region; the form offered it."""
    return partners(handover.case.region).filter(pk=key).first() if key else None


def contact_facts(handover: "Handover") -> list[Fact]:
    at = handover.contacted_at
    director = handover.director.name if handover.director else ""
    named = ", ".join(part for part in (handover.director_name, director) if part)
    return [
        Fact("Gesproken op", short_day(timezone.localdate(at)) if at else ""),
        Fact("Met wie", handover.contacted_with),
        Fact("Besproken", handover.contact_note),
        Fact("Casusregisseur of gids", named or capfirst(handover.get_director_known_display())),
    ]


def safety_facts(handover: "Handover") -> list[Fact]:
    days = handover.first_contact_days
    return [
        Fact("Iemand acuut onveilig", capfirst(handover.get_acutely_unsafe_display())),
        Fact("Kan wachten", capfirst(handover.get_can_wait_display())),
        Fact("Eerste contact binnen", f"{days} werkdag{'' if days == 1 else 'en'}"),
    ]


def _receiver_facts(handover: "Handover") -> list[Fact]:
    receiver = handover.receiver
    involved = "Ja" if handover.receiver_is_involved else "Nee"
    facts = [
        Fact("Ontvanger", _named(receiver) if receiver else ""),
        Fact("Helpt dit gezin al", involved),
        Fact("Vorm", capfirst(handover.get_form_display())),
    ]
    if handover.form_reason:
        facts.append(Fact("Waarom schriftelijk", handover.form_reason))
    return facts


def _asks(handover: "Handover") -> str:
    if handover.origin != HandoverOrigin.TRIAGE:
        return AFTER_TRACK
    form = required_form(handover.origin, handover.severity)
    return WEIGHT_ASKS.get(handover.severity, "") or capfirst(str(form.label))


def _row(one: TeamWeights, handover: "Handover") -> MatrixRow:
    town = one.team.municipality
    return MatrixRow(
        team=one.team.name,
        municipality=town.name if town else "",
        light="light" in one.weights,
        medium="medium" in one.weights,
        fits=handover.origin != HandoverOrigin.TRIAGE or handover.severity in one.weights,
    )


def _named(organisation: "Organisation") -> str:
    town = organisation.municipality
    where = f", {town.name}" if town else ""
    return f"{organisation.name} ({organisation.get_kind_display()}{where})"
