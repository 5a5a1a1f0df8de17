"""Two colleagues in one plan: nothing is overwritten unseen, nothing typed is lost (ADR 14)."""

import pytest
from django.urls import reverse

from accounts.roles import Role
from cases.models import Involvement
from cases.services.working_along import let_work_along
from people.models import HouseholdMember
from safetyplans.models import SafetyAgreement
from safetyplans.services import writing
from safetyplans.services.adopting import discuss_plan
from safetyplans.services.rows import add_row, remove_row
from tests.factories import plans as make
from tests.factories import safety
from tests.factories.accounts import colleague
from tests.factories.organisations import veilig_thuis_of
from tests.support.windows import Window

pytestmark = pytest.mark.django_db
GIJS = "Vader gaat naar buiten als hij boos wordt."
IRIS = "Vader belt oom Jan als hij boos wordt."


@pytest.fixture
def plan(noord, bram, gijs):
    return make.begun(noord, by=bram, owner=gijs)


@pytest.fixture
def iris(noord, plan, gijs):
    made = colleague("Iris Bakker", Role.CASEWORKER, veilig_thuis_of(noord))
    let_work_along(plan.case, colleague=made, task="meeschrijven", at=plan.started_at, actor=gijs)
    return made


def address(name, plan, *rest, place="schrijven"):
    return reverse(f"safetyplans:{name}", args=[plan.number, place, *rest])


@pytest.mark.parametrize("place", ["schrijven", "gesprek"])
def test_two_colleagues_in_one_text_see_both_and_nothing_is_overwritten(
    as_, plan, gijs, iris, place
):
    first = Window(as_(gijs), address("part", plan, "doel"))
    second = Window(as_(iris), address("part", plan, "doel", place=place))
    assert first.send(goal="Rust in huis.").status_code == 302

    answer = second.send(goal="Sanne slaapt rustig.")

    assert answer.status_code == 409
    assert "Intussen bewaarde Gijs van Dam hier iets anders" in second.html
    assert "Rust in huis." in second.html
    assert second.answers["goal"] == "Sanne slaapt rustig."
    plan.refresh_from_db()
    assert plan.goal == "Rust in huis."
    assert second.send(goal="Rust in huis. Sanne slaapt.").status_code == 302


def test_two_colleagues_in_two_fields_of_one_row_keep_both(as_, plan, gijs, iris):
    row = add_row(plan, SafetyAgreement, actor=gijs)
    here = address("row", plan, "afspraken", row.pk)
    first = Window(as_(gijs), address("part", plan, "afspraken"))
    second = Window(as_(iris), address("part", plan, "afspraken"))

    assert first.send(here, what=GIJS).status_code == 302
    assert second.send(here, who="Vader").status_code == 302

    row.refresh_from_db()
    assert (row.what, row.who) == (GIJS, "Vader")


def test_a_page_that_keeps_itself_says_that_a_colleague_was_there(as_, plan, gijs, iris):
    row = add_row(plan, SafetyAgreement, actor=gijs)
    keep = address("keep_row", plan, "afspraken", row.pk)
    first = Window(as_(gijs), address("part", plan, "afspraken"))
    second = Window(as_(iris), address("part", plan, "afspraken"))
    kept = first.send(keep, what=GIJS)
    assert kept.status_code == 200

    answer = second.send(keep, what=IRIS)

    assert answer.status_code == 409
    assert "Van u is nu niets opgeslagen" in answer.content.decode()
    first.answers["seen"] = kept.content.decode()
    assert first.send(keep, what=f"{GIJS} Elke keer.").status_code == 200
    row.refresh_from_db()
    assert row.what == f"{GIJS} Elke keer."


def test_at_the_table_what_is_not_asked_there_stays(as_, plan, gijs):
    row = writing.add_condition(plan, actor=gijs)
    writing.write_condition(row, risk_note="Vader wordt boos.", actor=gijs)
    window = Window(as_(gijs), address("part", plan, "voorwaarden", place="gesprek"))
    assert "Vader wordt boos." not in window.html

    there = address("row", plan, "voorwaarden", row.pk, place="gesprek")
    assert window.send(there, text="Sanne is veilig.").status_code == 302

    row.refresh_from_db()
    assert (row.text, row.risk_note) == ("Sanne is veilig.", "Vader wordt boos.")


def test_what_was_typed_in_a_row_that_is_gone_stands_on_the_page_and_can_be_added(
    as_, plan, gijs, iris
):
    row = add_row(plan, SafetyAgreement, actor=gijs)
    window = Window(as_(iris), address("part", plan, "afspraken"))
    remove_row(row, actor=gijs)

    kept = window.send(address("keep_row", plan, "afspraken", row.pk), what=IRIS)
    assert kept.status_code == 409
    assert "intussen weggehaald" in kept.content.decode()
    sent = window.send(address("row", plan, "afspraken", row.pk), what=IRIS)
    assert sent.status_code == 422
    assert window.answers["what"] == IRIS

    assert window.send(address("add", plan, "afspraken")).status_code == 302
    assert plan.agreements.get().what == IRIS


