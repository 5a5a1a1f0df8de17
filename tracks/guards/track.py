"""Preconditions of a track (domain 3.4)."""

from typing import TYPE_CHECKING

from django.utils import timezone

from accounts.roles import Permission
from cases.enums import TriageOutcome, YesNoUnknown
from cases.guards.report import reporter_heard_of_the_track
from cases.selectors.involved import children_of, directly_involved
from tracks.enums import (
    RVDK_OPEN,
    Conclusion,
    ConversationWith,
    EarlyEnd,
    MdoQuestion,
    ProposalKind,
    TrackKind,
)
from workflow.guards import guard

if TYPE_CHECKING:
    from people.models import Person
    from tracks.models import Track

KIND_OF: dict[str, TrackKind] = {
    TriageOutcome.CONDITIONS: TrackKind.CONDITIONS,
    TriageOutcome.INVESTIGATION: TrackKind.INVESTIGATION,
}


def _named(people: "list[Person]") -> str:
    return f"Nog te doen: {', '.join(person.name for person in people)}." if people else ""


def unplanned(track: "Track") -> "list[Person]":
    """Members with whom no conversation is planned, held or said to be impossible."""
    known = set(track.conversations.exclude(person=None).values_list("person_id", flat=True))
    return [p for p in directly_involved(track.case, on=timezone.localdate()) if p.pk not in known]


def unspoken(track: "Track") -> "list[Person]":
    """Members who were not spoken, while nothing says why that is impossible (002-31)."""
    done = track.conversations.exclude(person=None).exclude(held_at=None, not_spoken="")
    known = set(done.values_list("person_id", flat=True))
    return [p for p in directly_involved(track.case, on=timezone.localdate()) if p.pk not in known]


def _children_unplanned(track: "Track") -> "list[Person]":
    children = {child.pk for child in children_of(track.case, on=timezone.localdate())}
    return [person for person in unplanned(track) if person.pk in children]


def _unanswered(track: "Track") -> str:
    count = track.sources.filter(hearing="").count()
    return f"Nog {count} zonder wederhoor." if count else ""


@guard("Dit is een andere dienst dan het triagebesluit zegt.", "002-08")
def decision_asks_for_this_kind(track: "Track") -> bool:
    return KIND_OF.get(track.report.assessment.outcome) == track.kind


@guard("Kies een casusmedewerker van de eigen regio.", "003-45")
def owner_does_tracks(track: "Track") -> bool:
    return (
        track.owner.is_active
        and track.owner.region == track.case.region
        and track.owner.may(Permission.TRACK_WORK)
    )


@guard(
    "Een dienst doet u met twee professionals. Kies een tweede, of schrijf waarom dat nu niet kan.",
    "002-33",
)
def has_second_professional(track: "Track") -> bool:
    return track.second_id is not None and track.second_id != track.owner_id


@guard(
    "Nog niet met ieder gezinslid is een gesprek gepland of uitgelegd waarom dat niet kan.",
    "002-31",
    detail=lambda track: _named(unplanned(track)),
)
def everybody_is_in_the_plan(track: "Track") -> bool:
    return not unplanned(track)


@guard(
    "Ook de kinderen komen in het gespreksplan, passend bij hun leeftijd.",
    "003-25",
    detail=lambda track: _named(_children_unplanned(track)),
)
def children_are_in_the_plan(track: "Track") -> bool:
    return not _children_unplanned(track)


@guard("Er is nog geen gesprek met een professional gepland.", "002-22")
def a_professional_is_in_the_plan(track: "Track") -> bool:
    return track.conversations.filter(contact_with=ConversationWith.PROFESSIONAL).exists()


@guard("Dit hoort bij de dienst Voorwaarden en Vervolg; deze dienst is een onderzoek.")
def is_conditions_track(track: "Track") -> bool:
    return track.kind == TrackKind.CONDITIONS


@guard("Dit hoort bij een onderzoek; deze dienst is Voorwaarden en Vervolg.")
def is_investigation(track: "Track") -> bool:
    return track.kind == TrackKind.INVESTIGATION


@guard(
    "Nog niet iedere directbetrokkene is gesproken. Spreek iedereen, ook de kinderen, of leg vast "
    "waarom dat niet kan.",
    "002-31",
    "002-22",
    detail=lambda track: _named(unspoken(track)),
)
def everybody_is_spoken(track: "Track") -> bool:
    return not unspoken(track)


@guard("Leg eerst de bronnen van het onderzoek vast.", "004-13")
def sources_are_listed(track: "Track") -> bool:
    return track.sources.exists()


