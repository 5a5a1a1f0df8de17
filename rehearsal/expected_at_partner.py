"""What a script says of the handover document and of the work of the local field."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from django.db.models import TextChoices
from django.utils.html import strip_tags

from handover.models import Handover, HandoverCopy
from localfield.enums import BridgingState, ReportBackState, TrajectoryState
from localfield.models import BridgingPeriod, LocalTrajectory, ReportBack
from rehearsal.found import ABSENT, Found, compare
from rehearsal.stage import Turn

Life = type[BridgingPeriod] | type[LocalTrajectory] | type[ReportBack]
STATES: dict[str, tuple[type[TextChoices], Life]] = {
    "bridging": (BridgingState, BridgingPeriod),
    "report_back": (ReportBackState, ReportBack),
    "trajectory": (TrajectoryState, LocalTrajectory),
}


def _state(turn: Turn, name: str) -> Iterator[Found]:
    """Of the latest of this family, or ``absent``."""
    kind, model = STATES[name]
    latest = model.objects.filter(case=turn.case).order_by("-pk").first()
    given = turn.facts.text(name)
    expected = given if given == ABSENT else turn.facts.choice(name, kind)
    found = str(latest.state) if latest else ABSENT
    yield compare(turn.facts, name, name, expected, found)


def _document(turn: Turn, name: str) -> Iterator[Found]:
    """``document: [text]`` stands in the frozen handover document; ``document_lacks`` does not."""
    words = " ".join(strip_tags(turn.handover.document.document.html).split())
    wanted = name == "document"
    for text in turn.facts.texts(name):
        right = (text in words) == wanted
        wrong = "" if right else f"in het document {'ontbreekt' if wanted else 'staat'} ‘{text}’."
        yield Found(turn.facts.block.place_of(name).line, wrong)


def _reads_handover(turn: Turn, name: str) -> Iterator[Found]:
    """Who can open the handover as its receiver, or the copy of it; ``reads_no_handover`` not."""
    wanted, handover = name == "reads_handover", turn.handover
    for who in turn.facts.texts(name):
        colleague = turn.facts.look_up(name, who, turn.scene.colleagues, "De collega")
        received = Handover.objects.for_receiver(colleague).filter(pk=handover.pk)
        copies = HandoverCopy.objects.for_organisation(colleague).filter(handover=handover)
        right = (received.exists() or copies.exists()) == wanted
        wrong = "" if right else f"{who} leest de overdracht {'niet' if wanted else 'wel'}."
        yield Found(turn.facts.block.place_of(name).line, wrong)


def _local_versions(turn: Turn, name: str) -> Iterator[Found]:
    """How many versions were laid before everybody to sign."""
    found = str(turn.plan.local_versions.count())
    yield compare(turn.facts, name, "versies om te tekenen", turn.facts.text(name), found)


CHECKS: dict[str, Callable[[Turn, str], Iterator[Found]]] = {
    **dict.fromkeys(STATES, _state),
    "document": _document,
    "document_lacks": _document,
    "reads_handover": _reads_handover,
    "reads_no_handover": _reads_handover,
    "local_versions": _local_versions,
}
