"""The call page: what is asked of a caller, in the order of the talk (domain 6.2). Shape only."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.utils import timezone

from common.code_lists import Capacity, Nature, Occasion, ReporterKind, reporter_kind_of
from common.questions import (
    CHOOSE,
    REQUIRED,
    ClockField,
    DayField,
    answer,
    choice,
    long_text,
    many,
    text,
    tick,
)
from common.shared_form import SharedForm
from consultations.enums import (
    AdviceChannel,
    AdviceKind,
    AgeBand,
    CallAction,
    MeldcodeStep,
    OwnPossibilities,
    PresentDanger,
    Purpose,
    SafetyAnswer,
)
from consultations.forms.scanned import ScannedForm
from consultations.guards import advice as guards
from consultations.models import Consultation
from consultations.models.consultation import TEXT
from consultations.services.advice_facts import AdviceFacts, Reasons
from consultations.weighing import ANSWERED_IN, Answers, Weighed, weigh
from organisations.enums import OrganisationKind
from organisations.models import Organisation, Region

# Where the names of organisations to choose from stand on the page.
KNOWN_ORGANISATIONS = "bekende-organisaties"
LISTS = {"occasions", "natures", "age_bands"}
PLAN_BUT_CLOSING = (
    "U vulde een plan of een volgend contact in. Kies ‘Registreren, ondersteuning volgt’, of maak "
    "beide velden leeg."
)
# Free text of an advice that is asked elsewhere, or under another name.
NOT_ASKED = {"caller_organisation_name", "lapse_reason", "reopen_reason"}
# Said by the form itself; everything else on the form is a fact of the talk.
NOT_FACTS = {
    "opened_at",
    "began_on",
    "began_time",
    "ended_time",
    "organisation",
    "despite",
    "norm_untold_because",
}


def _capacities() -> list[tuple[str, Any]]:
    """In the three groups that decide what may be told and asked (domain 5.4)."""
    groups: dict[str, list[tuple[str, str]]] = {str(kind.label): [] for kind in ReporterKind}
    for value, label in Capacity.choices:
        spoken = str(label)
        kind = str(reporter_kind_of(value).label)
        groups[kind].append((value, spoken[:1].upper() + spoken[1:]))
    return [("", "Kies…"), *((kind.capitalize(), list(group)) for kind, group in groups.items())]


class AdviceForm(SharedForm, ScannedForm):
    """One talk. ``action``: what was pressed; a talk that goes on need not hold the advice yet."""

    scanned: ClassVar = tuple(name for name in Consultation.SCANNED if name not in NOT_ASKED)

    key = forms.UUIDField(widget=forms.HiddenInput)
    opened_at = forms.DateTimeField(widget=forms.HiddenInput)

    meldcode_step = choice("In welke stap van de meldcode is de beller?", MeldcodeStep)
    purpose = choice("Waarvoor belt de beller?", Purpose)
    expectation = text("Wat verwacht de beller van dit gesprek?", 500)

    capacity = forms.ChoiceField(
        label="Hoedanigheid",
        choices=_capacities,
        error_messages={"required": CHOOSE},
    )
    organisation = text("Organisatie", 160)
    channel = choice("Kanaal", AdviceChannel, required=True, radio=False)
    kind = choice("Soort", AdviceKind, required=True, radio=False)
    occasions = many("Aanleiding", Occasion)
    advice = long_text("Advies", longest=TEXT, rows=5, hint="Geen namen, adressen of nummers.")

    question = long_text("Vraag van de beller", longest=TEXT)
    natures = many("Aard", Nature)
    age_bands = many("Leeftijden in het gezin", AgeBand)
    danger = choice(
        "Hoe onveilig is het nu?",
        PresentDanger,
        hint="Acuut of structureel onveilig? Loop met een professional het afwegingskader door.",
    )
    municipality = forms.ModelChoiceField(
        Organisation.objects.none(),
        label="Gemeente waar het speelt",
        required=False,
        empty_label="Kies…",
        error_messages={"invalid_choice": "Kies een gemeente uit de lijst."},
    )
    own_possibilities = choice(
        "Kan de beller de veiligheid herstellen, alleen of met anderen?", OwnPossibilities
    )
    own_possibilities_note = long_text("Toelichting", longest=TEXT)

    weigh_suspicion = answer("1. Is er een vermoeden van huiselijk geweld of kindermishandeling?")
    weigh_safety = choice("2. Hoe onveilig is het?", SafetyAnswer)
    weigh_disclosure = answer("Vertelt een slachtoffer het zelf?")
    weigh_help = answer("3. Kan de beller zelf passende hulp bieden of organiseren?")
    weigh_acceptance = answer("4. Nemen de betrokkenen die hulp aan?")
    weigh_result = answer("5. Leidt de hulp tot veiligheid?")
    norm_told = tick("Ik heb gezegd dat melden de norm is")
    norm_untold_because = text("Waarom hebt u dat niet gezegd?", 500)

    agreements = long_text("Afspraken", longest=TEXT)
    home_visit = tick("Veilig Thuis gaat mee op huisbezoek")
    home_visit_on = DayField(
        label="Huisbezoek op",
        required=False,
        may_be_future=True,
        help_text="Bijvoorbeeld 05-01-2026.",
    )
    home_visit_question = text("Concrete vraag bij het huisbezoek", 500)
    joint_talk = tick("Vroeg samen in gesprek met het gezin")

    support_plan = long_text("Plan voor de ondersteuning", longest=TEXT)
    next_contact_on = DayField(
        label="Volgend contact op",
        required=False,
        may_be_future=True,
        help_text="Bijvoorbeeld 05-01-2026.",
    )

    began_on = DayField(label="Datum van het gesprek", error_messages={"required": REQUIRED})
    began_time = ClockField(label="Begonnen om", error_messages={"required": REQUIRED})
    ended_time = ClockField(
        label="Geëindigd om", required=False, help_text="Leeg is: op het moment van registreren."
    )

    def __init__(
        self, *args: Any, region: Region | None, action: str = CallAction.REGISTER, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.action = action
        towns = Organisation.objects.filter(
            region=region, active=True, kind=OrganisationKind.MUNICIPALITY
        )
        self.fields["municipality"].queryset = towns  # type: ignore[attr-defined]
        self.fields["organisation"].widget.attrs["list"] = KNOWN_ORGANISATIONS
        self.region = region
        asked = {
            "meldcode_step": guards.meldcode_step_is_asked,
            "purpose": guards.purpose_is_asked,
        }
        if action != CallAction.KEEP:
            asked |= {"occasions": guards.occasion_is_chosen, "advice": guards.advice_is_written}
        for name, guard in asked.items():
            self.fields[name].required = True
            self.fields[name].error_messages["required"] = guard.objection

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        planned = (given.get("support_plan"), given.get("next_contact_on"))
        if self.action == CallAction.SUPPORT and not all(planned):
            self.add_error("support_plan", guards.support_is_planned.objection)
        if self.action == CallAction.REGISTER and any(planned):
            self.add_error("support_plan", PLAN_BUT_CLOSING)
        return given

    def looked_through(self) -> tuple[str, ...]:
        """Also the organisation, unless the region knows it."""
        named = str(self["organisation"].value() or "").strip()
        return self.scanned if self._organisation(named) else (*self.scanned, "organisation")

    def weighed(self) -> Weighed:
        """What the frame says of the answers as they stand on the page, right or wrong."""
        return weigh(
            Answers(**{name: str(self[field].value() or "") for name, field in ANSWERED_IN.items()})
        )

    def reasons(self) -> Reasons:
        given = self.cleaned_data
        return Reasons(identities=given["despite"], norm=given["norm_untold_because"])

    def facts(self) -> AdviceFacts:
        given = self.cleaned_data
        plain = {name: value for name, value in given.items() if name not in NOT_FACTS}
        lists = {name: tuple(plain[name]) for name in LISTS}
        known = self._organisation(given["organisation"])
        return AdviceFacts(
            **{**plain, **lists},
            began_at=self._began_at(),
            ended_at=self._ended_at(),
            caller_organisation=known,
            caller_organisation_name="" if known else given["organisation"],
        )

    def _organisation(self, name: str) -> Organisation | None:
        """The organisation of the region with this name, if there is one."""
        if not name:
            return None
        here = Organisation.objects.filter(region=self.region, active=True)
        return here.filter(name__iexact=name).first()

    def _began_at(self) -> datetime:
        """The moment the page opened, to the second, unless another minute was typed."""
        opened: datetime = self.cleaned_data["opened_at"]
        typed = _moment(self.cleaned_data["began_on"], self.cleaned_data["began_time"])
        same = timezone.localtime(opened).replace(second=0, microsecond=0) == typed
        return opened if same else typed

    def _ended_at(self) -> datetime | None:
        """An end before the begin on the clock is past midnight."""
        if not self.cleaned_data["ended_time"]:
            return None
        began = self._began_at()
        ended = _moment(self.cleaned_data["began_on"], self.cleaned_data["ended_time"])
        if ended < began.replace(second=0, microsecond=0):
            ended += timedelta(days=1)
        return max(began, ended)


def _moment(day: date, clock: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, clock))


def fresh(key: UUID, now: datetime) -> dict[str, Any]:
    """What stands on the page of a call that begins now."""
    local = timezone.localtime(now)
    return {
        "key": key,
        "opened_at": now.isoformat(),
        "began_on": local.date(),
        "began_time": local.time(),
        "channel": AdviceChannel.PHONE,
        "kind": AdviceKind.ADVICE,
    }


def noted(advice: Consultation) -> dict[str, Any]:
    """What is recorded of a talk, in the answers of the page."""
    names: Iterable[str] = (name for name in AdviceForm.base_fields if hasattr(advice, name))
    ended = advice.ended_at
    return {name: getattr(advice, name) for name in names if name != "key"} | {
        "began_on": timezone.localtime(advice.began_at).date(),
        "began_time": _clock(advice.began_at),
        "ended_time": _clock(ended) if ended else None,
        "organisation": str(advice.caller_organisation or advice.caller_organisation_name),
        "despite": advice.overruled_because,
    }


def opened(advice: Consultation) -> dict[str, Any]:
    """Which call a page is about; nobody changes these."""
    return {"key": advice.key, "opened_at": advice.began_at.isoformat()}


def _clock(moment: datetime) -> time:
    return timezone.localtime(moment).time().replace(second=0, microsecond=0)
