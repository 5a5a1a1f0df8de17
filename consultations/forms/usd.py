"""The page of a municipal consultation: what is asked, in the order of the talk. Shape only."""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import uuid4

from django import forms
from django.utils.text import capfirst

from common.exceptions import DomainError, ReasonRequired
from common.overtaking import marks
from common.questions import answer, choice, long_text, text
from common.shared_form import SharedForm, shown
from common.widgets import DayPicker, MomentPicker
from consultations.enums import AdviceChannel, MeldcodeStep, PresentDanger, UsdState
from consultations.forms.drafts import Kept, typed_before
from consultations.forms.scanned import ScannedForm
from consultations.forms.usd_tasks import TaskFormSet, task_rows, told
from consultations.guards import usd as guards
from consultations.services import usd, usd_deciding
from consultations.services.usd_facts import DecisionFacts, FollowUp, UsdFacts, UsdReasons
from consultations.services.usd_recording import Written

if TYPE_CHECKING:
    from consultations.models import UsdConsultation
    from organisations.models import Organisation

LONG = 10_000
ADVICE_NUMBER = re.compile(r"AD-\d{4}-\d{5}")
ESTIMATE = ("danger", "own_estimate", "cooperation", "can_lift")
TALK = (
    "consulted_at",
    "channel",
    "spoken_with",
    "advice_number",
    "own_reference",
    "meldcode_step",
    *ESTIMATE,
    "question",
    "advice_received",
)
DECISION = ("decision", "decision_note", "talk_on", "talk_with", "unreported")
# Where a sentence of the domain belongs; what is not here stands on top of the page.
BESIDE = {
    usd.STEP_MISSING: "meldcode_step",
    usd.IN_FUTURE: "consulted_at",
    usd.TOO_LONG_AGO: "consulted_at",
    guards.own_estimate_is_made.objection: "own_estimate",
    guards.question_is_asked.objection: "question",
    guards.advice_is_heard.objection: "advice_received",
    guards.decision_is_explained.objection: "decision_note",
    guards.further_talk_is_planned.objection: "talk_on",
    guards.unsafe_is_reported.objection: "unreported",
    guards.can_go_on_alone.objection: "unreported",
    guards.texts_point_to_nobody.objection: "despite",
    guards.report_is_linked.objection: "unlinked",
    usd_deciding.NO_CHOICE: "decision",
    usd_deciding.DAY_PAST: "follow_up_on",
}


def _day(label: str, hint: str = "") -> forms.DateField:
    return forms.DateField(label=label, required=False, widget=DayPicker, help_text=hint)


