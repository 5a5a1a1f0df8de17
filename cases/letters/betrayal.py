"""Words by which a family can recognise who reported them, by capacity of the reporter (A4)."""

from cases.enums import Capacity

_CARE = r"hulpverle\w+|begeleid(?:er|ster)\w*|behandelaar\w*|instelling"
_DOCTOR = r"(?:\w*arts|dokter|ziekenhuis|kliniek|spreekuur|verpleegkundig\w+)\w*"

# Regular expressions on folded words; inflections and compounds included.
BETRAYING_WORDS: dict[str, str] = {
    Capacity.POLICE: r"politie\w*|\w*agent(?:en)?|rechercheur\w*|surveillance|aangifte",
    Capacity.GP: r"huisarts\w*|praktijkondersteun\w+|dokter\w*|praktijk|assistente|spreekuur",
    Capacity.YOUTH_HEALTH: r"jgz|jeugdarts\w*|jeugdgezondheid\w*|jeugdverpleeg\w+|"
    r"consultatiebureau\w*|ggd",
    Capacity.PSYCHIATRIST: r"psychiat\w+|ggz\w*|behandelaar\w*",
    Capacity.HOSPITAL: rf"{_DOCTOR}|spoedeisende|seh|afdeling|specialist\w*",
    Capacity.GERIATRICIAN: rf"geriat\w+|{_DOCTOR}",
    Capacity.PSYCHOLOGIST: r"\w*psycholo\w+|ggz\w*|therapeut\w*|behandelaar\w*",
    Capacity.LOCAL_TEAM: r"wijkteam\w*|buurtteam\w*|sociaal team|gebiedsteam\w*|toegangsteam\w*",
    Capacity.GI: r"jeugdbescherm\w+|gezinsvoog\w+|voogd\w*|gecertificeerde|jeugdreclass\w+",
    Capacity.YOUTH_CARE: rf"jeugdhulp\w*|jeugdzorg\w*|gezinscoach\w*|{_CARE}",
    Capacity.HOME_CARE: r"thuiszorg\w*|wijkverpleeg\w+|verzorgende|verpleegkundig\w+",
    Capacity.SOCIAL_WORK: r"maatschappelijk werk\w*|welzijn\w*|jongerenwerk\w*|sociaal werk\w*",
    Capacity.WOMENS_SHELTER: r"vrouwenopvang|blijf van mijn lijf|blijfhuis|opvanghuis",
    Capacity.SCHOOL: r"\w*school\w*|juf\w*|meester\w*|leerkracht\w*|leraar|leraren|lerares\w*|"
    r"docent\w*|mentor\w*|klas|klasgeno\w+|intern begeleid\w+|zorgadviesteam|conrector|schoolplein",
    Capacity.SCHOOL_ATTENDANCE: r"leerplicht\w*|verzuim\w*|\w*school\w*",
    Capacity.MUNICIPALITY: r"gemeente\w*|consulent\w*|ambtena\w+|sociale dienst|wmo\w*",
    Capacity.CHILD_CARE: r"kinderopvang\w*|creche|kinderdagverblijf|peuterspeel\w+|bso|"
    r"gastouder\w*|pedagogisch medewerk\w+|leidster\w*|opvang",
    Capacity.VOLUNTEER_PROFESSIONAL: r"vrijwillig\w+|maatje\w*",
    Capacity.VOLUNTEER: r"vrijwillig\w+|maatje\w*|club|vereniging|trainer\w*",
    Capacity.NEIGHBOURHOOD: r"buur\w*|buren\w*|overbu\w+|bovenbu\w+|onderbu\w+|omwonend\w*|"
    r"omstander\w*|straatgeno\w+|flatbewon\w+|medebewon\w+",
    Capacity.RELATIVE: r"familielid|familieleden|oma\w*|opa\w*|grootouder\w*|grootmoeder|"
    r"grootvader|tante\w*|oom|ooms|schoonmoeder|schoonvader|schoonzus\w*|zwager|nicht|neef",
    Capacity.SOCIAL_NETWORK: r"vriendin\w*|uw vriend(?:en)?|kennis|kennissen|bekende\w*|collega\w*|"
    r"omstander\w*",
    Capacity.OTHER_VT: r"andere regio",
}

# "Uw zus heeft ons gebeld": with a possessive these point at one person.
KIN = r"moeder|vader|zus|zusje|broer|broertje|dochter|zoon|kind|partner|man|vrouw|ex|ex partner"
ACT_OF_REPORTING = r"meldde|gemeld|belde|gebeld|vertelde|verteld|schreef|geschreven|melding deed"

# In the name of an organisation or the title of a job these say nothing about who it is.
_COMMON = """
stichting vereniging basisschool school praktijk huisartsenpraktijk team gemeente politie zorg
hulp jeugd centrum groep noord zuid oost west midden nederland regio bureau instelling dienst
medewerker medewerkster begeleider coordinator professional hulpverlener werker manager
directeur eenheid afdeling locatie eerste veilig thuis wijkteam jeugdhulp gezin gezinnen gezins
"""
COMMON_IN_NAMES = frozenset(_COMMON.split())
# Surnames and first names that are ordinary words as well: they count with a capital only.
_ORDINARY = """
jong jonge groot groote wit zwart bruin bakker visser koning boer boers smit kok bos berg meer
vries graaf graaff brouwer mulder dekker kuiper haan vos wolf beer lang lange klein kleine
oud oude nieuw goed best haar hart hand hof huis dam dijk brink broek veld kamp horst wal
post prins keizer bisschop meester schipper schouten jager slager schilder timmer klerk
wil wim hans roos fleur iris hope grace mei jan mark bram rein ruud huug ons welling blok
"""
WORDS_THAT_ARE_NAMES = frozenset(_ORDINARY.split())

# A quotation of nothing but such words is no quotation.
_SMALL = """
de het een en of maar want dus van voor met op in uit aan bij naar om te ten ter tot over onder is
was zijn waren wordt worden werd heeft hebben had hij zij ze wij we u uw ik je jij hun hen hem haar
er dat die dit deze niet geen ook nog al wel als dan toen nu hier daar veilig thuis melding gezin
contact neemt nemen opnemen
"""
SMALL_WORDS = frozenset(_SMALL.split())

_MR_AND_MRS = "mevrouw mevr mw meneer dhr heer mr drs dr ir ing prof"
TITLES = frozenset(_MR_AND_MRS.split())
