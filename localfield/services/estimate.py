"""Recording how safe the local field finds the family (001-10)."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from audit.events import AuditEvent
from audit.services import record
from common.code_lists import YesNoUnknown
from common.exceptions import DomainError
from localfield.enums import EstimateInstrument
from localfield.models import LocalEstimate, LocalTrajectory
from localfield.reference.estimate_v1 import QUESTIONS, VERSION
from localfield.selectors.trajectories import held_by
from localfield.services.contacts import held_trajectory
from localfield.services.messages import tell_not_safe

if TYPE_CHECKING:
    from accounts.models import User

TO_COME = "De inschatting kan niet in de toekomst liggen. Controleer de datum."
TALK_TO_COME = "Het overleg moet nog komen. Leg de inschatting vast als erover is gesproken."
NO_INSTRUMENT = "Kies waarmee u de veiligheid inschat."
NO_NAME = "Schrijf welk instrument u gebruikte."
NO_TALK = "Schrijf wanneer en met wie u de inschatting besprak: één persoon weegt dit niet alleen."
NO_CONCLUSION = "Schrijf uw gewogen conclusie: wat weegt zwaar, wat beschermt, hoe veilig is ieder."
NO_MEASURE = "De directe veiligheid is er niet. Schrijf wat er nu meteen gebeurt."
UNANSWERED = "Beantwoord elke vraag; weet u het niet, kies dan onbekend. Nog open: {questions}."


@transaction.atomic
def note_estimate(
    trajectory: LocalTrajectory,
    *,
    on: date,
    instrument: EstimateInstrument | str,
    discussed_on: date,
    discussed_with: str,
    conclusion: str,
    safe_now: bool,
    actor: "User",
    answers: Mapping[str, tuple[str, str]] | None = None,
    instrument_name: str = "",
    measure: str = "",
) -> LocalEstimate:
    """An estimate with every question of our list answered, or with a named instrument.

    ``answers`` gives, by the code of a question, the answer and a note. It was talked over with
    others and weighed; what is recorded stands. Sent twice it is one. Veilig Thuis hears when
    the family is not safe now.
    """
    row = held_trajectory(trajectory.case, actor=actor)
    own = instrument == EstimateInstrument.OWN_LIST
    told = {
        "on": on,
        "instrument": instrument,
        "instrument_name": "" if own else instrument_name.strip(),
        "version": VERSION if own else None,
        "answers": _written(answers or {}) if own else {},
        "discussed_on": discussed_on,
        "discussed_with": discussed_with.strip(),
        "conclusion": conclusion.strip(),
        "safe_now": safe_now,
        "measure": "" if safe_now else measure.strip(),
    }
    _refuse(told)
    known = row.estimates.filter(recorded_by=actor, **told).first()
    if known:
        return known
    estimate = LocalEstimate.objects.create(
        trajectory=row,
        organisation=held_by(row.case, actor),
        recorded_at=timezone.now(),
        recorded_by=actor,
        **told,
    )
    record(AuditEvent.CREATED, actor=actor, target=row, estimate=estimate.pk, safe_now=safe_now)
    if not safe_now:
        tell_not_safe(row.case, f"unsafe-estimate:{estimate.pk}")
    return estimate


def _written(answers: Mapping[str, tuple[str, str]]) -> dict[str, dict[str, str]]:
    """In the order of the list; what is no answer to one of its questions is not kept."""
    return {
        code: {"answer": str(answers[code][0]), "note": answers[code][1].strip()}
        for code in QUESTIONS
        if code in answers and answers[code][0] in YesNoUnknown.values
    }


def _refuse(told: dict[str, Any]) -> None:
    """All sentences at once."""
    own = told["instrument"] == EstimateInstrument.OWN_LIST
    open_ones = [str(place) for place, code in _numbered() if code not in told["answers"]]
    today = timezone.localdate()
    reasons = [
        sentence
        for wrong, sentence in (
            (told["on"] > today, TO_COME),
            (told["discussed_on"] > today, TALK_TO_COME),
            (told["instrument"] not in EstimateInstrument.values, NO_INSTRUMENT),
            (
                told["instrument"] == EstimateInstrument.OTHER and not told["instrument_name"],
                NO_NAME,
            ),
            (own and bool(open_ones), UNANSWERED.format(questions=", ".join(open_ones))),
            (not told["discussed_with"], NO_TALK),
            (not told["conclusion"], NO_CONCLUSION),
            (not told["safe_now"] and not told["measure"], NO_MEASURE),
        )
        if wrong
    ]
    if reasons:
        raise DomainError(*reasons)


def _numbered() -> enumerate[str]:
    return enumerate(QUESTIONS, 1)