@guard(
    "Hoor en wederhoor: leg van elke bron vast wat de betrokkenen ervan zeggen, of waarom u het "
    "niet voorlegde.",
    "004-13",
    detail=_unanswered,
)
def every_source_was_answered(track: "Track") -> bool:
    return not track.sources.filter(hearing="").exists()


@guard(
    "Kies voor huiselijk geweld en voor kindermishandeling een conclusie: bevestigd, niet "
    "bevestigd of geen. Niet van toepassing kan voor een van de twee.",
    "004-13",
)
def both_are_concluded(track: "Track") -> bool:
    conclusions = [track.violence_conclusion, track.child_abuse_conclusion]
    return all(conclusions) and set(conclusions) != {Conclusion.NOT_APPLICABLE}


@guard("Schrijf waarop de conclusie rust.", "003-30")
def conclusion_is_motivated(track: "Track") -> bool:
    return bool(track.conclusion_text.strip())


@guard(
    "Niet bevestigd: leg vast of er toch zorgen over de veiligheid zijn. Daarvan hangt het vervolg "
    "af.",
    "002-36",
)
def worries_are_answered(track: "Track") -> bool:
    outcomes = {track.violence_conclusion, track.child_abuse_conclusion}
    return Conclusion.NOT_CONFIRMED not in outcomes or track.safety_worries in {
        YesNoUnknown.YES,
        YesNoUnknown.NO,
    }


@guard(
    "De conclusie is een besluit van het MDO: leg een MDO over de conclusie vast, met een "
    "gedragsdeskundige of vertrouwensarts.",
    "002-33",
)
def mdo_concluded(track: "Track") -> bool:
    return any(mdo.has_expert for mdo in track.mdos.filter(question=MdoQuestion.CONCLUSION))


@guard(
    "Voorwaarden maakt u als geweld bevestigd is, of als er bij ‘niet bevestigd’ zorgen over de "
    "veiligheid zijn.",
    "002-36",
)
def there_is_something_to_guard(track: "Track") -> bool:
    return track.has_to_be_followed


@guard(
    "Er is nog geen directe veiligheid. Leg vast dat het gezin nu veilig is, of open een weg via "
    "de Raad, een huisverbod of de politie.",
    "003-35",
    "000-03",
)
def directly_safe_or_another_way(track: "Track") -> bool:
    if track.direct_safety == YesNoUnknown.YES or track.other_way.strip():
        return True
    return track.rvdk_requests.filter(state__in=RVDK_OPEN).exists()


@guard(
    "Zonder vervolg afronden kan bij ‘geen’, of bij ‘niet bevestigd’ zonder zorgen over de "
    "veiligheid.",
    "002-36",
)
def nothing_has_to_follow(track: "Track") -> bool:
    return not track.has_to_be_followed


@guard("Terugkoppeling 2 aan de melder is nog niet verzonden.", "002-15")
def reporters_heard_twice(track: "Track") -> bool:
    return all(reporter_heard_of_the_track(report) for report in track.reports_in)


@guard(
    "Bij ‘geen’ wijst Veilig Thuis op het recht om het dossier te laten vernietigen: verstuur die "
    "brief aan iedereen die hem moet krijgen.",
    "002-39",
)
def destruction_right_is_told(track: "Track") -> bool:
    """The conclusion made the letters; a family without an addressee is owed none."""
    return not track.letters.filter(sent_at=None).exists()


@guard(
    "Het gezin wacht nog op de Raad. Leg eerst de uitspraak vast, of trek het verzoek in met de "
    "reden.",
    "003-10",
    "003-23",
    "003-26",
)
def nobody_waits_for_the_raad(track: "Track") -> bool:
    """A track that ended would end the sight on safety and the term D18 without a word."""
    return not track.rvdk_requests.filter(state__in=RVDK_OPEN).exists()


@guard("Een casusmedewerker moet de omzetting eerst voorstellen, met reden.", "002-33")
def conversion_is_proposed(track: "Track") -> bool:
    return track.proposed == ProposalKind.INVESTIGATION and bool(track.conversion_reason)


@guard("Een casusmedewerker moet het beëindigen eerst voorstellen, met reden.", "002-33")
def ending_is_proposed(track: "Track") -> bool:
    return track.proposed == ProposalKind.END_EARLY and bool(track.early_end)


@guard(
    "Het gezin is verhuisd: de andere Veilig Thuis-regio heeft de ontvangst nog niet bevestigd.",
    "002-27",
)
def other_region_knows(track: "Track") -> bool:
    if track.early_end != EarlyEnd.MOVED:
        return True
    return bool(track.other_region) and track.other_region_informed_at is not None
