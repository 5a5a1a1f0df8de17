"""The pictures of handover and the local field; ``screenshots`` says how they are taken."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.browser.screenshots import Photographer

DESK = {"width": 1280, "height": 800}
TABLET = {"width": 820, "height": 1180}


def take_handovers(anna: "Photographer", gijs: "Photographer", bram: "Photographer") -> None:
    """Veilig Thuis: preparing, the conversation, and what comes back."""
    _of_preparing(anna)
    _of_the_conversation(gijs)
    _at_the_table(gijs)
    _of_what_comes_back(bram)


def take_partners(maaike: "Photographer", ruben: "Photographer", lotte: "Photographer") -> None:
    """The local field. ``maaike`` holds a telephone, the others sit at a desk."""
    _of_receiving(maaike)
    _of_a_family(maaike)
    _of_the_plan(maaike)
    ruben.open("/gezinnen/overzicht/").take("gezinnen-verdelen")
    lotte.open("/signalen/").take("signalen")


def take_followers(joost: "Photographer") -> None:
    """A colleague of another team, at a desk: looking back, and how safe it is."""
    _family(joost, "Ferreira")
    joost.follow("Evaluatie")
    joost.take("evaluaties")
    joost.follow("Veiligheid")
    joost.take("lokale-veiligheid")


def _of_preparing(anna: "Photographer") -> None:
    anna.open("/overdrachten/").take("overdrachten")
    anna.family("Verbruggen", "Overdracht")
    anna.take("overdracht")
    anna.follow("Ontvanger")
    anna.take("overdracht-ontvanger")
    anna.family("El Idrissi", "Overdracht")
    anna.follow("Document")
    anna.take("overdracht-document")
    anna.family("El Idrissi", "Delen")
    anna.take("delen")


def _of_the_conversation(gijs: "Photographer") -> None:
    gijs.family("Bakker", "Overdracht")
    gijs.follow("Gesprek")
    gijs.take("gesprek-uitnodigen")
    gijs.family("Lindeman", "Overdracht")
    gijs.open(gijs.page.url)
    gijs.follow("Houd het gesprek")
    gijs.take("gesprek-agenda")
    gijs.family("Snijders", "Overdracht")
    gijs.follow("Gesprek")
    gijs.follow("Verslag")
    gijs.take("gesprek-verslag-warm")


def _at_the_table(gijs: "Photographer") -> None:
    gijs.family("Lindeman", "Overdracht")
    gijs.follow("Houd het gesprek")
    gijs.page.set_viewport_size(TABLET)
    gijs.follow("Open aan tafel")
    gijs.take("overdracht-aan-tafel")
    gijs.page.set_viewport_size(DESK)
    gijs.open("/")  # the search box does not stand on the table


def _of_what_comes_back(bram: "Photographer") -> None:
    bram.family("Nijland", "Lokaal veld")
    bram.follow("Beoordeel de terugmelding")
    bram.take("terugmelding-beoordelen")
    bram.family("Demir")
    bram.take("regielijn", of="#main section:has(.vt-regie-line)")
    bram.family("Kamstra", "Veiligheidslijn")
    bram.take("veiligheidslijn", of="#main section:has(.vt-line__sheet)")


def _of_receiving(maaike: "Photographer") -> None:
    maaike.open("/overdrachten/ontvangen/").take("ontvangen-telefoon")
    maaike.follow("Gezin El Idrissi")
    maaike.take("ontvangen-lezen-telefoon")
    maaike.follow("Accepteren")
    maaike.take("ontvangen-accepteren-telefoon")


def _of_a_family(maaike: "Photographer") -> None:
    _family(maaike, "Brouwer")
    maaike.take("gezin-telefoon")
    _family(maaike, "Kaya")
    maaike.follow("Wachten op hulp")
    maaike.take("wachten-telefoon")


def _of_the_plan(maaike: "Photographer") -> None:
    _family(maaike, "Kaya")
    maaike.follow("Veiligheidsplan")
    maaike.take("gemeentedeel-telefoon")
    _family(maaike, "van Steen")
    maaike.follow("Veiligheidsplan")
    maaike.page.get_by_role("link", name=re.compile("^Versie 1")).first.click()
    maaike.take("handtekeningen-telefoon", of="#main section:has(.vt-signature) >> nth=-1")


def _family(desk: "Photographer", name: str) -> None:
    """A partner has no search: the list leads there."""
    desk.open("/gezinnen/")
    desk.page.get_by_role("link", name=re.compile(name)).first.click()
    desk.page.wait_for_load_state()
