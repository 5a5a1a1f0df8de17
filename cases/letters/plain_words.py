"""What we say to families and reporters, in words everybody knows (B1). Pure."""

from cases.enums import (
    AdviceVariant,
    FamilyContactBy,
    Occasion,
    ReceiverKind,
    TriageOutcome,
    YesNoUnknown,
)
from people.enums import Gender

ABOUT = {
    Occasion.PARTNER_VIOLENCE: "ruzie en geweld tussen partners",
    Occasion.HONOUR: "geweld dat te maken heeft met eer",
    Occasion.ELDER_ABUSE: "de zorg voor en de veiligheid van een oudere",
    Occasion.PARENT_ABUSE: "geweld van een kind tegen een ouder",
    Occasion.FORCED_MARRIAGE: "dwang om te trouwen of om in het buitenland te blijven",
    Occasion.CHILD_CHECK: "de vraag of kinderen thuis veilig zijn",
    Occasion.COMPLEX_DIVORCE: "een scheiding waar kinderen last van hebben",
    Occasion.CHILD_ABUSE_OTHER: "de veiligheid van een kind",
    Occasion.DOMESTIC_OTHER: "de veiligheid thuis",
}

TEN_WEEKS = "Binnen tien weken na deze brief hoort u van ons hoe het verder gaat."
NO_MORE = "Meer mogen wij u niet vertellen. Zo beschermen wij de mensen om wie het gaat."

# To a reporter who may hear what was decided.
TO_REPORTER = {
    TriageOutcome.CLOSE: (
        "Wij zien nu geen reden om zelf verder te gaan. Wij sluiten de melding af.",
    ),
    TriageOutcome.OWN_HELP: (
        "De hulp die er al is, gaat verder. Veilig Thuis neemt de hulp niet over.",
        "Lukt het niet, of wordt het onveiliger? Dan meldt u dat opnieuw bij ons.",
    ),
    TriageOutcome.DIRECT_HANDOVER: ("Wij dragen de hulp aan het gezin over aan {receiver}.",),
    TriageOutcome.CONDITIONS: (
        "Veilig Thuis gaat zelf aan de slag om te zorgen dat het veilig wordt en blijft.",
        TEN_WEEKS,
    ),
    TriageOutcome.INVESTIGATION: (
        "Veilig Thuis doet onderzoek naar wat er aan de hand is.",
        TEN_WEEKS,
    ),
}
# To a bystander: that it was taken up and by which kind of party (domain 5.4).
TO_BYSTANDER = {
    TriageOutcome.CLOSE: ("Veilig Thuis heeft uw zorgen opgepakt en de melding afgerond.", NO_MORE),
    TriageOutcome.OWN_HELP: (
        "Uw zorgen zijn opgepakt met de hulp die al bij het gezin betrokken is.",
        NO_MORE,
    ),
    TriageOutcome.DIRECT_HANDOVER: ("Uw zorgen worden opgepakt door {receiver}.", NO_MORE),
    TriageOutcome.CONDITIONS: ("Uw zorgen worden opgepakt door Veilig Thuis.", NO_MORE, TEN_WEEKS),
    TriageOutcome.INVESTIGATION: (
        "Uw zorgen worden opgepakt door Veilig Thuis.",
        NO_MORE,
        TEN_WEEKS,
    ),
}
# After the track, to a reporter who may hear how it goes on, and to a bystander.
SECOND_TO_REPORTER: dict[str, tuple[str, ...]] = {
    YesNoUnknown.YES: (
        "Veilig Thuis heeft met het gezin en met anderen gesproken.",
        "Er komt een vervolg: andere organisaties gaan verder met het gezin.",
    ),
    YesNoUnknown.NO: (
        "Veilig Thuis heeft gedaan wat nodig was.",
        "Er komt geen vervolg. Wij sluiten de melding af.",
    ),
}
SECOND_TO_BYSTANDER: dict[str, tuple[str, ...]] = {
    YesNoUnknown.YES: (
        "Uw zorgen zijn opgepakt. Er komt een vervolg: hulpverleners gaan ermee verder.",
        NO_MORE,
    ),
    YesNoUnknown.NO: (
        "Uw zorgen zijn opgepakt. Veilig Thuis is klaar. Er komt geen vervolg.",
        NO_MORE,
    ),
}
RECEIVER = {
    ReceiverKind.HELPER: "een hulpverlener die het gezin al kent",
    ReceiverKind.LOCAL_TEAM: "het wijkteam",
    ReceiverKind.OTHER: "een andere organisatie die kan helpen",
}
CONTACT_TO_REPORTER: dict[str, str] = {
    FamilyContactBy.VT: "Veilig Thuis",
    FamilyContactBy.LOCAL_TEAM: "Het wijkteam",
    FamilyContactBy.PROFESSIONAL: "Een betrokken professional",
}
CONTACT_TO_FAMILY: dict[str, str] = {
    FamilyContactBy.VT: "Een medewerker van Veilig Thuis",
    FamilyContactBy.LOCAL_TEAM: "Een medewerker van het wijkteam",
    FamilyContactBy.PROFESSIONAL: "Een hulpverlener",
}
TITLE: dict[str, str] = {Gender.MALE: "heer", Gender.FEMALE: "mevrouw"}
ADVICE = {
    AdviceVariant.CONTINUE: "Ons advies: zet de hulp voort zoals u die nu geeft.",
    AdviceVariant.ADAPT: "Ons advies: pas de hulp aan.",
}


def listed(words: list[str]) -> str:
    """ "a", "a en b", "a, b en c"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} en {words[-1]}"
