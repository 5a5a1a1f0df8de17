"""The copies of a version: which are there, how far they are, and for whom one can be made."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone

from common.dutch import short_day
from safetyplans.enums import Audience
from safetyplans.languages import SOURCE, language, languages
from safetyplans.papers.secrets import anonymity_promised
from safetyplans.permissions import can_print_plan
from safetyplans.selectors.prints import prints_of, readers_of

if TYPE_CHECKING:
    from accounts.models import User
    from people.models import Person
    from safetyplans.models import PlanPrint, PlanVersion

# How often the page asks by itself whether a copy is there: every two seconds, for a minute.
PATIENCE = 30
PROFESSIONALS = "Professionals"


@dataclass(frozen=True)
class Progress:
    """``safetyplans/partials/print_progress.html``; ``again`` is where to ask once more."""

    place: int
    ready: bool
    url: str
    again: str
    to: str


@dataclass(frozen=True)
class PrintLine:
    to: str
    language: str
    made: str
    progress: Progress


@dataclass(frozen=True)
class PrintsPage:
    """``newer``: there is a later version; ``promised``: a reporter is not to be recognised;
    ``second``: this colleague did not adopt the version, and may read along as second person."""

    number: str
    version: int
    newer: bool
    lines: list[PrintLine]
    may_print: bool
    readers: list[tuple[int, str]]
    promised: bool
    second: bool

    @property
    def heading(self) -> str:
        return f"Afdrukken van versie {self.version}"


def prints_page(version: "PlanVersion", user: "User") -> PrintsPage:
    promised = anonymity_promised(version.plan.case)
    return PrintsPage(
        number=version.plan.number,
        version=version.number,
        newer=version.plan.versions.filter(number__gt=version.number).exists(),
        lines=[_line(copy, place) for place, copy in enumerate(prints_of(version), 1)],
        may_print=can_print_plan(version.plan, user),
        readers=[(person.pk, _described(person)) for person in readers_of(version)],
        promised=promised,
        second=promised and version.adopted_by_id != user.pk,
    )


def progress_of(copy: "PlanPrint", place: int, asked: int = 0) -> Progress:
    here = [copy.version.plan.number, copy.version.number, place]
    ready = copy.document.printed
    waits = not ready and asked < PATIENCE
    again = f"{reverse('safetyplans:print_progress', args=here)}?gevraagd={asked + 1}"
    return Progress(
        place=place,
        ready=ready,
        url=reverse("safetyplans:print_pdf", args=here),
        again=again if waits else "",
        to=_reader(copy),
    )


def language_of(person: "Person") -> str:
    """Their own language when there is a copy in it, by its Dutch name; else Dutch."""
    spoken = person.language.strip().lower()
    return next((known.code for known in languages() if known.name.lower() == spoken), SOURCE)


def file_name(copy: "PlanPrint", place: int) -> str:
    """Numbers only: a file name turns up in lists that nobody guards."""
    kind = "gezin" if copy.audience == Audience.FAMILY else "professionals"
    plan, version = copy.version.plan.number, copy.version.number
    return f"veiligheidsplan-{plan}-versie-{version}-{kind}-{place}.pdf"


def _line(copy: "PlanPrint", place: int) -> PrintLine:
    return PrintLine(
        to=_reader(copy),
        language=language(copy.language).name,
        made=f"{short_day(timezone.localtime(copy.made_at))}, {copy.made_by.name}",
        progress=progress_of(copy, place),
    )


def _reader(copy: "PlanPrint") -> str:
    return copy.reader.name if copy.reader else PROFESSIONALS


def _described(person: "Person") -> str:
    """ "Fenna Smeets, 36 jaar, spreekt Arabisch, tolk nodig" """
    words = [
        person.name,
        person.age_text(timezone.localdate()),
        f"spreekt {person.language}" if person.language else "",
        "tolk nodig" if person.needs_interpreter else "",
    ]
    return ", ".join(word for word in words if word)
