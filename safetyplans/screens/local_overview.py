"""The plan of a family at the local field: what it says, what it still asks, what comes next."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone

from common.dutch import short_day
from common.shown import Badge, Fact
from safetyplans import local_parts
from safetyplans.content import digest
from safetyplans.enums import PlanState, SignsAs, VersionReason
from safetyplans.guards.municipal_half import everybody_signed, family_not_asked
from safetyplans.local_content import local_snapshot, read_at_once, version_of_vt
from safetyplans.local_text import director_of, local_sections
from safetyplans.papers.secrets import hidden_in, shown_content
from safetyplans.permissions import can_write_local
from safetyplans.said import Item, Section
from safetyplans.screens.adopting import TONES
from safetyplans.screens.local_writing import local_address, missing, open_questions
from safetyplans.screens.network_map import NetworkMap, network_map
from safetyplans.screens.plan_text import sections
from safetyplans.selectors.local import former_plans, local_versions_of
from safetyplans.selectors.local_rows import family_that_signs
from workflow.steps import objections

if TYPE_CHECKING:
    from accounts.models import User
    from safetyplans.models import LocalVersion, SafetyPlan


FREEZE = "Leg vast om te ondertekenen"
SIGN = "Leg de ondertekening vast"
EXECUTE = "Begin met de uitvoering"
ADJUST = "Stel het plan bij"


@dataclass(frozen=True)
class LocalPartRead:
    """A part as it reads now; ``url`` leads to where it is written, empty for who only reads."""

    title: str
    items: tuple[Item, ...]
    missing: list[str]
    url: str
    map: NetworkMap | None


@dataclass(frozen=True)
class NextStep:
    """What one may do now. ``posts``: a button that does it; else a link to where it is done."""

    label: str
    effect: str
    url: str
    posts: bool
    objections: list[str]


@dataclass(frozen=True)
class LocalVersionLine:
    number: int
    frozen: str
    why: str
    url: str


@dataclass(frozen=True)
class FormerPlan:
    """A plan the local field worked with before."""

    label: str
    ended: str
    url: str


@dataclass(frozen=True)
class VtHalf:
    """What Veilig Thuis adopted, only to read; an address of somebody who hides is not in it."""

    version: int
    adopted: str
    sections: list[Section]


@dataclass(frozen=True)
class LocalPlanPage:
    """``asked``: how many parts still ask something; ``lacks`` what belongs to no part."""

    number: str
    plan: str
    state: Badge
    facts: list[Fact]
    brief: bool
    writable: bool
    parts: list[LocalPartRead]
    asked: int
    lacks: list[str]
    next: list[NextStep]
    versions: list[LocalVersionLine]
    former: list[FormerPlan]
    vt: VtHalf | None


def local_plan_page(plan: "SafetyPlan", reader: "User") -> LocalPlanPage:
    read_at_once(plan)
    writes = can_write_local(plan, reader)
    content = local_snapshot(plan)
    told = local_sections(content)
    asked = open_questions(plan) if plan.is_locally_open else {}
    parts = [
        LocalPartRead(
            title=part.title,
            items=told[part.slug].items if part.slug in told else _who_signs(plan),
            missing=missing(part, asked),
            url=local_address("local_part", plan, part) if writes and plan.is_locally_open else "",
            map=network_map(content["network"]) if part == local_parts.NETWORK else None,
        )
        for part in local_parts.parts_of(plan)
    ]
    state, versions = PlanState(plan.state), local_versions_of(plan)
    newest = versions[0] if versions else None
    return LocalPlanPage(
        number=plan.case.number,
        plan=plan.number,
        state=Badge(str(state.label), TONES[state]),
        facts=_facts(plan, director_of(content)),
        brief=plan.short_form,
        writable=writes and plan.is_locally_open,
        parts=parts,
        asked=sum(bool(part.missing) for part in parts),
        lacks=_lacks(asked),
        next=_next(plan, newest, digest(content), list(asked.values())) if writes else [],
        versions=[_line(plan, version) for version in versions],
        former=[_former(one) for one in former_plans(plan)],
        vt=_vt_half(plan),
    )


def why_so(reason: str, note: str) -> str:
    """The reason of a version, with what was said about it."""
    label = str(VersionReason(reason).label)
    return f"{label}: {note}" if note else label


def moment(at: datetime) -> str:
    local = timezone.localtime(at)
    return f"{short_day(local)} {local:%H.%M} uur"


def _facts(plan: "SafetyPlan", director: str) -> list[Fact]:
    begun = short_day(timezone.localtime(plan.started_at).date())
    vt = version_of_vt(plan)
    facts = [
        Fact("Regisseur", director or "Niemand"),
        Fact("Begonnen", begun if vt is None else f"{begun}, door Veilig Thuis"),
    ]
    if plan.state == PlanState.ADJUSTED:
        facts.append(Fact("Bijgesteld vanwege", why_so(plan.version_reason, plan.version_note)))
    if plan.state == PlanState.REPORTED_BACK:
        facts.append(Fact("Wacht op", "het antwoord van Veilig Thuis"))
    if plan.ended_at:
        facts.append(Fact("Geëindigd", short_day(timezone.localtime(plan.ended_at).date())))
    return facts


def _who_signs(plan: "SafetyPlan") -> tuple[Item, ...]:
    """The family by itself, and who else was chosen; before the first version nobody is asked."""
    chosen = [
        (row.name, row.role)
        for row in plan.signatories.all()
        if row.signs and row.signs_as != SignsAs.FAMILY
    ]
    family = [(person.name, str(SignsAs.FAMILY.label)) for person in family_that_signs(plan)]
    named = [", ".join(word for word in one if word) for one in (*family, *chosen)]
    return tuple(Item(words, ()) for words in named if words)


def _lacks(asked: dict[str, str]) -> list[str]:
    """What still stands in the way and is asked on no page of a part."""
    of_parts = {guard.name for part in local_parts.PARTS.values() for guard in part.guards}
    return [sentence for name, sentence in asked.items() if name not in of_parts]


def _next(
    plan: "SafetyPlan", newest: "LocalVersion | None", words: str, asked: list[str]
) -> list[NextStep]:
    if plan.is_locally_open:
        return _towards_signing(plan, newest, words, asked)
    if plan.state == PlanState.SIGNED:
        effect = "Iedereen werkt vanaf nu met dit plan. De eerste evaluatie staat al vast."
        asked = objections(plan, "execute")
        return [NextStep(EXECUTE, effect, _url(plan, "local_execute"), True, asked)]
    if plan.state == PlanState.IN_EXECUTION:
        effect = (
            "U schrijft verder op deze tekst. De versie die is ondertekend blijft zoals zij is; "
            "iedereen tekent de nieuwe."
        )
        return [NextStep(ADJUST, effect, _url(plan, "local_adjust"), False, [])]
    return []


def _towards_signing(
    plan: "SafetyPlan", version: "LocalVersion | None", words: str, asked: list[str]
) -> list[NextStep]:
    joined = family_not_asked(plan) if version else []
    if version is None or version.content_hash != words or joined:
        again = "De tekst of het gezin is veranderd sinds de laatste versie. " if version else ""
        effect = f"{again}Daarna leest iedereen deze tekst en tekent."
        return [NextStep(FREEZE, effect, _url(plan, "local_freeze"), True, asked)]
    signing = NextStep(
        "Lezen en ondertekenen",
        f"Versie {version.number} is vastgelegd. Laat iedereen lezen en tekenen, één voor één.",
        _url(plan, "local_signing"),
        False,
        [],
    )
    if not everybody_signed(plan):
        return [signing]
    effect = "Het plan staat dan vast. Veilig Thuis krijgt bericht."
    return [NextStep(SIGN, effect, _url(plan, "local_signed"), True, asked)]


def _url(plan: "SafetyPlan", name: str) -> str:
    return reverse(f"safetyplans:{name}", args=[plan.case.number])


def _line(plan: "SafetyPlan", version: "LocalVersion") -> LocalVersionLine:
    return LocalVersionLine(
        number=version.number,
        frozen=f"{moment(version.frozen_at)}, {version.frozen_by.name}",
        why=why_so(version.reason, version.note),
        url=reverse("safetyplans:local_version", args=[plan.case.number, version.number]),
    )


def _former(plan: "SafetyPlan") -> FormerPlan:
    ended = timezone.localtime(plan.ended_at).date() if plan.ended_at else None
    return FormerPlan(
        label=f"Veiligheidsplan {plan.number}, {PlanState(plan.state).label}",
        ended=short_day(ended) if ended else "",
        url=reverse("safetyplans:local_former", args=[plan.case.number, plan.number]),
    )


def _vt_half(plan: "SafetyPlan") -> VtHalf | None:
    version = version_of_vt(plan)
    if version is None:
        return None
    return VtHalf(
        version=version.number,
        adopted=short_day(timezone.localtime(version.adopted_at).date()),
        sections=sections(shown_content(version, hidden_in(plan.case))),
    )
