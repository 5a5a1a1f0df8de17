"""Writing the words, events and conditions of a plan: whole, of this case, and by who may."""

from datetime import date

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from audit.models import AuditEntry
from common.exceptions import DomainError, TransitionBlocked
from safetyplans.enums import VersionReason
from safetyplans.models import SafetyCondition
from safetyplans.services import writing
from safetyplans.services.adopting import revise_plan
from safetyplans.services.checking import TICKS, check_plan
from safetyplans.services.holding import TRACK_OVER
from tests.factories import cases as make_case
from tests.factories import plans as make
from tests.factories import safety
from tracks.services import turns

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(noord, bram, gijs):
    return make.begun(noord, by=bram, owner=gijs)


@pytest.fixture
def revised(noord, bram, gijs):
    """A second version is being written on top of the first."""
    version = make.adopted(noord, by=bram, owner=gijs)
    with time_machine.travel(version.adopted_at, tick=False):
        return revise_plan(
            version.plan, reason=VersionReason.INCIDENT, note="Nieuwe ruzie.", actor=gijs
        )


@pytest.fixture
def elsewhere(noord, fatma, anna):
    """An event, a risk and a person of another family."""
    case = make_case.case(noord, by=fatma)
    make_case.report(case, by=fatma)
    member = case.household.members.get().person
    return safety.event(case, by=anna), safety.risk(case, by=anna), member


@pytest.mark.rule("000-25")
def test_a_text_is_kept_and_the_others_stay_as_they_are(plan, gijs):
    writing.write_texts(plan, goal="Sanne groeit op zonder geweld.", actor=gijs)
    writing.write_texts(plan, timeline="Sinds de zomer.", actor=gijs)

    plan.refresh_from_db()
    assert (plan.goal, plan.timeline) == ("Sanne groeit op zonder geweld.", "Sinds de zomer.")


def test_the_log_tells_which_text_changed_and_no_word_of_it(plan, gijs):
    writing.write_texts(plan, goal="Sanne slaapt rustig.", timeline="", actor=gijs)

    entry = AuditEntry.objects.filter(target_label__contains=plan.number).latest("at", "pk")
    assert entry.data == {"part": "texts", "fields": ["goal"]}


@pytest.mark.rule("002-33")
def test_who_wrote_in_the_plan_is_one_of_its_authors(plan, bram, gijs):
    second = plan.track.second
    assert plan.authors == []

    writing.write_texts(plan, goal="Rust in huis.", actor=gijs)

    plan.refresh_from_db()
    assert plan.authors == [gijs.pk]
    with pytest.raises(PermissionDenied):
        writing.write_texts(plan, goal="Anders.", actor=second)


def test_an_adopted_plan_is_written_in_only_as_a_new_version(noord, bram, gijs):
    version = make.adopted(noord, by=bram, owner=gijs)

    with pytest.raises(TransitionBlocked, match="nieuwe versie"):
        writing.write_texts(version.plan, goal="Anders.", actor=gijs)


def test_a_colleague_of_another_region_writes_nothing(plan, chantal):
    with pytest.raises(PermissionDenied):
        writing.write_texts(plan, goal="Anders.", actor=chantal)


@pytest.mark.rule("000-36")
def test_the_most_unsafe_events_are_chosen_from_those_of_the_case(plan, gijs, elsewhere):
    first = safety.event(plan.case, by=gijs, happened_on=date(2026, 3, 1))
    safety.event(plan.case, by=gijs, happened_on=date(2026, 3, 2))

    writing.choose_events(plan, events=[first], actor=gijs)

    assert list(plan.events.all()) == [first]
    with pytest.raises(DomainError, match="hoort niet bij dit dossier"):
        writing.choose_events(plan, events=[elsewhere[0]], actor=gijs)


@pytest.mark.rule("000-24", "002-22")
def test_a_condition_says_for_whom_why_and_how_it_is_seen(plan, gijs):
    event, risk = safety.event(plan.case, by=gijs), safety.risk(plan.case, by=gijs)
    child = plan.case.household.members.first().person

    row = writing.add_condition(plan, actor=gijs)
    writing.write_condition(
        row,
        text="Sanne ziet en hoort thuis geen geweld.",
        about=[child],
        risk=risk,
        events=[event],
        sight_by="Oma",
        seen_by="Sanne vertelt het oma.",
        actor=gijs,
    )

    stands = SafetyCondition.objects.get()
    assert stands.number == 1
    assert stands.complete


def test_asking_twice_for_an_empty_condition_gives_one(plan, gijs):
    first = writing.add_condition(plan, actor=gijs)
    assert writing.add_condition(plan, actor=gijs) == first

    writing.write_condition(first, sight_by="Oma", actor=gijs)
    assert writing.add_condition(plan, actor=gijs).number == 2


def test_nothing_of_another_family_comes_into_a_condition(plan, gijs, elsewhere):
    event, risk, member = elsewhere
    row = writing.add_condition(plan, actor=gijs)

    for strange in ({"events": [event]}, {"risk": risk}, {"about": [member]}):
        with pytest.raises(DomainError, match="hoort niet bij dit dossier"):
            writing.write_condition(row, text="Half.", actor=gijs, **strange)

    row.refresh_from_db()
    assert row.text == ""


def test_a_condition_that_never_stood_in_a_version_just_goes(plan, gijs):
    row = writing.add_condition(plan, actor=gijs)

    writing.drop_condition(row, actor=gijs)

    assert not SafetyCondition.objects.exists()


@pytest.mark.rule("000-24", "003-44")
def test_a_condition_of_a_version_is_dropped_with_the_reason_and_keeps_its_number(revised, gijs):
    row = revised.conditions.get()
    with pytest.raises(DomainError, match="waarom zij niet meer geldt"):
        writing.drop_condition(row, reason=" ", actor=gijs)

    writing.drop_condition(row, reason="Vader woont er niet meer.", actor=gijs)

    row.refresh_from_db()
    assert (row.dropped_reason, row.dropped_by) == ("Vader woont er niet meer.", gijs)
    assert not revised.conditions.kept().exists()
    assert writing.add_condition(revised, actor=gijs).number == 2


def test_a_dropped_condition_is_written_in_only_after_it_is_put_back(revised, gijs):
    row = revised.conditions.get()
    writing.drop_condition(row, reason="Vader woont er niet meer.", actor=gijs)
    with pytest.raises(DomainError, match="vervallen"):
        writing.write_condition(row, text="Anders.", actor=gijs)

    writing.restore_condition(row, actor=gijs)
    writing.write_condition(row, text="Sanne is veilig bij vader.", actor=gijs)

    assert revised.conditions.kept().get().text == "Sanne is veilig bij vader."


def test_nobody_writes_in_the_plan_of_a_track_that_is_over(as_, plan, bram, gijs):
    """It stays as it was when the family died or moved: nothing is added afterwards."""
    died = {"kind": "end_early", "early_end": "deceased", "note": "Bericht van de huisarts."}
    turns.propose_turn(plan.track, actor=gijs, **died)
    turns.approve_turn(plan.track, actor=bram)
    plan.refresh_from_db()

    with pytest.raises(TransitionBlocked, match="De dienst van dit plan is afgerond"):
        writing.write_texts(plan, goal="Rust in huis.", actor=gijs)
    with pytest.raises(TransitionBlocked):
        check_plan(plan, ticks=dict.fromkeys(TICKS, True), actor=gijs)

    page = reverse("safetyplans:part", args=[plan.number, "schrijven", "doel"])
    assert TRACK_OVER in as_(gijs).get(page, follow=True).content.decode()
