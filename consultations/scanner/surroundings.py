"""What stands around a word: who it is of, what it does, whether it names an organisation."""

import re

from consultations.scanner import name_words as is_a
from consultations.scanner.lists import cues, endings
from consultations.scanner.name_words import Word

_NEAR = 5
_AGE = re.compile(
    r" ?\(\d{1,2}(?: ?(?:jr|jaar|j|mnd|maanden|wk|weken))?\)"
    r"|(?:,| is| van)? \d{1,2} ?(?:jr|jaar|mnd|maanden)\b(?! geleden)",
    re.IGNORECASE,
)


class Surroundings:
    """The words of one text, each asked for the few words around it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = is_a.words_of(text)

    @staticmethod
    def _could_be_a_name(word: Word) -> bool:
        return word.capital and not word.initial and not is_a.is_harmless(word)

    def _before_particles(self, place: int) -> tuple[Word | None, list[str]]:
        """The word before "van den", and the particles between; all in one breath."""
        particles: list[str] = []
        at = place
        while at > 0 and self.words[at].gap.strip() in ("", ".", "-") and not self.words[at].opens:
            at -= 1
            if self.words[at].folded not in cues("particles") or len(particles) == 4:
                return self.words[at], particles
            particles.insert(0, self.words[at].folded)
        return None, particles

    def _follows(self, place: int, *sections: str) -> bool:
        word = self.words[place]
        before = self.words[place - 1].folded if place and not word.opens else ""
        return any(before in cues(section) for section in sections)

    def _same_sentence_after(self, place: int) -> list[Word]:
        near: list[Word] = []
        for word in self.words[place + 1 : place + 4]:
            if word.gap != " ":
                break
            near.append(word)
        return near

    def _ends_a_town(self, place: int) -> bool:
        """Rijn in "Alphen aan den Rijn"."""
        town, particles = self._before_particles(place)
        if town is None or not particles or particles[0] not in ("aan", "op", "van"):
            return False
        return town.capital and is_a.is_place(town)

    def _names_an_organisation(self, place: int) -> bool:
        """Part of "basisschool De Klimop", "Stichting Anne Frank", "Rosa College"."""
        at = place
        while at > 0 and place - at < _NEAR and self.words[at].gap.strip(" \"“'‘(") in ("", "-"):
            at -= 1
            word = self.words[at]
            if word.folded in cues("organisation") or self._ends_as_organisation(word):
                return True
            if not word.capital and word.folded not in ("de", "het", "'t", "van", "der", "den"):
                break
            if word.folded == "van" and not word.capital and at + 1 == place:
                break
        return self._before_organisation(place)

    def _before_organisation(self, place: int) -> bool:
        """Rosa in "Rosa College" and "de Rosa kliniek", Zuidweg in "Zuidweg & Partners"."""
        if self._is_of_an_institution(place):
            return True
        for word in self.words[place + 1 : place + 4]:
            if word.folded in cues("particles") and word.gap == " ":
                continue
            if not word.capital or word.gap not in (" ", " & "):
                return False
            if word.folded in cues("organisation") or word.folded == "partners":
                return True
        return False

    def _is_of_an_institution(self, place: int) -> bool:
        """Fatih in "de Fatih moskee": an article, a name and what it is the name of."""
        at = place
        while at > 0 and place - at < 3 and self.words[at].capital and not self.words[at].opens:
            at -= 1
        after = self.words[place + 1 : place + 2]
        named = bool(after) and after[0].gap in (" ", "-", "'", "’")
        kind = named and (
            after[0].folded in cues("organisation") or self._ends_as_organisation(after[0])
        )
        return kind and self.words[at].folded in cues("articles")

    @staticmethod
    def _ends_as_organisation(word: Word) -> bool:
        return is_a.ends_in(word.folded, endings("organisation_endings"))

    def _follows_who_it_is(self, place: int) -> bool:
        """ "kleindochter Djenifer", "moeder (Priscilla)", "de zus van Ouassima"."""
        word = self.words[place]
        if place == 0 or word.gap not in (" ", " (", ' "', " '"):
            return False
        before = self.words[place - 1]
        if self._begins_a_name(place):
            return True
        if before.folded == "van" and place > 1 and word.gap == before.gap == " ":
            return is_a.is_family(self.words[place - 2])
        if word.gap == " " and before.folded in cues("roles"):
            return True
        return before.folded in cues("kin") or is_a.is_family(before)

    def _begins_a_name(self, place: int) -> bool:
        """ "patiënte Van Amerongen": a particle with a capital after who it is."""
        who, particles = self._before_particles(place)
        if who is None or not particles:
            return False
        begin = self.words[place - len(particles)]
        named = begin.capital and not begin.opens
        return named and (who.folded in cues("kin") or who.folded in cues("roles"))

    def _acts(self, place: int) -> bool:
        """It does, or undergoes, what people do: "Ayodelle liegt", "dat Dré haar slaat"."""
        near = self._same_sentence_after(place)
        if not near or near[0].folded in cues("person_verbs") or near[0].folded in cues("called"):
            return bool(near)
        if [word.folded for word in near[:2]] in (["wordt", "genoemd"], ["werd", "genoemd"]):
            return True
        if near[0].folded == "en" and len(near) > 2 and near[1].folded in ("haar", "zijn"):
            return near[2].folded in cues("kin") or is_a.is_family(near[2])
        happens = near[0].folded in ("is", "was", "wordt", "werd", "heeft", "had")
        if self.words[place].opens and not happens:
            return False
        undergoes = happens or near[0].folded in ("haar", "hem", "hen", "mij", "zich")
        felt = ("feelings", "person_verbs")
        return undergoes and any(word.folded in cues(kind) for word in near for kind in felt)

    def _has_an_age(self, place: int) -> bool:
        """ "Djulian (5)", "Kaouthar, 17 jaar"."""
        return _AGE.match(self.text, self.words[place].end) is not None

    def _has_an_initial_after(self, place: int) -> bool:
        """ "Emre K. is weg"; not "hepatitis C."."""
        if place + 1 == len(self.words) or self.words[place].folded in cues("lettered"):
            return False
        after = self.words[place + 1]
        dotted = self.text[after.end : after.end + 1] == "."
        return after.initial and after.gap == " " and dotted
