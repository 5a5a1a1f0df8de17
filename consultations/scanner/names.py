"""Names of persons, by what a word is and by the few words around it."""

import re
from collections.abc import Callable, Iterator

from consultations.scanner import name_words as is_a
from consultations.scanner.lists import cues, endings, listed, listed_in
from consultations.scanner.name_words import Word
from consultations.scanner.plain import fold
from consultations.scanner.surroundings import Surroundings

Span = tuple[int, int]
_NEAR = 5
# "mw j. de wit", in lower case.
_TITLE_AND_SMALL_INITIALS = re.compile(
    r"\b(?:mw|mevr|mevrouw|dhr|hr|heer|meneer)\.? (?P<name>(?:[a-z]\. ?){1,3}"
    r"(?:(?:van|de|der|den|ter|ten|het|'t) ){0,3}(?P<surname>[^\W\d_]{2,30}))",
    re.IGNORECASE,
)


class NameFinder(Surroundings):
    """The words of one text, asked one by one whether they name somebody."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.fixed = is_a.in_phrases(self.words)
        self.rules: tuple[Callable[[int], bool], ...] = (
            self._is_known,
            self._stands_as_a_person,
            self._opens_and_acts,
            self._follows_title,
            self._follows_kin,
            self._is_called_so,
            self._follows_initials,
            self._follows_particle,
        )

    def spans(self) -> Iterator[Span]:
        end = 0
        for place, word in enumerate(self.words):
            particle = word.folded in cues("particles") and not word.capital
            if word.start < end or place in self.fixed or particle:
                continue
            if any(rule(place) for rule in self.rules):
                span = self._whole_name(place, not_before=end)
                end = span[1]
                yield span

    # What the word is by itself.

    def _is_known(self, place: int) -> bool:
        word = self.words[place]
        if self._names_an_organisation(place) or self._is_january(place):
            return False
        if self._is_an_abbreviation(place):
            return False
        if is_a.is_known_name(word):
            return word.capital or word.folded not in listed("ordinary")
        if not word.capital or word.folded not in listed("common_word_names"):
            return False
        return not word.opens and not is_a.is_harmless(word)

    def _is_january(self, place: int) -> bool:
        """Jan. 2026, 3 Jan."""
        word = self.words[place]
        return word.folded == "jan" and (
            self.text[word.end : word.end + 4].lstrip(". ")[:1].isdigit()
            or word.gap.rstrip()[-1:].isdigit()
        )

    def _is_an_abbreviation(self, place: int) -> bool:
        """JIM in "een JIM zoeken"; not in "ZOON JIM" and "zoon JIM"."""
        word = self.words[place]
        if not word.text.isupper() or len(word.text) > 5:
            return False
        around = self.words[max(0, place - 1) : place] + self.words[place + 1 : place + 2]
        shouted = any(near.text.isupper() and len(near.text) > 1 for near in around)
        return not shouted and not self._follows_who_it_is(place)

    # What the word is among the others.

    def _stands_as_a_person(self, place: int) -> bool:
        """A capital in no list: organisations have them too, so the words around must tell."""
        word = self.words[place]
        if self._follows(place, "matters") and word.capital and is_a.is_any_surname(word):
            return True
        if self._is_shouted(place):
            return False
        if not self._could_be_a_name(word) or is_a.is_place(word) or len(word.text) < 3:
            return False
        if self._names_an_organisation(place) or self._follows(place, "places_before", "swallows"):
            return False
        return (
            self._follows_who_it_is(place)
            or self._acts(place)
            or self._has_an_age(place)
            or self._has_an_initial_after(place)
            or (not word.opens and self._looks_like_a_surname(word))
        )

    def _is_shouted(self, place: int) -> bool:
        """ "MOEDER ONTKENT": where all is in capitals, a capital tells nothing."""
        around = self.words[max(0, place - 1) : place + 2]
        return len(around) > 1 and all(
            word.text.isupper() and len(word.text) > 1 for word in around
        )

    @staticmethod
    def _looks_like_a_surname(word: Word) -> bool:
        """Hylkema, Öztürkoğlu, Wojnarowski: endings of surnames only."""
        return is_a.ends_in(word.folded, endings("surname_endings"))

    def _opens_and_acts(self, place: int) -> bool:
        """ "Ben is …" and "Storm wil …": a word that is a name too, and it does what people do."""
        word = self.words[place]
        if not word.opens or not word.capital or word.folded not in listed("common_word_names"):
            return False
        near = self._same_sentence_after(place)
        return bool(near) and near[0].folded in cues("what_people_do")

    def _follows_title(self, place: int) -> bool:
        """ "mw. Smit", "fam van der laan", "mevrouw de boer"; not "mw wil", "meneer. Daarna"."""
        word = self.words[place]
        title, particles = self._before_particles(place)
        if title is None or title.folded not in cues("titles"):
            return False
        if title.text in ("MS", "ING", "HR", "IR"):
            return False
        if word.initial and particles:
            return self.text[word.end : word.end + 1] == "."
        if word.capital:
            household = title.folded in ("gezin", "familie")
            common = is_a.is_harmless(word) or is_a.is_place(word)
            if not household:
                ordinary = is_a.is_ordinary(word) and not is_a.is_any_surname(word)
                common = ordinary or is_a.is_listed_harmless(word)
            named = not (word.initial or common)
            surname = bool(particles) and is_a.is_any_surname(word)
            return (named or surname) and particles not in (["in"], ["uit"], ["op"], ["te"])
        if particles and self._stand_in_names_only(particles):
            return True
        household = title.folded in ("gezin", "familie") and not particles
        known = is_a.is_surname(word) if household else is_a.is_any_surname(word)
        known = known or word.folded in listed("capital_names")
        return known and (particles == ["de"] or word.folded not in cues("adjectives"))

    @staticmethod
    def _stand_in_names_only(particles: list[str]) -> bool:
        """ "van der", "v/d", "el"; "van de" and "ter" stand before any word."""
        return particles[-1] in cues("particles_of_names_only") or particles[-2:] == ["van", "der"]

    def _follows_kin(self, place: int) -> bool:
        """ "zoon jan": a name that is a word as well, straight after who it is."""
        word = self.words[place]
        if place == 0 or word.gap != " ":
            return False
        return self.words[place - 1].folded in cues("kin") and word.folded in listed(
            "capital_names"
        )

    def _is_called_so(self, place: int) -> bool:
        """ "heet sandra", "heten jaydn en mayson", "naam is fien", "naam: Fien"."""
        word = self.words[place]
        if place > 2 and self.words[place - 1].folded == "en":
            plural = self.words[place - 3].folded in ("heten", "heetten", "namen")
            return plural and not is_a.is_harmless(word) and self._called(place - 2)
        return self._called(place)

    def _called(self, place: int) -> bool:
        word = self.words[place]
        if place < 1 or len(word.text) < 2 or word.folded in cues("no_name"):
            return False
        before = self.words[place - 1].folded
        surname = word.capital and is_a.is_any_surname(word)
        if place in self.fixed or (is_a.is_harmless(word) and not surname):
            return False
        if before in ("zich", "hem", "haar") and place > 1 and word.gap == " ":
            return word.capital and self.words[place - 2].folded in cues("named")
        if before in cues("named"):
            return word.gap in (" ", ": ") and self._is_about_a_person(place - 1)
        if before == "is" and place > 2:
            whose = word.capital or self.words[place - 3].folded in ("mijn", "haar", "zijn", "hun")
            return whose and self.words[place - 2].folded in cues("name_words")
        return before in cues("name_words") and ":" in word.gap

    def _is_about_a_person(self, place: int) -> bool:
        near = [word.folded for word in self.words[max(0, place - _NEAR) : place]]
        if near and near[-1] in ("het", "dat", "dit", "wat", "hoe"):
            return False
        return any(word in cues("kin") or word in cues("people") for word in near)

    def _follows_initials(self, place: int) -> bool:
        """ "J. de Boer", "M.A. Bos", "K Jansen"; not "plan B. Daarna"."""
        word = self.words[place]
        first, particles = self._before_particles(place)
        if first is None or not first.initial or not word.capital:
            return False
        if word.initial:
            return bool(particles) and self.text[word.end : word.end + 1] == "."
        named = self._could_be_a_name(word) or is_a.is_any_surname(word)
        if self._is_lettered(place - len(particles) - 1) or not named:
            return False
        if particles or is_a.is_any_surname(word):
            return True
        return "." in word.gap

    def _is_lettered(self, place: int) -> bool:
        """ "ouder B. Daarna"; a letter in brackets is an initial: "cliënt (R. Doekhie)"."""
        if place == 0 or self.words[place].gap != " ":
            return False
        return self.words[place - 1].folded in cues("lettered")

    def _follows_particle(self, place: int) -> bool:
        """ "van den berg", "v/d Meer", "El Amrani": with a particle that stands in names only."""
        word = self.words[place]
        _, particles = self._before_particles(place)
        if not particles or word.gap not in (" ", "-", ". ") or self._ends_a_town(place):
            return False
        if self._only_leads_to_a_place(place - len(particles), particles):
            return False
        if particles[-1] in cues("strong_particles") or particles[-1] in ("der", "den"):
            sure = self._stand_in_names_only(particles) and is_a.is_any_surname(word)
            lowered = particles in (["van", "der"], ["van", "den"])
            return (
                self._named_with_capital(word)
                or sure
                or (lowered and word.folded in listed("word_surnames"))
            )
        return self._is_family_name(place, particles)

    def _only_leads_to_a_place(self, begin: int, particles: list[str]) -> bool:
        """ "in Poort" and "op de Brink"; "op den Dries" and "In de Wal" are surnames."""
        plain = len(particles) == 1 or particles[1] in ("de", "het", "la", "le")
        word = self.words[begin]
        typed_as_name = word.capital and not word.opens and len(particles) > 1
        return particles[0] in ("in", "op", "aan", "te") and plain and not typed_as_name

    def _is_family_name(self, place: int, particles: list[str]) -> bool:
        """ "van Dijk", "de Boer", "Van 't Hof": a surname with a capital, and no place."""
        word = self.words[place]
        if not word.capital or word.opens or not is_a.is_any_surname(word):
            return False
        begin = self.words[place - len(particles)]
        if particles == ["de"] and word.folded not in cues("surnames_with_de"):
            return False
        if begin.capital and not begin.opens and begin.folded == "van":
            return True
        plain = not (is_a.is_place(word) or is_a.is_harmless(word))
        return plain and not self._names_an_organisation(place)

    def _named_with_capital(self, word: Word) -> bool:
        return word.capital and self._could_be_a_name(word) and not is_a.is_place(word)

    # Help for the rules.

    def _whole_name(self, place: int, not_before: int) -> Span:
        """With initials and particles before it, and the rest of the name after it."""
        first = last = place
        while first > 0 and self._belongs(first - 1, self.words[first]):
            first -= 1
        while first < place and self.words[first].folded in ("op", "in", "aan", "te", "ben"):
            first += 1
        last = self._last_of_name(place)
        return max(not_before, self.words[first].start), self.words[last].end

    def _belongs(self, place: int, after: Word) -> bool:
        word = self.words[place]
        if after.opens or after.gap.strip() not in ("", ".", "-"):
            return False
        return word.initial or word.folded in cues("particles")

    def _last_of_name(self, place: int) -> int:
        last = at = place
        while at + 1 < len(self.words) and at - last < 4:
            at += 1
            word = self.words[at]
            if word.gap.strip() not in ("", "-") or word.opens:
                break
            if (
                self._could_be_a_name(word)
                or is_a.is_surname(word)
                or (word.capital and is_a.is_any_surname(word))
            ):
                last = at
            elif word.folded not in cues("particles"):
                break
        return last


def names(text: str) -> Iterator[Span]:
    yield from NameFinder(text).spans()
    for typed in _TITLE_AND_SMALL_INITIALS.finditer(text):
        if fold(typed["surname"]) in listed_in("surnames", "word_surnames"):
            yield typed.span("name")
