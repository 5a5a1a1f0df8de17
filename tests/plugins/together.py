"""Which tests stay together on one core: they share something that takes a minute to make.

pytest-xdist has a mark for this, which does nothing beside pytest 9.2. Loaded with
`-p tests.plugins.together`.
"""

from typing import TYPE_CHECKING

from xdist.scheduler import LoadScopeScheduling

if TYPE_CHECKING:
    import pytest
    from xdist.remote import Producer

TOGETHER = {
    "tests/demo/test_seed.py": "demo",
    "tests/resilience/": "prepared copy",
    "tests/runtime/test_supervision.py": "prepared copy",
}


class Together(LoadScopeScheduling):
    """Every other test goes to whichever core is free."""

    def _split_scope(self, nodeid: str) -> str:
        return next((TOGETHER[path] for path in TOGETHER if nodeid.startswith(path)), nodeid)


def pytest_xdist_make_scheduler(config: "pytest.Config", log: "Producer") -> Together:
    return Together(config, log)
