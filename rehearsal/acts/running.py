"""Acts on the case as a whole, on its terms, and on the region."""

from __future__ import annotations

from django.utils import timezone

from accounts.models import RegionContact
from administration.services.reach import change_contact
from cases.enums import (
    AuthorityKind,
    ConsulentGround,
    ConsulentUntold,
    ContactChannel,
    ContactWith,
    GrantReason,
    RegieKind,
)
from cases.models import CaseDeadline
from cases.services import (
    assignments,
    authority_notices,
    conflicts,
    consulent,
    contacts,
    grants,
    regie,
)
from deadlines import services as deadlines
from deadlines.enums import BreachReason
from rehearsal import scenery
from rehearsal.acts.registry import act
from rehearsal.stage import Turn
from workflow.steps import take_step


@act
def wait(turn: Turn) -> str:
    """Nothing is done; only the clock runs."""
    turn.facts.refuse_rest()
    return "wacht"


@act
def assign(turn: Turn) -> str:
    """A colleague carries the case from now on."""
    to, reason = turn.colleague("to"), turn.facts.text("reason")
    turn.facts.refuse_rest()
    assignments.assign(turn.case, to=to, reason=reason, actor=turn.by)
    return f"wijst het dossier toe aan {to}: {reason}"


@act
def pass_regie(turn: Turn) -> str:
    """One kind of regie goes to an organisation."""
    kind = RegieKind(turn.facts.choice("kind", RegieKind))
    to, reason = turn.organisation("to"), turn.facts.text("reason")
    person_name = turn.facts.text("person_name", "")
    turn.facts.refuse_rest()
    regie.pass_regie(
        turn.case,
        kind,
        to=to,
        at=timezone.now(),
        reason=reason,
        person_name=person_name,
        actor=turn.by,
    )
    return f"draagt {kind.label} over aan {to}"


@act
def note_contact(turn: Turn) -> str:
    """Somebody was spoken to."""
    facts = turn.facts
    whom = facts.choice("contact_with", ContactWith, ContactWith.FAMILY)
    channel = facts.choice("channel", ContactChannel, ContactChannel.PHONE)
    summary = facts.text("summary")
    facts.refuse_rest()
    contacts.note_contact(
        turn.case, contact_with=whom, channel=channel, summary=summary, actor=turn.by
    )
    return f"spreekt met {ContactWith(whom).label} ({ContactChannel(channel).label})"


@act
def notify_authority(turn: Turn) -> str:
    """Police, RvdK or another is told, with the ground."""
    facts = turn.facts
    to = facts.choice("to", AuthorityKind)
    asked, granted = facts.yes("consent_asked"), facts.yes("consent_given")
    whom, what, ground = (facts.text(name) for name in ("organisation_name", "what", "ground"))
    weighing = facts.text("weighing", "")
    facts.refuse_rest()
    authority_notices.notify_authority(
        turn.case,
        to=to,
        organisation_name=whom,
        what=what,
        ground=ground,
        consent_asked=asked,
        consent_given=granted,
        weighing=weighing,
        actor=turn.by,
    )
    return f"informeert {AuthorityKind(to).label}"


@act
def tell_consulent(turn: Turn) -> str:
    """The municipal consulent hears of a crisis, with the ground (D8)."""
    facts = turn.facts
    municipality, spoken_to = facts.text("municipality"), facts.text("spoken_to")
    what, weighing = facts.text("what"), facts.text("weighing", "")
    channel = facts.choice("channel", ContactChannel, ContactChannel.PHONE)
    ground = facts.choice("ground", ConsulentGround)
    asked, granted = facts.yes("consent_asked"), facts.yes("consent_given")
    facts.refuse_rest()
    consulent.tell_consulent(
        turn.report,
        municipality=municipality,
        spoken_to=spoken_to,
        channel=channel,
        what=what,
        ground=ground,
        consent_asked=asked,
        consent_given=granted,
        weighing=weighing,
        actor=turn.by,
    )
    return f"vertelt de consulent van {municipality} dat de crisisdienst betrokken was"


@act
def leave_consulent_untold(turn: Turn) -> str:
    """There is no consulent to tell, and why (D8)."""
    reason = ConsulentUntold(turn.facts.choice("reason", ConsulentUntold))
    explanation = turn.facts.text("explanation")
    turn.facts.refuse_rest()
    consulent.leave_consulent_untold(
        turn.report, reason=reason, explanation=explanation, actor=turn.by
    )
    return f"vertelt de consulent niets: {reason.label}"


@act
def explain_breach(turn: Turn) -> str:
    """Why a term was not met."""
    facts = turn.facts
    term, reason = facts.text("term"), facts.choice("reason", BreachReason)
    note = facts.text("note", "")
    late = CaseDeadline.objects.filter(case=turn.case, term=term).order_by("-started_at").first()
    if late is None:
        raise facts.mistake("term", f"{term} loopt niet op dit dossier.")
    facts.refuse_rest()
    deadlines.record_breach_reason(late, reason=reason, note=note, actor=turn.by)
    return f"legt uit waarom {term} te laat is: {BreachReason(reason).label}"


@act
def break_glass(turn: Turn) -> str:
    """A colleague opens the case for three hours, with a reason."""
    kind = GrantReason(turn.facts.choice("kind", GrantReason))
    reason = turn.facts.text("reason")
    turn.facts.refuse_rest()
    grants.break_glass(turn.case.number, kind=kind, reason=reason, actor=turn.by)
    return f"opent het dossier met reden: {reason}"


@act
def lock_out(turn: Turn) -> str:
    """A colleague is kept out of the case of somebody close."""
    colleague, reason = turn.colleague("colleague"), turn.facts.text("reason")
    turn.facts.refuse_rest()
    conflicts.lock_out(turn.case, colleague=colleague, reason=reason, actor=turn.by)
    return f"houdt {colleague} buiten het dossier"


@act
def settle(turn: Turn) -> str:
    """Tries to close the report, as the last letter that is sent does."""
    turn.facts.refuse_rest()
    take_step(turn.report, "settle", actor=turn.by, because=turn.report, at=timezone.now())
    return "handelt de melding af"


@act
def contact_away(turn: Turn) -> str:
    """The fixed contact of a municipality is absent; somebody else answers."""
    municipality, replacement = turn.organisation("municipality"), turn.colleague("replacement")
    first, last = turn.facts.day("absent_from"), turn.facts.day("absent_until")
    turn.facts.refuse_rest()
    contact = RegionContact.objects.get(municipality=municipality, district="", until=None)
    contact.replacement, contact.absent_from, contact.absent_until = replacement, first, last
    changed = ["replacement", "absent_from", "absent_until"]
    change_contact(contact, changed=changed, actor=turn.by)
    return f"laat {replacement} vervangen als vaste contactpersoon van {municipality}"


@act
def set_profile(turn: Turn) -> str:
    """The region chooses differently from today on."""
    scenery.set_profile(turn.scene.region, turn.facts, actor=turn.by)
    return "past het regioprofiel aan"
