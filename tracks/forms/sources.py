"""What somebody fills in about a source of an investigation. Shape only."""

from typing import Any

from common.questions import DayField, choice, long_text, text, tick
from common.shared_form import SharedForm
from tracks.enums import Hearing, InformationFrom
from tracks.services.sources import ASK_FIRST, NO_DAY, NO_RESPONSE, PUT_BEFORE_THEM, WEIGH

NOT_THE_REPORTER = "Schrijf niet op wie de melder is als die anoniem wil blijven."


class SourceForm(SharedForm):
    """What the source told: facts and opinion apart, and whether it may be used (2.7, A9)."""

    kind = choice("Soort bron", InformationFrom, required=True)
    name = text(
        "Wie of wat is de bron?",
        160,
        required=True,
        hint="De naam van een persoon, of van het document. " + NOT_THE_REPORTER,
    )
    capacity = text(
        "Functie of relatie", 160, hint="Bijvoorbeeld: jeugdarts, oma, leerkracht van groep 5."
    )
    told_on = DayField(
        label="Datum",
        help_text="Wanneer de bron dit vertelde of schreef. Bijvoorbeeld 05-01-2026.",
        error_messages={"required": "Vul de datum in."},
    )
    facts = long_text(
        "Feiten",
        required=True,
        rows=6,
        hint="Wat zag, hoorde of mat de bron zelf? Met datum en plaats.",
    )
    opinion = long_text(
        "Mening van de bron",
        longest=10_000,
        hint="Wat vindt of vermoedt de bron? Apart van feiten.",
    )
    consent_asked = tick("Het gezin is om toestemming gevraagd")
    consent_given = tick("Het gezin gaf toestemming")
    weighing = long_text(
        "Zonder toestemming: waarom is deze informatie toch nodig?",
        longest=1000,
        hint="Is toestemming niet nodig, bijvoorbeeld omdat iemand over zichzelf vertelt? "
        "Schrijf dat dan op.",
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("consent_given") and not given.get("consent_asked"):
            self.add_error("consent_given", ASK_FIRST)
        if not given.get("consent_given") and not given.get("weighing", "x").strip():
            self.add_error("weighing", WEIGH)
        return given


class MendSourceForm(SourceForm):
    """The same, with the reason."""

    reason = long_text(
        "Waarom past u dit aan?",
        longest=2000,
        required=True,
        hint="Wat er eerst stond, blijft leesbaar.",
    )


class HearingForm(SharedForm):
    """What the people concerned say of it, or why it was not put before them (004-13)."""

    hearing = choice("Hoe ging het wederhoor?", Hearing, required=True)
    heard_on = DayField(
        label="Voorgelegd op",
        required=False,
        help_text="Nodig als u het hebt voorgelegd. Bijvoorbeeld 05-01-2026.",
    )
    response = long_text(
        "Reactie, of de reden waarom die er niet is",
        longest=10_000,
        rows=5,
        hint="De woorden van de betrokkenen, en waar zij het niet mee eens zijn.",
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        hearing = given.get("hearing")
        if hearing in PUT_BEFORE_THEM and "heard_on" in given and not given["heard_on"]:
            self.add_error("heard_on", NO_DAY)
        said = given.get("response", "x").strip()
        if hearing and hearing != Hearing.OWN_WORDS and not said:
            self.add_error("response", NO_RESPONSE)
        return given
