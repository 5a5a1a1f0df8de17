"""What may not stand in a handover: who reported anonymously, and where somebody hides (A4, A11).

Words that VT wrote for this handover are refused, so that the writer changes them. Words of the
record, which nobody can change any more, are left out and that is said.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cases.enums import YesNoUnknown
from cases.letters.anonymity import leaks_in_each
from handover.content.shape import Recorded, Section, words_in
from safetyplans.papers.secrets import (
    NAMES_THE_REPORTER,
    QUOTES_THE_REPORTER,
    Hidden,
    hidden_in,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cases.models import Case, Report

LEFT_OUT = (
    "Veilig Thuis laat deze tekst weg: zij kan verraden wie meldde, of waar iemand woont die "
    "een geheim adres heeft."
)
HIDES = "hier staat een geheim adres, of een telefoonnummer daarvan"
# Beside the name, for what can be left out without asking anybody.
POINTS_TO_REPORTER = ("Initialen", "Een organisatie", "Een functie", "Een band", "Een tijdstip")
# Made of facts about the family itself: who lives there and how they are reached, masked already.
OF_THE_FAMILY = ("household",)
# The plan is talked over with the family and may quote it; only a name is too much (2.8).
OF_THE_PLAN = ("plan",)


@dataclass(frozen=True)
class Filter:
    """Everything that has to stay hidden in one case."""

    hidden: Hidden
    reports: "list[Report]"
    innocent: tuple[str, ...]

    def leaks(self, texts: "Sequence[str]") -> list[list[str]]:
        """Per text, what points to a reporter who was promised anonymity."""
        found: list[list[str]] = [[] for _ in texts]
        for report in self.reports:
            of_report = leaks_in_each(texts, report, also_innocent=self.innocent)
            for mine, theirs in zip(found, of_report, strict=True):
                mine += theirs
        return found


def filter_of(case: "Case", *, innocent: "Iterable[str]" = ()) -> Filter:
    """``innocent`` are names that the reader knows anyhow, such as a child's safety person."""
    promised = case.reports.filter(reporter__disclose=YesNoUnknown.NO)
    related = ("reporter__organisation", "content", "case__region")
    return Filter(hidden_in(case), list(promised.select_related(*related)), tuple(innocent))


def left_out_of(sections: list[Section], sieve: Filter) -> dict[str, str]:
    """The words of the record that betray, each with the sentence that takes their place."""
    recorded = [
        words for said in sections for words in words_in(said) if isinstance(words, Recorded)
    ]
    barred = (*NAMES_THE_REPORTER, *QUOTES_THE_REPORTER, *POINTS_TO_REPORTER)
    return {
        words: LEFT_OUT
        for words, leaks in zip(recorded, sieve.leaks(recorded), strict=True)
        if sieve.hidden.stands_in(words) or any(leak.startswith(barred) for leak in leaks)
    }


def betrayals_in(sections: list[Section], sieve: Filter) -> list[str]:
    """A sentence for each place in what VT wrote that betrays somebody."""
    found: list[str] = []
    for said in sections:
        if said["key"] in OF_THE_FAMILY:
            continue
        texts = [words for words in words_in(said) if words]
        where = f"Onderdeel {said['number']}"
        found += [f"{where}: {HIDES}." for words in texts if sieve.hidden.stands_in(words)]
        quotes = () if said["key"] in OF_THE_PLAN else QUOTES_THE_REPORTER
        barred = (*NAMES_THE_REPORTER, *quotes)
        for leaks in sieve.leaks(texts):
            found += [_in(where, leak) for leak in leaks if leak.startswith(barred)]
    return list(dict.fromkeys(found))


def _in(where: str, leak: str) -> str:
    return f"{where}: {leak[:1].lower()}{leak[1:]}."
