"""A version on paper: who has it made, for whom, and what may not stand in it (A4, A11)."""

import pytest
import time_machine
from django.core.exceptions import PermissionDenied

from audit.models import AuditEntry
from cases.enums import Capacity
from cases.models import UnsafeEvent
from common.exceptions import DomainError
from documents.models import Document
from people.enums import CustodyKind, RelationKind
from people.models import Relation
from safetyplans.enums import Audience, Stance, VersionReason
from safetyplans.models import FallbackStep, MemberView, PlanPrint, SafetyCondition, SafetyPerson
from safetyplans.selectors.prints import readers_of
from safetyplans.services.adopting import revise_plan
from safetyplans.services.printing import print_version
from tests.factories import cases as make_case
from tests.factories import plans as make
from tests.safetyplans.on_paper import (
    adopted,
    ask_not_to_be_known,
    for_reader,
    hides,
    named,
    plan_of_three,
    words_of,
)

pytestmark = pytest.mark.django_db

FAMILY, PROFESSIONAL = Audience.FAMILY, Audience.PROFESSIONAL


@pytest.fixture
def plan(noord, bram, gijs):
    return plan_of_three(noord, by=bram, owner=gijs)


@pytest.fixture
def anonymous(noord, bram, gijs):
    """The plan of a family that a relative reported, who is not to be recognised."""
    return plan_of_three(noord, by=bram, owner=gijs, anonymous=True, capacity=Capacity.RELATIVE)


@pytest.mark.rule("002-22")
def test_the_words_are_fixed_at_once_and_a_second_time_it_is_the_same_copy(plan, gijs, hanna, bram):
    version = adopted(plan)

    first = for_reader(version, "Fenna", actor=gijs)
    again = for_reader(version, "Fenna", actor=bram)

    assert first == again
    assert Document.objects.get().html.count("Sanne ziet en hoort thuis geen geweld.") == 1
    assert not first.document.printed


def test_another_reader_or_language_is_another_copy(plan, gijs):
    version = adopted(plan)

    for_reader(version, "Fenna", actor=gijs)
    for_reader(version, "Fenna", actor=gijs, language="ar")
    for_reader(version, "Jelle", actor=gijs)
    print_version(version, audience=PROFESSIONAL, actor=gijs)

    assert PlanPrint.objects.count() == 4


@pytest.mark.rule("003-25")
def test_who_is_twelve_reads_and_a_parent_with_custody_elsewhere_too(plan, noord):
    version = adopted(plan)
    child = version.plan.conditions.get().about.get(calling_name="Sanne")
    for name, custody in (("Karel", CustodyKind.YES), ("Oude", CustodyKind.NO)):
        parent = make_case.person(noord, name, "Vermeer", birth_year=1985)
        Relation.objects.create(
            from_person=parent, to_person=child, kind=RelationKind.PARENT, custody=custody
        )

    assert {person.calling_name for person in readers_of(version)} == {"Fenna", "Jelle", "Karel"}


def test_a_copy_for_somebody_outside_the_family_is_refused(plan, noord, gijs):
    version = adopted(plan)
    stranger = make_case.person(noord, "Wie", "Anders", birth_year=1980)

    with pytest.raises(DomainError, match="Kies een gezinslid"):
        print_version(version, audience=FAMILY, reader=stranger, actor=gijs)


@pytest.mark.parametrize("who", ["chantal", "daan", "fatma", "esra", "anna"])
def test_only_who_works_on_plans_here_prints(plan, who, request):
    version = adopted(plan)
    somebody = request.getfixturevalue(who)

    if who == "anna":  # triage works on no plan
        assert not somebody.may("track_work")
    with pytest.raises(PermissionDenied):
        print_version(version, audience=PROFESSIONAL, actor=somebody)


@pytest.mark.rule("001-13")
def test_the_family_reads_the_own_view_and_nobody_elses(plan, gijs):
    make.note_views(plan)
    MemberView.objects.filter(person__calling_name="Fenna").update(view="Ik wil rust in huis.")
    MemberView.objects.filter(person__calling_name="Jelle").update(
        view="Ik ben bang in de avond.", stance=Stance.PARTLY
    )
    version = adopted(plan)

    mother = words_of(for_reader(version, "Fenna", actor=gijs))
    son = words_of(for_reader(version, "Jelle", actor=gijs))
    everything = words_of(print_version(version, audience=PROFESSIONAL, actor=gijs))

    assert "rust in huis" in mother
    assert "bang in de avond" not in mother
    assert "bang in de avond" in son
    assert "rust in huis" not in son
    assert "Jij bent het eens met een deel van dit plan." in son
    assert "rust in huis" in everything
    assert "bang in de avond" in everything


@pytest.mark.rule("001-15", "000-25")
def test_a_child_reads_first_to_whom_it_can_go_and_is_said_je(plan, gijs):
    words = words_of(for_reader(adopted(plan), "Jelle", actor=gijs))

    assert words.index("Oma Riet") < words.index("Sanne ziet en hoort")
    assert "Naar deze persoon kun je altijd toe." in words
    assert "Jouw rechten" in words
    assert "Uw rechten" not in words


def test_what_is_about_the_reader_comes_first_and_keeps_its_number(plan, gijs):
    second = make.condition(
        plan,
        plan.events.get(),
        plan.conditions.get().risk,
        number=2,
        text="Fenna wordt niet geslagen.",
    )
    second.about.set([named_person(plan, "Fenna")])

    words = words_of(for_reader(adopted(plan), "Fenna", actor=gijs))

    assert words.index("2. Fenna wordt niet geslagen.") < words.index("1. Sanne ziet en hoort")


