"""Figures that a test measured are printed at the end of the run, whichever process measured them.

A test tells them with ``record_property("figure", "…")``: what it prints itself is lost in the
workers of pytest-xdist.
"""

from __future__ import annotations

import pytest


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    ended = [*terminalreporter.getreports("passed"), *terminalreporter.getreports("failed")]
    told = [
        str(told) for report in ended for name, told in report.user_properties if name == "figure"
    ]
    if told:
        terminalreporter.section("gemeten")
        terminalreporter.write_line("\n".join(dict.fromkeys(told)))
