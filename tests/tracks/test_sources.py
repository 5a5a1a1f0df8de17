"""Sources of an investigation: facts and opinion apart, consent weighed, and both sides heard."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied

from audit.models import AuditEntry
from common.exceptions import DomainError, TransitionBlocked
from tests.factories import tracks as make
from tests.factories.letters import moment
from tracks.enums import Hearing, InformationFrom, TrackKind
from tracks.models import InformationSource
from tracks.services import course, sources

pytestmark = pytest.mark.django_db
NOW = moment(2026, 3, 12, 11)
TOLD = date(2026, 3, 10)


@pytest.fixture(autouse=True)
def _on_the_twelfth():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def track(noord, bram, gijs):
    return make.in_conversation(noord, by=bram, owner=gijs, kind=TrackKind.INVESTIGATION)


def told(**other):
    return {
        "kind": InformationFrom.PROFESSIONAL,
        "name": "Jeugdarts De Haan",
        "capacity": "jeugdarts",
        "told_on": TOLD,
        "facts": "Zag op 2 maart een blauwe plek op de linkerarm.",
        "opinion": "Vindt dat Sanne stil is.",
        "consent_asked": False,
        "consent_given": False,
        "weighing": "De arts vreest dat vragen Sanne in gevaar brengt.",
        **other,
    }


def test_what_a_source_told_is_kept_with_facts_and_opinion_apart(track, gijs):
    source = sources.add_source(track, actor=gijs, **told())

    assert source.facts.startswith("Zag op 2 maart")
    assert source.opinion == "Vindt dat Sanne stil is."
    assert source.recorded_by == gijs


def test_a_source_sent_twice_is_one_source(track, gijs):
    for _ in range(2):
        sources.add_source(track, actor=gijs, **told())

    assert track.sources.count() == 1


def test_what_a_source_said_never_stands_in_the_log(track, gijs):
    source = sources.add_source(track, actor=gijs, **told())
    sources.mend_source(source, reason="Typfout", actor=gijs, **told(facts="Zag een schaafwond."))

    log = " ".join(str(entry.data) + entry.target_label for entry in AuditEntry.objects.all())
    assert "schaafwond" not in log
    assert "De Haan" not in log


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"name": " "}, sources.NO_NAME),
        ({"facts": ""}, sources.NO_FACTS),
        ({"told_on": NOW.date() + timedelta(days=1)}, sources.TO_COME),
        ({"consent_given": True}, sources.ASK_FIRST),
        ({"weighing": ""}, sources.WEIGH),
    ],
)
@pytest.mark.rule("A9")
def test_a_source_that_is_not_complete_is_refused_with_the_sentence(track, gijs, wrong, sentence):
    with pytest.raises(DomainError) as refusal:
        sources.add_source(track, actor=gijs, **told(**wrong))

    assert refusal.value.reasons == [sentence]
    assert not track.sources.exists()


@pytest.mark.rule("A9")
def test_with_consent_no_weighing_is_asked(track, gijs):
    consent = {"consent_asked": True, "consent_given": True, "weighing": ""}

    assert sources.add_source(track, actor=gijs, **told(**consent)).consent_given


def test_mending_keeps_what_stood_there_and_why(track, gijs):
    source = sources.add_source(track, actor=gijs, **told())
    new = told(facts="Zag een schaafwond.", told_on=date(2026, 3, 9))

    mended = sources.mend_source(source, reason="Verkeerd verstaan", actor=gijs, **new)

    kept = mended.amendments.get()
    assert mended.facts == "Zag een schaafwond."
    assert kept.before == {"told_on": "2026-03-10", "facts": told()["facts"]}
    assert (kept.reason, kept.amended_by) == ("Verkeerd verstaan", gijs)


@pytest.mark.rule("004-13")
def test_of_facts_that_changed_the_family_is_heard_again(track, gijs):
    source = sources.add_source(track, actor=gijs, **told())
    heard = sources.hear_source(
        source, hearing=Hearing.NO_ANSWER, heard_on=NOW.date(), response="Zweeg.", actor=gijs
    )

    mended = sources.mend_source(
        heard, reason="Verkeerd verstaan", actor=gijs, **told(facts="Zag een schaafwond.")
    )

    assert (mended.hearing, mended.response, mended.heard_on) == ("", "", None)
    assert mended.amendments.get().before["response"] == "Zweeg."


def test_mending_asks_for_a_reason_and_nothing_changed_is_nothing_kept(track, gijs):
    source = sources.add_source(track, actor=gijs, **told())

    with pytest.raises(DomainError, match="waarom u dit aanpast"):
        sources.mend_source(source, reason=" ", actor=gijs, **told(facts="Anders."))
    sources.mend_source(source, reason="", actor=gijs, **told())

    assert not source.amendments.exists()


@pytest.mark.rule("004-13")
def test_the_family_is_heard_about_a_source(track, gijs):
    source = sources.add_source(track, actor=gijs, **told())

    heard = sources.hear_source(
        source,
        hearing=Hearing.ANSWERED,
        heard_on=NOW.date(),
        response="Moeder zegt dat Sanne viel.",
        actor=gijs,
    )

    assert (heard.hearing, heard.heard_on) == (Hearing.ANSWERED, NOW.date())
    assert not heard.amendments.exists()


def test_hearing_somebody_again_keeps_the_former_answer(track, gijs):
    source = sources.add_source(track, actor=gijs, **told())
    first = {"hearing": Hearing.UNSAFE, "response": "Vader leest mee."}
    source = sources.hear_source(source, actor=gijs, **first)

    again = sources.hear_source(
        source, hearing=Hearing.NO_ANSWER, heard_on=NOW.date(), response="Zegt niets.", actor=gijs
    )

    assert again.amendments.get().before["response"] == "Vader leest mee."


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"hearing": ""}, sources.NO_HEARING),
        ({"response": ""}, sources.NO_RESPONSE),
        ({"heard_on": None}, sources.NO_DAY),
        ({"heard_on": NOW.date() + timedelta(days=1)}, sources.TO_COME),
        ({"heard_on": TOLD - timedelta(days=1)}, sources.HEARD_EARLIER),
    ],
)
@pytest.mark.rule("004-13")
def test_hearing_that_is_not_complete_is_refused(track, gijs, given, sentence):
    source = sources.add_source(track, actor=gijs, **told())
    answer = {"hearing": Hearing.ANSWERED, "response": "Ja.", "heard_on": NOW.date(), **given}

    with pytest.raises(DomainError) as refusal:
        sources.hear_source(source, actor=gijs, **answer)

    assert sentence in refusal.value.reasons


@pytest.mark.rule("004-13")
def test_somebodys_own_words_need_no_wederhoor(track, gijs):
    source = sources.add_source(track, actor=gijs, **told(kind=InformationFrom.MEMBER))

    heard = sources.hear_source(source, hearing=Hearing.OWN_WORDS, response="", actor=gijs)

    assert heard.hearing == Hearing.OWN_WORDS


def test_sources_belong_to_an_investigation(noord, bram, gijs):
    track = make.in_conversation(noord, by=bram, owner=gijs)

    with pytest.raises(DomainError, match="horen bij een onderzoek"):
        sources.add_source(track, actor=gijs, **told())


def test_only_who_does_tracks_and_reads_sources_writes_in_them(track, gijs, anna, chantal, bram):
    source = sources.add_source(track, actor=gijs, **told())

    for other in (anna, chantal, bram):
        with pytest.raises(PermissionDenied):
            sources.add_source(track, actor=other, **told(name="Een ander"))
        with pytest.raises(PermissionDenied):
            sources.hear_source(source, hearing=Hearing.OWN_WORDS, response="", actor=other)


def test_the_sources_are_seen_by_fewer_people_than_the_track(track, gijs, anna, bram, hanna):
    sources.add_source(track, actor=gijs, **told())

    seen = {u.name: InformationSource.objects.visible_to(u).count() for u in (gijs, bram, anna)}
    assert seen == {"Gijs van Dam": 1, "Bram de Wit": 1, "Anna Meijer": 0}


@pytest.mark.rule("004-13")
def test_a_source_that_came_late_is_answered_before_the_conclusion(noord, bram, gijs):
    track = make.with_findings(noord, by=bram, owner=gijs)
    make.mdo(track)
    course.write_facts(
        track,
        actor=gijs,
        violence_conclusion="none",
        child_abuse_conclusion="none",
        conclusion_text="Niets gebleken.",
    )
    late = sources.add_source(track, actor=gijs, **told(name="Juf Mila"))

    with pytest.raises(TransitionBlocked, match="wederhoor"):
        course.conclude(track, actor=gijs)

    sources.hear_source(late, hearing=Hearing.UNSAFE, response="Niet veilig.", actor=gijs)
    track = course.conclude(track, actor=gijs)
    with pytest.raises(DomainError, match="conclusie is getrokken"):
        sources.add_source(track, actor=gijs, **told(name="Nog een"))