def test_a_safety_person_that_is_gone_is_added_again_for_the_same_child(as_, plan, gijs):
    child = make.fill(plan).safety_persons.get().child
    row = plan.safety_persons.get()
    window = Window(as_(gijs), address("part", plan, "veiligheidspersonen"))
    remove_row(row, actor=gijs)

    sent = window.send(address("row", plan, "veiligheidspersonen", row.pk), name="Juf Els")
    assert sent.status_code == 422
    assert window.send(address("add", plan, "veiligheidspersonen")).status_code == 302

    again = plan.safety_persons.get()
    assert (again.child, again.name) == (child, "Juf Els")


def test_who_types_while_the_plan_is_adopted_keeps_the_words_on_the_page(as_, noord, bram, gijs):
    plan = make.ready(noord, by=bram, owner=gijs)
    window = Window(as_(gijs), address("part", plan, "doel"))
    type(plan).objects.filter(pk=plan.pk).update(state="adopted")

    answer = window.send(goal="Nog één zin.")

    assert answer.status_code == 422
    assert "nieuwe versie" in window.html
    assert window.answers["goal"] == "Nog één zin."


def test_one_writes_on_while_the_family_reads(as_, plan, gijs):
    make.fill(plan)
    window = Window(as_(gijs), address("part", plan, "doel"))
    discuss_plan(plan, actor=gijs)

    assert window.send(goal="Met de woorden van Sanne.").status_code == 302


def test_a_page_that_keeps_itself_says_what_does_not_fit(as_, plan, gijs):
    make.fill(plan)
    child = plan.safety_persons.get().child
    window = Window(as_(gijs), address("row", plan, "meningen", child.pk, place="gesprek"))
    keep = address("keep_row", plan, "meningen", child.pk, place="gesprek")

    answer = window.send(keep, view="Fijn bij oma.", spoken_on="20-0")

    assert answer.status_code == 409
    assert "Nog niet bewaard. Op welke dag gezegd?: Deze datum" in answer.content.decode()
    assert window.send(keep, view="Fijn bij oma.", spoken_on="").status_code == 200
    assert plan.member_views.get().view == "Fijn bij oma."


@pytest.mark.rule("000-07")
def test_a_risk_of_the_picture_is_taken_over_once_as_a_point_for_care(as_, plan, gijs):
    safety.risk(plan.case, by=gijs)
    here = address("part", plan, "hulp")
    page = as_(gijs).get(here).content.decode()
    assert "Neem over" in page
    assert 'name="for_whom" value="Het hele gezin"' in page

    to = address("add", plan, "hulp")
    as_(gijs).post(
        to, {"for_whom": "Het hele gezin", "what": "Vader drinkt elke avond een fles wijn."}
    )

    assert plan.help_proposals.get().what == "Vader drinkt elke avond een fles wijn."
    assert "Neem over" not in as_(gijs).get(here).content.decode()


def test_too_long_a_text_is_refused_beside_the_question_and_stays(as_, plan, gijs):
    window = Window(as_(gijs), address("part", plan, "doel"))

    answer = window.send(goal="x" * 2001)

    assert answer.status_code == 422
    assert "Dit is te lang" in window.html
    assert window.answers["goal"] == "x" * 2001


@pytest.mark.parametrize("place", ["schrijven", "gesprek"])
def test_the_view_of_somebody_who_left_the_family_stays_on_the_page(as_, plan, gijs, place):
    member = HouseholdMember.objects.filter(household=plan.case.household).first()
    here = address("row", plan, "meningen", member.person_id, place=place)
    window = Window(as_(gijs), here)
    Involvement.objects.filter(person=member.person).delete()
    member.delete()

    answer = window.send(stance="agrees", view="Zo is het goed.", spoken_on="05-01-2026")

    assert answer.status_code == 422
    assert window.answers["view"] == "Zo is het goed."
    assert "hoort niet (meer) bij dit gezin" in window.html


@pytest.mark.parametrize(
    ("name", "part", "row"),
    [
        ("part", "meningen", []),
        ("keep", "meningen", []),
        ("part", "bescherming", []),
        ("keep", "bescherming", []),
        ("row", "doel", [99]),
        ("keep_row", "doel", [99]),
    ],
)
def test_what_is_sent_for_no_row_of_the_plan_is_not_there(as_, plan, gijs, name, part, row):
    answer = as_(gijs).post(address(name, plan, part, *row), {"view": "Zo is het goed."})

    assert answer.status_code == 404
