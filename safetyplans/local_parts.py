"""The parts of the municipal half in reading order, each a page of its own (000-26, 6.5)."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from safetyplans.guards import municipal_half as guards

if TYPE_CHECKING:
    from safetyplans.models import SafetyPlan
    from workflow.guards import Guard


@dataclass(frozen=True)
class LocalPart:
    """``kind`` names its rows, of which ``add`` makes one; ``words``: it has texts of its own.

    ``brief``: it is in the brief plan for a light case too; ``of_vt``: only where VT set
    conditions.
    """

    slug: str
    title: str
    asks: str
    guards: tuple["Guard", ...] = ()
    words: bool = True
    kind: str = ""
    add: str = ""
    brief: bool = False
    of_vt: bool = False


ELABORATION = LocalPart(
    "uitwerking",
    "1. Uitwerking en afspraken",
    "Werk het plan samen met het gezin uit. Spreek kleine, concrete stappen af: wie doet wat, en "
    "wanneer.",
    (guards.plan_is_elaborated,),
    kind="agreements",
    add="Voeg een afspraak toe",
    brief=True,
)
CONDITIONS = LocalPart(
    "voorwaarden",
    "De voorwaarden van Veilig Thuis",
    "Iedere voorwaarde komt terug in het plan. Schrijf bij elke hoe, wie zicht houdt en hoe vaak.",
    (guards.every_condition_returns,),
    words=False,
    kind="conditions",
    of_vt=True,
)
SIGHT = LocalPart(
    "zicht",
    "2. Zicht op de veiligheid",
    "Eén persoon kijkt of de voorwaarden en afspraken kloppen. Het gezin weet wie dat is.",
    (guards.sight_is_named,),
    brief=True,
)
CAUSES = LocalPart(
    "oorzaken",
    "3. Onderliggende oorzaken",
    "Wat maakte het onveilig? Denk aan schulden, drank, ziekte of wat iemand eerder meemaakte. "
    "Schrijf ook welke zorg daarbij past.",
    (guards.causes_are_told,),
)
RECOVERY = LocalPart(
    "herstel",
    "4. Herstel",
    "Hoe herstelt ieder van wat er gebeurde, en hoe herstelt het contact met elkaar?",
    (guards.recovery_is_told,),
)
GOALS = LocalPart(
    "doelen",
    "Doelen",
    "Waar werkt het gezin naartoe, en met welke stappen? Het belangrijkste doel staat op plaats 1.",
    (guards.end_goal_has_a_term, guards.goals_are_smart, guards.goals_are_prioritised),
    kind="goals",
    add="Voeg een doel toe",
    brief=True,
)
AREAS = LocalPart(
    "leefgebieden",
    "Leefgebieden",
    "Hoe redt het gezin zich? 1 is: er is nu hulp nodig. 5 is: het lukt goed zonder hulp. Bij een "
    "1 of een 2 hoort een doel.",
    (guards.life_areas_are_looked_at, guards.low_areas_have_a_goal),
    words=False,
    kind="areas",
)
OWN = LocalPart(
    "eigen-aandeel",
    "Wat doet ieder zelf?",
    "Van ieder gezinslid van twaalf jaar en ouder: wat het zelf doet, en wat er volgt als dat niet "
    "lukt.",
    (guards.everybody_has_a_part,),
    words=False,
    kind="own",
)
NETWORK = LocalPart(
    "netwerk",
    "Het netwerk van het gezin",
    "Wie staan er om het gezin heen, en wat doen zij in het plan?",
    (guards.network_is_looked_at,),
    kind="network",
    add="Voeg iemand toe",
)
SUB_PLANS = LocalPart(
    "deelplannen",
    "Plannen van andere organisaties",
    "Er is één plan. Heeft een andere organisatie een eigen plan voor iemand uit dit gezin? "
    "Schrijf hoe dat hierop is afgestemd.",
    (guards.sub_plans_are_aligned,),
    words=False,
    kind="sub_plans",
    add="Voeg een deelplan toe",
)
FOLLOW = LocalPart(
    "volgen",
    "Terugkijken en rapporteren",
    "Wanneer kijkt u met het gezin of het plan werkt?",
    (guards.evaluation_is_planned, guards.reporting_is_agreed),
    brief=True,
)
RECIPIENTS = LocalPart(
    "verspreiding",
    "Wie krijgt het plan?",
    "Iedereen die meedoet, weet wat er in het plan staat.",
    words=False,
    kind="recipients",
    add="Voeg iemand toe",
    brief=True,
)
SIGNATORIES = LocalPart(
    "ondertekenaars",
    "Wie ondertekent?",
    "Het gezin tekent, en iedereen die in het plan iets doet. Schrijf hier de professionals en "
    "wie er uit het netwerk meetekent.",
    (guards.signatories_are_named,),
    words=False,
    kind="signatories",
    add="Voeg een ondertekenaar toe",
    brief=True,
)

PARTS = {
    part.slug: part
    for part in (
        ELABORATION,
        CONDITIONS,
        SIGHT,
        CAUSES,
        RECOVERY,
        GOALS,
        AREAS,
        OWN,
        NETWORK,
        SUB_PLANS,
        FOLLOW,
        RECIPIENTS,
        SIGNATORIES,
    )
}


def parts_of(plan: "SafetyPlan") -> list[LocalPart]:
    """What this plan asks: less of a brief one, and no conditions where VT set none (7.11)."""
    return [
        part
        for part in PARTS.values()
        if (part.brief or not plan.short_form) and (plan.track_id or not part.of_vt)
    ]
