"""What VT knows about safety, noted the way colleagues note it: through the services."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from accounts.models import User
from cases.enums import EventSource
from cases.models import Case, UnsafeEvent
from cases.services.events import note_event
from people.models import Person
from safety.enums import ProtectiveKind, RiskKind
from safety.models import ProtectiveFactor, RiskFactor, SafetyScore
from safety.services.factors import note_protective, note_risk
from safety.services.scores import note_score


def event(case: Case, *, by: User, **told: Any) -> UnsafeEvent:
    if "period" not in told:
        told.setdefault("happened_on", timezone.localdate() - timedelta(days=3))
    given = {
        "what": "Vader sloeg moeder met de vlakke hand.",
        "effect": "Sanne stond erbij en huilde.",
        "known_by": EventSource.SAID,
        "source": "de politie",
    }
    return note_event(case, actor=by, **{**given, **told})


def risk(case: Case, *, by: User, **told: Any) -> RiskFactor:
    given = {"kind": RiskKind.ADDICTION, "description": "Vader drinkt elke avond een fles wijn."}
    return note_risk(case, actor=by, **{**given, **told})


def protective(case: Case, *, by: User, **told: Any) -> ProtectiveFactor:
    given = {
        "kind": ProtectiveKind.SAFE_ADULT,
        "description": "Oma woont om de hoek en neemt op als Sanne belt.",
    }
    return note_protective(case, actor=by, **{**given, **told})


def score(case: Case, person: Person, *, by: User, **told: Any) -> SafetyScore:
    return note_score(case, person=person, actor=by, **{"score": 4, **told})
