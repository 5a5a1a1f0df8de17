"""What one does on a case: open it with a reason, explain, note, assign, keep somebody out."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Role
from cases.models import AccessGrant, CaseAssignment, CaseDeadline, ConflictOfInterest
from cases.services.conflicts import let_in_again, lock_out
from cases.services.grants import break_glass, review_grant
from common.exceptions import DomainError
from tests.factories.accounts import colleague
from tests.factories.organisations import veilig_thuis_of
from tests.support.families import carried

pytestmark = pytest.mark.django_db


def page_of(client, name: str, *args) -> BeautifulSoup:
    return BeautifulSoup(client.get(reverse(f"cases:{name}", args=args)).content, "html.parser")


def text_of(client, name: str, *args) -> str:
    return page_of(client, name, *args).select_one("main").get_text(" ", strip=True)


@pytest.mark.rule("A1")
def test_a_reason_opens_a_case_for_three_hours_and_then_no_more(as_, gijs, family, time_machine):
    client = as_(gijs)
    detail = reverse("cases:detail", args=[family.number])
    before = client.get(detail).status_code

    answer = client.post(
        reverse("cases:break_glass"),
        {"number": family.number.lower(), "kind": "replacement", "reason": "Anna is ziek"},
    )
    during = client.get(detail).status_code
    AccessGrant.objects.update(
        since=timezone.now() - timedelta(hours=4), until=timezone.now() - timedelta(hours=1)
    )

    assert answer.url == detail
    assert (before, during, client.get(detail).status_code) == (404, 200, 404)


@pytest.mark.rule("A1")
@pytest.mark.parametrize("which", ["elsewhere", "nowhere", "kept_out"])
def test_one_sentence_for_every_number_one_may_not_open(
    as_, gijs, bram, zuid, chantal, family, which
):
    if which == "elsewhere":
        number = carried(zuid, None, by=_intake_of(zuid)).number
    elif which == "kept_out":
        ConflictOfInterest.objects.create(case=family, user=gijs, reason="Neef", recorded_by=bram)
        number = family.number
    else:
        number = "VT-1999-00001"

    answer = as_(gijs).post(
        reverse("cases:break_glass"), {"number": number, "kind": "crisis", "reason": "Nood"}
    )

    assert answer.status_code == 422
    assert "Dit nummer is niet te openen." in answer.content.decode()


def _intake_of(region):
    return colleague("Zoë Zuid", Role.INTAKE, veilig_thuis_of(region))


@pytest.mark.rule("A1")
def test_the_team_lead_reads_the_reason_and_closes_it(as_, gijs, bram, family):
    break_glass(family.number, kind="crisis", reason="Politie belt vannacht", actor=gijs)
    client = as_(bram)
    grant = AccessGrant.objects.get()

    before = text_of(client, "grants")
    client.post(reverse("cases:review_grant", args=[grant.pk]))

    assert "Politie belt vannacht" in before
    assert "Geen inzage wacht op uw oordeel" in text_of(client, "grants")
    assert AccessGrant.objects.get().reviewed_by == bram


@pytest.mark.rule("A1")
def test_a_lead_elsewhere_does_not_read_it(as_, gijs, chantal, family):
    grant = break_glass(family.number, kind="crisis", reason="Politie belt", actor=gijs)
    client = as_(chantal)

    assert "Politie belt" not in text_of(client, "grants")
    assert client.post(reverse("cases:review_grant", args=[grant.pk])).status_code == 404


def test_nobody_reviews_their_own_reason(gijs, family):
    grant = break_glass(family.number, kind="crisis", reason="Politie belt", actor=gijs)

    with pytest.raises(PermissionDenied):
        review_grant(grant, actor=gijs)


def test_a_breach_gets_its_reason(as_, anna, families):
    case = families[0]
    term = CaseDeadline.objects.get(case=case)
    url = reverse("cases:breach_reason", args=[case.number, term.pk])
    client = as_(anna)

    refused = client.post(url, {"reason": "other", "note": ""})
    done = client.post(url, {"reason": "family_unreachable", "note": "Drie keer gebeld"})

    assert refused.status_code == 422
    assert "Licht toe welke andere reden er was." in refused.content.decode()
    assert done.status_code == 302
    assert "Drie keer gebeld" in text_of(client, "detail", case.number)


def test_a_term_of_another_case_does_not_exist_here(as_, anna, families):
    other = CaseDeadline.objects.filter(case=families[1]).first()

    url = reverse("cases:breach_reason", args=[families[0].number, other.pk])

    assert as_(anna).get(url).status_code == 404


def test_a_contact_ends_the_silence(as_, anna, family):
    client, now = as_(anna), timezone.localtime()

    answer = client.post(
        reverse("cases:add_contact", args=[family.number]),
        {
            "contact_with": "family",
            "channel": "home_visit",
            "at_0": now.strftime("%Y-%m-%d"),
            "at_1": (now - timedelta(minutes=1)).strftime("%H:%M"),
            "summary": "Kennisgemaakt.",
        },
    )

    assert answer.status_code == 302
    assert "Vandaag was er contact met het gezin." in text_of(client, "detail", family.number)


def test_a_contact_in_the_future_is_refused_and_the_text_is_kept(as_, anna, family):
    tomorrow = timezone.localdate() + timedelta(days=1)

    answer = as_(anna).post(
        reverse("cases:add_contact", args=[family.number]),
        {
            "contact_with": "family",
            "channel": "phone",
            "at_0": tomorrow.isoformat(),
            "at_1": "10:00",
            "summary": "Moeder belt morgen terug.",
        },
    )

    assert answer.status_code == 422
    assert "toekomst" in answer.content.decode()
    assert "Moeder belt morgen terug." in answer.content.decode()


def test_a_team_lead_assigns_with_a_reason(as_, bram, gijs, anna, family):
    url = reverse("cases:assign", args=[family.number])
    client = as_(bram)

    refused = client.post(url, {"worker": gijs.pk, "reason": ""})
    done = client.post(url, {"worker": gijs.pk, "reason": "Anna gaat met verlof"})

    assert refused.status_code == 422
    assert done.status_code == 302
    history = CaseAssignment.objects.filter(case=family).order_by("since")
    assert [a.worker for a in history] == [anna, gijs]
    assert history[0].until == history[1].since


@pytest.mark.rule("A12")
def test_a_colleague_who_is_kept_out_finds_nothing(as_, bram, hanna, family):
    detail = reverse("cases:detail", args=[family.number])
    client = as_(hanna)
    before = client.get(detail).status_code

    as_(bram).post(
        reverse("cases:conflicts", args=[family.number]),
        {"colleague": hanna.pk, "reason": "Buurvrouw"},
    )
    during = client.get(detail).status_code
    conflict = ConflictOfInterest.objects.get()
    as_(bram).post(reverse("cases:end_conflict", args=[family.number, conflict.pk]))

    assert (before, during, client.get(detail).status_code) == (200, 404, 200)


@pytest.mark.rule("A12")
def test_who_carries_the_case_hands_it_over_first(bram, anna, family):
    with pytest.raises(DomainError, match="Wijs het eerst aan een ander toe"):
        lock_out(family, colleague=anna, reason="Zus", actor=bram)


@pytest.mark.rule("A12")
def test_only_a_team_lead_keeps_somebody_out_and_lets_in_again(bram, anna, hanna, family):
    with pytest.raises(PermissionDenied):
        lock_out(family, colleague=hanna, reason="Zus", actor=anna)
    conflict = lock_out(family, colleague=hanna, reason="Zus", actor=bram)

    with pytest.raises(PermissionDenied):
        let_in_again(conflict, actor=anna)


def test_a_reason_is_asked_for(bram, hanna, family):
    with pytest.raises(DomainError, match="Schrijf waarom"):
        lock_out(family, colleague=hanna, reason=" ", actor=bram)
