"""A person with all their entries, a proposal about two of them, and the list of proposals."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone

from people.selectors import (
    addresses_shown,
    entries_of,
    find_alike,
    homes_of,
    relations_shown,
    secret_places,
    traits_of,
)
from radar.enums import MergeState
from radar.permissions import can_decide_merge, can_withdraw_merge
from radar.screens.entries import EntryShown, entries, propose_url
from radar.selectors.merging import proposals_about
from workflow.steps import objections

if TYPE_CHECKING:
    from accounts.models import User
    from people.models import Household, Person
    from people.selectors import ShownAddress
    from people.selectors.addresses import Place
    from radar.models import MergeProposal


@dataclass(frozen=True)
class EntryOfPerson:
    """One entry; ``part_url`` where it can be proposed to stand by itself again."""

    label: str
    mark: str
    shown: EntryShown
    addresses: "list[ShownAddress]"
    part_url: str


@dataclass(frozen=True)
class AlikeShown:
    name: str
    score: int
    reasons: str
    url: str


@dataclass(frozen=True)
class ProposalLine:
    url: str
    what: str
    kept: str
    absorbed: str
    state: str
    proposed: str
    decided: str


@dataclass(frozen=True)
class PersonPage:
    """What ``radar/person.html`` shows; ``alike`` is None until it is asked for."""

    name: str
    entries: list[EntryOfPerson]
    relations: list[str]
    alike: list[AlikeShown] | None
    history: list[ProposalLine]


@dataclass(frozen=True)
class ProposalPage:
    line: ProposalLine
    kept: EntryShown
    absorbed: EntryShown
    households: str
    score: int
    reasons: list[str]
    why: str
    note: str
    waits: bool
    may_decide: bool
    may_withdraw: bool
    objections: list[str]
    decide_url: str


def crumbs() -> list[tuple[str, str]]:
    """The way back up from a person and from a proposal."""
    return [("Radar", reverse("radar:overview"))]


def person_page(person: "Person", reader: "User", *, seek: bool) -> PersonPage:
    """Everything recorded of this person, under whichever entry, that this reader may know."""
    own, hidden = entries_of(reader, person), secret_places(person)
    return PersonPage(
        name=person.name,
        entries=[
            _entry(entry, shown, reader, hidden)
            for entry, shown in zip(own, entries(reader, own), strict=True)
        ],
        relations=relations_shown(reader, own),
        alike=_alike(reader, person) if seek else None,
        history=[proposal_line(one) for one in proposals_about(reader, own)],
    )


def proposal_page(proposal: "MergeProposal", reader: "User") -> ProposalPage:
    kept, absorbed = entries(reader, [proposal.kept, proposal.absorbed])
    waits = proposal.state == MergeState.PROPOSED
    may_decide = waits and can_decide_merge(proposal, reader)
    return ProposalPage(
        line=proposal_line(proposal),
        kept=kept,
        absorbed=absorbed,
        households=_homes(proposal),
        score=proposal.score,
        reasons=proposal.reasons,
        why=proposal.why,
        note=proposal.decision_note,
        waits=waits,
        may_decide=may_decide,
        may_withdraw=waits and can_withdraw_merge(proposal, reader),
        objections=objections(proposal, "approve") if may_decide else [],
        decide_url=reverse("radar:decide", args=[proposal.pk]),
    )


def proposal_line(proposal: "MergeProposal") -> ProposalLine:
    return ProposalLine(
        url=reverse("radar:proposal", args=[proposal.pk]),
        what=str(proposal.get_kind_display()),
        kept=proposal.kept.name,
        absorbed=proposal.absorbed.name,
        state=str(proposal.get_state_display()),
        proposed=_by(proposal.proposed_by, proposal.proposed_at),
        decided=_by(proposal.decided_by, proposal.decided_at),
    )


def keep_choices(one: "Person", other: "Person") -> list[tuple[str, str]]:
    """Either may stay; the first is what was known longest."""
    first, second = sorted((one, other), key=lambda person: person.created_at)
    return [(str(person.reference), _labelled(person)) for person in (first, second)]


def home_choices(one: "Person", other: "Person") -> list[tuple[str, str]]:
    """The pairs of households these two entries belong to; the value names both."""
    homes, others = (list(homes_of([person]).filter(merged_into=None)) for person in (one, other))
    return [
        (f"{home.pk}:{another.pk}", f"Ja: {home.name} en {another.name} zijn één gezin")
        for home in homes
        for another in others
        if home.pk != another.pk
    ]


def chosen_homes(
    kept: "Person", absorbed: "Person", value: str
) -> "tuple[Household, Household] | None":
    """The household of the entry that stays, and of the one that goes up in it."""
    pair = {int(pk) for pk in value.split(":")} if value else set()
    stays = homes_of([kept]).filter(pk__in=pair).first()
    if stays is None:
        return None
    goes = homes_of([absorbed]).filter(pk__in=pair).exclude(pk=stays.pk).first()
    return (stays, goes) if goes else None


def _entry(
    entry: "Person", shown: EntryShown, reader: "User", hidden: "set[Place]"
) -> EntryOfPerson:
    joined = entry.merged_into_id is not None
    return EntryOfPerson(
        label="Samengevoegde vastlegging" if joined else "Vastlegging",
        mark=str(entry.reference)[:8],
        shown=shown,
        addresses=addresses_shown(reader, entry, hidden=hidden),
        part_url=reverse("radar:propose_part", args=[entry.reference]) if joined else "",
    )


def _alike(reader: "User", person: "Person") -> list[AlikeShown]:
    return [
        AlikeShown(
            name=found.person.name,
            score=found.score,
            reasons=", ".join(found.reasons),
            url=propose_url(person, found.person),
        )
        for found in find_alike(reader, traits_of(person))
        if found.person.pk != person.pk
    ]


def _homes(proposal: "MergeProposal") -> str:
    stays, goes = proposal.kept_household, proposal.absorbed_household
    return f"{goes.name} en {stays.name}" if stays and goes else ""


def _labelled(person: "Person") -> str:
    noted = timezone.localtime(person.created_at)
    return f"{person.name}, geboren {person.birth}, vastgelegd op {noted:%d-%m-%Y}"


def _by(who: "User | None", when: datetime | None) -> str:
    return f"{who.name}, {timezone.localtime(when):%d-%m-%Y}" if who and when else ""
