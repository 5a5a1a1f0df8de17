"""The copies of a local version: which are there, how far, and for whom one can be made."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone

from common.dutch import short_day
from safetyplans.enums import Audience
from safetyplans.permissions import can_write_local
from safetyplans.screens.prints import PATIENCE, PROFESSIONALS, Progress
from safetyplans.selectors.local import newest_local_version, prints_of_local
from safetyplans.selectors.local_rows import family_that_signs

if TYPE_CHECKING:
    from accounts.models import User
    from safetyplans.models import LocalPrint, LocalVersion


@dataclass(frozen=True)
class LocalPrintLine:
    """``signed``: how many had signed or said why not when it was made."""

    to: str
    signed: int
    made: str
    progress: Progress


@dataclass(frozen=True)
class LocalPrintsPage:
    number: str
    version: int
    newer: bool
    lines: list[LocalPrintLine]
    may_print: bool
    readers: list[tuple[int, str]]


def local_prints_page(version: "LocalVersion", user: "User") -> LocalPrintsPage:
    newest = newest_local_version(version.plan)
    return LocalPrintsPage(
        number=version.plan.case.number,
        version=version.number,
        newer=newest is not None and newest.number > version.number,
        lines=[_line(copy, place) for place, copy in enumerate(prints_of_local(version), 1)],
        may_print=can_write_local(version.plan, user),
        readers=[(person.pk, person.name) for person in family_that_signs(version.plan)],
    )


def local_progress_of(copy: "LocalPrint", place: int, asked: int = 0) -> Progress:
    here = [copy.version.plan.case.number, copy.version.number, place]
    ready = copy.document.printed
    again = f"{reverse('safetyplans:local_print_progress', args=here)}?gevraagd={asked + 1}"
    return Progress(
        place=place,
        ready=ready,
        url=reverse("safetyplans:local_print_pdf", args=here),
        again=again if not ready and asked < PATIENCE else "",
        to=_reader(copy),
    )


def local_file_name(copy: "LocalPrint", place: int) -> str:
    """Numbers only: a file name turns up in lists that nobody guards."""
    kind = "gezin" if copy.audience == Audience.FAMILY else "professionals"
    plan, version = copy.version.plan.number, copy.version.number
    return f"veiligheidsplan-{plan}-gemeente-versie-{version}-{kind}-{place}.pdf"


def _line(copy: "LocalPrint", place: int) -> LocalPrintLine:
    return LocalPrintLine(
        to=_reader(copy),
        signed=copy.signed,
        made=f"{short_day(timezone.localtime(copy.made_at))}, {copy.made_by.name}",
        progress=local_progress_of(copy, place),
    )


def _reader(copy: "LocalPrint") -> str:
    return copy.reader.name if copy.reader else PROFESSIONALS
