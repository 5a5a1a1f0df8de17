"""What a consultation tells, in blocks: to the municipality itself, and to VT behind a report."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from common.shown import Block, Fact
from deadlines.wording import long_date

if TYPE_CHECKING:
    from consultations.models import UsdConsultation


@dataclass(frozen=True)
class TaskLine:
    holder: str
    role: str
    what: str
    until: date | None


@dataclass(frozen=True)
class SharedConsultation:
    """The part that Veilig Thuis reads from the moment its report is tied (5.3).

    Not in it: the number of the municipality's own file, and why it first did not report.
    """

    number: str
    municipality: str
    consulent: str
    consulted_at: datetime
    blocks: list[Block]
    tasks: list[TaskLine]


def shared(row: "UsdConsultation") -> SharedConsultation:
    """Whoever may read the report may read this; ask ``selectors.preceding`` for the row."""
    return SharedConsultation(
        number=row.number,
        municipality=row.organisation.name,
        consulent=row.made_by.name,
        consulted_at=row.consulted_at,
        blocks=[estimate(row), asked(row), decided(row), follow_up(row)],
        tasks=tasks_of(row),
    )


def estimate(row: "UsdConsultation") -> Block:
    return Block(
        "Eigen inschatting van de gemeente",
        [
            Fact("Stap van de meldcode", row.get_meldcode_step_display()),
            Fact("Onveiligheid nu", row.get_danger_display()),
            Fact("Inschatting", row.own_estimate),
            Fact("Werken de betrokkenen mee?", row.get_cooperation_display()),
            Fact("Lukt het de onveiligheid weg te nemen?", row.get_can_lift_display()),
        ],
        "inschatting",
    )


def asked(row: "UsdConsultation") -> Block:
    return Block(
        "Vraag en advies",
        [
            Fact("Vraag aan Veilig Thuis", row.question),
            Fact("Advies, zoals de gemeente het hoorde", row.advice_received),
            *([Fact("Adviesnummer", row.advice_number)] if row.advice_number else []),
        ],
        "advies",
    )


def decided(row: "UsdConsultation") -> Block:
    """What was decided together; empty of facts while nothing is."""
    facts = [Fact("Besluit", row.get_decision_display()), Fact("Waarom", row.decision_note)]
    if row.talk_on:
        facts.append(
            Fact("Overleg Veilig Verder", f"{long_date(row.talk_on)}, met {row.talk_with}")
        )
    return Block("Besluit", facts if row.decision else [], "besluit")


def follow_up(row: "UsdConsultation") -> Block:
    facts = [Fact("Afspraken", row.follow_up)] if row.follow_up else []
    if row.follow_up_on:
        facts.append(Fact("De gemeente kijkt opnieuw op", long_date(row.follow_up_on)))
    return Block("Vervolg", facts, "vervolg")


def tasks_of(row: "UsdConsultation") -> list[TaskLine]:
    return [
        TaskLine(task.get_holder_display(), task.role, task.what, task.until)
        for task in row.tasks.all()
    ]
