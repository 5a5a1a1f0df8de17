"""Writing in a handover: who may, until when, beside each other, and nothing typed is lost."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from audit.models import AuditEntry
from cases.enums import YesNoUnknown
from common.exceptions import DomainError, TransitionBlocked
from handover.consents import consents_of
from handover.enums import HandoverForm, HandoverState
from handover.models import Handover
from handover.services.sending import prepare_again
from handover.services.writing import choose, ground_sharing, write
from sharing.enums import ConsentAnswer, ConsentBy, ShareGround
from tests.factories import handovers as make
from tests.factories.cases import person
from tests.factories.organisations import local_team_of, veilig_thuis_of
from tests.factories.sharing import everybody_gave

pytestmark = pytest.mark.django_db

YES = YesNoUnknown.YES


@pytest.mark.rule("002-24", "003-40")
def test_another_receiver_was_not_spoken_yet_and_answered_nothing(noord, anna):
    five = dict.fromkeys(Handover.FIVE, YES)
    handover = make.filled(make.preparing(noord, by=anna, involved=True, **five), by=anna)
    other = choose(handover, actor=anna, receiver=make.team_of(noord, name="Wijkteam Zuid"))
    assert other.contacted_at is None
    assert {getattr(other, name) for name in Handover.FIVE} == {""}
    assert other.contact_note == "Neemt het gezin over en belt morgen."


def test_the_receiver_is_an_organisation_of_the_own_region(noord, zuid, anna):
    handover = make.preparing(noord, by=anna)
    for elsewhere in (local_team_of(zuid), veilig_thuis_of(noord)):
        with pytest.raises(DomainError, match="uit deze regio"):
            choose(handover, actor=anna, receiver=elsewhere)


def test_the_talk_with_the_receiver_was_not_tomorrow(noord, anna):
    handover = make.preparing(noord, by=anna)
    with time_machine.travel(make.BEGUN, tick=False), pytest.raises(DomainError, match="toekomst"):
        choose(handover, actor=anna, contacted_at=make.BEGUN + timedelta(days=1))


def test_once_coordinated_receiver_and_form_stand_until_it_is_prepared_again(noord, anna):
    handover = make.coordinated(noord, by=anna)
    with pytest.raises(TransitionBlocked):
        choose(handover, actor=anna, form=HandoverForm.WARM)
    handover = prepare_again(handover, actor=anna)
    assert handover.state == HandoverState.PREPARING
    warm = choose(handover, actor=anna, form=HandoverForm.WARM)
    assert warm.form == HandoverForm.WARM
    assert warm.family_knows == make.TEXTS["family_knows"]


def test_a_region_officer_settles_the_receiver_and_writes_no_document(noord, anna):
    handover, rik = make.preparing(noord, by=anna), make.officer_of(noord)
    assert choose(handover, actor=rik, contacted_with="Lotte").contacted_with == "Lotte"
    with pytest.raises(PermissionDenied):
        write(handover, actor=rik, network="Oma.")


def test_nobody_else_writes_in_it(noord, anna, bram, chantal):
    handover = make.preparing(noord, by=anna)
    lotte = make.worker_at(handover.receiver)
    for nobody in (bram, chantal, lotte):
        with pytest.raises(PermissionDenied):
            write(handover, actor=nobody, network="Oma.")
        with pytest.raises(PermissionDenied):
            choose(handover, actor=nobody, form=HandoverForm.WARM)


def test_who_wrote_is_kept_and_the_log_holds_no_words(noord, anna, hanna):
    handover = make.preparing(noord, by=anna)
    write(handover, actor=hanna, network="Oma woont om de hoek.")
    handover.refresh_from_db()
    assert hanna.pk in handover.authors
    entry = AuditEntry.objects.filter(event="changed", actor=hanna).get()
    assert entry.data["fields"] == ["network"]
    assert "Oma" not in str(entry.data)


@pytest.mark.rule("A9", "A10")
def test_what_each_member_said_is_kept_and_who_joins_later_was_not_asked(noord, anna):
    handover = make.preparing(noord, by=anna)
    ground_sharing(
        handover,
        actor=anna,
        share_ground=ShareGround.CONSENT,
        share_weighing="",
        consents=everybody_gave(handover.case),
    )
    handover.refresh_from_db()
    (sanne,) = consents_of(handover)
    assert (sanne.answer, sanne.given_by) == (ConsentAnswer.GIVEN, ConsentBy.CUSTODIANS)
    brother = person(noord, "Jelle", birth_year=2013)
    handover.case.household.members.create(person=brother, since=make.BEGUN.date())
    assert {one.person.calling_name: one.answer for one in consents_of(handover)} == {
        "Sanne": ConsentAnswer.GIVEN,
        "Jelle": ConsentAnswer.NOT_ASKED,
    }


def test_a_ground_for_something_else_is_refused(noord, anna):
    handover = make.preparing(noord, by=anna)
    with pytest.raises(DomainError, match="Kies een andere"):
        ground_sharing(
            handover,
            actor=anna,
            share_ground=ShareGround.FACT_ONLY_AGREEMENT,
            share_weighing="",
            consents=[],
        )


def test_two_colleagues_in_one_text_both_keep_their_words(noord, anna, gijs, as_):
    handover = make.coordinated_after(noord, by=anna, owner=gijs)
    address = reverse("handover:text", args=[handover.number, "hulp"])
    browser = as_(gijs)
    seen = browser.get(address).context["form"]["seen"].value()
    write(handover, actor=gijs, network="Opa woont ver weg.")
    typed = {"network": "Oma woont om de hoek en past op.", "current_help": "De schoolarts."}
    answer = browser.post(address, {**typed, "seen": seen})
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Oma woont om de hoek en past op." in page
    assert "Opa woont ver weg." in page
    handover.refresh_from_db()
    assert handover.network == "Opa woont ver weg."


def test_what_is_typed_keeps_itself(noord, anna, as_):
    handover = make.preparing(noord, by=anna)
    browser, keep = as_(anna), reverse("handover:keep", args=[handover.number, "hulp"])
    answer = browser.post(keep, {"network": "Oma.", "current_help": ""})
    assert answer.status_code == 200
    handover.refresh_from_db()
    assert handover.network == "Oma."
    too_long = browser.post(keep, {"network": "x" * 5001, "current_help": ""})
    assert too_long.status_code == 409
    assert "Nog niet bewaard" in too_long.content.decode()


def test_a_refused_answer_comes_back_with_its_sentence(noord, anna, as_):
    handover = make.preparing(noord, by=anna)
    address = reverse("handover:contact", args=[handover.number])
    answer = as_(anna).post(
        address,
        {
            "contacted_at_0": "2099-01-01",
            "contacted_at_1": "10:00",
            "contacted_with": "Lotte Prins",
            "contact_note": "Neemt het over.",
        },
    )
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "kan niet in de toekomst liggen" in page
    assert "Neemt het over." in page


def test_sharing_is_written_on_its_page_and_comes_back_there(noord, anna, as_):
    handover = make.preparing(noord, by=anna)
    browser, address = as_(anna), reverse("handover:sharing", args=[handover.number])
    sanne = consents_of(handover)[0].person.pk
    answer = browser.post(
        address,
        {
            "share_ground": "statutory_task",
            "share_weighing": "Het team moet dit weten.",
            f"consent_{sanne}_answer": "refused",
            f"consent_{sanne}_by": "custodians",
            f"consent_{sanne}_note": "Moeder wil niet.",
        },
    )
    assert answer.status_code == 302
    page = browser.get(address).content.decode()
    assert "Moeder wil niet." in page
    assert "Het team moet dit weten." in page