class UsdForm(ScannedForm, SharedForm):
    """One page, one form: everything typed is kept together or comes back together."""

    scanned: ClassVar[tuple[str, ...]] = (
        "own_reference",
        "own_estimate",
        "question",
        "advice_received",
        "decision_note",
        "unreported",
        "talk_with",
        "follow_up",
        "unlinked",
    )

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    organisation = forms.TypedChoiceField(label="Voor welke gemeente?", coerce=int)

    consulted_at = forms.SplitDateTimeField(
        label="Wanneer spreekt of sprak u Veilig Thuis?",
        widget=MomentPicker,
        error_messages={"required": "Vul datum en tijd in."},
    )
    channel = choice("Hoe?", AdviceChannel, required=True, radio=False)
    spoken_with = text("Met wie van Veilig Thuis?", 120)
    advice_number = text(
        "Adviesnummer van Veilig Thuis", 16, hint="Vraag ernaar. Het ziet eruit als AD-2026-00012."
    )
    own_reference = text(
        "Uw eigen dossiernummer",
        60,
        hint="Alleen het nummer, geen namen: u overlegt anoniem. Met het nummer vindt u zelf het "
        "gezin terug in het systeem van de gemeente.",
    )
    meldcode_step = forms.ChoiceField(
        label="In welke stap van de meldcode belt u?",
        choices=[
            (step.value, capfirst(step.label))
            for step in MeldcodeStep
            if step in usd.STEPS_OF_A_PROFESSIONAL
        ],
        widget=forms.RadioSelect,
        help_text="Noem de stap ook aan de telefoon. Dan weet Veilig Thuis wat u vraagt.",
        error_messages={"required": usd.STEP_MISSING},
    )

    danger = choice("Hoe onveilig is het nu volgens u?", PresentDanger)
    own_estimate = long_text(
        "Uw eigen inschatting van de veiligheid",
        longest=LONG,
        rows=5,
        hint="Wat ziet en hoort u zelf? Schrijf “moeder” of “kind 1”, geen namen.",
    )
    cooperation = answer("Werken de betrokkenen mee?")
    can_lift = answer("Lukt het om de onveiligheid weg te nemen?")
    question = long_text("Wat vraagt u aan Veilig Thuis?", longest=LONG)
    advice_received = long_text("Welk advies kreeg u?", longest=LONG, rows=5)

    decision = forms.ChoiceField(
        label="Wat besloot u samen met Veilig Thuis?", required=False, widget=forms.RadioSelect
    )
    decision_note = long_text("Waarom dit besluit?", longest=LONG)
    talk_on = _day("Wanneer is het overleg?")
    talk_with = text("Wie zijn erbij?", 300, hint="Functies en organisaties, geen namen.")
    unreported = long_text("Waarom komt er nu geen melding?", longest=500, rows=2)

    follow_up = long_text("Wat spreekt u af voor het vervolg?", longest=LONG)
    follow_up_on = _day("Wanneer kijkt u hoe het gaat?", "U krijgt die dag een bericht.")

    # Not typed here: what the rows of the division say, to lay beside what a colleague saved.
    tasks = forms.CharField(label="Taken en rollen", required=False)

    unlinked = long_text("Waarom sluit u nu al af?", longest=500, rows=2)
    asks_unlinked = False

    def __init__(
        self,
        *args: Any,
        municipalities: "Sequence[Organisation]" = (),
        decisions: Sequence[UsdState] = (),
        talk: bool = True,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.municipalities = {one.pk: one for one in municipalities}
        choices = [(one.pk, one.name) for one in municipalities]
        self.fields["organisation"].choices = choices  # type: ignore[attr-defined]
        named = [(state.value, capfirst(state.label)) for state in decisions]
        self.fields["decision"].choices = named  # type: ignore[attr-defined]
        self.fields[
            "despite"
        ].help_text = "Alleen als het niet over een persoon gaat, zoals de naam van een school."
        gone = [*(() if talk else TALK), *(() if decisions else DECISION)]
        for name in [*gone, *(() if len(choices) > 1 else ("organisation",))]:
            del self.fields[name]

    def clean_advice_number(self) -> str:
        number: str = self.cleaned_data["advice_number"].strip().upper()
        if number and not ADVICE_NUMBER.fullmatch(number):
            raise forms.ValidationError("Een adviesnummer ziet eruit als AD-2026-00012.")
        return number

    def clean(self) -> dict[str, Any]:
        """A decision half typed is not thrown away: it asks to be chosen."""
        given = super().clean()
        typed = [name for name in DECISION[1:] if given.get(name)]
        if typed and "decision" in self.fields and not given.get("decision"):
            self.add_error("decision", usd_deciding.NO_CHOICE)
        return given

    def take_in(self, tasks: TaskFormSet) -> None:
        """Let the division count as an answer of this page."""
        self.cleaned_data["tasks"] = tasks.told()

    @property
    def shows_their_tasks(self) -> bool:
        """Whether only somebody else changed the division since the page was made."""
        return "tasks" in self.errors and "tasks" not in self.theirs

    def written(self, tasks: TaskFormSet, *, close: bool) -> Written:
        """Everything that is on the page, for the service."""
        given = self.cleaned_data
        return Written(
            facts=self._facts() if "question" in self.fields else None,
            tasks=tasks.facts() if given["tasks"] == tasks.told() else None,
            follow_up=FollowUp(text=given["follow_up"], on=given["follow_up_on"]),
            decision=self._decision(),
            close=close,
            reasons=UsdReasons(
                identities=given["despite"],
                unreported=given.get("unreported", ""),
                unlinked=given["unlinked"],
            ),
        )

    def refuse(self, refusal: DomainError) -> None:
        """Put each sentence beside the question it is about."""
        for sentence in refusal.reasons:
            name = BESIDE.get(sentence)
            if name == "own_estimate" and not self.cleaned_data.get("danger"):
                name = "danger"
            self.add_error(name if name in self.fields else None, sentence)
        said = set(refusal.reasons) if isinstance(refusal, ReasonRequired) else set()
        self.asks_unlinked = guards.report_is_linked.objection in said
        self.points_to_somebody |= guards.texts_point_to_nobody.objection in said

    @property
    def asks_unreported(self) -> bool:
        """Only after the warning that a report is the norm, or when a reason stands there."""
        field = self["unreported"]
        return bool(field.errors or field.value())

    @property
    def typed_decision(self) -> bool:
        """Whether somebody is changing the decision: then its questions are unfolded."""
        return any(self[name].value() or self[name].errors for name in DECISION)

    @property
    def estimate_questions(self) -> list[forms.BoundField]:
        return [self[name] for name in ESTIMATE]

    @property
    def may_talk_further(self) -> bool:
        offered = self.fields["decision"].choices  # type: ignore[attr-defined]
        return UsdState.TALK_FURTHER in dict(offered)

    def _facts(self) -> UsdFacts:
        given = {name: self.cleaned_data[name] for name in TALK}
        place = self.municipalities.get(self.cleaned_data.get("organisation", 0))
        return UsdFacts(**given, organisation=place, key=self.cleaned_data["key"])

    def _decision(self) -> DecisionFacts | None:
        given = self.cleaned_data
        if not given.get("decision"):
            return None
        return DecisionFacts(
            decision=given["decision"],
            note=given["decision_note"],
            talk_on=given["talk_on"],
            talk_with=given["talk_with"],
        )


def new_form(
    data: Any,
    municipalities: "Sequence[Organisation]",
    now: datetime,
    kept: Kept | None = None,
) -> UsdForm:
    """A blank page, or what was ``kept`` of it.

    It asks for which municipality only when there are more.
    """
    first = {"consulted_at": now.replace(second=0, microsecond=0), "channel": AdviceChannel.PHONE}
    return UsdForm(
        data,
        municipalities=municipalities,
        decisions=list(usd_deciding.STEP_OF),
        initial=first | typed_before(UsdForm, kept or {}),
    )


def form_of(row: "UsdConsultation", data: Any, kept: Kept | None = None) -> UsdForm:
    """What can still be written here, or what was ``kept`` of it before.

    What a page that is out of date sends along stays on it, so that the refusal loses nothing.
    """
    posted = data or kept or {}
    open_to = usd_deciding.OPEN_TO.get(UsdState(row.state), set())
    talk = row.state in {UsdState.REGISTERED, UsdState.ADVISED}
    if row.state == UsdState.REGISTERED or any(posted.get("decision", ())):
        open_to = set(usd_deciding.STEP_OF)
    return UsdForm(
        data,
        talk=talk or "question" in posted,
        decisions=[state for state in usd_deciding.STEP_OF if state in open_to],
        initial=shown(answers_of(row), despite=row.overruled_because)
        | typed_before(UsdForm, kept or {})
        | {"key": row.key},
    )


def repeats(row: "UsdConsultation", data: Any) -> bool:
    """Whether this page says nothing that does not stand there already."""
    form, tasks = form_of(row, data), task_rows(data, row=row)
    if not (form.is_valid() and tasks.is_valid()):
        return False
    form.take_in(tasks)
    stands = answers_of(row)
    if form.cleaned_data.get("decision"):
        stands |= {
            "decision": row.decision,
            "decision_note": row.decision_note,
            "talk_on": row.talk_on,
            "talk_with": row.talk_with,
            "unreported": row.unreported_because,
        }
    said = {name: form.cleaned_data[name] for name in stands if name in form.cleaned_data}
    return marks(said) == marks({name: stands[name] for name in said})


def answers_of(row: "UsdConsultation") -> dict[str, Any]:
    """What stands there, in the words of the page."""
    return {
        **{name: getattr(row, name) for name in TALK},
        "follow_up": row.follow_up,
        "follow_up_on": row.follow_up_on,
        "tasks": told(usd_deciding.tasks_of(row)),
    }
