"""Unsafe events: facts with a day, a source and an effect; mended with a reason."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.utils import timezone

from audit.models import AuditEntry
from cases.enums import CaseState, EventSource
from cases.models import Case, EventAmendment, UnsafeEvent
from cases.services.events import mend_event, note_event
from cases.services.grants import reveal_reporter
from cases.services.intake import register_report
from cases.services.report_facts import EventFacts
from common.exceptions import DomainError
from tests.factories import safety
from tests.factories.facts import report_facts

pytestmark = pytest.mark.django_db


def words_of(event, **changed):
    told = {
        name: getattr(event, name)
        for name in ("what", "effect", "known_by", "happened_on", "period", "source")
    }
    return {**told, **changed}


@pytest.mark.rule("000-23")
def test_an_event_says_when_what_how_it_is_known_and_what_it_did(smeets, gijs):
    event = safety.event(smeets, by=gijs, happened_on=date(2026, 5, 4))

    assert (event.case, event.report, event.noted_by) == (smeets, None, gijs)
    assert event.effect == "Sanne stond erbij en huilde."
    assert event.known_by == EventSource.SAID


@pytest.mark.rule("000-23")
@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"what": "  "}, "Beschrijf wat er gebeurde."),
        ({"known_by": ""}, "Kies hoe dit bekend werd."),
        ({"happened_on": None, "period": ""}, "Vul een datum in, of een periode"),
        ({"period": "zomer 2025"}, "niet allebei"),
        ({"happened_on": timezone.localdate() + timedelta(days=1)}, "niet in de toekomst"),
    ],
)
def test_an_event_without_facts_is_refused(smeets, gijs, told, sentence):
    given = {
        "what": "Vader schold.", "known_by": EventSource.HEARD, "happened_on": date(2026, 1, 2),
    }  # fmt: skip
    with pytest.raises(DomainError, match=sentence):
        note_event(smeets, actor=gijs, **{**given, **told})

    assert not UnsafeEvent.objects.exists()


def test_a_period_will_do_when_the_day_is_not_known(smeets, gijs):
    assert safety.event(smeets, by=gijs, period="zomer 2025").happened_on is None


def test_sent_twice_it_is_one_event(smeets, gijs):
    assert safety.event(smeets, by=gijs) == safety.event(smeets, by=gijs)


def test_in_a_closed_case_nothing_is_noted(smeets, gijs):
    Case.objects.filter(pk=smeets.pk).update(
        state=CaseState.CLOSED, closed_at=timezone.now(), closing_reason="settled"
    )

    with pytest.raises(DomainError, match="afgesloten"):
        safety.event(smeets, by=gijs)


@pytest.mark.rule("A1", "A2")
@pytest.mark.parametrize("who", ["fatma", "chantal", "daan", "esra"])
def test_who_does_not_judge_or_carry_here_notes_nothing(smeets, who, request):
    with pytest.raises(PermissionDenied):
        safety.event(smeets, by=request.getfixturevalue(who))


def test_the_events_of_intake_belong_to_the_case_too(fatma):
    events = (EventFacts(what="Emma had een blauwe plek.", known_by=EventSource.SEEN),)
    report = register_report(report_facts(events=events), actor=fatma)

    event = UnsafeEvent.objects.get()
    assert (event.case, event.report, event.noted_by) == (report.case, report, None)


def test_the_database_knows_who_noted_what_no_report_told(smeets):
    with pytest.raises(IntegrityError, match="event_reported_or_noted"):
        UnsafeEvent.objects.create(case=smeets, what="x", known_by="seen", period="2025")


def test_mending_keeps_what_stood_there_and_why(smeets, gijs):
    event = safety.event(smeets, by=gijs, happened_on=date(2026, 5, 4))

    mended = mend_event(
        event,
        reason="De politie noemt een andere dag.",
        actor=gijs,
        **words_of(event, happened_on=date(2026, 5, 3)),
    )

    kept = EventAmendment.objects.get()
    assert mended.happened_on == date(2026, 5, 3)
    assert kept.before == {"happened_on": "2026-05-04"}
    assert (kept.reason, kept.amended_by) == ("De politie noemt een andere dag.", gijs)


def test_mending_asks_a_reason_and_changing_nothing_asks_none(smeets, gijs):
    event = safety.event(smeets, by=gijs)

    with pytest.raises(DomainError, match="Schrijf waarom"):
        mend_event(event, reason=" ", actor=gijs, **words_of(event, what="Vader schold."))
    mend_event(event, reason="", actor=gijs, **words_of(event))

    assert not EventAmendment.objects.exists()


def test_the_log_says_which_part_changed_and_none_of_the_words(smeets, gijs):
    event = safety.event(smeets, by=gijs)
    mend_event(
        event, reason="Preciezer.", actor=gijs, **words_of(event, what="Sanne Vermeer viel.")
    )

    entry = AuditEntry.objects.filter(event="changed", data__unsafe_event=event.pk).get()
    assert entry.data["fields"] == ["what"]
    assert not AuditEntry.objects.filter(data__icontains="Sanne").exists()


@pytest.mark.rule("A5")
def test_a_source_written_by_who_knew_the_anonymous_reporter_may_betray(smeets, anna, gijs):
    theirs = safety.event(smeets, by=gijs, source="de wijkagent")
    knowing = safety.event(smeets, by=anna, source="de melder belde weer")
    silent = safety.event(smeets, by=anna, source="", what="Vader schold.")

    assert [e.source_may_betray for e in (theirs, knowing, silent)] == [False, True, False]


@pytest.mark.rule("A5")
def test_who_looked_up_the_name_once_still_knows_it(smeets, gijs):
    reveal_reporter(smeets.reports.get(), reason="Bellen", actor=gijs)
    smeets.reports.get().reveals.update(
        since=timezone.now() - timedelta(days=9), until=timezone.now() - timedelta(days=8)
    )

    assert safety.event(smeets, by=gijs).source_may_betray
