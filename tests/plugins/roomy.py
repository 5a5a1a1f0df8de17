"""Room on the stack: without it a quarter of the time of some tests went to the kernel.

CPython keeps the frames of running functions in pieces of 16 KiB, asks the kernel for the next one
when a call goes over the edge, and gives it back at the return. Under a test, the middleware and
the ORM that edge often lies in the middle of what is called hundreds of times a request. A frame
that fits in no such piece gets one of a megabyte, and everything above it fits in there too. Loaded
with `-p tests.plugins.roomy`.
"""

from collections.abc import Callable

import pytest
from _pytest import runner

SLOTS = 2**16 + 100  # just over half a megabyte


def _with_room() -> Callable[[Callable[[], bool]], bool]:
    """A function with names for nothing, that calls what it is given."""
    names = "".join(f"_{number} = " for number in range(SLOTS))
    made: dict[str, Callable[[Callable[[], bool]], bool]] = {}
    exec(f"def call(run):\n    if run is None:\n        {names}None\n    return run()", made)
    return made["call"]


with_room = _with_room()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> bool:
    """What pytest does itself, called from a roomy frame."""
    return with_room(lambda: runner.pytest_runtest_protocol(item, nextitem))
