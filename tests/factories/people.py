"""Fictitious people: names as they live in a Dutch town, all of them invented."""

import re
from random import Random

from people.models import Person
from people.particulars import AddressGiven, Particulars
from people.services import move, register_person

FEMALE = """
Sanne Fenna Lotte Anouk Marijke Femke Roos Willemijn Tess Yara Elif Zeynep Ayşe Gülcan Meryem
Fatima Khadija Samira Noor Hafsa Zofia Małgorzata Agnieszka Katarzyna Zuzanna Chantal Shanice
Priscilla Soraya Anjali Indra Mei Linh Hoa Grace Abena Chiamaka Selam Oksana Olena Ivana Mirjana
Françoise Zoë Chloë Isabelle Geertruida Hendrika Aaltje Trijntje
"""
MALE = """
Bram Sjoerd Jelle Thijs Wouter Maarten Joost Pieter Hendrik Gerrit Daan Lars Emre Mehmet Yusuf Ömer
İbrahim Mohammed Youssef Hamza Bilal Rachid Łukasz Paweł Krzysztof Wojciech Tomasz Ricardo Jayden
Winston Raj Vikram Wei Minh Kofi Chukwuemeka Tesfaye Dmytro Andriy Goran Zoran André René Noël
Christiaan Theodorus Cornelis Johannes Philip Stefan Filip
"""
PLAIN = """
Jansen Janssen Visser Smit Smits Schmidt Mulder Bakker Hendriks Dekker Dijkstra Hoekstra Wiersma
Postma Terpstra Kuiper Kuijper Koning Veenstra Bosch Bos Peeters Pieters Schouten Schipper Kok
Timmermans Willems Vermeulen Verhoeven Kaya Yılmaz Yıldız Özdemir Çelik Şahin Aydın Öztürk Doğan
Kılıç Kowalski Wiśniewski Szymański Wójcik Zieliński Łukaszewicz Pinas Groen Ramdin Ramlal Baboeram
Wong Nguyen Chen Okafor Mensah Tesfay Kovalenko Petrović Marković Haddad Haddou Bouali Amrani Benali
Boukhari Azzouzi Martina Girigorie Croes Latuheru Tahapary Rodrigues Fernandes Müller Jørgensen
Lefèvre Thijssen Philipsen Boomsma Cornelissen Gerritsen Zwart Blaauw Quist Rijnders Eijk Ouwehand
Nauta Uijttewaal
"""
WITH_PARTICLE = """
van den:Berg van den:Brink van der:Meer van der:Heijden van:Dijk van:Dam van:Leeuwen de:Vries
de:Boer de:Wit de:Groot de:Jong den:Hartog ten:Broeke ter:Horst te:Riele 't:Hart in 't:Veld
op den:Kamp el:Idrissi el:Ouazzani ait:Hammou bin:Saleh von:Essen van 't:Hoff van de:Ven
uit den:Bogaard al:Khatib
"""
GIVEN_NAMES = {"female": FEMALE.split(), "male": MALE.split()}
SURNAMES = [
    *(("", name) for name in PLAIN.split()),
    *((found[0].strip(), found[1]) for found in re.findall(r"([a-z' ]+):(\w+)", WITH_PARTICLE)),
]


def person_name(random: Random) -> tuple[str, str, str, str]:
    """Gender, calling name, particle and surname; one in eight carries a double surname."""
    gender = random.choice(list(GIVEN_NAMES))
    particle, surname = random.choice(SURNAMES)
    if random.random() < 0.125:
        second_particle, second = random.choice(SURNAMES)
        surname = f"{surname}-{second_particle} {second}".replace("- ", "-")
    return gender, random.choice(GIVEN_NAMES[gender]), particle, surname


def postcode(random: Random) -> str:
    """A postcode in the nineties hundred of a town that does not exist."""
    letters = "ABCDEGHJKLMNPRTVWXZ"
    return f"{random.randint(9970, 9979)}{random.choice(letters)}{random.choice(letters)}"


def fictitious_bsn(random: Random) -> str:
    """Nine digits that pass the 11-proef, from the series the state never hands out (9999…)."""
    while True:
        digits = [9, 9, 9, 9, *(random.randint(0, 9) for _ in range(4))]
        last = sum((9 - i) * digit for i, digit in enumerate(digits)) % 11
        if last < 10:
            return "".join(map(str, [*digits, last]))


def person(region, *, actor, address: AddressGiven | None = None, **particulars) -> Person:
    """Somebody of this region, recorded the way the product records them."""
    made = register_person(Particulars(**particulars), actor=actor, region=region)
    if address:
        move(made, address, actor=actor)
    return made
