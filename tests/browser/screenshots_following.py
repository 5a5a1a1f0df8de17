"""The pictures of what follows a handover; ``screenshots`` says how they are taken."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.browser.screenshots import Photographer


def take_following(anna: "Photographer", gijs: "Photographer", bram: "Photographer") -> None:
    """Monitoring, a new report about a known family, and who looks like whom."""
    gijs.open("/monitoring/").take("monitoring")
    gijs.follow("Gezin Van Wijhe")
    gijs.take("monitoring-moment")
    gijs.follow("Naar alle momenten")
    gijs.take("monitoring-gezin")
    anna.open("/hermeldingen/").take("hermeldingen")
    bram.open("/hermeldingen/leren/").take("hermeldingen-leren")
    gijs.open("/radar/").take("radar-lijst")
