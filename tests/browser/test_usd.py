"""A consulent at a kitchen table: a telephone, no script, and nothing lost."""

import pytest

from consultations.enums import UsdState
from consultations.models import UsdConsultation
from tests.support.browser import PHONE

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]


@pytest.mark.rule("000-08", "000-10", "000-11")
def test_before_and_after_the_call_on_a_phone_without_script(seat, daan):
    desk = seat(daan, size=PHONE, java_script_enabled=False)
    desk.open("/consultaties/").follow("Nieuwe consultatie")
    desk.choose("In welke stap van de meldcode belt u?", "Stap 5: beslissen")
    desk.choose("Hoe onveilig is het nu volgens u?", "Structureel onveilig")
    desk.write("Uw eigen inschatting van de veiligheid", "Er wordt al maanden geslagen.")
    desk.write("Wat vraagt u aan Veilig Thuis?", "Moeten wij melden?")
    desk.press("Bewaar en ga later verder")
    assert desk.reads("Schrijf welk advies u van Veilig Thuis kreeg.")
    assert desk.reads("Melden is de norm")

    desk.write("Welk advies kreeg u?", "Meld, en blijf zelf betrokken.")
    desk.choose("Wat besloot u samen met Veilig Thuis?", "Zelf verder")
    desk.write("Waarom dit besluit?", "Moeder gaat vandaag naar haar zus.")
    desk.press("Bewaar")
    assert desk.reads("Schrijf waarom er nu geen melding komt.")
    desk.choose("Wat besloot u samen met Veilig Thuis?", "Melding gedaan")
    desk.press("Bewaar")
    number = UsdConsultation.objects.get().number
    assert desk.reads(f"noem nummer {number}")

    task = desk.within(desk.page.get_by_role("group", name="Taak 1"))
    task.pick("Wie?", "Gemeente (USD)")
    task.write("Wat gaat die doen?", "Belt morgen de school.")
    desk.press("Bewaar en voeg een taak toe")
    assert desk.page.get_by_role("group", name="Taak 2").is_visible()
    desk.press("Bewaar en sluit af")
    desk.write("Waarom sluit u nu al af?", "Veilig Thuis neemt het over van de politie.")
    desk.press("Bewaar en sluit af")

    assert desk.reads(f"Consultatie {number} is afgesloten.")
    assert UsdConsultation.objects.get().state == UsdState.CLOSED
