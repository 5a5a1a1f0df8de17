"""The call page: what is asked at once, what is behind a fold, and which talks still wait."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from django.forms import BoundField
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from consultations.enums import AdviceState, CallAction, DraftKind, ReportNorm
from consultations.screens.drafts import Unfinished, draft_url, spoken
from consultations.selectors.drafts import own_drafts
from consultations.selectors.talks import organisations_to_name, own_running
from consultations.weighing import ANSWERED_IN, Weighed
from workflow.steps import steps_from_here

if TYPE_CHECKING:
    from accounts.models import User
    from consultations.forms.advice import AdviceForm
    from consultations.models import Consultation

# Asked at once, in the order of the talk (003-14: step, purpose and expectation first).
FIRST = ("meldcode_step", "purpose")
CALLER = ("capacity", "organisation", "channel", "kind")
WEIGHED = (*ANSWERED_IN.values(), "norm_told")
# Behind a fold: when there is time, or when it matters.
FOLDS: list[tuple[str, list[tuple[str, ...]]]] = [
    (
        "Vraag en situatie",
        [("question",), ("danger", "age_bands"), ("natures",), ("municipality",)],
    ),
    ("Eigen mogelijkheden van de beller", [("own_possibilities",), ("own_possibilities_note",)]),
    ("Afspraken", [("agreements",)]),
    (
        "Samen op huisbezoek of in gesprek",
        [("home_visit",), ("home_visit_question", "home_visit_on"), ("joint_talk",)],
    ),
    ("Ondersteuning over meer contacten", [("support_plan",), ("next_contact_on",)]),
    ("Datum en tijd", [("began_on", "began_time", "ended_time")]),
]
# Filled in by the page itself, so no sign that somebody used this part.
GIVEN = {"began_on", "began_time"}
REOPEN_FIRST = "Heropen het advies en ga het wijzigen: dan staat wat u typte er weer."
NOT_IN_IT = "Het advies gaat niet meer open. Leg wat nieuw is vast in een nieuw advies."


@dataclass(frozen=True)
class Fold:
    """A part of the page that opens when something stands in it."""

    title: str
    rows: list[list[BoundField]]
    is_open: bool


@dataclass(frozen=True)
class Late:
    """What was typed after the advice was closed, and what can be done with it."""

    number: str
    url: str
    sentence: str


@dataclass(frozen=True)
class CallPage:
    """``number`` is empty for a call that was not recorded yet."""

    form: "AdviceForm"
    key: UUID
    number: str
    began_at: datetime
    elapsed: int | None
    first: list[BoundField]
    caller: list[BoundField]
    folds: list[Fold]
    weighing: list[BoundField]
    weighing_open: bool
    weighed: Weighed
    asks_norm: bool
    organisations: list[str]
    unfinished: list[Unfinished]
    buttons: list[CallAction]
    discard_url: str
    late: Late | None

    @property
    def is_fresh(self) -> bool:
        """Nothing is wrong, so the first question may take the focus."""
        return not self.form.is_bound

    @property
    def action_url(self) -> str:
        if self.number:
            return reverse("consultations:advice_change", args=[self.number])
        return reverse("consultations:new")


def call_page(
    form: "AdviceForm",
    reader: "User",
    advice: "Consultation | None" = None,
    *,
    resumed: bool = False,
    late: "Consultation | None" = None,
) -> CallPage:
    """The page of a new call, or of an advice that is still open.

    ``resumed``: what stands on it was typed before and is not recorded yet. ``late``: the advice
    that was recorded and closed before this was typed.
    """
    key, began_at = key_of(form), opened_at(form)
    weighed = form.weighed()
    talks = advice is None or advice.state == AdviceState.TALKING
    now = timezone.now()
    return CallPage(
        form=form,
        key=key,
        number=advice.number if advice else "",
        began_at=began_at,
        elapsed=int(max(now - began_at, timedelta()).total_seconds()) if talks else None,
        first=[form[name] for name in FIRST],
        caller=[form[name] for name in CALLER],
        folds=[_fold(form, title, rows) for title, rows in FOLDS],
        weighing=[form[name] for name in ANSWERED_IN.values()],
        weighing_open=_used(form, WEIGHED),
        weighed=weighed,
        asks_norm=weighed.norm == ReportNorm.REPORT
        and bool("norm_told" in form.errors or form["norm_untold_because"].value()),
        organisations=organisations_to_name(form.region),
        unfinished=_unfinished(reader, without=key) if advice is None else [],
        buttons=_BUTTONS if talks else [CallAction.CHANGE],
        discard_url=draft_url(DraftKind.ADVICE, "discard", key) if resumed or late else "",
        late=_late(late, reader) if late else None,
    )


_BUTTONS = [CallAction.REGISTER, CallAction.SUPPORT, CallAction.KEEP]


def key_of(form: "AdviceForm") -> UUID:
    """The key of the call on this page; one that cannot be read is a new call."""
    try:
        return UUID(str(form["key"].value()))
    except ValueError:
        return uuid4()


def opened_at(form: "AdviceForm") -> datetime:
    """When the page of this call opened."""
    try:
        moment = parse_datetime(str(form["opened_at"].value()))
    except ValueError:
        moment = None
    return moment if moment and timezone.is_aware(moment) else timezone.now()


def _fold(form: "AdviceForm", title: str, rows: list[tuple[str, ...]]) -> Fold:
    names = [name for row in rows for name in row]
    return Fold(
        title=title,
        rows=[[form[name] for name in row] for row in rows],
        is_open=_used(form, names),
    )


def _used(form: "AdviceForm", names: Any) -> bool:
    """Something was filled in here, or is wrong here."""
    return any(
        name in form.errors or (name not in GIVEN and bool(form[name].value())) for name in names
    )


def _late(advice: "Consultation", reader: "User") -> Late:
    reopens = "reopen" in {step.name for step in steps_from_here(advice, reader)}
    return Late(
        number=advice.number,
        url=reverse("consultations:detail", args=[advice.number]),
        sentence=REOPEN_FIRST if reopens else NOT_IN_IT,
    )


def _unfinished(reader: "User", *, without: UUID) -> list[Unfinished]:
    """One's own talks that wait: typed but not recorded, and recorded but not finished."""
    recorded = list(own_running(reader, without=without))
    keys = {advice.key for advice in recorded}
    waiting = [
        Unfinished(
            label=f"Gesprek van {spoken(draft.began_at)}",
            note=f"Nog niet vastgelegd, bewaard {spoken(draft.changed_at)}",
            url=draft_url(DraftKind.ADVICE, "draft", draft.key),
            discard_url=draft_url(DraftKind.ADVICE, "discard", draft.key),
        )
        for draft in own_drafts(reader, DraftKind.ADVICE, without=without)
        if draft.key not in keys
    ]
    return waiting + [
        Unfinished(
            label=f"Advies {advice.number}",
            note=f"Vastgelegd, gesprek van {spoken(advice.began_at)}",
            url=reverse("consultations:advice_change", args=[advice.number]),
        )
        for advice in recorded
    ]
