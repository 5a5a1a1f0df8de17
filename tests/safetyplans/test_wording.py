"""What the wording helper marks in a text of a family's plan, and what it leaves alone."""

from itertools import pairwise
from pathlib import Path

import pytest
import yaml

from safetyplans.wording import (
    Finding,
    Remark,
    Use,
    bad_condition,
    pieces,
    read,
    readability,
)
from safetyplans.wording.lists import phrases
from safetyplans.wording.readability import syllables

OWN = yaml.safe_load((Path(__file__).parent / "wording_own_sentences.yaml").read_text("utf-8"))


def marked(text: str, use: Use, remark: Remark) -> list[str]:
    return [text[each.start : each.end] for each in read(text, use) if each.remark is remark]


@pytest.mark.rule("000-24")
def test_a_task_a_term_a_treatment_a_label_or_a_vague_word_is_no_good_condition():
    assert [text for text in OWN["bad"] if not bad_condition(text)] == []


@pytest.mark.rule("000-24")
def test_a_lasting_state_of_a_child_or_an_adult_is_a_good_condition():
    assert [text for text in OWN["good"] if bad_condition(text)] == []


@pytest.mark.rule("000-24")
@pytest.mark.parametrize(
    ("text", "remark", "words"),
    [
        ("Vader moet nuchter zijn.", Remark.MUST, ["moet"]),
        ("Moeder dient elke dag te bellen.", Remark.MUST, ["dient"]),
        ("Vader mag niet in huis komen.", Remark.MUST, ["mag"]),
        ("Vader hoort zich te gedragen.", Remark.MUST, ["hoort"]),
        ("Noor krijgt speltherapie.", Remark.HELP, ["speltherapie"]),
        ("Moeder is in behandeling bij de ggz.", Remark.HELP, ["behandeling", "ggz"]),
        ("Sem is tot en met 1 mei bij oma.", Remark.DATE, ["tot en met", "1 mei"]),
        ("Sem is de komende weken bij oma.", Remark.DATE, ["de komende"]),
        ("Binnen zes weken is er een bed.", Remark.DATE, ["Binnen zes weken"]),
        ("Noor is tot de zitting bij oma.", Remark.DATE, ["tot de zitting"]),
        ("Moeder gaat naar haar zus.", Remark.ACTION, ["gaat"]),
        ("De ouders maken afspraken.", Remark.ACTION, ["maken afspraken"]),
        ("Er wordt een slot op de deur gezet.", Remark.ACTION, ["Er wordt"]),
        ("Als vader boos wordt, loopt hij weg.", Remark.ACTION, ["loopt"]),
        ("Vader slaat Sem niet.", Remark.ACTION, ["slaat"]),
        ("Bel bij ruzie de wijkagent.", Remark.ACTION, ["Bel"]),
        ("Farid gooit alle drank weg.", Remark.ACTION, ["gooit"]),
        ("Vader heeft zijn spijt betuigd.", Remark.ACTION, ["heeft"]),
        ("Farid slaat zijn vrouw niet.", Remark.ACTION, ["slaat"]),
        ("Niemand mag bij oma binnenkomen.", Remark.MUST, ["mag"]),
        ("Nu vader vastzit, is Sem thuis.", Remark.DATE, ["Nu "]),
        ("Tot Kim achttien is, is zij bij oma.", Remark.DATE, ["Tot "]),
        ("Zij is vrij van haar obsessieve ex.", Remark.LABEL, ["obsessieve"]),
        ("Farid is geen bullebak meer.", Remark.LABEL, ["bullebak"]),
        ("Noor is niet bij haar agressieve vader.", Remark.LABEL, ["agressieve"]),
        ("Er is voldoende eten.", Remark.VAGUE, ["voldoende"]),
        ("Er is zo nodig iemand bij de baby.", Remark.VAGUE, ["zo nodig"]),
        ("De relatie is weer gezond.", Remark.VAGUE, ["gezond"]),
        ("Noor voelt zich thuis fijner.", Remark.VAGUE, ["voelt zich thuis fijner"]),
        ("Sem is een braaf en stil kind.", Remark.LABEL, ["een braaf en stil kind"]),
        ("Zoon Bert helpt zijn moeder.", Remark.ACTION, ["helpt"]),
        ("Peter scheldt niet op zijn stiefzoon.", Remark.ACTION, ["scheldt"]),
        ("Na de uitspraak is Sem bij oma.", Remark.DATE, ["Na de uitspraak"]),
    ],
)
def test_a_condition_is_marked_at_the_words_that_make_it_none(text, remark, words):
    assert marked(text, Use.CONDITION, remark) == words


