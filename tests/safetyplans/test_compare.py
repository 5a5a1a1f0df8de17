"""Two versions side by side: what came, what changed word by word, what went and why."""

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.urls import reverse

from safetyplans.comparing import changes
from safetyplans.content import digest, snapshot
from safetyplans.enums import CheckedAs, VersionReason
from safetyplans.models import FallbackStep, HelpProposal, PlanVersion, SafetyAgreement
from safetyplans.screens.comparison import CHANGED, GONE, NEW
from safetyplans.screens.versions import compare_now_page, compare_page
from safetyplans.services.adopting import adopt_plan, discuss_plan, revise_plan
from safetyplans.services.writing import drop_condition
from tests.factories import plans as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def first(noord, bram, gijs) -> PlanVersion:
    return make.adopted(noord, by=bram, owner=gijs)


@pytest.fixture
def plan(first, gijs):
    with time_machine.travel(first.adopted_at, tick=False):
        return revise_plan(
            first.plan, reason=VersionReason.INCIDENT, note="Nieuwe ruzie.", actor=gijs
        )


def adopt(plan, gijs, view: str = "Zo is het goed.") -> PlanVersion:
    with time_machine.travel(plan.versions.get(number=1).adopted_at, tick=False):
        plan = discuss_plan(plan, actor=gijs)
        make.note_views(plan)
        plan.member_views.update(view=view)
        make.check(plan, CheckedAs.AUTHOR, gijs)
        make.check(plan, CheckedAs.SECOND, plan.track.second)
        return adopt_plan(plan, actor=gijs)


def found(page) -> dict[str, str]:
    return {item.title: item.kind for section in page.comparison.sections for item in section.items}


def spoken(before: str, after: str) -> list[tuple[str, str]]:
    return [(run.kind, run.text) for run in changes(before, after) if run.text.strip()]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("Oma belt.", "Oma belt.", [("same", "Oma belt.")]),
        ("", "Oma belt.", [("added", "Oma belt.")]),
        ("Oma belt.", "", [("removed", "Oma belt.")]),
        (
            "Sanne gaat naar school.",
            "Sanne gaat naar school en naar oma’s huis.",
            [("same", "Sanne gaat naar school"), ("added", "en naar oma’s huis"), ("same", ".")],
        ),
        (
            "Oma belt om zeven uur.",
            "Opa belt om acht uur.",
            [
                ("removed", "Oma"),
                ("added", "Opa"),
                ("same", " belt om"),
                ("removed", "zeven"),
                ("added", "acht"),
                ("same", " uur."),
            ],
        ),
    ],
)
def test_words_that_went_and_came_are_named_one_by_one(before, after, expected):
    assert spoken(before, after) == expected


def test_both_texts_can_be_read_back_from_the_comparison():
    before = "Vader is weg.\nMoeder belt oma als hij komt."
    after = "Vader is weg.\nMoeder belt de politie, en daarna oma."
    runs = changes(before, after)

    old = "".join(run.text for run in runs if run.kind != "added")
    new = "".join(run.text for run in runs if run.kind != "removed")
    assert ["".join(text.split()) for text in (old, new)] == [
        "".join(text.split()) for text in (before, after)
    ]


def test_a_plan_that_says_the_same_has_no_differences(first, plan):
    page = compare_now_page(first)

    assert page.comparison.count == 0
    assert len(page.comparison.same) == 10


def test_what_came_and_what_changed_is_found_in_every_part(first, plan, gijs):
    event, risk = plan.events.get(), plan.conditions.get().risk
    make.condition(plan, event, risk, 2, "Sanne is nooit alleen met vader.")
    plan.goal = "Sanne groeit op zonder geweld en zonder angst."
    plan.save()
    SafetyAgreement.objects.create(plan=plan, number=2, what="Oma belt elke avond.", who="Oma")
    FallbackStep.objects.create(plan=plan, number=2, when="Vader komt", who="Oma", what="Belt 112.")
    HelpProposal.objects.filter(plan=plan).update(motivation="Elke ruzie begon met boosheid.")
    page = compare_page(first, adopt(plan, gijs))

    assert found(page) == {
        "": CHANGED,
        "Voorwaarde 2": NEW,
        "Afspraak 2": NEW,
        "Stap 2": NEW,
        "Vader": CHANGED,
    }


