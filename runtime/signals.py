"""Ctrl-C, SIGTERM and a closed terminal, made into one exception."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager

STOPS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Stopped(BaseException):
    """Somebody wants this to end: whatever was started is taken down on the way out."""


def stop_on_signals() -> None:
    """The first signal starts the way down; the way down itself is not interrupted."""

    def stop(*_: object) -> None:
        for each in STOPS:
            signal.signal(each, signal.SIG_IGN)
        raise Stopped

    for each in STOPS:
        under_nohup = each is signal.SIGHUP and signal.getsignal(each) is signal.SIG_IGN
        if not under_nohup:
            signal.signal(each, stop)


@contextmanager
def deaf_to_ctrl_c() -> Iterator[None]:
    """While a program in the foreground has the terminal, Ctrl-C is for that program.

    A handler that does nothing, and not "ignore": that would be inherited by the program.
    """
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
