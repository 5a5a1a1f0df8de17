"""Beheer keeps who is the fixed contact of a municipality, and when the bureaudienst answers."""

from datetime import date, time, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import RegionContact
from audit.events import AuditEvent
from audit.models import AuditEntry
from organisations.models import OpeningHours
from organisations.opening import Hours
from organisations.selectors import opening_hours
from tests.factories.contacts import contact
from tests.factories.organisations import municipality_of

TODAY = timezone.localdate


@pytest.fixture
def esras(as_, esra):
    return as_(esra)


@pytest.fixture
def town(noord):
    return municipality_of(noord, "Gemeente Waterland")


def given(town, colleague, **others):
    return {
        "municipality": town.pk,
        "district": "",
        "colleague": colleague.pk,
        "replacement": "",
        "since": TODAY().isoformat(),
        **others,
    }


ADD = "administration:add_contact"


def words(answer):
    return answer.content.decode()


@pytest.mark.rule("003-55")
def test_a_fixed_contact_is_named_and_logged(esras, esra, town, gijs, hanna):
    answer = esras.post(reverse(ADD), given(town, gijs, replacement=hanna.pk))

    made = RegionContact.objects.get()
    assert answer.status_code == 302
    assert (made.municipality, made.colleague, made.replacement) == (town, gijs, hanna)
    line = AuditEntry.objects.get(event=AuditEvent.CONFIGURED)
    assert (line.actor, line.data["what"]) == (esra, "toegevoegd")
    assert gijs.name not in line.target_label


def test_a_second_contact_for_the_same_place_is_refused(esras, town, gijs, hanna):
    contact(town, gijs, district="Zuidoost")

    answer = esras.post(reverse(ADD), given(town, hanna, district=" zuidoost "))

    assert answer.status_code == 422
    assert "heeft dan al een vaste contactpersoon. Beëindig die eerst." in words(answer)
    assert "zuidoost" in words(answer)


def test_after_the_last_day_somebody_else_can_begin(esras, town, gijs, hanna):
    contact(town, gijs, until=TODAY() - timedelta(days=1))

    answer = esras.post(reverse(ADD), given(town, hanna))

    assert answer.status_code == 302


def test_nobody_replaces_oneself(esras, town, gijs):
    answer = esras.post(reverse(ADD), given(town, gijs, replacement=gijs.pk))

    assert answer.status_code == 422
    assert words(answer).count("Niemand vervangt zichzelf.") == 2  # summary, and beside the field


def test_only_a_colleague_of_this_veilig_thuis_can_be_chosen(esras, town, chantal, daan):
    for stranger in (chantal, daan):
        answer = esras.post(reverse(ADD), given(town, stranger))
        assert answer.status_code == 422
    assert not RegionContact.objects.exists()


def test_an_absence_names_both_days_and_who_replaces(esras, town, gijs):
    made = contact(town, gijs)
    page = reverse("administration:change_contact", args=[made.pk])

    answer = esras.post(page, {"colleague": gijs.pk, "absent_from": "2026-03-02"})

    assert answer.status_code == 422
    assert "Vul bij afwezigheid de eerste en de laatste dag in." in words(answer)
    assert "Kies wie vervangt, anders is er in die tijd niemand." in words(answer)


def test_an_absence_is_kept(esras, town, gijs, hanna):
    made = contact(town, gijs)
    page = reverse("administration:change_contact", args=[made.pk])
    absence = {"absent_from": "2026-03-02", "absent_until": "2026-03-06"}

    esras.post(page, {"colleague": gijs.pk, "replacement": hanna.pk, **absence})

    made.refresh_from_db()
    assert made.is_absent(date(2026, 3, 6))
    assert "afwezig vanaf" in AuditEntry.objects.get(event=AuditEvent.CONFIGURED).data["what"]


