"""What the words of a handover mean, as one says it to a family: at the table and on paper (B1)."""

from cases.enums import RegieKind
from handover.enums import AgreementKind, MeetingPlace

# Who directs what, from the side of the family (domain 5.2).
REGIE = {
    RegieKind.REGIE_OP_VEILIGHEID: "zorgt dat het thuis veilig is",
    RegieKind.PROCESREGIE: "zorgt dat alle hulpverleners samenwerken",
    RegieKind.CASUSREGIE: "regelt de hulp in het gezin",
    RegieKind.ZICHT_OP_VEILIGHEID: "kijkt of het veilig blijft",
    RegieKind.CLIENT_CONTACT: "is het aanspreekpunt voor het gezin",
}
PLACES = {
    MeetingPlace.HOME_VISIT: "thuis bij het gezin",
    MeetingPlace.VT: "bij Veilig Thuis",
    MeetingPlace.MUNICIPALITY: "bij de gemeente",
}
PLANS = {
    AgreementKind.SAFETY_PLAN: "Het veiligheidsplan",
    AgreementKind.CARE_PLAN: "Het plan voor de hulp",
    AgreementKind.RECOVERY_PLAN: "Het plan om te herstellen",
}
