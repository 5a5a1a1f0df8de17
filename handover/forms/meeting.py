"""What is typed at a warm handover. Everything may stay open while somebody writes; the guards ask
for it. Shape only: ``choices`` are organisations, accounts and who can answer, by field."""

from django import forms

from cases.enums import YesNoUnknown
from common.questions import INLINE, DayField, answer, choice, long_text, tick
from common.questions import text as line
from common.shared_form import SmallForm
from monitoring.enums import MonitoringScheme
from sharing.enums import ConsentAnswer

NOBODY = ("", "Kies…")


class Key(forms.TypedChoiceField):
    """One row of a list that the page gives, by its key; nothing chosen is nothing."""

    def __init__(self, label: str, *, hint: str = "") -> None:
        super().__init__(label=label, help_text=hint, required=False, coerce=int, empty_value=None)


class AgendaForm(SmallForm):
    """One small form on a page of the agenda."""


class SeatForm(AgendaForm):
    came = forms.ChoiceField(
        label="Is deze persoon er?",
        choices=[(YesNoUnknown.YES, "Ja"), (YesNoUnknown.NO, "Nee")],
        required=False,
        widget=forms.RadioSelect({"class": INLINE}),
    )
    absent_why = line("Zo nee: waarom niet?", 500)


class AbsenceForm(AgendaForm):
    absence_is_safer = tick("Het is veiliger als het gezin er niet bij is")
    absence_ground = line("Waarom is dat veiliger?", 1000)


class QuestionForm(AgendaForm):
    question = long_text("In eigen woorden", longest=2000)
    none = tick("Heeft nu geen vraag")


class PlanTalkForm(AgendaForm):
    plan_discussed = tick("We hebben het veiligheidsplan besproken")
    plan_reaction = long_text("Wat vindt het gezin ervan?", longest=5000)


class ConditionForm(AgendaForm):
    explained = tick("Dit is uitgelegd")
    understood = answer("Begrijpt het gezin dit?")
    objection = long_text("Is iemand het er niet mee eens? Wie, en waarom?", longest=2000, rows=2)


class AgreementForm(AgendaForm):
    what = long_text("Wat spreken we af?", longest=1000, rows=2)
    who = line("Wie doet dit?", 300)
    when = line("Wanneer?", 300)


class PlanMakerForm(AgendaForm):
    who = line("Wie maakt het, en met wie?", 300)
    when = line("Wanneer is het klaar?", 300)


class RolesForm(AgendaForm):
    roles_vt = long_text("Dit doet Veilig Thuis", longest=5000)
    roles_municipality = long_text("Dit doet de gemeente", longest=5000)
    roles_provider = long_text("Dit doet de hulpverlening", longest=5000)


class RegieForm(AgendaForm):
    organisation = Key("Welke organisatie?")
    person = Key("Wie daar?", hint="Staat diegene er niet bij? Schrijf dan de naam hieronder.")
    person_name = line("Of een andere naam", 120)
    since = DayField(label="Vanaf welke dag?", required=False, may_be_future=True)


class ProviderForm(AgendaForm):
    provider_equipped = answer("Weet de zorgaanbieder hoe dit moet, en is er tijd voor?")
    provider_sees_all = answer("Let de zorgaanbieder op de veiligheid van iedereen in het gezin?")
    second_party = Key("Is een van de antwoorden nee? Wie kijkt er dan mee?")
    second_party_why = line("Wat doet die?", 1000)


class MonitoringForm(AgendaForm):
    monitoring_scheme = choice("Wanneer vraagt Veilig Thuis hoe het gaat?", MonitoringScheme)
    monitoring_how = long_text("Hoe, en met wie?", longest=5000)


class ConsequencesForm(AgendaForm):
    consequences = long_text("Dit gebeurt er dan", longest=5000, rows=4)


class EvaluationForm(AgendaForm):
    first_evaluation_on = DayField(
        label="Op welke dag?",
        required=False,
        may_be_future=True,
        help_text="Bijvoorbeeld 05-01-2026.",
    )


class WaitingForm(AgendaForm):
    waiting_list = answer("Staat het gezin op een wachtlijst voor hulp?")
    waits_for = line("Op welke hulp?", 300)
    alternative_help = long_text("Welke hulp is er tot die tijd?", longest=5000)
    escalation_name = line("Wie kan het gezin bellen als het misgaat?", 160)
    escalation_phone = line("Telefoon", 40)
    help_expected_on = DayField(
        label="Wanneer begint de hulp, denken we?", required=False, may_be_future=True
    )


class ConsentTalkForm(AgendaForm):
    answer = forms.ChoiceField(
        label="Vindt deze persoon het goed?",
        choices=[
            (ConsentAnswer.GIVEN, "Ja"),
            (ConsentAnswer.REFUSED, "Nee"),
            (ConsentAnswer.NOT_ASKED, "Nog niet gevraagd"),
        ],
        required=False,
        widget=forms.RadioSelect({"class": INLINE}),
    )
    given_by = forms.ChoiceField(label="Wie gaf dit antwoord?", required=False)
    note = line("Toelichting", 500)


class FurtherForm(AgendaForm):
    other_views = long_text("Wie ziet iets anders, en wat doen we daarmee?", longest=5000)
    remarks = long_text("Wat is verder besproken?", longest=5000)
