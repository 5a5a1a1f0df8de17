"""The plan of a case as a document, with what each part still asks."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone

from common.dutch import short_day
from common.shown import Badge
from safetyplans.content import snapshot
from safetyplans.enums import WRITABLE, PlanState, Stance
from safetyplans.papers.at_table import betrayed_at_table
from safetyplans.papers.secrets import Betrayals
from safetyplans.permissions import can_begin_plan, can_write_plan
from safetyplans.said import Section
from safetyplans.screens import parts
from safetyplans.screens.adopting import TONES
from safetyplans.screens.plan_text import sections
from safetyplans.screens.writing import address, missing
from safetyplans.selectors import plans, rows
from safetyplans.selectors.local import came_to_local_field
from safetyplans.selectors.versions import versions_of

if TYPE_CHECKING:
    from accounts.models import User
    from cases.models import Case
    from people.models import Person
    from safetyplans.models import MemberView, PlanVersion, SafetyPlan


NOTHING_BETRAYED = Betrayals((), ())


@dataclass(frozen=True)
class PartRead:
    """A part as it reads now; ``url`` leads to where it is written, empty for who only reads."""

    section: Section
    missing: list[str]
    url: str


@dataclass(frozen=True)
class ViewLine:
    """What one member says of the plan; ``stance`` is empty until it is noted."""

    name: str
    stance: str
    view: str
    day: str
    url: str


@dataclass(frozen=True)
class OtherPlan:
    """A plan of a former track."""

    number: str
    state: Badge
    url: str


@dataclass(frozen=True)
class PlanPage:
    """``writable``: this reader writes in it now; ``asked``: how many parts still ask something.

    ``betrays`` keeps the plan from the table, ``may_betray`` asks to look first (A4, A11).
    """

    number: str
    state: Badge
    track: str
    author: str
    begun: str
    second_reader: str
    versions: int
    parts: list[PartRead]
    views: list[ViewLine]
    views_missing: list[str]
    asked: int
    betrays: tuple[str, ...]
    may_betray: tuple[str, ...]
    writable: bool


@dataclass(frozen=True)
class OfCasePage:
    """``plan`` is None until somebody begins it; ``may_begin`` is then whether this reader can.

    ``at_local_field``: the plan came to the local field, and is read there.
    """

    case: str
    plan: PlanPage | None
    others: list[OtherPlan]
    may_begin: bool
    at_local_field: bool


def of_case_page(case: "Case", reader: "User", chosen: "SafetyPlan | None" = None) -> OfCasePage:
    """The plan that was ``chosen``, or the newest."""
    known = plans.plans_of(case)
    track = plans.track_without_plan(case)
    shown = next((plan for plan in known if chosen and plan.pk == chosen.pk), None)
    if shown is None and track is None and known:
        shown = known[0]
    return OfCasePage(
        case=case.number,
        plan=plan_page(shown, reader) if shown else None,
        others=[_other(plan) for plan in known if plan != shown],
        may_begin=track is not None and can_begin_plan(track, reader),
        at_local_field=came_to_local_field(case),
    )


def plan_page(plan: "SafetyPlan", reader: "User") -> PlanPage:
    writable = plan.is_open and can_write_plan(plan, reader)
    read = zip(parts.DOCUMENT, sections(snapshot(plan)), strict=True)
    told = [
        PartRead(
            section,
            missing(plan, part) if plan.is_open else [],
            address("part", plan, parts.DESK, part) if writable else "",
        )
        for part, section in read
    ]
    views_missing = missing(plan, parts.VIEWS) if plan.is_open else []
    found = betrayed_at_table(plan) if writable else NOTHING_BETRAYED
    versions = versions_of(plan)
    return PlanPage(
        number=plan.number,
        state=_badge(plan),
        track=plan.track.number if plan.track else "",
        author=plan.author.name,
        begun=short_day(timezone.localtime(plan.started_at).date()),
        second_reader=_second_reader(plan, versions),
        versions=len(versions),
        parts=told,
        views=_views(plan, writable=writable),
        views_missing=views_missing,
        asked=sum(bool(part.missing) for part in told) + bool(views_missing),
        betrays=found.never,
        may_betray=found.judged,
        writable=writable,
    )


def _second_reader(plan: "SafetyPlan", versions: "list[PlanVersion]") -> str:
    """Who is asked to read; once the plan is adopted, who read the version that holds."""
    if plan.second_reader:
        return plan.second_reader.name
    return versions[0].second_reader.name if versions and plan.state not in WRITABLE else ""


def _views(plan: "SafetyPlan", *, writable: bool) -> list[ViewLine]:
    noted = rows.views_by_person(plan)
    return [
        _view(plan, member, noted.get(member.pk), writable=writable)
        for member in plans.members_of(plan)
    ]


def _view(
    plan: "SafetyPlan", member: "Person", noted: "MemberView | None", *, writable: bool
) -> ViewLine:
    stance = noted.stance if noted else ""
    return ViewLine(
        name=member.name,
        stance=str(Stance(stance).label) if stance else "",
        view=noted.view if noted else "",
        day=short_day(noted.spoken_on) if noted and noted.spoken_on else "",
        url=f"{address('part', plan, parts.DESK, parts.VIEWS)}#regel-{member.pk}"
        if writable
        else "",
    )


def _other(plan: "SafetyPlan") -> OtherPlan:
    return OtherPlan(plan.number, _badge(plan), reverse("safetyplans:plan", args=[plan.number]))


def _badge(plan: "SafetyPlan") -> Badge:
    state = PlanState(plan.state)
    return Badge(str(state.label), TONES[state])
