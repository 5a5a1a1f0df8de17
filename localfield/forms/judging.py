"""What Veilig Thuis fills in when it judges a report back. Shape only."""

from typing import TYPE_CHECKING, Any

from django import forms

from cases.enums import WithholdingGround
from common.code_lists import Occasion
from common.questions import choice, long_text, many
from localfield.enums import JudgedAs
from localfield.forms.contacts import NO, YES, yes_no
from localfield.services.judging import NO_ACTION, NO_OCCASION
from localfield.services.report_of import NewReport

if TYPE_CHECKING:
    from localfield.models import ReportBack

NO_GROUND = "Kies de grond waarop deze professional voor het gezin onbekend blijft."


class JudgeForm(forms.Form):
    """The answer; what a new report needs is asked of who chooses that."""

    use_required_attribute = False

    outcome = choice("Wat gebeurt er met deze terugmelding?", JudgedAs, required=True)
    text = long_text(
        "Uw antwoord aan het lokale veld",
        longest=10_000,
        required=True,
        rows=5,
        hint="De ontvanger leest dit woordelijk: wat ziet u, en wie doet nu wat?",
    )
    occasions = many("Waar gaat de nieuwe melding over?", Occasion)
    disclose = yes_no("Mag het gezin weten wie terugmeldde?")
    withholding_ground = choice(
        "Zo nee, op welke grond?",
        WithholdingGround,
        radio=False,
        hint="Een professional blijft alleen met een grond onbekend.",
    )
    withholding_explanation = long_text("Toelichting op de grond", longest=2000, rows=2)
    first_action = long_text(
        "Wat gebeurt er als eerste?",
        longest=2000,
        rows=2,
        hint="Het lokale veld schrijft dat dit niet kan wachten.",
    )

    def __init__(self, *args: Any, report_back: "ReportBack", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["disclose"].initial = YES
        self.fields["disclose"].required = False  # asked only when a report is made of it
        if not report_back.urgent:
            del self.fields["first_action"]
        if report_back.case.monitored_since is None:
            self.fields["outcome"].choices = [  # type: ignore[attr-defined]
                (value, label)
                for value, label in self.fields["outcome"].choices  # type: ignore[attr-defined]
                if value != JudgedAs.MONITOR_CONTACT
            ]

    def clean(self) -> dict[str, Any]:
        """What a new report needs stands beside its question."""
        given = super().clean() or {}
        if given.get("outcome") != JudgedAs.NEW_REPORT:
            return given
        if not given.get("occasions"):
            self.add_error("occasions", NO_OCCASION)
        if given.get("disclose") == NO and not given.get("withholding_ground"):
            self.add_error("withholding_ground", NO_GROUND)
        if "first_action" in self.fields and not given.get("first_action", "").strip():
            self.add_error("first_action", NO_ACTION)
        return given

    def facts(self) -> dict[str, Any]:
        """As the service takes them."""
        given = self.cleaned_data
        new = None
        if given["outcome"] == JudgedAs.NEW_REPORT:
            hidden = given["disclose"] == NO
            new = NewReport(
                occasions=tuple(given["occasions"]),
                disclose=NO if hidden else YES,
                withholding_ground=given["withholding_ground"] if hidden else "",
                withholding_explanation=given["withholding_explanation"] if hidden else "",
                first_action=given.get("first_action", ""),
            )
        return {"outcome": given["outcome"], "text": given["text"], "new_report": new}
