"""A throw-away PostgreSQL and Valkey for the test run.

Loaded with `-p tests.plugins.services`. It wraps the loading of the first conftest, so the
servers are there before pytest-django reads the settings. Only the controlling process starts
them; pytest-xdist's workers inherit the environment. With `DATABASE_URL` set, it stays out.
"""

from __future__ import annotations

import os
from collections.abc import Generator
from contextlib import ExitStack

import pytest

from runtime.refusals import Refusal
from runtime.throwaway import throwaway_services


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> Generator[None, None, None]:
    wanted = not os.environ.get("DATABASE_URL") and "PYTEST_XDIST_WORKER" not in os.environ
    if wanted and not early_config.known_args_namespace.help:
        undo = ExitStack()
        early_config.add_cleanup(undo.close)
        try:
            os.environ |= undo.enter_context(throwaway_services())
        except Refusal as refusal:
            raise pytest.UsageError(str(refusal)) from None
        undo.callback(os.environ.pop, "DATABASE_URL", None)
        undo.callback(os.environ.pop, "REDIS_URL", None)
    return (yield)
