"""Names as they occur in a Dutch town, by where they come from: a few common, many rare.

The parts are ordinary; who is put together from them exists nowhere.
"""

from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate, product
from random import Random


class Origin(StrEnum):
    DUTCH = "Dutch"
    TURKISH = "Turkish"
    MOROCCAN = "Moroccan"
    SURINAMESE = "Surinamese"
    POLISH = "Polish"


@dataclass(frozen=True)
class FamilyName:
    particle: str
    surname: str

    def of(self, *, woman: bool) -> "FamilyName":
        """Polish names follow who bears them: Kowalski and Kowalska."""
        for his, hers in (("ski", "ska"), ("cki", "cka")):
            if woman and self.surname.endswith(his):
                return FamilyName(self.particle, self.surname.removesuffix(his) + hers)
        return self


class Names:
    """Surnames and first names of one origin, the common ones drawn more often."""

    def __init__(self, family: list[FamilyName], women: str, men: str) -> None:
        self.family, self.women, self.men = family, women.split(), men.split()
        self.weights = [_running(len(names)) for names in (family, self.women, self.men)]

    def surname(self, random: Random) -> FamilyName:
        return random.choices(self.family, cum_weights=self.weights[0])[0]

    def given(self, random: Random, *, woman: bool) -> str:
        names, weights = (self.women, self.weights[1]) if woman else (self.men, self.weights[2])
        return random.choices(names, cum_weights=weights)[0]


def _running(count: int) -> list[float]:
    """The most common of a thousand belongs to about one in two hundred."""
    return list(accumulate(1 / (rank + 20 + count / 20) for rank in range(count)))


def _plain(text: str, particle: str = "") -> list[FamilyName]:
    return [FamilyName(particle, word) for word in text.split()]


def _joined(firsts: str, lasts: str, particles: tuple[str, ...] = ("",)) -> list[FamilyName]:
    """Every first with every last part, the particles taking turns."""
    pairs = enumerate(product(firsts.split(), lasts.split()))
    return [
        FamilyName(particles[number % len(particles)], first + last)
        for number, (first, last) in pairs
    ]