def test_a_contact_ends_on_its_last_day(esras, town, gijs):
    made = contact(town, gijs)
    page = reverse("administration:end_contact", args=[made.pk])

    early = esras.post(page, {"until": (TODAY() - timedelta(days=2)).isoformat()})
    esras.post(page, {"until": TODAY().isoformat()})

    made.refresh_from_db()
    assert early.status_code == 422
    assert made.until == TODAY()


def test_beheer_is_told_who_left_and_which_municipality_has_nobody(esras, town, noord, gijs):
    contact(town, gijs)
    municipality_of(noord, "Gemeente Zonder")
    gijs.is_active = False
    gijs.save()

    page = words(esras.get(reverse("administration:contacts")))

    assert "Gijs van Dam staat hieronder nog als contactpersoon" in page
    assert "Gemeente Zonder." in page


def test_a_contact_of_another_region_does_not_exist(esras, zuid, chantal):
    elsewhere = contact(municipality_of(zuid), chantal)

    for name in ("change_contact", "end_contact"):
        answer = esras.post(reverse(f"administration:{name}", args=[elsewhere.pk]))
        assert answer.status_code == 404


def test_ten_contacts_cost_what_one_costs(
    esras, noord, town, gijs, hanna, django_assert_max_num_queries
):
    contact(town, gijs)
    page = reverse("administration:contacts")
    esras.get(page)
    with django_assert_max_num_queries(100) as short:
        esras.get(page)
    for number in range(10):
        contact(municipality_of(noord, f"Gemeente {number}"), gijs, replacement=hanna)

    with django_assert_max_num_queries(len(short)):
        esras.get(page)


def hours(**days):
    """Times of each day as the browser sends them; a day left out is closed."""
    typed = {"crisis_phone": days.pop("crisis_phone", "")}
    for name, (opens, closes) in days.items():
        typed |= {f"{name}_0": opens, f"{name}_1": closes}
    return typed


REACH = "administration:reach"


@pytest.mark.rule("000-19")
def test_the_hours_and_the_number_of_the_crisisdienst_are_kept(esras, noord):
    typed = hours(day_1=("08:30", "17:00"), day_6=("10:00", "14:00"), crisis_phone="088 123 45 67")

    answer = esras.post(reverse(REACH), typed)

    noord.refresh_from_db()
    assert answer.status_code == 302
    assert noord.crisis_phone == "0881234567"
    assert opening_hours(noord) == (
        Hours(1, time(8, 30), time(17)),
        Hours(6, time(10), time(14)),
    )


def test_the_page_shows_the_hours_that_hold(esras, noord):
    page = words(esras.get(reverse(REACH)))
    assert page.count('value="09:00"') == 5

    OpeningHours.objects.create(region=noord, weekday=6, opens=time(10), closes=time(14))

    page = words(esras.get(reverse(REACH)))
    assert ('value="09:00"' in page, page.count('value="10:00"')) == (False, 1)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (hours(day_1=("09:00", "")), "Vul beide tijden in"),
        (hours(day_1=("17:00", "09:00")), "De tweede tijd ligt niet na de eerste."),
        (hours(), "Vul voor ten minste één dag openingstijden in."),
        (hours(day_1=("09:00", "17:00"), crisis_phone="12"), "Dit telefoonnummer klopt niet."),
    ],
)
def test_hours_that_cannot_be_are_refused_and_nothing_changes(esras, noord, typed, sentence):
    answer = esras.post(reverse(REACH), typed)

    assert answer.status_code == 422
    assert sentence in words(answer)
    assert not noord.opening_hours.exists()


def test_a_work_phone_is_kept_as_it_is_dialled(esras, gijs):
    page = reverse("administration:set_work_phone", args=[gijs.pk])

    refused = esras.post(page, {"work_phone": "bel maar"})
    esras.post(page, {"work_phone": "06-12 34 56 78"})

    gijs.refresh_from_db()
    assert refused.status_code == 422
    assert gijs.work_phone == "0612345678"
