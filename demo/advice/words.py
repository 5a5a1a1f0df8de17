"""What callers ask and what they are told, per occasion. Nobody is named: so it is written."""

from common.code_lists import Nature, Occasion
from consultations.enums import AgeBand

QUESTIONS: dict[str, tuple[str, ...]] = {
    Occasion.CHILD_ABUSE_OTHER: (
        "Leerling komt al weken moe en met een lege broodtrommel op school. Wat kunnen wij doen?",
        "Kind zegt dat het thuis slaag krijgt. Moeten wij eerst met de ouders praten?",
        "Blauwe plekken op de bovenarmen, verhaal van moeder past er niet bij.",
        "Peuter wordt vaak laat opgehaald en ruikt naar urine. Ouders reageren nergens op.",
        "Moeder is na een opname terug naar huis. Zorgen over de baby als zij alleen is.",
        "Tiener wil niet naar huis na school en zegt niet waarom.",
    ),
    Occasion.COMPLEX_DIVORCE: (
        "Ouders praten niet meer met elkaar. Het kind zit ertussen en slaapt slecht.",
        "Vader belt over ruzies bij het wisselen van de kinderen. Hij wil weten wat hij kan doen.",
        "School merkt dat het kind bij elke overdracht buikpijn heeft.",
        "Moeder wil de omgang stoppen na dreigende berichten van haar ex-partner.",
    ),
    Occasion.CHILD_CHECK: (
        "Cliënt met een verslaving heeft twee jonge kinderen thuis. Hoe doe ik de kindcheck?",
        "Vader is opgenomen met een psychose. Wie let er op de kinderen?",
    ),
    Occasion.PARTNER_VIOLENCE: (
        "Mevrouw wordt geslagen door haar man en durft niet naar de politie.",
        "Buurvrouw hoort elke week geschreeuw en gebonk. Vraagt of bellen zin heeft.",
        "Cliënte vertelt over jarenlange controle door haar partner: geld, telefoon, contacten.",
        "Meneer zegt dat hij zich niet kan inhouden bij ruzie en wil hulp.",
        "Zus maakt zich zorgen: haar zus heeft weer een blauw oog en zegt dat zij gevallen is.",
    ),
    Occasion.ELDER_ABUSE: (
        "Zoon pint het pensioen van zijn moeder. Zij durft er niets van te zeggen.",
        "Mantelzorger is op en bindt zijn vrouw in de stoel vast. Wat raden jullie aan?",
    ),
    Occasion.PARENT_ABUSE: (
        "Moeder wordt door haar zoon van achttien geslagen als zij geen geld geeft.",
        "Ouders zijn bang voor hun dochter en sluiten hun slaapkamer af.",
    ),
    Occasion.HONOUR: (
        "Leerlinge mag niet meer alleen naar buiten sinds de familie van haar vriend weet.",
    ),
    Occasion.FORCED_MARRIAGE: (
        "Leerlinge is bang dat zij na de vakantie niet terugkomt. Er is over een huwelijk gepraat.",
    ),
    Occasion.DOMESTIC_OTHER: (
        "Broers vechten thuis steeds harder, ouders weten niet meer wat zij moeten doen.",
        "Vrouw wordt door haar schoonfamilie uitgescholden en bedreigd.",
        "Oma belt: haar kleinkind ziet veel ruzie bij de ouders thuis.",
    ),
}

ADVICE: dict[str, tuple[str, ...]] = {
    "1": (
        "Schrijf op wat u ziet en hoort, met datum. Vraag ook collega's wat zij zien. Bel terug "
        "als u meer weet.",
    ),
    "2": (
        "Ga met de ouders in gesprek: noem wat u ziet en vraag hoe het thuis gaat. Samen de "
        "eerste zinnen geoefend.",
        "Overleg met de aandachtsfunctionaris en plan daarna stap 3. Vraag ook naar de andere "
        "kinderen in huis.",
        "Spreek het kind eerst alleen, op een rustig moment. Beloof geen geheimhouding.",
    ),
    "3": (
        "Het gesprek voorbereid: niet oordelen, feiten noemen, vragen wat helpt. Daarna samen "
        "wegen of het veilig genoeg is.",
        "Let op veiligheid vóór het gesprek: niet bellen als de partner meeluistert.",
    ),
    "4": (
        "De vijf vragen van het afwegingskader doorgenomen. Eigen hulp is nu genoeg; over vier "
        "weken nagaan of het echt rustiger is.",
        "Samen gewogen. Zet de hulp op schrift met wie wat doet en bel als er iets gebeurt.",
    ),
    "5": (
        "Besproken dat melden de norm is en hoe u dat met het gezin bespreekt. Beller overlegt "
        "nog intern.",
        "Besluit besproken: zelf hulp organiseren, met een afspraak over wat er moet veranderen.",
    ),
    "citizen": (
        "Uitgelegd wat Veilig Thuis doet en dat melden kan. Bij gevaar 112 bellen. Beller wil "
        "eerst zelf met de familie praten.",
        "Samen bedacht wat veilig is om te doen. Tasje klaarzetten, telefoon geladen, buren "
        "inlichten. Naar de huisarts voor de verwondingen.",
        "Verwezen naar wijkteam en maatschappelijk werk. Beller belt daar morgen zelf.",
        "Geluisterd en uitgelegd welke hulp er is voor wie slaat en voor wie geslagen wordt.",
    ),
    "table": (
        "Informatie over de werkwijze gegeven. De partijen spreken af wie contact houdt.",
        "Meegedacht over veiligheid en zorg na de aanhouding. Afspraken staan bij de partners.",
    ),
}

AGREEMENTS = (
    "Beller neemt zelf weer contact op.",
    "Over twee weken belt de beller terug.",
    "",
    "",
)
SUPPORT_PLAN = "Samen stap voor stap naar het wijkteam. Elke week kort bellen tot de hulp loopt."
SUPPORT_CONTACTS = (
    "Heeft gebeld met het wijkteam, afspraak staat. Vindt het spannend.",
    "Eerste gesprek bij het wijkteam is geweest. Het is thuis rustiger.",
    "Geen gehoor op het afgesproken moment, voicemail is niet ingesproken.",
)

NATURES: dict[str, tuple[str, ...]] = {
    Occasion.CHILD_ABUSE_OTHER: (
        Nature.PHYSICAL_ABUSE,
        Nature.PEDAGOGICAL_NEGLECT,
        Nature.AFFECTIVE_NEGLECT,
        Nature.PHYSICAL_NEGLECT,
    ),
    Occasion.COMPLEX_DIVORCE: (Nature.PSYCHOLOGICAL, Nature.WITNESS),
    Occasion.CHILD_CHECK: (Nature.PEDAGOGICAL_NEGLECT,),
    Occasion.PARTNER_VIOLENCE: (Nature.PHYSICAL_ABUSE, Nature.PSYCHOLOGICAL, Nature.WITNESS),
    Occasion.ELDER_ABUSE: (Nature.FINANCIAL, Nature.PSYCHOLOGICAL),
    Occasion.PARENT_ABUSE: (Nature.PHYSICAL_ABUSE, Nature.PSYCHOLOGICAL),
}
CHILDREN = {
    Occasion.CHILD_ABUSE_OTHER,
    Occasion.COMPLEX_DIVORCE,
    Occasion.CHILD_CHECK,
}
CHILD_BANDS = (AgeBand.AGE_0_3, AgeBand.AGE_4_11, AgeBand.AGE_4_11, AgeBand.AGE_12_17)