DUTCH = Names(
    [
        *_plain("Jong Vries Boer Groot Haan Wit Bruin Graaf Lange Ruiter Leeuw Koning", "de"),
        *_plain("Jansen Bakker Visser Smit Meijer Mulder Peters Hendriks Dekker Dijkstra"),
        *_plain("Dijk Leeuwen Vliet Dam Beek Dongen Rijn Wijk Schaik Rooij Zanten", "van"),
        *_plain("Berg Brink Heuvel Bosch Broek Hoek Eijnden Akker Bergh Velden", "van den"),
        *_plain("Meer Linden Heijden Veen Wal Horst Zee Pol Laan Ploeg Meulen Heide", "van der"),
        *_plain("Vermeulen Kuipers Willems Schouten Hoekstra Kok Verhoeven Prins Postma Huisman"),
        *_plain("Hermans Wolters Koster Scholten Timmermans Groen Gerritsen Evers Kramer Blom"),
        *_plain("Veld Hof Hart Hooft Zandt", "in 't"),
        *_joined(
            "Bos Veld Kamp Lind Mol Water Zand Heid Broek Laan Woud Stein Berk Els Ros Hage "
            "Oost Wester Noor Zuid Klein Groot Schip Vos Wolf Duin Poel Rijs Esch Grave "
            "Thijs Philip Cornel Oude Nieuw Loo Haver Tarwe Vlas Ijzer Koper Schaep Corn Quist",
            "man stra sma huis hof kamp ink sen mans horst wijk burg aar ers ema dal veld "
            "meijer drecht haven bach tink broek",
            ("", "", "", "", "van", "van de", "de", "ter", "van den"),
        ),
    ],
    women="Johanna Maria Anna Sanne Emma Lieke Noor Anouk Maud Femke Roos Iris Marit Julia "
    "Sophie Lotte Eva Sara Fleur Isa Tess Saar Nina Lisa Mila Evi Zoë Liv Fenna Jasmijn Elin "
    "Milou Puck Hanna Merel Vera Suze Floor Benthe Yfke Wilhelmina Cornelia Hendrika Geertruida "
    "Petra Monique Ingrid Yvonne Marijke Annelies Christel Mirjam Esther Karin Astrid Wendy "
    "Chantal Daniëlle Bianca Patricia Saskia Marloes Ilse Carlijn Renske Willemijn Thirza "
    "Phileine Charlotte Catharina Elisabeth Dorien Truus Greetje",
    men="Johannes Jan Bram Daan Sem Luuk Gijs Thijs Koen Stijn Joris Teun Lucas Finn Levi Noah "
    "Milan Jesse Thomas Lars Tim Ruben Max Sam Julian Hugo Mees Jens Siem Boaz Floris Guus Pim "
    "Cornelis Hendrik Willem Pieter Gerrit Dirk Jacob Klaas Hans Frank Marcel Erik Ronald Peter "
    "Michel Dennis Jeroen Bas Martijn Wouter Sander Niels Rick Patrick Maarten Arjan Matthijs "
    "Philip Theodoor Casper Jurriaan Reinier Olivier Quinten Xander Christiaan Wijnand Ype "
    "Sjoerd Douwe Wietse Harm Roelof",
)
TURKISH = Names(
    [
        *_plain("Yılmaz Kaya Demir Çelik Şahin Yıldız Yıldırım Öztürk Aydın Özdemir Arslan Doğan"),
        *_plain("Kılıç Aslan Çetin Kara Koç Kurt Özkan Şimşek Polat Özcan Korkmaz Çakır Erdoğan"),
        *_plain("Yavuz Can Acar Güler Aktaş Ünal Şen Güneş Bulut Keskin Turan Gül Işık Tekin Ateş"),
        *_plain("Köse Uçar Çiftçi Taş Ekinci Başaran Gündüz Uysal Coşkun Karadağ Güngör Ergün"),
        *_joined(
            "Kara Ak Öz Gün Ay Demir Taş Er Bal Koç Kılıç Çelik Şen Altın Güç Yav Bay Tan Tür Uz "
            "Yel Dağ Ova Hacı Molla İmam Topal Kör",
            "oğlu soy türk kan han men lı er gül bulut demir taş sal ay ünlü çı",
        ),
    ],
    women="Fatma Ayşe Emine Hatice Zeynep Elif Esra Merve Büşra Özlem Gülsüm Hülya Songül Sevgi "
    "Nuray Dilek Yasemin Şule Çiğdem Gönül Aylin Ebru Tuğba Kübra Sümeyye İpek Defne Ceylin "
    "Hümeyra Meryem Rabia Zehra Havva Gülay Nurcan Sibel Filiz Pınar Selin Derya",
    men="Mehmet Mustafa Ahmet Ali Hüseyin Hasan İbrahim İsmail Osman Yusuf Murat Ömer Emre Burak "
    "Kemal Süleyman Halil Ramazan Uğur Çağlar Şükrü Gökhan Oğuzhan Serkan Cem Can Yiğit Emir "
    "Kerem Eren Bülent Tuncay Orhan Erdal Cengiz Şahin Ümit Tayfun Hakan Volkan",
)
MOROCCAN = Names(
    [
        *_plain("Amrani Idrissi Ouazzani Khattabi Filali Alaoui Bakkali Haddad Morabit", "El"),
        *_plain("Yahiaoui Hamdaoui Mansouri Hajji Fassi Jabri Kaddouri Khalifi Maroufi", "El"),
        *_plain("Benali Benhaddou Benyahya Bensaïd Bouazza Bouchta Boukhari Bouzid Boulahrouz"),
        *_plain("Ouali Oulad Ouchene Aarab Achahbar Aissati Azzouzi Chaouki Cherkaoui Daoudi"),
        *_plain("Hammou Lahcen Messaoud Moussa Addi Bouchaib Said Youssef", "Aït"),
        *_joined(
            "Ham Mas Yah Khal Zer Lah Daou Bouk Char Ghan Far Jell Tah Ras Sab Wah Naj Kad Qar "
            "Loudi Mou Azz Ach Ben Bou Tam Hass Zou Kharr Marr",
            "daoui aoui mouni laoui ouali oudi ati anni ouri bani",
            ("", "El", "", "Al", "", "Ben"),
        ),
    ],
    women="Fatima Khadija Aïcha Naima Samira Malika Rachida Latifa Zohra Yasmina Hafida Nadia "
    "Karima Souad Ikram Hajar Chaimae Soukaina Oumaima Hanane Siham Ilham Fadoua Ghizlane "
    "Loubna Najat Jamila Saïda Mina Touria Btissam Kaoutar Wafae Amal Imane Salma Dounia Rania "
    "Noura Meryem",
    men="Mohamed Ahmed Youssef Rachid Hassan Abdellah Omar Mustapha Khalid Driss Abdelkader "
    "Brahim Hicham Jamal Karim Mimoun Najib Redouan Said Tarik Zakaria Ayoub Bilal Hamza Ilias "
    "Soufiane Yassine Anouar Achraf Noureddine Abderrahim Lahcen Houssain Mounir Nabil Othmane "
    "Chakib Jaouad Faouzi Abdelhak",
)
SURINAMESE = Names(
    [
        *_plain("Ramdin Jagroep Bhagwandin Ramsaran Biharie Gopal Autar Kalloe Baldewsingh"),
        *_plain("Pinas Zeefuik Landveld Wijngaarde Vreedzaam Braafheid Hoogdorp Emanuels Lieveld"),
        *_plain("Kartosoewito Soekimin Djojosoeparto Pawiroredjo Wongsodikromo Kromodimedjo"),
        *_plain("Landburg Redan Amafo Adjako Sabajo Kenswil Menig Blijd Esajas Kogeldans"),
        *[
            FamilyName("", name)
            for name in (
                "Tjon A Fat",
                "Lo Fo Wong",
                "Chin A Sen",
                "Tjin A Djie",
                "Lie A Lien",
                "Fung A Loi",
                "Sjauw En Wa",
                "Tjong Tjin Joe",
            )
        ],
        *_joined(
            "Ram Sew Jan Bhag Har Mahab Jai Kis Gang Oed Soer Doerg Ragh Bis Nan Shiw Tew Radj "
            "Khar Dhan Mang Poer",
            "din dien pal lal persad charan singh nandan bali gobind jharie sahai dew kumar",
        ),
        *_joined(
            "Karto Soero Pawiro Wongso Kromo Djojo Sastro Mangoen Reso Karijo Amat Martho",
            "wirono dikromo redjo soewito semito sentono pawiro dimedjo karijo moestadja",
        ),
    ],
    women="Sharmila Radjinder Soenita Anielkoemarie Shanti Sandhia Roshnie Kawita Marlène Chantal "
    "Jolanda Wonny Ramona Priscilla Josta Ingrid Astrid Henna Soekinem Poniem Ngadinah Wagini "
    "Rahsaana Shakira Gaitrie Indra Oesha Premila Rashmi Savitrie Djamila Cynthia Muriël "
    "Yvette Thelma Gladys Elfriede Anjali Naomi Shivani",
    men="Ravi Radjesh Soeresh Anand Kries Sheroël Vinod Roy Orlando Humphrey Stanley Ricardo "
    "Wensley Glenn Iwan Romeo Sjaam Djaienti Harold Winston Henk Rudolf Soekidjan Sarmo Wagiman "
    "Ngadimin Dharmindre Jerrel Shafiek Faried Rakesh Sanjai Prem Ashok Clyde Kenneth Ruben Delano "
    "Gianni Jairo",
)
POLISH = Names(
    [
        *_plain("Nowak Kowalski Wiśniewski Wójcik Kowalczyk Kamiński Lewandowski Zieliński"),
        *_plain("Szymański Woźniak Dąbrowski Kozłowski Jankowski Mazur Wojciechowski Krawczyk"),
        *_plain("Kaczmarek Piotrowski Grabowski Zając Pawłowski Michalski Król Wieczorek"),
        *_plain("Jabłoński Wróbel Stępień Górski Rutkowski Sikora Ostrowski Baran Duda Szewczyk"),
        *_joined(
            "Jan Mal Kaczor Wil Bor Sob Czar Rost Maj Lis Brz Głow Szcz Przyb Krz Gór Błasz Urb "
            "Wąs Jędrz Cieś Trz Kuch Chmiel Żur Łuk",
            "owski ewski icki czyk ewicz owicz iak arek iński ecki ała",
        ),
    ],
    women="Anna Maria Katarzyna Małgorzata Agnieszka Barbara Krystyna Ewa Elżbieta Zofia Teresa "
    "Magdalena Joanna Monika Danuta Grażyna Bożena Beata Dorota Jolanta Halina Aleksandra "
    "Natalia Weronika Wiktoria Oliwia Zuzanna Julia Lena Maja Amelia Paulina Sylwia Iwona Renata "
    "Justyna Izabela Aneta Kinga Ola",
    men="Jan Andrzej Piotr Krzysztof Stanisław Tomasz Paweł Józef Marcin Marek Michał Grzegorz "
    "Jerzy Tadeusz Adam Łukasz Zbigniew Ryszard Dariusz Henryk Mariusz Kazimierz Wojciech Robert "
    "Mateusz Rafał Jacek Janusz Mirosław Maciej Sławomir Jarosław Kamil Wiesław Jakub Zdzisław "
    "Przemysław Szymon Bartosz Filip",
)  # fmt: skip

OF_ORIGIN = {
    Origin.DUTCH: DUTCH,
    Origin.TURKISH: TURKISH,
    Origin.MOROCCAN: MOROCCAN,
    Origin.SURINAMESE: SURINAMESE,
    Origin.POLISH: POLISH,
}