@pytest.mark.rule("000-24")
@pytest.mark.parametrize(
    "text",
    [
        "Noor weet wie zij moet bellen als het misgaat.",
        "Er is iemand bij de baby als moeder weg moet.",
        "Noor kan altijd hulp vragen.",
        "Mevrouw leest zelf haar post.",
        "Sem is nooit verantwoordelijk voor het eten van zijn broertje.",
        "Lisa wordt niet aangeraakt op een manier die zij niet fijn vindt.",
        "Rania is veilig op haar kamer: niemand komt daar zonder dat zij het wil.",
        "Er is 24/7 iemand bij de baby.",
        "Mevrouw blijft thuis wonen zolang zij dat wil.",
        "Niemand belt mevrouw om geld.",
        "Niemand leest haar post, luistert haar af of volgt haar.",
        "Ryan (14) slaat zijn moeder niet.",
        "Mevrouw leest de krant en loopt met haar stok door het huis.",
        "Als Sem boos is, haalt een volwassene hem uit de kamer.",
        "Isa wordt niet uitgemaakt voor slet of leugenaar.",
        "Moeder rijdt, werkt en winkelt zonder gevolgd te worden.",
        "Het kind is bij oma zolang de kinderen van zijn vader er zijn.",
        "Sem is van vrijdag tot en met zondag bij vader.",
        "Femke is thuis veilig, ook op avonden dat er bezoek is.",
        "Er is altijd een volwassene die de kinderen in het oog houdt als zij in bad zitten.",
        "Niemand zegt tegen Noor dat zij dom is.",
        "Sem wordt niet geslagen, ook niet als hij driftig is.",
        "Moeder krijgt geen dwingende appjes.",
        "Lisa wordt niet stiekem gefilmd.",
        "Meneer krijgt hulp van zijn buren zodra hij op de bel drukt.",
        "Moeder loopt zonder angst over straat.",
        "Noor belt oma als ze bang is.",
        "De kinderen wonen bij tante zolang er drank in huis is.",
        "Beide partners zijn ongedeerd.",
    ],
)
def test_the_same_words_are_left_alone_where_they_tell_what_is_there_for_somebody(text):
    assert not bad_condition(text)


@pytest.mark.rule("000-23")
@pytest.mark.parametrize(
    ("text", "remark", "words"),
    [
        ("Op 12 mei was er een incident.", Remark.CONCLUSION, ["incident"]),
        ("De ruzie escaleerde.", Remark.CONCLUSION, ["escaleerde"]),
        ("Vader deed raar.", Remark.CONCLUSION, ["deed raar"]),
        ("Vader slaat regelmatig.", Remark.VAGUE, ["regelmatig"]),
        ("Een tijdje geleden viel Sem.", Remark.VAGUE, ["Een tijdje geleden"]),
        ("Moeder is manipulatief.", Remark.LABEL, ["manipulatief"]),
        ("Moeder werd geslagen.", Remark.PASSIVE, ["werd"]),
    ],
)
def test_an_event_is_told_as_a_fact_with_its_day_and_who_did_what(text, remark, words):
    assert marked(text, Use.EVENT, remark) == words


@pytest.mark.rule("000-23")
def test_a_concrete_event_keeps_its_date_and_its_violence():
    text = "Op 12 mei 2025 sloeg vader moeder met zijn vuist. Noor (7) stond in de deur en huilde."

    assert read(text, Use.EVENT) == ()


@pytest.mark.rule("003-48")
@pytest.mark.parametrize(
    ("text", "remark", "words"),
    [
        ("Er wordt elke vrijdag gebeld.", Remark.PASSIVE, ["Er wordt"]),
        ("Er is besproken dat oma komt.", Remark.PASSIVE, ["is besproken dat"]),
        ("Betrokkene participeert.", Remark.HARD, ["Betrokkene", "participeert"]),
        ("De ruzie is geëscaleerd.", Remark.HARD, ["geëscaleerd"]),
        ("Sem komt niet te laat.", Remark.NEGATIVE, ["niet te laat"]),
    ],
)
def test_every_text_is_plain_active_and_positive(text, remark, words):
    assert marked(text, Use.TEXT, remark) == words


@pytest.mark.rule("003-48")
def test_a_long_sentence_is_marked_where_it_could_be_cut():
    text = (
        "Oma haalt Sem elke dag om drie uur van school en zij brengt hem daarna met de bus "
        "naar het huis van zijn moeder."
    )

    (found,) = read(text, Use.TEXT)

    assert (text[found.start : found.end], found.remark) == ("en", Remark.LONG)
    assert "24 woorden" in found.reason


