"""What the caller mentions: the number of an advice, a consultation or a crisis notice."""

from datetime import timedelta
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from cases.models import Report, ReportDraft
from cases.services.assignments import assign
from cases.services.intake import register_report
from common.code_lists import Capacity, YesNoUnknown
from common.exceptions import DomainError
from consultations.enums import (
    CrisisNoticeState,
    MeldcodeStep,
    PresentDanger,
    TaskHolder,
    UsdState,
)
from consultations.models import CrisisNotice, UsdConsultation, UsdTask
from consultations.services.following import UNKNOWN
from notifications.models import Notification
from tests.factories.facts import content_facts, report_facts, reporter_facts
from tests.factories.organisations import municipality_of
from tests.factories.wizard import fill_in, url_of

pytestmark = pytest.mark.django_db


def text_of(response) -> str:
    return BeautifulSoup(response.content, "html.parser").get_text(" ", strip=True)


def notice(noord, by, **given) -> CrisisNotice:
    return CrisisNotice.objects.create(
        **{
            "number": "VA-2026-00001",
            "key": uuid4(),
            "organisation": municipality_of(noord),
            "made_by": by,
            "made_at": timezone.now(),
            "valid_until": timezone.localdate() + timedelta(days=14),
            "threat": "Er dreigt een escalatie in het weekend.",
            "danger": PresentDanger.DOUBT,
            "asked_of_vt": "Bij een melding direct uitrukken.",
            "contact_name": "Daan Kuipers",
            "contact_phone": "06 00000000",
            **given,
        }
    )


def municipal_talk(noord, by, **given) -> UsdConsultation:
    row = UsdConsultation.objects.create(
        **{
            "number": "UC-2026-00001",
            "key": uuid4(),
            "organisation": municipality_of(noord),
            "made_by": by,
            "own_reference": "WMO-4711",
            "state": UsdState.REPORTED,
            "decision": UsdState.REPORTED,
            "decided_at": timezone.now(),
            "consulted_at": timezone.now(),
            "meldcode_step": MeldcodeStep.FIVE,
            "danger": PresentDanger.STRUCTURAL,
            "own_estimate": "Structureel onveilig, al een half jaar.",
            "question": "Moeten wij melden?",
            "advice_received": "Ja, melden en zelf betrokken blijven.",
            "decision_note": "Samen besloten.",
            "follow_up": "Volgende week gesprek.",
            **given,
        }
    )
    UsdTask.objects.create(
        consultation=row, holder=TaskHolder.USD, role="regisseur", what="Belt de school."
    )
    return row


@pytest.mark.rule("000-20", "003-55")
def test_a_crisis_notice_the_caller_mentions_is_tied_and_read_on_the_report(
    as_, noord, fatma, daan
):
    announced = notice(noord, daan)
    report = register_report(report_facts(preceded_by=" va-2026-00001 "), actor=fatma)

    announced.refresh_from_db()
    assert (announced.state, announced.report_number) == (
        CrisisNoticeState.REPORTED,
        report.number,
    )
    page = text_of(as_(fatma).get(reverse("cases:report", args=[report.number])))
    assert "Voortgekomen uit vooraankondiging VA-2026-00001" in page
    assert "Er dreigt een escalatie in het weekend." in page


@pytest.mark.rule("000-08", "000-11")
def test_of_a_municipal_consultation_the_shared_part_is_read_on_the_report(
    as_, noord, fatma, anna, daan
):
    municipal_talk(noord, daan)
    report = register_report(report_facts(preceded_by="UC-2026-00001"), actor=fatma)
    page = text_of(as_(anna).get(reverse("cases:report", args=[report.number])))

    for words in (
        "Structureel onveilig, al een half jaar.",
        "Moeten wij melden?",
        "Ja, melden en zelf betrokken blijven.",
        "regisseur",
        "Belt de school.",
        "Volgende week gesprek.",
    ):
        assert words in page
    assert "WMO-4711" not in page


