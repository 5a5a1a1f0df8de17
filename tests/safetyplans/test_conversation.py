"""The plan at the table: plain, nothing of the case, and for each member what is theirs."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from cases.enums import Capacity, InvolvementRole
from people.enums import Gender
from people.models import Address
from safetyplans.models import FallbackStep, SafetyAgreement
from safetyplans.screens import parts
from safetyplans.services import writing
from safetyplans.services.rows import add_row
from tests.factories import cases as make_case
from tests.factories import plans as make
from tests.factories import safety
from tests.support.windows import Window

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(noord, bram, gijs):
    made = make.fill(make.begun(noord, by=bram, owner=gijs))
    for name, gender in (("Lotte", Gender.FEMALE), ("Mark", Gender.MALE)):
        adult = make_case.person(noord, name, birth_year=1988, gender=gender)
        made.track.report.involvements.create(person=adult, role=InvolvementRole.ALLEGED_VICTIM)
    return made


def table(plan, part) -> str:
    return reverse("safetyplans:part", args=[plan.number, "gesprek", part.slug])


def page_for(client, plan, name) -> str:
    person = plan.track.report.involvements.get(person__calling_name=name).person
    answer = client.get(reverse("safetyplans:for_member", args=[plan.number, person.pk]))
    return BeautifulSoup(answer.content, "html.parser").select_one("main").get_text(" ", strip=True)


@pytest.mark.rule("003-48", "001-20")
@pytest.mark.parametrize("part", parts.DOCUMENT, ids=lambda part: part.slug)
def test_each_subject_is_a_screen_without_the_case_around_it(as_, plan, gijs, part):
    page = as_(gijs).get(table(plan, part)).content.decode()

    assert part.plain in page
    for inside in (plan.case.number, plan.track.number, "Gezin Vermeer", "Dossier", "melder"):
        assert inside not in page


@pytest.mark.rule("A4")
def test_no_source_of_an_event_and_no_event_that_was_not_chosen_stands_on_the_table(
    as_, plan, gijs
):
    safety.event(plan.case, by=gijs, what="Buren hoorden geschreeuw.", source="Wilma Terlouw")

    page = as_(gijs).get(table(plan, parts.EVENTS)).content.decode()

    assert "Vader sloeg moeder met zijn vlakke hand" in page
    assert "Buren hoorden" not in page
    assert "Terlouw" not in page


@pytest.mark.rule("001-13")
def test_what_is_written_at_the_table_stands_in_the_plan(as_, plan, gijs):
    row = plan.agreements.get()
    window = Window(as_(gijs), table(plan, parts.AGREEMENTS))

    to = reverse("safetyplans:row", args=[plan.number, "gesprek", "afspraken", row.pk])
    assert window.send(to, what="Papa gaat even naar buiten.").status_code == 302

    row.refresh_from_db()
    assert row.what == "Papa gaat even naar buiten."


@pytest.mark.rule("001-13", "003-48")
def test_a_member_says_what_he_thinks_and_nobody_reads_the_view_of_another(as_, plan, gijs):
    make.note_views(plan)
    mark = plan.track.report.involvements.get(person__calling_name="Mark").person
    there = reverse("safetyplans:row", args=[plan.number, "gesprek", "meningen", mark.pk])
    window = Window(as_(gijs), there)
    assert "Wat vindt Mark ervan?" in window.html
    assert "Lotte" not in window.html

    answer = window.send(stance="partly", view="Ik wil hier wonen.", spoken_on="20-03-2026")

    assert answer["Location"] == reverse("safetyplans:table", args=[plan.number])
    assert plan.member_views.get(person=mark).view == "Ik wil hier wonen."


@pytest.mark.rule("001-13")
def test_a_refusal_without_words_is_asked_for_them_beside_the_form(as_, plan, gijs):
    mark = plan.track.report.involvements.get(person__calling_name="Mark").person
    there = reverse("safetyplans:row", args=[plan.number, "gesprek", "meningen", mark.pk])
    window = Window(as_(gijs), there)

    answer = window.send(stance="refuses", spoken_on="20-03-2026")

    assert answer.status_code == 422
    assert "Schrijf wat deze persoon zei" in window.html
    assert window.answers["spoken_on"] == "20-03-2026"


@pytest.mark.rule("000-25")
def test_a_child_reads_first_to_whom_it_can_go_and_nothing_of_the_violence(as_, plan, gijs):
    shown = page_for(as_(gijs), plan, "Sanne")

    assert shown.startswith("Dit is voor Sanne Bij wie kun jij terecht? Oma Riet")
    assert "Sanne ziet en hoort thuis geen geweld." in shown
    assert "sloeg" not in shown


def test_each_reads_the_own_agreements_and_those_of_nobody_in_particular(as_, plan, gijs):
    add_row(plan, SafetyAgreement, what="Belt oma elke avond.", who="Moeder", actor=gijs)
    add_row(plan, SafetyAgreement, what="Komt elke week langs.", who="Oma Riet", actor=gijs)
    add_row(plan, SafetyAgreement, what="Vertelt het aan oma.", who="Sanne", actor=gijs)

    for name, own, others in (
        ("Lotte", "Belt oma elke avond.", ("naar buiten als hij boos", "Vertelt het aan oma.")),
        ("Mark", "naar buiten als hij boos", ("Belt oma elke avond.", "Vertelt het aan oma.")),
        ("Sanne", "Vertelt het aan oma.", ("Belt oma elke avond.", "naar buiten als hij boos")),
    ):
        shown = page_for(as_(gijs), plan, name)
        assert own in shown
        assert "Komt elke week langs." in shown
        assert "Belt 112." in shown  # if it fails holds for all
        assert not any(other in shown for other in others)


def test_help_is_read_by_whom_it_is_for(as_, plan, gijs):
    assert "Leren omgaan met boosheid." in page_for(as_(gijs), plan, "Mark")
    assert "Leren omgaan met boosheid." not in page_for(as_(gijs), plan, "Sanne")


def test_an_empty_row_is_there_at_once_and_only_one(as_, plan, gijs):
    to = reverse("safetyplans:add", args=[plan.number, "gesprek", "als-het-niet-lukt"])
    for _ in range(2):
        assert as_(gijs).post(to).status_code == 302

    assert FallbackStep.objects.filter(plan=plan).count() == 2
    assert "Stap 2" in as_(gijs).get(table(plan, parts.FALLBACK)).content.decode()


def test_the_talk_ends_on_a_quiet_page(as_, plan, gijs):
    page = as_(gijs).get(reverse("safetyplans:table_done", args=[plan.number])).content.decode()

    assert "Dank u wel voor dit gesprek" in page
    assert reverse("safetyplans:plan", args=[plan.number]) in page


@pytest.mark.rule("000-24", "003-44")
def test_a_condition_of_a_version_is_dropped_on_a_page_that_asks_why(as_, noord, bram, gijs):
    plan = make.adopted(noord, by=bram, owner=gijs).plan
    type(plan).objects.filter(pk=plan.pk).update(state="draft")
    row = plan.conditions.get()
    drop = reverse("safetyplans:drop", args=[plan.number, row.pk])
    assert as_(gijs).post(drop, {"reason": ""}).status_code == 422

    assert as_(gijs).post(drop, {"reason": "Vader woont elders."}).status_code == 302

    desk = reverse("safetyplans:part", args=[plan.number, "schrijven", "voorwaarden"])
    page = as_(gijs).get(desk).content.decode()
    assert "Vervallen voorwaarden (1)" in page
    assert "Vader woont elders." in page
    as_(gijs).post(reverse("safetyplans:restore", args=[plan.number, row.pk]))
    row.refresh_from_db()
    assert row.dropped_at is None
    remove = reverse("safetyplans:remove", args=[plan.number, "schrijven", "voorwaarden", row.pk])
    assert "waarom zij niet meer geldt" in as_(gijs).post(remove, follow=True).content.decode()
    assert plan.conditions.filter(pk=row.pk).exists()


def test_a_condition_that_was_never_adopted_goes_with_one_press(as_, plan, gijs):
    row = writing.add_condition(plan, actor=gijs)

    as_(gijs).post(
        reverse("safetyplans:remove", args=[plan.number, "schrijven", "voorwaarden", row.pk])
    )

    assert not plan.conditions.filter(pk=row.pk).exists()


@pytest.fixture
def anonymous(noord, bram, gijs):
    """The plan of a family that a relative reported, who may not be recognised."""
    begun = make.begun(noord, by=bram, owner=gijs, anonymous=True, capacity=Capacity.RELATIVE)
    return make.fill(begun)


@pytest.mark.rule("A4")
def test_while_the_text_betrays_the_reporter_it_is_not_on_the_table(as_, anonymous, gijs):
    plan, child = anonymous, anonymous.safety_persons.get().child
    reporter = plan.track.report.reporter.name
    at_table = [
        reverse("safetyplans:table", args=[plan.number]),
        table(plan, parts.GOAL),
        reverse("safetyplans:for_member", args=[plan.number, child.pk]),
    ]
    for address in at_table:
        assert "Even wachten" not in as_(gijs).get(address).content.decode()
    writing.write_texts(plan, goal=f"{reporter} maakt zich geen zorgen.", actor=gijs)

    for address in at_table:
        page = as_(gijs).get(address).content.decode()
        assert "Even wachten" in page
        assert reporter not in page
    desk = as_(gijs).get(reverse("safetyplans:plan", args=[plan.number])).content.decode()
    assert "Zo kan het gezin dit plan niet lezen" in desk
    assert "Waar wij naartoe werken: " in desk


@pytest.mark.rule("A11")
def test_a_secret_address_that_is_typed_at_the_table_is_kept_and_goes_off_the_screen(
    as_, plan, gijs
):
    child = plan.safety_persons.get().child
    Address.objects.create(person=child, street="Schuilhof", number="7", city="Ergens", secret=True)
    window = Window(as_(gijs), table(plan, parts.GOAL))

    assert window.send(goal="Wij wonen aan de Schuilhof 7.").status_code == 302

    assert "Schuilhof" not in as_(gijs).get(table(plan, parts.GOAL)).content.decode()
    plan.refresh_from_db()
    assert plan.goal == "Wij wonen aan de Schuilhof 7."
