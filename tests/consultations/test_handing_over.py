"""A caller who is supported is never left alone: somebody else can go on with the advice."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from accounts.roles import Role
from audit.events import AuditEvent
from audit.models import AuditEntry
from common.exceptions import DomainError, TransitionBlocked
from consultations.models import Consultation
from consultations.services.handing_over import NO_ADVISER, hand_over_advice
from notifications.models import Notification
from tests.factories.accounts import colleague
from tests.factories.consultations import advice, running_advice
from tests.factories.organisations import veilig_thuis_of

pytestmark = [pytest.mark.django_db, pytest.mark.rule("004-17")]


@pytest.fixture
def sanne(noord):
    return colleague("Sanne Kok", Role.INTAKE, veilig_thuis_of(noord))


@pytest.fixture
def support(fatma):
    """Promised for tomorrow, begun longer ago than a shift."""
    tomorrow = timezone.localdate() + timedelta(days=1)
    return advice(
        fatma,
        began_at=timezone.now() - timedelta(days=3),
        ended_at=timezone.now() - timedelta(days=3),
        support_plan="Samen naar het wijkteam.",
        next_contact_on=tomorrow,
    )


def leaves(user) -> None:
    user.memberships.update(until=timezone.localdate() - timedelta(days=1))


def url(name: str, row: Consultation) -> str:
    return reverse(f"consultations:{name}", args=[row.number])


def text_of(answer) -> str:
    main = BeautifulSoup(answer.content, "html.parser").select_one("main")
    return main.get_text(" ", strip=True)


def test_the_team_lead_gives_the_support_of_who_is_ill_to_a_colleague(as_, bram, sanne, support):
    lead = as_(bram)
    assert "Overdragen" in text_of(lead.get(url("detail", support)))

    done = lead.post(url("advice_hand_over", support), {"to": sanne.pk}, follow=True)

    support.refresh_from_db()
    assert support.handled_by == sanne
    assert f"Advies {support.number} is nu van Sanne Kok." in text_of(done)
    (message,) = Notification.objects.filter(recipient=sanne)
    assert message.path == f"/adviezen/{support.number}/"
    page = text_of(as_(sanne).get(url("detail", support)))
    assert "Medewerker Sanne Kok Begonnen door Fatma Haddou" in page


def test_who_gives_it_away_finds_the_list_and_sees_it_no_more(as_, fatma, sanne, support):
    desk = as_(fatma)

    done = desk.post(url("advice_hand_over", support), {"to": sanne.pk}, follow=True)

    assert done.status_code == 200
    assert desk.get(url("detail", support)).status_code == 404


def test_the_log_tells_who_gave_what_to_whom(fatma, anna, sanne, support):
    hand_over_advice(support, to=sanne, actor=anna)
    hand_over_advice(support, to=sanne, actor=anna)  # a second click

    (entry,) = AuditEntry.objects.filter(event=AuditEvent.CHANGED, actor=anna)
    assert entry.data["handed_over_by"] == fatma.pk
    assert entry.data["handed_over_to"] == sanne.pk
    assert Notification.objects.filter(recipient=sanne).count() == 1


def test_what_a_colleague_who_left_did_not_finish_is_taken_over_by_the_desk(
    as_, fatma, sanne, support
):
    desk = as_(sanne)
    old = timezone.now() - timedelta(days=3)
    talk = running_advice(fatma, began_at=old)
    finished = advice(fatma, began_at=old, ended_at=old)
    assert desk.get(url("detail", support)).status_code == 404
    leaves(fatma)

    listed = text_of(desk.get(reverse("consultations:list"), {"lijst": "over"}))
    assert support.number in listed
    assert talk.number in listed
    assert finished.number not in listed
    assert "Overnemen" in text_of(desk.get(url("detail", support)))
    desk.post(url("advice_take_over", support))

    support.refresh_from_db()
    assert support.handled_by == sanne
    assert not Notification.objects.filter(recipient=sanne).exists()
    assert desk.get(url("detail", finished)).status_code == 404


def test_ten_rows_of_who_left_cost_what_one_costs(as_, fatma, bram):
    old, lead = timezone.now() - timedelta(days=3), as_(bram)
    running_advice(fatma, began_at=old)
    leaves(fatma)

    def queries() -> int:
        lead.get(reverse("consultations:list"), {"lijst": "over"})
        with CaptureQueriesContext(connection) as seen:
            listed = lead.get(reverse("consultations:list"), {"lijst": "over"})
        assert "AD-" in text_of(listed)
        return len(seen)

    one = queries()
    fatma.memberships.update(until=None)
    for _ in range(9):
        running_advice(User.objects.get(pk=fatma.pk), began_at=old)
    leaves(fatma)

    assert queries() == one


def test_it_goes_only_to_somebody_of_the_region_who_gives_advice(as_, bram, gijs, zuid, support):
    elsewhere = colleague("Tara Mol", Role.INTAKE, veilig_thuis_of(zuid))

    for somebody in (gijs, elsewhere):
        with pytest.raises(DomainError, match=NO_ADVISER):
            hand_over_advice(support, to=somebody, actor=bram)
    refused = as_(bram).post(url("advice_hand_over", support), {"to": elsewhere.pk})
    assert refused.status_code == 422
    assert NO_ADVISER in text_of(refused)


def test_a_colleague_gives_away_only_what_is_hers(fatma, gijs, anna, sanne, support):
    for somebody in (sanne, gijs):
        with pytest.raises(PermissionDenied):
            hand_over_advice(support, to=anna, actor=somebody)
    assert hand_over_advice(support, to=sanne, actor=anna).handled_by == sanne


def test_what_is_closed_stays_where_it_is(as_, fatma, sanne):
    closed = advice(fatma)

    with pytest.raises(TransitionBlocked):
        hand_over_advice(closed, to=sanne, actor=fatma)
    page = text_of(as_(sanne).get(url("detail", closed)))
    assert "Overnemen" not in page
    assert "Overdragen" not in page
