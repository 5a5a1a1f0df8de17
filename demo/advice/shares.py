"""How often who calls about what, in hundreds or thousands of talks.

Callers: CBS StatLine 84849NED, Nederland 2023, split further with the Impactmonitor of 2022.
Months: advice of Veilig Thuis Gelderland-Zuid in 2019. Occasions: CBS 84851NED, Drenthe 2023.
Steps, kinds and lengths of a talk are not published; these are ours.
"""

from common.code_lists import Capacity, Occasion
from consultations.enums import AdviceKind, MeldcodeStep

Shares = dict[str, int]

# Per thousand.
CALLERS: Shares = {
    Capacity.ADULT_VICTIM: 130,
    Capacity.RELATIVE: 125,
    Capacity.SOCIAL_NETWORK: 61,
    Capacity.NEIGHBOURHOOD: 75,
    Capacity.PERPETRATOR: 17,
    Capacity.CHILD: 20,
    Capacity.VOLUNTEER: 6,
    Capacity.OTHER: 7,
    Capacity.UNKNOWN: 14,
    Capacity.POLICE: 46,
    Capacity.GP: 23,
    Capacity.YOUTH_HEALTH: 19,
    Capacity.HOSPITAL: 27,
    Capacity.GERIATRICIAN: 3,
    Capacity.PSYCHOLOGIST: 18,
    Capacity.PSYCHIATRIST: 30,
    Capacity.SCHOOL: 88,
    Capacity.SCHOOL_ATTENDANCE: 2,
    Capacity.CHILD_CARE: 16,
    Capacity.YOUTH_CARE: 58,
    Capacity.GI: 16,
    Capacity.OTHER_VT: 16,
    Capacity.LOCAL_TEAM: 52,
    Capacity.SOCIAL_WORK: 64,
    Capacity.HOME_CARE: 14,
    Capacity.WOMENS_SHELTER: 10,
    Capacity.MUNICIPALITY: 15,
    Capacity.OTHER_PROFESSIONAL: 28,
}

# Talks per month, January first.
MONTHS = (319, 357, 400, 374, 358, 378, 376, 335, 384, 384, 418, 354)

# Per hundred; more than one occasion in a talk is left to chance.
OCCASIONS: Shares = {
    Occasion.CHILD_ABUSE_OTHER: 36,
    Occasion.COMPLEX_DIVORCE: 16,
    Occasion.CHILD_CHECK: 6,
    Occasion.PARTNER_VIOLENCE: 24,
    Occasion.ELDER_ABUSE: 4,
    Occasion.PARENT_ABUSE: 3,
    Occasion.HONOUR: 1,
    Occasion.FORCED_MARRIAGE: 1,
    Occasion.DOMESTIC_OTHER: 9,
}

# Per hundred professionals who are asked.
STEPS: Shares = {
    MeldcodeStep.ONE: 8,
    MeldcodeStep.TWO: 46,
    MeldcodeStep.THREE: 12,
    MeldcodeStep.FOUR: 14,
    MeldcodeStep.FIVE: 20,
}

# Per hundred; chat is for citizens, a table of partners for police and justice.
KINDS: Shares = {AdviceKind.ADVICE: 88, AdviceKind.SUPPORT: 12}
KINDS_OF_CITIZENS: Shares = {AdviceKind.ADVICE: 80, AdviceKind.SUPPORT: 8, AdviceKind.CHAT: 12}
KINDS_OF_PARTNERS: Shares = {
    AdviceKind.ADVICE: 30,
    AdviceKind.ZSM: 50,
    AdviceKind.SAFETY_HOUSE_FOCUS: 13,
    AdviceKind.SAFETY_HOUSE_WEIGHING: 7,
}
PARTNERS = {Capacity.POLICE, Capacity.OTHER_PROFESSIONAL}

# Per hundred, Monday first: most calls come on working days.
WEEKDAYS = (21, 20, 18, 18, 15, 4, 4)
# Per hundred, per hour of the day from midnight.
HOURS = (1, 0, 0, 0, 0, 0, 1, 2, 7, 12, 12, 10, 6, 8, 10, 9, 7, 4, 3, 3, 2, 1, 1, 1)
# Minutes of a talk: half of them shorter than twenty.
LENGTHS = (6, 8, 11, 14, 16, 18, 21, 24, 28, 33, 41, 55)

# Organisations of the demo region that call in a capacity; who stands here twice calls twice
# as often, so that the list of repeat callers has something to say.
ORGANISATIONS: dict[str, tuple[str, ...]] = {
    Capacity.POLICE: ("politie",),
    Capacity.GP: ("linde", "linde", "dijkzicht"),
    Capacity.YOUTH_HEALTH: ("jgz",),
    Capacity.HOSPITAL: ("ziekenhuis",),
    Capacity.GERIATRICIAN: ("ziekenhuis",),
    Capacity.PSYCHOLOGIST: ("oeverland",),
    Capacity.PSYCHIATRIST: ("oeverland",),
    Capacity.SCHOOL: ("wilgenboom", "wilgenboom", "wilgenboom", "kompas", "college"),
    Capacity.CHILD_CARE: ("pinkeltje",),
    Capacity.YOUTH_CARE: ("de_brug",),
    Capacity.GI: ("gi",),
    Capacity.LOCAL_TEAM: (
        "wijkteam_centrum",
        "wijkteam_centrum",
        "wijkteam_haven",
        "wijkteam_oosterwaard",
        "lokaal_dijkendam",
        "toegang_zandmeer",
    ),
    Capacity.HOME_CARE: ("onder_dak",),
    Capacity.WOMENS_SHELTER: ("opvang",),
    Capacity.MUNICIPALITY: ("rietveen", "oosterwaard", "dijkendam", "zandmeer"),
}
MUNICIPALITIES = ("rietveen", "rietveen", "rietveen", "oosterwaard", "dijkendam", "zandmeer")
