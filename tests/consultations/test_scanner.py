"""What a quick hand types about a family, and what the scanner makes of it. All is fictitious."""

import time
from itertools import pairwise

import pytest

from consultations.scanner import Finding, IdentityKind, find_identities, sentences

pytestmark = pytest.mark.rule("A6")


def found(text: str, kind: IdentityKind) -> list[str]:
    return [finding.text for finding in find_identities(text) if finding.kind == kind]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("haar zoon Daan wordt geslagen", "Daan"),
        ("Chantal wil weg bij haar man", "Chantal"),
        ("moeder heet sandra en is bang", "sandra"),
        ("zusje emma is 4 jaar", "emma"),
        ("kleindochter fleur logeert bij ons", "fleur"),
        ("ze heten jaydn en mayson", "mayson"),
        ("mijn naam is kowalczyk", "kowalczyk"),
        ("Beller is buurvrouw van de fam. Pinas.", "Pinas"),
        ("mw. J. de Boer belt weer", "J. de Boer"),
        ("gesproken met meneer Aydın", "Aydın"),
        ("dhr v/d Meer drinkt veel", "v/d Meer"),
        ("mw v.d. laan durft niet naar huis", "v.d. laan"),
        ("familie de groot ligt in scheiding", "de groot"),
        ("Het gaat om van den Berg", "van den Berg"),
        ("zijn oom El Amrani weet ervan", "El Amrani"),
        ("mevrouw de Vries-Yılmaz is bang", "de Vries-Yılmaz"),
        ("J.P. van 't Hof heeft gebeld", "J.P. van 't Hof"),
        ("Ouders heten Gert-Jan en Wilma", "Gert-Jan"),
        ("Daans moeder drinkt", "Daans"),
        ("Zoë is bang voor haar stiefvader", "Zoë"),
        ("Łukasz drinkt wodka", "Łukasz"),
        ("leerling Xanthe komt met blauwe plekken", "Xanthe"),
        ("Ben is boos op zijn zus", "Ben"),
        ("Xyloë is bang voor thuis", "Xyloë"),
        ("hij noemt zich Dré en stalkt haar", "Dré"),
        ("betrokken bij familie Van 't Hof", "Van 't Hof"),
        # In no list: the words around tell.
        ("volgens kleindochter Wyndrael is het thuis niet veilig", "Wyndrael"),
        ("de zus van Wyndrael belt", "van Wyndrael"),
        ("Wyndrael en haar broertje zijn alleen thuis", "Wyndrael"),
        ("ik weet dat Wyndrael haar slaat", "Wyndrael"),
        ("op school is Wyndrael (7) stil", "Wyndrael"),
        ("het gaat over Wyndrael K. uit groep 4", "Wyndrael"),
        ("overleg over cliënt (W. Wyndrael)", "W. Wyndrael"),
        ("patiënte Van Wyndrael ligt op de afdeling", "Van Wyndrael"),
        ("de vrouw die Wyndrael heet", "Wyndrael"),
        ("mevrouw Van der L. is bang", "Van der L"),
        ("mw j. de wit durft niet", "j. de wit"),
        ("haar naam is Bakker", "Bakker"),
        ("casus Dekkers, partnergeweld", "Dekkers"),
        ("de kinderen Bakker zijn bij opa", "Bakker"),
    ],
)
def test_a_name_is_found(text, name):
    assert name in found(text, IdentityKind.NAME)


@pytest.mark.parametrize(
    "text",
    ["bsn 111222333", "BSN: 123 456 782", "nummer 1112.22.333 doorgegeven", "bsn-nr 12345678"],
)
def test_a_bsn_is_found(text):
    assert len(found(text, IdentityKind.BSN)) == 1


def test_nine_digits_that_fail_the_eleven_test_are_no_bsn():
    assert not find_identities("rekening 123456789")


@pytest.mark.parametrize(
    "number",
    [
        "06 12 34 56 78",
        "06-12345678",
        "0612345678",
        "06.12.34.56.78",
        "(036) 530 12 34",
        "+31 6 1234 5678",
        "+31(0)6-12345678",
        "0031612345678",
        "+49 170 1234567",
    ],
)
def test_a_telephone_number_is_found_however_it_is_spelled(number):
    assert found(f"terugbellen op {number} na vijf uur", IdentityKind.PHONE) == [number]


@pytest.mark.parametrize("address", ["s.dejong85@voorbeeld.nl", "bang_meisje @ voorbeeld.com"])
def test_an_e_mail_address_is_found(address):
    assert found(f"mail naar {address}", IdentityKind.EMAIL) == [address]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("ruzie op Kerkstraat 12", "Kerkstraat 12"),
        ("de Nieuwe Gracht 4-II", "de Nieuwe Gracht 4-II"),
        ("aan de Dorpsweg, nr 9", "de Dorpsweg, nr 9"),
        ("komt van kerkstr 14b", "kerkstr 14b"),
        ("woont Schoutenburg 12", "Schoutenburg 12"),
        ("woonachtig in de Zonnebloemstraat", "Zonnebloemstraat"),
        ("speelt op de Nieuwe Gracht 4-II, vrouw is bang", "de Nieuwe Gracht 4-II"),
        ("Laan van Meerdervoort 101 bis", "Laan van Meerdervoort 101 bis"),
        ("1234 AB", "1234 AB"),
        ("postcode is 1315xh", "1315xh"),
        ("gezin op Schoolstr.12 wil hulp", "Schoolstr.12"),
        ("het is op zonneweide 14 in Drachten", "zonneweide 14"),
        ("zij woont op nummer 12", "woont op nummer 12"),
    ],
)
def test_an_address_is_found(text, address):
    assert address in found(text, IdentityKind.ADDRESS)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("geb. 3-4-2018", "3-4-2018"),
        ("kind geboren op 12 mei 2011", "12 mei 2011"),
        ("gb 03/04/18", "03/04/18"),
        ("is op 5 augustus 2015 geboren", "5 augustus 2015"),
        ("zoontje (03-04-2018) zit in groep 3", "03-04-2018"),
        ("jarig op 3 april", "3 april"),
        ("staat in het systeem als 23 dec 1979", "23 dec 1979"),
        ("de jongste is van 27 april 2018 (geboren)", "27 april 2018"),
        ("wordt 12 mei 8 jaar", "12 mei"),
    ],
)
def test_a_birth_date_is_found(text, day):
    assert found(text, IdentityKind.BIRTH_DATE) == [day]