@pytest.mark.rule("003-48")
def test_an_agreement_says_who_does_what_and_may_have_a_date():
    assert read("Vader belt oma voor 1 mei.", Use.AGREEMENT) == ()
    assert marked("Vader moet bellen.", Use.AGREEMENT, Remark.MUST) == ["moet"]
    assert marked("Vader belt zo nodig.", Use.AGREEMENT, Remark.VAGUE) == ["zo nodig"]


@pytest.mark.rule("003-48")
def test_a_hard_word_comes_with_an_easier_one_for_at_least_three_hundred_words():
    (found,) = read("Dat is adequaat.", Use.TEXT)

    assert found.better == "Makkelijker: goed, passend."
    assert len(phrases("hard").by_first) >= 300


@pytest.mark.parametrize("use", Use)
def test_marks_stand_in_order_apart_and_with_a_reason_and_something_better(use):
    text = " ".join([*OWN["bad"], "Er wordt besproken dat betrokkene regelmatig escaleert."])

    found = read(text, use)

    assert found
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(each.start < each.end and each.reason and each.better for each in found)


def test_where_two_marks_meet_the_more_useful_one_stays():
    assert [each.remark for each in read("Het is adequaat.", Use.CONDITION)] == [Remark.VAGUE]
    assert [each.remark for each in read("Het is adequaat.", Use.TEXT)] == [Remark.HARD]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "…", "12", "Vader", "Vader moet.", "🙂 moet"])
def test_the_pieces_are_the_text_whatever_was_typed(text):
    assert "".join(piece.text for piece in pieces(text, read(text, Use.CONDITION))) == text


def test_a_piece_carries_its_finding():
    text = "Vader moet weg."

    before, mark, after = pieces(text, read(text, Use.CONDITION))

    assert (before.finding, after.finding) == (None, None)
    assert isinstance(mark.finding, Finding)
    assert (before.text, mark.text, after.text) == ("Vader ", "moet", " weg.")


EASY = (
    "Noor is nooit alleen met iemand die gedronken heeft. De kinderen zien en horen geen geweld. "
    "Oma haalt Sem elke dag van school. Als papa boos is, gaan de kinderen naar de buurvrouw. "
    "Zij kan altijd bellen met mama."
)
HARD = (
    "Betrokkene participeert momenteel in een ambulant hulpverleningstraject, waarbij de "
    "opvoedvaardigheden van de gezagdragende ouders structureel worden geëvalueerd. Indien de "
    "situatie escaleert, dient de casusregisseur onverwijld een multidisciplinair overleg te "
    "initiëren."
)


@pytest.mark.rule("003-48")
def test_readability_tells_easy_from_hard_and_names_its_source():
    easy, hard = readability(EASY), readability(HARD)

    assert (easy.level, hard.level) == ("makkelijk", "heel moeilijk")
    assert (easy.words, easy.sentences) == (39, 5)
    assert "Flesch-Douma" in easy.source


@pytest.mark.parametrize(
    ("sentence", "score"),
    [
        # Six words, six syllables: 206.84 - 77 - 0.93 * 6 = 124, and 100 is the top.
        ("De kat zit op de mat. ", 100),
        # Eight words, fifteen syllables: 206.84 - 77 * 15 / 8 - 0.93 * 8 = 55.
        ("De buurvrouw vertelt dat moeder vandaag boodschappen haalde. ", 55),
    ],
)
def test_readability_is_the_formula_of_douma(sentence, score):
    assert readability(sentence * 6).score == score


def test_of_a_short_text_no_readability_is_said():
    assert readability("Noor is nooit alleen.") is None


@pytest.mark.parametrize(
    "split",
    [
        *("a-vond", "be-oor-deelt", "mooi-e", "ei-e-ren", "ge-ë-va-lu-eerd", "co-ör-di-na-tor"),
        *("fi-nan-ci-eel", "nieuw", "schreeu-wen", "vei-lig-heid", "a-de-quaat", "be-ïn-vloe-den"),
        *("hulp-ver-le-ning", "draai-en", "jeugd", "o-pa", "ra-di-o", "so-ci-aal", "ru-ï-ne"),
        *("thuis", "re-a-geert", "zee-ën", "mw"),
    ],
)
def test_syllables_are_counted_as_they_are_spoken(split):
    assert syllables(split.replace("-", "")) == split.count("-") + 1
