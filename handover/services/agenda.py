"""What is talked over and agreed in the meeting: each item of the agenda (2.8, 000-27)."""

from typing import TYPE_CHECKING, Any, TypeVar

from django.db import transaction
from django.db.models import Max

from common.exceptions import DomainError, TransitionBlocked
from handover.enums import AFTER_MEETING, AgreementKind
from handover.models import (
    ConditionTalk,
    HelpQuestion,
    MeetingAgreement,
    RegieAgreement,
    WarmMeeting,
)
from handover.services.holding import held_meeting, refuse_stranger, wrote

if TYPE_CHECKING:
    from accounts.models import User

Row = HelpQuestion | ConditionTalk | MeetingAgreement | RegieAgreement
R = TypeVar("R", HelpQuestion, ConditionTalk, MeetingAgreement, RegieAgreement)

WORDS: dict[type[Row], tuple[str, ...]] = {
    HelpQuestion: ("question", "none"),
    ConditionTalk: ("explained", "understood", "objection"),
    MeetingAgreement: ("who", "what", "when"),
    RegieAgreement: ("organisation", "person", "person_name", "since"),
}
GONE = "Deze regel is intussen weggehaald."
EITHER = "Schrijf de vraag op, of vink aan dat er geen vraag is; niet allebei."
WORKS_ELSEWHERE = "Deze persoon werkt niet bij de organisatie die u koos."
STAYS = "Deze afspraak hoort bij elke overdracht en blijft staan."
WAIT_RUNS = (
    "De overbrugging loopt sinds het gesprek. Wat er verandert, legt u vast bij de overbrugging."
)


@transaction.atomic
def write_meeting(meeting: WarmMeeting, *, actor: "User", **facts: Any) -> WarmMeeting:
    """One or more of ``WarmMeeting.AGENDA`` and ``BRIDGING``; what is not given stays as it is."""
    row = held_meeting(meeting, actor=actor)
    if strange := set(facts) - {*WarmMeeting.AGENDA, *WarmMeeting.BRIDGING}:
        raise TypeError(f"A meeting has no {', '.join(sorted(strange))}.")
    changed = _set(row, facts)
    if row.handover.state in AFTER_MEETING and set(changed) & set(WarmMeeting.BRIDGING):
        raise TransitionBlocked(WAIT_RUNS)
    if "second_party" in changed:
        refuse_stranger(row, row.second_party)
    if changed:
        row.save(update_fields=changed)
        wrote(row, actor=actor, fields=changed)
    return row


def note_question(
    row: HelpQuestion, *, actor: "User", question: str = "", none: bool = False
) -> HelpQuestion:
    """What this member asks help for, in own words, or that there is no question (001-20)."""
    if none and question.strip():
        raise DomainError(EITHER)
    return write_row(row, actor=actor, question=question.strip(), none=none)


def explain_condition(
    row: ConditionTalk,
    *,
    actor: "User",
    explained: bool,
    understood: str = "",
    objection: str = "",
) -> ConditionTalk:
    """This condition was explained: whether the family understands it, and what it objects."""
    return write_row(
        row, actor=actor, explained=explained, understood=understood, objection=objection.strip()
    )


@transaction.atomic
def agree(
    meeting: WarmMeeting,
    *,
    actor: "User",
    kind: str = AgreementKind.FOLLOW_UP,
    who: str = "",
    what: str = "",
    when: str = "",
) -> MeetingAgreement:
    """A next step at the end of the list, or who makes one of the three plans and when (001-04).

    Agreed twice in the same words it is one next step.
    """
    row = held_meeting(meeting, actor=actor)
    words = {"who": who.strip(), "what": what.strip(), "when": when.strip()}
    standing = row.agreements.filter(kind=kind)
    if kind != AgreementKind.FOLLOW_UP:
        plan = standing.get()
        return write_row(plan, actor=actor, **{**words, "what": words["what"] or plan.what})
    if same := standing.filter(**words).first():
        return same
    number = (standing.aggregate(highest=Max("number"))["highest"] or 0) + 1
    made = MeetingAgreement.objects.create(meeting=row, kind=kind, number=number, **words)
    wrote(row, actor=actor, agreement=made.pk)
    return made


@transaction.atomic
def remove_agreement(agreement: MeetingAgreement, *, actor: "User") -> None:
    """A next step that is not agreed after all. Who makes which plan stays asked."""
    meeting = held_meeting(agreement.meeting, actor=actor)
    if agreement.kind != AgreementKind.FOLLOW_UP:
        raise DomainError(STAYS)
    gone, _ = MeetingAgreement.objects.filter(meeting=meeting, pk=agreement.pk).delete()
    if gone:
        wrote(meeting, actor=actor, agreement=agreement.pk, removed=True)


@transaction.atomic
def divide_regie(row: RegieAgreement, *, actor: "User", **words: Any) -> RegieAgreement:
    """Who gets this kind of regie and from which day: ``organisation``, ``person`` (an account)
    or ``person_name``, and ``since`` (001-17). It passes when the receiver accepts."""
    organisation = words.get("organisation", row.organisation)
    person = words.get("person", row.person)
    refuse_stranger(row.meeting, organisation)
    works = person and person.current_memberships
    if works and organisation and organisation.pk not in {m.organisation_id for m in works}:
        raise DomainError(WORKS_ELSEWHERE)
    return write_row(row, actor=actor, **words)


@transaction.atomic
def write_row(row: R, *, actor: "User", **words: Any) -> R:
    """What is not given stays as it is. Raises DomainError when a colleague removed the row."""
    if strange := set(words) - set(WORDS[type(row)]):
        raise TypeError(f"{type(row).__name__} has no {', '.join(sorted(strange))}.")
    meeting = held_meeting(row.meeting, actor=actor)
    standing = type(row)._default_manager.filter(meeting=meeting, pk=row.pk).first()
    if standing is None:
        raise DomainError(GONE)
    if changed := _set(standing, words):
        standing.save(update_fields=changed)
        wrote(meeting, actor=actor, **{str(row._meta.model_name): row.pk}, fields=changed)
    return standing


def _set(row: "WarmMeeting | R", words: dict[str, Any]) -> list[str]:
    """The names of what becomes different, already set on the row."""
    changed = [name for name, value in words.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, words[name])
    return changed