@pytest.mark.parametrize(
    "text",
    [
        "Sinds 3 maart ruzie, op 12-05-2025 was de politie aan de deur.",
        "Gesprek van 06-12-25 12.30 uur is verplaatst naar 14 januari.",
        "Vader drinkt, oma vangt de kinderen op. Kind 2 is 6 jaar.",
        "Moeder (35) heeft 12.500 euro schuld en belt 3 keer per week.",
        "Turkse moeder; het is Ramadan. Signs of Safety besproken.",
        "School De Klimop in Almere Haven maakt zich zorgen. Wijkteam Centrum is betrokken.",
        "De Jeugdbescherming, GGZ Centraal en de Raad voor de Kinderbescherming zijn betrokken.",
        "Meldcode stap 2 en 5, art. 5.2.6 Wmo 2015.",
        "Zie AD-2026-00012. Bel 112 of Veilig Thuis: 0800-2000.",
        "Meneer wil niet praten, mw is bang. Dhr. heeft een contactverbod.",
        "Het heet intieme terreur. Hoe heet dat?",
        "In 2024 VT gebeld, in 2025 is het rustig geweest.",
        "Onderweg 2 keer gebeld, op de snelweg 120 gereden.",
        "Vader werkt bij Albert Heijn.",
        "Ouder A drinkt, ouder B werkt.",
        "Verhuisd van Alphen aan den Rijn naar Wijk bij Duurstede.",
        "Mevrouw heeft Parkinson en slikt Sertraline. Start in Jan. 2026.",
        "Gezin al bekend bij de Opvoedpoli, jeugdzorgaanbieder De Vliet helpt.",
        # Organisations, goods and games in no list.
        "Overleg met Wyndrael en Oosterlicht, de hulp van Wyndrael stopt binnenkort.",
        "Hij speelt Wyndrael tot diep in de nacht en rijdt in een Wyndrael.",
        "Zwemles bij De Kolk, bakkerij De Molen, de Fatih moskee en het Johan de Witt College.",
        "Moeder Overspannen, Vader Uithuisgeplaatst, Kind Angstig. Plan: Terugkoppeling Team.",
        "VADER ONTKENT, MOEDER BEVESTIGT.",
        "De Trainer Voetbal en de Docent Nederlands delen de zorg. Meester Gym ook.",
        "Het syndroom van Wyndrael. De ernst van het letsel valt mee. School zoekt een JIM.",
        "Werkt bij Van Haren, doet Marte Meo, kijkt Donald Duck. Jan en alleman weet het.",
        "Getrouwd op 3 mei 2009, de wet geldt sinds 1 juli 2013.",
        "Zij woont in de Bijlmer of nu in Poort, op de Brink. Rechtbank Assen beslist.",
    ],
)
def test_what_tells_nobody_gives_no_alarm(text):
    assert find_identities(text) == []


@pytest.mark.parametrize("unseen", ["\u00ad", "\u200b", "\u200d", "\ufeff", "\u2060"])
def test_letters_nobody_sees_hide_nothing(unseen):
    typed = f"zoon Da{unseen}an, bel 06{unseen}1234{unseen}5678"
    name, number = find_identities(typed)
    assert (name.text, number.kind) == (f"Da{unseen}an", IdentityKind.PHONE)


def test_an_accent_typed_apart_hides_nothing():
    assert found("Zoe\u0308 is bang", IdentityKind.NAME) == ["Zoe\u0308"]


def test_a_finding_tells_its_place_and_findings_do_not_overlap():
    text = "Daan de Wit, Kerkstraat 12, 1234 AB, geb. 3-4-2018, 06-12345678"
    findings = find_identities(text)
    assert [text[one.start : one.end] for one in findings] == [one.text for one in findings]
    assert all(one.end <= two.start for one, two in pairwise(findings))
    assert [one.kind for one in findings] == [
        IdentityKind.NAME,
        IdentityKind.ADDRESS,
        IdentityKind.ADDRESS,
        IdentityKind.BIRTH_DATE,
        IdentityKind.PHONE,
    ]


def test_each_finding_is_one_dutch_sentence_and_the_same_words_are_said_once():
    phone = Finding(IdentityKind.PHONE, "06 12 34 56 78", 0, 14)
    again = Finding(IdentityKind.PHONE, "06 12 34 56 78", 20, 34)
    assert sentences([phone, again]) == [
        "Dit lijkt een telefoonnummer: “06 12 34 56 78”. "
        "Haal het weg of schrijf het zonder herkenbare gegevens."
    ]


@pytest.mark.parametrize(
    "part",
    ["a", "Ab ", "1", "06-", "a@", "J.", "van den ", "De ", "straat ", "woont aan de ", "geb. ",
     "heet ", "tel ", "1 jan ", "\u0301", "\u00ad", "Ab-", " ", "\n"],
)  # fmt: skip
def test_a_hundred_thousand_letters_take_no_more_than_they_are_worth(part):
    text = (part * 100_000)[:100_000]
    began = time.process_time()
    find_identities(text)
    assert time.process_time() - began < 10
