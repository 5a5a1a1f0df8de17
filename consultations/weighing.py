"""The walk through the afwegingskader: five questions, and when reporting is the norm. Pure.

The questions stand in step 4 and 5 of the meldcode (002-02); the third to fifth are walked
through together with Veilig Thuis. The order of the answers below is that of the frame: what
comes first weighs most.
"""

from dataclasses import dataclass

from common.code_lists import YesNoUnknown
from consultations.enums import ReportNorm, SafetyAnswer

YES, NO = YesNoUnknown.YES, YesNoUnknown.NO

# Where each answer stands in an advice and on its page.
ANSWERED_IN = {
    "suspicion": "weigh_suspicion",
    "safety": "weigh_safety",
    "disclosure": "weigh_disclosure",
    "help": "weigh_help",
    "acceptance": "weigh_acceptance",
    "result": "weigh_result",
}


@dataclass(frozen=True)
class Answers:
    """What the caller answers to the five questions; empty is not asked yet."""

    suspicion: str = ""
    safety: str = ""
    disclosure: str = ""
    help: str = ""
    acceptance: str = ""
    result: str = ""


@dataclass(frozen=True)
class Weighed:
    """What the frame says of these answers, in one sentence, and on what that rests."""

    norm: ReportNorm
    sentence: str
    source: str = ""


def weigh(answers: Answers) -> Weighed:
    """What the answers so far mean. An answer nobody gave decides nothing."""
    if answers.safety in {SafetyAnswer.ACUTE, SafetyAnswer.STRUCTURAL}:
        kind = SafetyAnswer(answers.safety).label
        return Weighed(
            ReportNorm.REPORT,
            f"Het is {kind}. Melden is de norm, ook als de beller zelf hulp biedt.",
            "Q&A veranderde werkwijze 2018, vraag 1 en 2",
        )
    if answers.disclosure == YES:
        return Weighed(
            ReportNorm.REPORT,
            "Een slachtoffer vertelt zelf over het geweld. Melden is de norm.",
            "Basisdocument afwegingskaders: disclosure",
        )
    if answers.suspicion == NO:
        return Weighed(
            ReportNorm.OWN_HELP,
            "Er is geen vermoeden. Melden hoeft niet; de beller blijft alert.",
            "Afwegingskader, vraag 1",
        )
    for answer, sentence in (
        (answers.help, "De beller kan zelf geen passende hulp bieden of organiseren."),
        (answers.acceptance, "De betrokkenen nemen de hulp niet aan."),
        (answers.result, "De hulp leidt niet tot veiligheid."),
    ):
        if answer == NO:
            return Weighed(
                ReportNorm.REPORT,
                f"{sentence} Melden is de norm.",
                "KNMG-meldcode, meldnorm 2 en 3",
            )
    if (answers.help, answers.acceptance, answers.result) == (YES, YES, YES):
        return Weighed(
            ReportNorm.OWN_HELP,
            "De beller kan zelf verder. Spreek af wanneer hij nagaat of het veilig blijft.",
            "Afwegingskader, vraag 3 tot en met 5",
        )
    return Weighed(ReportNorm.OPEN, "Loop de vragen door; de uitkomst verschijnt hier.")