@pytest.mark.rule("000-24", "003-44")
def test_a_condition_that_was_dropped_is_there_with_the_reason(first, plan, gijs):
    event, old = plan.events.get(), plan.conditions.get()
    make.condition(plan, event, old.risk, 2, "Sanne is nooit alleen met vader.")
    drop_condition(old, reason="Vader woont er niet meer.", actor=gijs)
    now = compare_now_page(first)
    later = compare_page(first, adopt(plan, gijs))

    for page in (now, later):
        gone = next(i for s in page.comparison.sections for i in s.items if i.kind == GONE)
        assert (gone.title, gone.reason) == ("Voorwaarde 1", "Vader woont er niet meer.")


def test_a_row_that_only_got_another_number_is_no_difference(first, plan):
    plan.agreements.update(number=7)

    assert compare_now_page(first).comparison.count == 0


def test_another_agreement_is_new_and_not_the_old_one_changed(first, plan):
    plan.agreements.all().delete()
    SafetyAgreement.objects.create(
        plan=plan, number=1, what="Oma haalt Sanne elke dag van school.", who="Oma Riet"
    )

    kinds = [i.kind for s in compare_now_page(first).comparison.sections for i in s.items]

    assert sorted(kinds) == sorted([NEW, GONE])


def test_an_event_that_is_dated_otherwise_shows_its_former_day(first, plan):
    plan.events.update(happened_on=None, period="februari 2026")
    item = compare_now_page(first).comparison.sections[0].items[0]

    assert (item.title, item.before) == ("februari 2026", "20 feb 2026")


class TestThePage:
    def text(self, answer) -> str:
        main = BeautifulSoup(answer.content, "html.parser").select_one("main")
        return " ".join(main.get_text(" ", strip=True).split())

    def test_says_in_words_what_went_and_came(self, as_, first, plan, gijs):
        plan.goal = "Sanne groeit op zonder angst."
        plan.save()
        adopt(plan, gijs)
        answer = as_(gijs).get(reverse("safetyplans:compare", args=[plan.number, 1, 2]))

        assert "[weg: geweld ]" in self.text(answer)
        assert "[nieuw: angst ]" in self.text(answer)
        assert "gewijzigd" in self.text(answer)

    def test_reads_from_old_to_new_however_it_is_asked(self, as_, first, plan, gijs):
        adopt(plan, gijs)
        client = as_(gijs)
        pages = [
            self.text(client.get(reverse("safetyplans:compare", args=[plan.number, *two])))
            for two in ((1, 2), (2, 1))
        ]

        assert pages[0] == pages[1]
        assert "Van versie 1 naar versie 2" in pages[0]

    def test_shows_what_everybody_thought_of_each(self, as_, first, plan, gijs):
        adopt(plan, gijs, view="Nu vind ik het beter.")
        answer = as_(gijs).get(reverse("safetyplans:compare", args=[plan.number, 1, 2]))

        assert "Zo is het goed." in self.text(answer)
        assert "Nu vind ik het beter." in self.text(answer)

    def test_a_version_is_compared_with_what_is_being_written_while_it_is(
        self, as_, first, plan, gijs
    ):
        client, here = as_(gijs), reverse("safetyplans:compare_now", args=[plan.number, 1])
        writing = client.get(here)
        adopt(plan, gijs)

        assert "Van versie 1 naar de tekst van nu" in self.text(writing)
        assert client.get(here).status_code == 404

    @pytest.mark.parametrize("two", [(1, 1), (1, 3), (0, 1)])
    def test_versions_that_do_not_exist_are_not_there(self, as_, first, gijs, two):
        address = reverse("safetyplans:compare", args=[first.plan.number, *two])

        assert as_(gijs).get(address).status_code == 404

    def test_costs_the_same_for_ten_conditions(
        self, as_, first, plan, gijs, django_assert_max_num_queries
    ):
        client, here = as_(gijs), reverse("safetyplans:compare_now", args=[plan.number, 1])
        client.get(here)
        with django_assert_max_num_queries(200) as one:
            client.get(here)
        event, risk = plan.events.get(), plan.conditions.get().risk
        for number in range(2, 12):
            make.condition(plan, event, risk, number)
        with django_assert_max_num_queries(len(one)):
            client.get(here)


def test_the_fingerprint_of_a_version_is_that_of_its_words(first):
    assert first.content_hash == digest(first.content) == digest(snapshot(first.plan))
