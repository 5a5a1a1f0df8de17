"""Why a start is refused."""


class Refusal(Exception):
    """One plain Dutch sentence for the person at the terminal: what is wrong and what to do."""
