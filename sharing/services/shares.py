"""Sharing what is known of a family, and keeping how that went (A8, A9, 001-23)."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from audit.events import AuditEvent
from audit.services import record
from cases.enums import YesNoUnknown
from cases.models import Case, Reporter
from common.exceptions import DomainError
from organisations.models import Organisation
from sharing.consent import (
    ConsentGiven,
    everybody_gave,
    missing_without_consent,
    objections_to,
)
from sharing.enums import (
    CONTACT_DATA,
    NOTED_FREELY,
    ConsentAnswer,
    ShareGround,
    ShareKind,
)
from sharing.models import Share, ShareConsent
from sharing.permissions import can_share
from sharing.selectors.consents import asked_in, custody_of
from workflow.steps import locked

if TYPE_CHECKING:
    from accounts.models import User

FUTURE = "Het moment van delen kan niet in de toekomst liggen."
NO_RECEIVER = "Kies met welke organisatie u deelde."
NOTHING = "Schrijf wat u hebt gedeeld."
ELSEWHERE = "Deze organisatie hoort niet bij de regio van dit dossier."
PROMISED = "De melder is anonimiteit beloofd. Zijn gegevens deelt u met niemand."
STAYS = "De grond ‘de melder blijft betrokken’ geldt alleen voor contactgegevens."
FACT_WITH_ACT = "Geef een signaal ‘dat, niet wat’ met de handeling die daarvoor is."


@transaction.atomic
def note_share(
    case: Case,
    *,
    kind: ShareKind | str,
    to: Organisation | str,
    what: str,
    ground: ShareGround | str,
    actor: "User",
    at: datetime | None = None,
    weighing: str = "",
    consents: Iterable[ConsentGiven] = (),
) -> Share:
    """What a colleague shared outside the handover, written down by whoever did it."""
    if not can_share(case, actor):
        raise PermissionDenied
    if kind not in NOTED_FREELY:
        raise DomainError("Dit wordt vastgelegd waar het wordt verstuurd.")
    return share(
        case,
        kind=kind,
        to=to,
        what=what,
        ground=ground,
        actor=actor,
        at=at,
        weighing=weighing,
        consents=consents,
    )


@transaction.atomic
def share(
    case: Case,
    *,
    kind: ShareKind | str,
    to: Organisation | str,
    what: str,
    ground: ShareGround | str,
    actor: "User",
    at: datetime | None = None,
    number: str = "",
    weighing: str = "",
    consents: Iterable[ConsentGiven] = (),
) -> Share:
    """Keep that this was shared, with whom, why, and what each member of the family said of it.

    For the act that does the sharing (a handover, a report back): who may was asked there. ``to``
    is an organisation of the region, or words for who is none, such as "de melder". Who is directly
    involved and not in ``consents`` was not asked. Sent twice with the same ``at`` it is one act.
    """
    if kind == ShareKind.FACT_ONLY:
        raise DomainError(FACT_WITH_ACT)
    row = locked(case)
    moment = at or timezone.now()
    return put_down(
        Share(
            case=row,
            kind=kind,
            to_organisation=to if isinstance(to, Organisation) else None,
            to_name="" if isinstance(to, Organisation) else to.strip(),
            what=what.strip(),
            number=number,
            ground=ground,
            weighing=weighing.strip(),
            shared_at=moment,
            shared_by=actor,
        ),
        consents,
    )


def put_down(given: Share, consents: Iterable[ConsentGiven]) -> Share:
    """Keep this act with the answers of everybody; the case is held by the caller."""
    on = timezone.localdate(given.shared_at)
    answers = _of_everybody(given.case, consents, on)
    given.consented = everybody_gave(answers)
    missing = missing_without_consent(given.ground, given.weighing, consented=given.consented)
    if reasons := [*_objections(given), *missing.values(), *_consent_objections(answers, on)]:
        raise DomainError(*reasons)
    if same := _same_act(given):
        return same
    given.save(force_insert=True)
    ShareConsent.objects.bulk_create(
        ShareConsent(
            share=given,
            person=consent.person,
            answer=consent.answer,
            given_by=consent.given_by,
            note=consent.note.strip(),
        )
        for consent in answers
    )
    record(
        AuditEvent.SENT,
        actor=given.shared_by,
        target=given,
        kind=given.kind,
        to=given.to_organisation_id,
        ground=given.ground,
        consented=given.consented,
    )
    return given


def _of_everybody(case: Case, consents: Iterable[ConsentGiven], on: date) -> list[ConsentGiven]:
    """One answer per member; of whom nothing was said, nobody asked."""
    answered = {consent.person.pk: consent for consent in consents}
    people = asked_in(case, on=on)
    if answered.keys() - {person.pk for person in people}:
        raise DomainError("Een van deze personen is niet direct betrokken bij dit dossier.")
    return [
        answered.get(person.pk, ConsentGiven(person, ConsentAnswer.NOT_ASKED)) for person in people
    ]


def _objections(given: Share) -> list[str]:
    to = given.to_organisation
    of_contact = given.kind in CONTACT_DATA
    return [
        sentence
        for wrong, sentence in (
            (given.shared_at > timezone.now(), FUTURE),
            (not given.to, NO_RECEIVER),
            (to is not None and to.region_id != given.case.region_id, ELSEWHERE),
            (not given.what, NOTHING),
            (given.ground == ShareGround.REPORTER_STAYS_INVOLVED and not of_contact, STAYS),
            (_betrays_reporter(given), PROMISED),
        )
        if wrong
    ]


def _betrays_reporter(given: Share) -> bool:
    """Who was promised anonymity is named to no partner (5.3, A5)."""
    if given.kind != ShareKind.CONTACT_DATA_OF_REPORTER:
        return False
    named = Reporter.objects.filter(report__case=given.case, disclose=YesNoUnknown.YES)
    return not named.exists()


def _consent_objections(answers: list[ConsentGiven], on: date) -> list[str]:
    custody = custody_of(answer.person for answer in answers)
    return [
        sentence
        for answer in answers
        for sentence in objections_to(answer, custody[answer.person.pk], on)
    ]


def _same_act(given: Share) -> Share | None:
    told = (
        "case",
        "kind",
        "to_organisation",
        "to_name",
        "what",
        "number",
        "ground",
        "consented",
        "weighing",
        "shared_at",
        "shared_by",
    )
    same = {name: getattr(given, name) for name in told}
    return Share.objects.filter(**same).first()