def named_person(plan, name):
    return plan.case.household.members.get(person__calling_name=name).person


@pytest.mark.rule("000-24", "000-25", "002-33")
def test_professionals_read_what_a_condition_rests_on_and_who_checked_it(plan, gijs):
    version = adopted(plan)

    words = words_of(print_version(version, audience=PROFESSIONAL, actor=gijs))

    for said in (
        "Ruzies lopen uit op slaan.",
        "gebeurtenis 1",
        "Oma en de leerkracht",
        "Sanne vertelt elke week aan oma",
        "Alle ruzies begonnen met boosheid.",
        "opsteller Gijs van Dam",
        "tweede lezer Sjoerd Wiersma",
    ):
        assert said in words


def test_professionals_read_which_condition_fell_away_and_why(plan, gijs):
    risk, event = plan.conditions.get().risk, plan.events.get()
    make.condition(plan, event, risk, number=2, text="Er zijn thuis geen wapens.")
    version = adopted(plan)
    with time_machine.travel(version.adopted_at, tick=False):
        revised = revise_plan(
            version.plan, reason=VersionReason.EVALUATION, note="Geëvalueerd.", actor=gijs
        )
        SafetyCondition.objects.filter(number=2).update(
            dropped_at=version.adopted_at, dropped_by=gijs, dropped_reason="Ingeleverd bij politie."
        )
    second = adopted(revised)

    words = words_of(print_version(second, audience=PROFESSIONAL, actor=gijs))

    assert "Vervallen: 2. Er zijn thuis geen wapens." in words
    assert "Ingeleverd bij politie." in words


@pytest.mark.parametrize("audience", Audience.values)
def test_the_telephone_of_who_hides_is_left_out_and_another_stays(plan, gijs, audience):
    FallbackStep.objects.update(phone="06-12345678")
    version = adopted(plan)
    hides(named_person(plan, "Fenna"))
    reader = named(version, "Jelle") if audience == FAMILY else None

    words = words_of(print_version(version, audience=audience, reader=reader, actor=gijs))

    assert "12345678" not in words
    assert "Belt 112." in words
    assert "06 00000000" in words


@pytest.mark.parametrize("written", ["Schuilstraat 7", "9971 ab", "06 12 34 56 78"])
@pytest.mark.parametrize("audience", Audience.values)
def test_where_somebody_hides_is_refused_also_on_the_own_copy(plan, gijs, audience, written):
    FallbackStep.objects.update(what=f"Gaat naar {written}.")
    version = adopted(plan)
    hides(named_person(plan, "Fenna"))
    reader = named(version, "Fenna") if audience == FAMILY else None

    with pytest.raises(DomainError) as refused:
        print_version(version, audience=audience, reader=reader, actor=gijs)

    assert refused.value.reasons[0].startswith("Als het niet lukt: hier staat een geheim adres")
    assert written not in " ".join(refused.value.reasons)
    assert not Document.objects.exists()


@pytest.mark.rule("002-04")
@pytest.mark.parametrize("audience", Audience.values)
def test_who_may_not_be_recognised_stands_on_no_paper(plan, gijs, audience):
    FallbackStep.objects.update(what="Belt Wilma Terlouw.")
    version = adopted(plan)
    ask_not_to_be_known(version)
    reader = named(version, "Fenna") if audience == FAMILY else None

    with pytest.raises(DomainError, match="Als het niet lukt: een naam kan naar de melder wijzen"):
        print_version(
            version, audience=audience, reader=reader, actor=version.second_reader, read_along=True
        )


def test_the_own_words_of_the_reporter_do_not_reach_the_family(plan, bram, gijs):
    told = "Vader schreeuwt elke avond zo hard dat de muren trillen."
    UnsafeEvent.objects.create(
        case=plan.case, report=plan.track.report, what=told, period="elke avond"
    )
    plan.goal = f"Wij lazen: {told}"
    plan.save()
    version = adopted(plan)
    ask_not_to_be_known(version)

    with pytest.raises(DomainError, match="een letterlijk citaat"):
        for_reader(version, "Fenna", actor=bram, read_along=True)


def test_what_may_point_to_the_reporter_is_read_by_a_second_person(anonymous, gijs, bram):
    """The safety person is Oma Riet; that a relative reported is not said by that."""
    version = adopted(anonymous)

    with pytest.raises(DomainError, match="kan naar de melder wijzen") as refused:
        for_reader(version, "Fenna", actor=bram)
    assert "leest deze plekken na" in refused.value.reasons[-1]
    with pytest.raises(DomainError):
        for_reader(version, "Fenna", actor=gijs, read_along=True)  # adopted it
    assert for_reader(version, "Fenna", actor=bram, read_along=True)

    made = AuditEntry.objects.get(target_type="safetyplans.planprint", event="created")
    assert (made.actor, made.data["read_along"]) == (bram, True)


def test_the_name_of_a_safety_person_is_no_betrayal(anonymous, bram):
    """Also when the reporter is called the same."""
    report = anonymous.track.report
    report.reporter.name = "Riet Smeets"
    report.reporter.save()
    SafetyPerson.objects.update(name="Oma Riet")

    assert for_reader(adopted(anonymous), "Fenna", actor=bram, read_along=True)


def test_nothing_of_a_name_stands_in_the_title_or_number(plan, gijs):
    made = for_reader(adopted(plan), "Fenna", actor=gijs)

    assert made.document.title == f"Veiligheidsplan {plan.number}, versie 1"
    assert made.document.number == plan.number
