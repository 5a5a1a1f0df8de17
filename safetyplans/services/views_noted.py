"""What each member of the family says of the plan (001-13, 003-48)."""

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from common.exceptions import DomainError
from safety.services.checks import refuse_stranger
from safetyplans.enums import Stance
from safetyplans.models import MemberView, SafetyPlan
from safetyplans.services.holding import held, wrote

if TYPE_CHECKING:
    from accounts.models import User
    from people.models import Person

NO_WORDS = "Schrijf wat deze persoon zei of waarom hij niet praat."
NO_DAY = "Vul in op welke dag u erover sprak of dat probeerde."
TO_COME = "Deze dag ligt in de toekomst. Controleer de datum."


@transaction.atomic
def note_view(
    plan: SafetyPlan,
    person: "Person",
    *,
    stance: str,
    view: str,
    spoken_on: date | None,
    actor: "User",
) -> MemberView:
    """Their words as they are, and whether they agree; nobody is forced, a refusal is a view."""
    row = held(plan, actor=actor)
    refuse_stranger(row.case, person)
    view = view.strip()
    reasons = [
        sentence
        for sentence, wrong in (
            (NO_WORDS, stance == Stance.REFUSES and not view),
            (NO_DAY, stance not in ("", Stance.TOO_YOUNG) and spoken_on is None),
            (TO_COME, bool(spoken_on and spoken_on > timezone.localdate())),
        )
        if wrong
    ]
    if reasons:
        raise DomainError(*reasons)
    noted = MemberView.objects.filter(plan=row, person=person).first()
    noted = noted or MemberView(plan=row, person=person, noted_by=actor)
    told = {"stance": Stance(stance) if stance else "", "view": view, "spoken_on": spoken_on}
    changed = [name for name, value in told.items() if getattr(noted, name) != value]
    if changed or noted.pk is None:
        for name in changed:
            setattr(noted, name, told[name])
        noted.noted_by = actor
        noted.save()
        wrote(row, actor=actor, member=person.pk, fields=changed)
    return noted
