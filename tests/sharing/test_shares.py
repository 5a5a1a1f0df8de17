"""Every act of sharing is kept with its ground and the consent, and never changes (A9)."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, ProgrammingError, transaction
from django.utils import timezone

from audit.models import AuditEntry
from cases.enums import YesNoUnknown
from common.exceptions import DomainError
from sharing.consent import ConsentGiven
from sharing.enums import ConsentAnswer, ConsentBy, ShareGround, ShareKind
from sharing.models import Share, ShareConsent
from sharing.selectors.shares import shares_of
from sharing.services.shares import share as share_in_act
from tests.factories import cases, sharing
from tests.factories.organisations import local_team_of

pytestmark = pytest.mark.django_db


@pytest.mark.rule("A9", "001-23")
def test_who_asked_nobody_writes_why_sharing_was_needed(vermeer, sanne, gijs):
    with pytest.raises(DomainError, match="waarom delen toch nodig is"):
        sharing.share(vermeer, by=gijs, weighing=" ")

    sharing.share(vermeer, by=gijs)

    [row] = shares_of(vermeer)
    [answer] = row.consents.all()
    assert (row.weighing, row.consented) == (sharing.WEIGHING, False)
    assert (answer.person, answer.answer, answer.given_by) == (sanne, "not_asked", "")


@pytest.mark.rule("A9", "001-23")
def test_with_the_consent_of_everybody_no_weighing_is_asked(vermeer, gijs, moeder):
    row = sharing.share(
        vermeer,
        by=gijs,
        ground=ShareGround.CONSENT,
        weighing="",
        consents=sharing.everybody_gave(vermeer),
    )

    assert row.consented
    assert row.to == "Wijkteam Centrum"


@pytest.mark.rule("A9", "001-23")
@pytest.mark.parametrize("answer", [ConsentAnswer.REFUSED, ConsentAnswer.NOT_ASKED])
def test_one_member_who_did_not_consent_asks_for_a_weighing(noord, vermeer, gijs, moeder, answer):
    """And the ground cannot be consent then, whatever the others said."""
    brother = cases.person(noord, calling_name="Daan", birth_year=2008)
    vermeer.household.members.create(person=brother, since="2020-01-01")
    by = "" if answer == ConsentAnswer.NOT_ASKED else ConsentBy.SELF
    answers = [
        sharing.gave(vermeer.household.members.first().person),
        ConsentGiven(brother, answer, by),
    ]
    with pytest.raises(DomainError, match="waarom delen toch nodig is"):
        sharing.share(vermeer, by=gijs, weighing="", consents=answers)
    with pytest.raises(DomainError, match="niet ieder gezinslid"):
        sharing.share(vermeer, by=gijs, ground=ShareGround.CONSENT, consents=answers)

    assert not sharing.share(vermeer, by=gijs, consents=answers).consented


@pytest.mark.rule("001-23")
def test_the_database_refuses_to_change_or_lose_what_was_shared(vermeer, gijs):
    row = sharing.share(vermeer, by=gijs)

    for attempt in (
        lambda: Share.objects.filter(pk=row.pk).update(what="Iets anders."),
        lambda: ShareConsent.objects.update(answer=ConsentAnswer.REFUSED),
        lambda: ShareConsent.objects.all().delete(),
    ):
        with pytest.raises(ProgrammingError, match="Cannot"), transaction.atomic():
            attempt()


@pytest.mark.rule("001-23")
def test_the_database_keeps_a_share_without_weighing_out(vermeer, gijs):
    facts = {
        "case": vermeer,
        "kind": ShareKind.OTHER,
        "to_name": "de melder",
        "what": "x",
        "shared_at": timezone.now(),
        "shared_by": gijs,
    }
    with pytest.raises(IntegrityError, match="is_weighed"), transaction.atomic():
        Share.objects.create(ground=ShareGround.VITAL, consented=False, **facts)
    with pytest.raises(IntegrityError, match="consent_was_given"), transaction.atomic():
        Share.objects.create(
            ground=ShareGround.CONSENT, consented=False, weighing="Nodig.", **facts
        )


@pytest.mark.rule("001-23")
def test_the_database_keeps_a_share_with_nobody_out(vermeer, gijs):
    with pytest.raises(IntegrityError, match="has_one_receiver"), transaction.atomic():
        Share.objects.create(
            case=vermeer,
            kind=ShareKind.OTHER,
            what="x",
            ground=ShareGround.VITAL,
            weighing="Nodig.",
            consented=False,
            shared_at=timezone.now(),
            shared_by=gijs,
        )


@pytest.mark.rule("001-23", "A10")
@pytest.mark.parametrize(
    ("answer", "given_by"),
    [(ConsentAnswer.REFUSED, ""), (ConsentAnswer.NOT_ASKED, ConsentBy.SELF)],
)
def test_the_database_keeps_an_answer_that_nobody_gave_out(vermeer, gijs, moeder, answer, given_by):
    row = sharing.share(vermeer, by=gijs)

    with pytest.raises(IntegrityError, match="answered_by_somebody"), transaction.atomic():
        ShareConsent.objects.create(share=row, person=moeder, answer=answer, given_by=given_by)


@pytest.mark.rule("001-23")
def test_the_database_refuses_a_refusal_beside_the_consent_of_everybody(vermeer, gijs, moeder):
    row = sharing.share(vermeer, by=gijs, weighing="", consents=sharing.everybody_gave(vermeer))

    with pytest.raises(ProgrammingError, match="consent of everybody"), transaction.atomic():
        ShareConsent.objects.create(
            share=row, person=moeder, answer=ConsentAnswer.REFUSED, given_by=ConsentBy.SELF
        )


def test_sent_twice_it_is_one_act_and_one_line_in_the_log(vermeer, gijs):
    at = timezone.now() - timedelta(hours=2)

    assert sharing.share(vermeer, by=gijs, at=at) == sharing.share(vermeer, by=gijs, at=at)

    [entry] = AuditEntry.objects.filter(event="sent", case_number=vermeer.number)
    assert entry.data["kind"] == "other"
    assert "huisbezoek" not in str(entry.data)


def test_sharing_lies_in_the_past_and_says_what_and_with_whom(vermeer, gijs, zuid):
    tomorrow = timezone.now() + timedelta(days=1)
    for told, sentence in (
        ({"at": tomorrow}, "niet in de toekomst"),
        ({"what": "  "}, "Schrijf wat"),
        ({"to": " "}, "Kies met welke organisatie"),
        ({"to": local_team_of(zuid)}, "hoort niet bij de regio"),
        ({"kind": ShareKind.HANDOVER_DOCUMENT}, "waar het wordt verstuurd"),
        ({"kind": ShareKind.FACT_ONLY}, "waar het wordt verstuurd"),
        ({"ground": ShareGround.REPORTER_STAYS_INVOLVED}, "alleen voor contactgegevens"),
    ):
        with pytest.raises(DomainError, match=sentence):
            sharing.share(vermeer, by=gijs, **told)


def test_an_act_that_shares_by_itself_keeps_the_number_of_what_it_sent(vermeer, gijs):
    row = share_in_act(
        vermeer,
        kind=ShareKind.CONTACT_DATA_OF_RECEIVER,
        to="de melder",
        what="Naam en telefoonnummer van het wijkteam.",
        ground=ShareGround.REPORTER_STAYS_INVOLVED,
        weighing="De melder blijft betrokken.",
        number="OV-2026-00001",
        actor=gijs,
    )

    assert (row.to, row.number) == ("de melder", "OV-2026-00001")


@pytest.mark.rule("002-25", "A5")
def test_a_reporter_who_was_promised_anonymity_is_named_to_no_partner(vermeer, gijs):
    contact = {"kind": ShareKind.CONTACT_DATA_OF_REPORTER}
    assert sharing.share(vermeer, by=gijs, **contact).pk

    reporter = vermeer.reports.get().reporter
    reporter.disclose, reporter.withholding_ground = YesNoUnknown.NO, "no_consent"
    reporter.save()

    with pytest.raises(DomainError, match="anonimiteit beloofd"):
        sharing.share(vermeer, by=gijs, what="Opnieuw.", **contact)


def test_only_who_belongs_to_the_family_is_asked(noord, vermeer, gijs):
    with pytest.raises(DomainError, match="niet direct betrokken"):
        sharing.share(vermeer, by=gijs, consents=[sharing.gave(cases.person(noord))])


@pytest.mark.rule("A8")
def test_only_who_gives_feedback_in_this_region_shares(vermeer, fatma, chantal, daan):
    for colleague in (fatma, chantal, daan):
        with pytest.raises(PermissionDenied):
            sharing.share(vermeer, by=colleague)
