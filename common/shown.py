"""What the shared components of a page are given, whichever app makes the page."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Badge:
    """A word in a coloured box; see ``components/badge.html`` for the tones."""

    label: str
    tone: str


@dataclass(frozen=True)
class Fact:
    """A line of ``components/description_list.html``."""

    label: str
    value: str
    url: str = ""


# Where somebody stands towards a step.
COMPLETED, CURRENT, UPCOMING = "completed", "current", "upcoming"


@dataclass(frozen=True)
class Step:
    """One step of a route or a guided form; see ``components/stepper.html`` and ``route.html``."""

    label: str
    state: str
    note: str = ""
    url: str = ""


@dataclass(frozen=True)
class NextStep:
    """What has to happen next, as ``components/next_step.html`` shows it, with what stands in the
    way. ``url``: where it is done when that is another page. ``follows``: somebody else does it,
    or it comes of something else, so there is no button."""

    name: str
    title: str
    text: str
    objections: list[str]
    cautions: list[str]
    may_take: bool
    url: str = ""
    url_label: str = ""
    follows: bool = False

    @property
    def ready(self) -> bool:
        return self.may_take and not (self.objections or self.url or self.follows)


@dataclass(frozen=True)
class Block:
    """A heading with facts below it; ``anchor`` is its place on another page, if it has one."""

    title: str
    facts: list[Fact]
    anchor: str = ""
