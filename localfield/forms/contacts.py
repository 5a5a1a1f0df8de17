"""What a worker fills in about a contact, and about reporting back. Shape only."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone

from common.code_lists import YesNoUnknown
from common.questions import CHOOSE, INLINE, choice, long_text, text, tick
from common.shared_form import SharedForm
from common.widgets import DayPicker
from localfield.enums import LocalContactForm, Presence, ReportBackReason

if TYPE_CHECKING:
    from people.models import Person

MET = "met_"
YES, NO = "yes", "no"
ABSENT = "absent"
PRESENT = [(ABSENT, "Niet erbij"), *((kind.value, kind.label.capitalize()) for kind in Presence)]
UNREADABLE = "Vul een datum in."


def yes_no(label: str, *, hint: str = "") -> forms.ChoiceField:
    """Ja or nee beside each other; one of the two is needed."""
    return forms.ChoiceField(
        label=label,
        choices=[(YES, "Ja"), (NO, "Nee")],
        help_text=hint,
        widget=forms.RadioSelect({"class": INLINE}),
        error_messages={"required": CHOOSE},
    )


def day_field(label: str, *, required: bool = True, hint: str = "") -> forms.DateField:
    return forms.DateField(
        label=label,
        required=required,
        help_text=hint,
        widget=DayPicker,
        error_messages={"required": UNREADABLE, "invalid": UNREADABLE},
    )


class ContactForm(forms.Form):
    """Short enough for a telephone at the kitchen table; a question for each member."""

    on = day_field("Wanneer?")
    form = choice("Hoe was het contact?", LocalContactForm, required=True)
    others_present = text("Wie was er nog meer bij?", 300, hint="Bijvoorbeeld: oma, een tolk.")
    summary = long_text(
        "Wat is besproken en gezien?",
        longest=10_000,
        required=True,
        rows=5,
        hint="Schrijf feiten en de woorden van het gezin. Veilig Thuis kan dit lezen.",
    )
    unsafe_signals = yes_no("Zag of hoorde u iets dat onveilig is?")

    def __init__(self, *args: Any, people: "list[Person]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = people
        self.fields["on"].initial = timezone.localdate
        today = timezone.localdate()
        for person in people:
            self.fields[f"{MET}{person.pk}"] = forms.ChoiceField(
                label=f"{person.name}, {person.age_text(today)}",
                choices=PRESENT,
                initial=ABSENT,
                widget=forms.RadioSelect({"class": INLINE}),
            )
        met = [f"{MET}{person.pk}" for person in people]
        self.order_fields(["on", "form", *met])

    def facts(self) -> dict[str, Any]:
        """As the service takes them."""
        given = self.cleaned_data
        met = {
            person: presence
            for person in self.people
            if (presence := given[f"{MET}{person.pk}"]) != ABSENT
        }
        told = {name: value for name, value in given.items() if not name.startswith(MET)}
        return {**told, "met": met, "unsafe_signals": given["unsafe_signals"] == YES}


class MendContactForm(SharedForm):
    """The words of a contact, mended with a reason; day, form and who was there stay."""

    summary = long_text("Wat is besproken en gezien?", longest=10_000, required=True, rows=5)
    others_present = text("Wie was er nog meer bij?", 300)
    reason = long_text(
        "Waarom past u dit aan?",
        longest=2000,
        required=True,
        rows=2,
        hint="Wat er eerst stond, blijft leesbaar.",
    )


class ReportBackForm(forms.Form):
    """Why one comes back to Veilig Thuis, and what was tried (001-11)."""

    reason = choice("Waarom meldt u terug?", ReportBackReason, required=True)
    happened = long_text(
        "Wat is er gebeurd of wat ziet u?",
        longest=10_000,
        required=True,
        rows=5,
        hint="Feiten: wanneer, wat, wie. Schrijf apart op wat u ervan vindt.",
    )
    tried = long_text(
        "Wat hebt u al geprobeerd?",
        longest=10_000,
        required=True,
        rows=4,
        hint="Bijvoorbeeld: bezoeken, gesprekken met het netwerk, andere hulp, wat het opleverde.",
    )
    family_knows = choice("Weet het gezin dat u terugmeldt?", YesNoUnknown, required=True)
    family_told = long_text(
        "Wat vindt het gezin ervan, of waarom weet het dit niet?",
        longest=2000,
        required=True,
        rows=3,
    )
    urgent = tick(
        "Dit kan niet wachten", hint="De teamleider van Veilig Thuis krijgt meteen bericht."
    )