@pytest.mark.rule("A4", "A5")
def test_what_preceded_does_not_give_an_anonymous_reporter_away(
    as_, noord, fatma, bram, daan, gijs
):
    municipal_talk(noord, daan)
    report = register_report(
        report_facts(
            preceded_by="UC-2026-00001",
            reporter=reporter_facts(
                capacity=Capacity.MUNICIPALITY,
                disclose=YesNoUnknown.NO,
                withholding_ground="threat_to_reporter",
            ),
            content=content_facts(),
        ),
        actor=fatma,
    )
    assign(report.case, to=gijs, reason="Test", actor=bram)

    page = text_of(as_(gijs).get(reverse("cases:report", args=[report.number])))

    assert "UC-2026-00001" not in page
    assert "Moeten wij melden?" not in page
    assert "leest alleen wie de naam van de melder mag zien" in page


@pytest.mark.rule("A7")
@pytest.mark.parametrize(
    "number",
    [
        "AD-2026-99999", "AD-x", "zomaar iets", "UC-2026-00001", "VA-2026-00009", "M-2026-00001",
    ],
)  # fmt: skip
def test_every_number_that_does_not_fit_gets_one_and_the_same_sentence_beside_the_field(
    as_, noord, zuid, fatma, daan, number
):
    municipal_talk(noord, daan, state=UsdState.OWN_WAY, decision=UsdState.OWN_WAY)
    notice(noord, daan, number="VA-2026-00009", organisation=municipality_of(zuid))
    browser = as_(fatma)
    browser.post(reverse("cases:intake_start"))
    draft = ReportDraft.objects.get()

    answer = browser.post(url_of(draft, "verwachting"), {"preceded_by": number})

    assert answer.status_code == 422
    field = BeautifulSoup(answer.content, "html.parser").find(id="id_preceded_by")
    assert UNKNOWN in field.find_parent(class_="ams-field").get_text(" ", strip=True)
    assert field["value"] == number
    with pytest.raises(DomainError, match="hoort niet bij"):
        register_report(report_facts(preceded_by=number), actor=fatma)
    assert not Report.objects.exists()


@pytest.mark.rule("000-20")
def test_while_taking_in_one_sees_the_numbers_the_municipality_announced(as_, noord, fatma, daan):
    notice(noord, daan)
    notice(noord, daan, number="VA-2026-00002", organisation=municipality_of(noord, "Elders"))
    browser = as_(fatma)
    browser.post(reverse("cases:intake_start"))
    draft = ReportDraft.objects.get()
    before = text_of(browser.get(url_of(draft, "verwachting")))
    browser.post(url_of(draft, "betrokkenen"), {"municipality": municipality_of(noord).pk})
    after = text_of(browser.get(url_of(draft, "verwachting")))

    assert "VA-2026" not in before
    assert "Open vooraankondigingen van deze gemeente: VA-2026-00001." in after
    assert "VA-2026-00002" not in after
    assert "escalatie" not in after


def test_without_a_number_nothing_precedes(as_, fatma):
    report = register_report(report_facts(), actor=fatma)

    assert "Voortgekomen" not in text_of(
        as_(fatma).get(reverse("cases:report", args=[report.number]))
    )


def test_looking_once_more_before_handing_in_ties_nothing_yet(as_, noord, fatma, daan):
    announced = notice(noord, daan)
    browser = as_(fatma)
    browser.post(reverse("cases:intake_start"))
    draft = ReportDraft.objects.get()
    fill_in(browser, draft)
    browser.post(url_of(draft, "verwachting"), {"preceded_by": announced.number})

    page = browser.get(url_of(draft, "controleren"))

    assert announced.number in text_of(page)
    announced.refresh_from_db()
    assert announced.state == CrisisNoticeState.OPEN
    assert not Notification.objects.filter(recipient=daan).exists()
