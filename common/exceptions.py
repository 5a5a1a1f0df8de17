"""How the domain says no."""


class DomainError(Exception):
    """The domain refuses, in sentences a user can act on."""

    def __init__(self, *reasons: str) -> None:
        super().__init__(*reasons)
        self.reasons = list(reasons)


class TransitionBlocked(DomainError):
    """A step is refused: something is missing or the state has moved on."""


class ReasonRequired(DomainError):
    """A step is possible, but only with a reason for passing these cautions."""
