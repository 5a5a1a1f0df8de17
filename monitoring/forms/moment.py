"""What is typed in a moment. Everything may stay open while somebody writes; guards ask for it."""

from cases.enums import ContactChannel
from common.questions import DayField, answer, choice, long_text
from common.questions import text as line
from common.shared_form import SmallForm
from monitoring.enums import ConditionStatus, HelpState, MomentDecision, PlanConsequence


class TalkForm(SmallForm):
    """With an adult or a professional."""

    spoken_on = DayField(label="Gesproken op", required=False)
    how = choice("Hoe?", ContactChannel, radio=False)
    said = long_text("Hoe gaat het volgens deze persoon?", longest=5000)
    not_why = line("Niet gesproken: waarom niet?", 1000)


class ChildTalkForm(SmallForm):
    """With a child, in a way that fits the age."""

    spoken_on = DayField(label="Gesproken of gezien op", required=False)
    how = choice("Hoe?", ContactChannel, radio=False)
    apart = answer("Apart van de ouders?")
    fit = line("Hoe paste het gesprek bij de leeftijd?", 500, hint="Bijvoorbeeld: samen getekend.")
    said = long_text("Wat vertelde of liet dit kind zien?", longest=5000)
    not_why = line("Niet gesproken: waarom niet?", 1000)


class OutsideForm(SmallForm):
    nobody_outside_why = line("Sprak u geen enkele professional? Schrijf waarom niet.", 1000)


class ConditionForm(SmallForm):
    kept = choice("Hoe staat het hiermee?", ConditionStatus)
    note = long_text("Toelichting", longest=2000, rows=2)


class IncidentsForm(SmallForm):
    incidents = answer("Is er sinds het vorige moment iets onveiligs gebeurd?")
    incidents_note = long_text("Wat gebeurde er, of waaruit blijkt dat er niets gebeurde?")


class RecoveryForm(SmallForm):
    recovery_begun = answer("Is het herstel begonnen?")
    recovery_note = long_text(
        "Waaruit blijkt dat?", hint="Herstel van wat het geweld met ieder heeft gedaan."
    )


class HelpForm(SmallForm):
    help_state = choice("Loopt de hulp?", HelpState)
    help_note = long_text("Welke hulp, of waarop wordt gewacht?", rows=2)
    regie_clear = answer("Weet iedereen wie de regie heeft?")
    regie_note = long_text("Wat is er met de regie?", rows=2)
    dissent = long_text("Ziet iemand het anders? Wie, en hoe?", rows=2)


class DecisionForm(SmallForm):
    conclusion = long_text("Conclusie", hint="Gemeente en gezin lezen dit mee.", rows=4)
    decision = choice("Besluit", MomentDecision)
    decision_note = long_text("Waarom dit besluit?", rows=3)
    plan_consequence = choice("Wat betekent dit voor het veiligheidsplan?", PlanConsequence)
    plan_note = long_text("Wat verandert er in het plan?", rows=2)
