"""D8: after a crisis the municipal consulent is told, with a ground, or it is said why not."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import RegionContact
from accounts.roles import Role
from cases.enums import AuthorityKind, ConsulentGround, ConsulentUntold, ContactChannel
from cases.models import AuthorityNotice, CaseDeadline, Report
from cases.services.assignments import assign
from cases.services.authority_notices import notify_authority
from cases.services.consulent import leave_consulent_untold, tell_consulent
from cases.services.exits import forward_no_violence
from cases.services.intake import register_report
from cases.services.urgent import declare_urgent
from common.exceptions import DomainError
from deadlines.enums import DeadlineState
from tests.factories.accounts import colleague
from tests.factories.facts import report_facts, urgent_facts
from tests.factories.organisations import municipality_of, veilig_thuis_of

NL = ZoneInfo("Europe/Amsterdam")
SATURDAY = datetime(2025, 6, 14, 22, 40, tzinfo=NL)
MONDAY = datetime(2025, 6, 16, 9, 15, tzinfo=NL)
pytestmark = pytest.mark.django_db


@pytest.fixture
def noorderdam(noord):
    town = municipality_of(noord)
    town.phone = "010 000 00 00"
    town.save()
    return town


@pytest.fixture
def crisis(fatma, noorderdam) -> Report:
    """S01: the police call on a Saturday night."""
    with time_machine.travel(SATURDAY + timedelta(minutes=5), tick=False):
        return register_report(
            report_facts(received_at=SATURDAY, urgent=urgent_facts(), municipality=noorderdam),
            actor=fatma,
        )


@pytest.fixture
def monday():
    with time_machine.travel(MONDAY, tick=False):
        yield


def told(**wanted):
    return {
        "municipality": "Gemeente Noorderdam",
        "spoken_to": "Daan Kuipers, consulent",
        "channel": ContactChannel.PHONE,
        "what": "Dat de crisisdienst zaterdagavond in het gezin was.",
        "ground": ConsulentGround.THAT_NOT_WHAT,
        "weighing": "De consulent moet maandag kunnen aansluiten.",
        **wanted,
    }


def typed(**wanted):
    given = told(**wanted)
    return {**given, "at_0": "2025-06-16", "at_1": "09:10", **wanted}


def d8_of(report: Report) -> CaseDeadline:
    return CaseDeadline.objects.get(report=report, term="D8")


def address(report: Report, act: str = "_consulent") -> str:
    return reverse(f"cases:report{act}", args=[report.number])


def text_of(response) -> str:
    return BeautifulSoup(response.content, "html.parser").get_text(" ", strip=True)


@pytest.mark.rule("D8", "000-21")
def test_a_crisis_on_saturday_evening_is_told_before_the_end_of_monday(crisis):
    assert d8_of(crisis).due_at.astimezone(NL).date() == date(2025, 6, 16)


@pytest.mark.rule("D8")
def test_spoed_that_is_declared_later_starts_the_term_then(as_, anna, fatma):
    friday = datetime(2025, 6, 20, 15, tzinfo=NL)
    with time_machine.travel(MONDAY, tick=False):
        report = register_report(report_facts(received_at=MONDAY), actor=fatma)
    with time_machine.travel(friday, tick=False):
        declare_urgent(report, reason="Dreiging.", first_action="Bel.", actor=anna)

    assert d8_of(report).due_at.astimezone(NL).date() == date(2025, 6, 23)


@pytest.mark.rule("D8", "A8", "A9")
def test_telling_meets_the_term_and_keeps_what_was_told_to_whom_and_why(crisis, anna, monday):
    notice = tell_consulent(crisis, actor=anna, **told())

    term = d8_of(crisis)
    assert (term.state, term.met_by) == (DeadlineState.MET, anna)
    assert (notice.to, notice.report) == (AuthorityKind.CONSULENT, crisis)
    assert notice.organisation_name == "Gemeente Noorderdam, Daan Kuipers, consulent"
    assert notice.why == "afspraak ‘dat, niet wat’ met de gemeente"


def test_told_on_tuesday_is_told_late(crisis, anna):
    with time_machine.travel(MONDAY + timedelta(days=1), tick=False):
        tell_consulent(crisis, actor=anna, **told())

        assert d8_of(crisis).state == DeadlineState.MET_LATE


def test_a_consulent_who_was_called_before_spoed_was_declared_was_told_in_time(anna, fatma):
    with time_machine.travel(MONDAY, tick=False) as clock:
        report = register_report(report_facts(received_at=MONDAY), actor=fatma)
        clock.shift(3600)
        declare_urgent(report, reason="Dreiging.", first_action="Bel.", actor=anna)
        tell_consulent(report, actor=anna, at=MONDAY + timedelta(minutes=5), **told())

    assert d8_of(report).state == DeadlineState.MET


def test_told_twice_is_told_once(crisis, anna, monday):
    for _ in range(2):
        tell_consulent(crisis, actor=anna, at=MONDAY, **told())

    assert AuthorityNotice.objects.count() == 1


@pytest.mark.rule("A8", "A9")
@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"municipality": " "}, "Vul de gemeente in."),
        ({"spoken_to": ""}, "wie u hebt gesproken"),
        ({"channel": ""}, "Kies hoe u de consulent vertelde."),
        ({"what": " "}, "Schrijf wat u hebt gedeeld."),
        ({"ground": ""}, "waarom delen nodig is"),
        ({"weighing": ""}, "Er is geen toestemming"),
        ({"ground": ConsulentGround.CONSENT}, "kruis aan dat u die hebt gekregen"),
        ({"consent_given": True}, "alleen gegeven zijn als erom is gevraagd"),
        ({"at": SATURDAY - timedelta(hours=1)}, "niet vóór de melding"),
        ({"at": MONDAY + timedelta(hours=1)}, "niet in de toekomst"),
    ],
)
def test_without_a_ground_and_consent_or_a_weighing_nothing_is_noted(
    crisis, anna, monday, wrong, sentence
):
    with pytest.raises(DomainError, match=sentence):
        tell_consulent(crisis, actor=anna, **told(**wrong))

    assert d8_of(crisis).state == DeadlineState.OPEN
    assert not AuthorityNotice.objects.exists()


def test_with_consent_no_weighing_is_asked(crisis, anna, monday):
    with_consent = told(
        ground=ConsulentGround.CONSENT, consent_asked=True, consent_given=True, weighing=""
    )

    assert tell_consulent(crisis, actor=anna, **with_consent).why == "toestemming van het gezin"


@pytest.mark.rule("D8")
@pytest.mark.parametrize("reason", ConsulentUntold)
def test_when_there_is_nobody_to_tell_the_term_falls_away_and_the_reason_stays(
    as_, crisis, anna, monday, reason
):
    leave_consulent_untold(crisis, reason=reason, explanation="Woont hier niet.", actor=anna)
    leave_consulent_untold(crisis, reason=reason, explanation="Nog een keer.", actor=anna)

    term = d8_of(crisis)
    assert (term.state, term.withdrawn_by) == (DeadlineState.WITHDRAWN, anna)
    assert term.withdrawal_reason.lower() == f"{reason.label.lower()}: woont hier niet."
    assert "Niet verteld." in text_of(as_(anna).get(address(crisis, "")))
    assert "Niet verteld." in text_of(
        as_(anna).get(reverse("cases:detail", args=[crisis.case.number]))
    )


def test_not_telling_needs_an_explanation(crisis, anna, monday):
    with pytest.raises(DomainError, match="Licht toe"):
        leave_consulent_untold(crisis, reason="not_safe", explanation=" ", actor=anna)


@pytest.mark.rule("D8")
def test_the_page_of_the_report_says_what_is_to_be_done_and_whom_to_call(
    as_, crisis, anna, noord, noorderdam, monday
):
    rita = colleague("Rita Smit", Role.REGION_OFFICER, veilig_thuis_of(noord))
    RegionContact.objects.create(municipality=noorderdam, colleague=rita, since=date(2025, 1, 1))

    for page in (address(crisis, ""), reverse("cases:detail", args=[crisis.case.number])):
        words = text_of(as_(anna).get(page))
        assert (
            "Vertel de consulent vóór het eind van maandag 16 juni dat de crisisdienst "
            "betrokken was." in words
        )
        assert "010 000 00 00" in words
        assert "Vaste contactpersoon bij Veilig Thuis: Rita Smit" in words


def test_after_the_term_the_page_says_that_it_is_late(as_, crisis, anna):
    with time_machine.travel(MONDAY + timedelta(days=1), tick=False):
        words = text_of(as_(anna).get(address(crisis, "")))

    assert "te laat De consulent had uiterlijk maandag 16 juni moeten horen" in words


@pytest.mark.rule("D8", "A8")
def test_the_consulent_is_told_on_a_page_and_afterwards_one_reads_who_was_told_when(
    as_, crisis, anna, monday
):
    browser = as_(anna)
    empty = browser.get(address(crisis))
    refused = browser.post(address(crisis), typed(weighing=""))
    done = browser.post(address(crisis), typed())

    assert "Gemeente Noord" in empty.content.decode()
    assert refused.status_code == 422
    field = BeautifulSoup(refused.content, "html.parser").find(id="id_weighing")
    assert "schrijf waarom delen toch nodig is" in field.find_parent(class_="ams-field").text
    assert "zaterdagavond in het gezin" in refused.content.decode()
    assert done.status_code == 302
    for page in (address(crisis, ""), reverse("cases:detail", args=[crisis.case.number])):
        words = text_of(browser.get(page))
        assert (
            "Verteld aan Gemeente Noorderdam, Daan Kuipers, consulent op 16 jun 2025 om 09.10 uur"
            in words
        )
        assert "Vertel de consulent vóór" not in words
    timeline = text_of(browser.get(reverse("cases:timeline", args=[crisis.case.number])))
    assert "Kennisgeving aan gemeentelijk consulent" in timeline
    assert "Waarom: afspraak ‘dat, niet wat’ met de gemeente" in timeline


def test_that_nobody_is_told_is_noted_on_the_page(as_, crisis, anna, monday):
    browser = as_(anna)
    refused = browser.post(address(crisis, "_consulent_untold"), {"reason": "not_safe"})
    done = browser.post(
        address(crisis, "_consulent_untold"),
        {"reason": "not_safe", "explanation": "Vader werkt bij de gemeente."},
    )

    assert refused.status_code == 422
    assert done.status_code == 302
    assert "Vader werkt bij de gemeente." in text_of(browser.get(address(crisis, "")))


def test_who_carries_the_case_may_tell_and_the_privacy_officer_may_not(
    as_, crisis, bram, gijs, noord, monday
):
    assign(crisis.case, to=gijs, reason="Dienst", actor=bram)
    petra = colleague("Petra Zwart", Role.PRIVACY_OFFICER, veilig_thuis_of(noord))

    assert as_(gijs).post(address(crisis), typed()).status_code == 302
    assert as_(petra).get(address(crisis)).status_code == 403
    with pytest.raises(PermissionDenied):
        tell_consulent(crisis, actor=petra, **told())


def test_a_report_that_is_no_spoed_has_no_consulent_to_tell(as_, anna, fatma):
    report = register_report(report_facts(), actor=fatma)

    assert as_(anna).get(address(report)).status_code == 404
    assert "Consulent na crisis" not in text_of(as_(anna).get(address(report, "")))
    with pytest.raises(DomainError, match="geen spoed"):
        tell_consulent(report, actor=anna, **told())


def test_a_notification_to_the_consulent_is_made_with_the_crisis_it_is_about(crisis, anna):
    with pytest.raises(DomainError, match="bij de melding"):
        notify_authority(
            crisis.case,
            to=AuthorityKind.CONSULENT,
            organisation_name="Gemeente",
            what="Iets",
            ground="Belang",
            weighing="Nodig.",
            actor=anna,
        )


@pytest.mark.rule("D8")
def test_a_report_that_leaves_takes_the_term_along(fatma, anna, monday):
    report = register_report(
        report_facts(received_at=MONDAY, channel="police", urgent=urgent_facts()), actor=fatma
    )

    forward_no_violence(report, receiver="Meldpunt zorg", actor=anna)

    assert d8_of(report).state == DeadlineState.WITHDRAWN


def test_more_crises_in_one_case_cost_no_more_queries(as_, crisis, fatma, anna, monday):
    browser = as_(anna)
    page = reverse("cases:detail", args=[crisis.case.number])
    browser.get(page)
    one = queries(browser, page)
    for _ in range(4):
        register_report(report_facts(received_at=MONDAY, urgent=urgent_facts()), actor=fatma)

    assert queries(browser, page) <= one


def queries(browser, page: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert browser.get(page).status_code == 200
    return len(captured)
