"""The queue hangs: people notice nothing, and what it should have carried is done later."""

import os
import signal
from contextlib import contextmanager

import pytest

from tests.resilience.conftest import PARTS
from tests.resilience.test_killed_parts import (
    each_letter_is_printed_once,
    each_letter_went_once,
    everything_is_whole,
)

pytestmark = pytest.mark.timeout(180, func_only=True)


@contextmanager
def no_queue(scene):
    """Alive for the supervisor, dead for everybody who asks it something."""
    broker = scene.copy.part(PARTS["Valkey"])
    os.kill(broker, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(broker, signal.SIGCONT)


def test_without_a_queue_people_notice_nothing_and_the_letter_is_printed_afterwards(scene):
    report, draft = scene.waiting["reports"][-1], scene.waiting["drafts"][-1]

    with no_queue(scene):
        anna, fatma = scene.visitor("anna"), scene.visitor("fatma")
        fatma.hand_in(draft)
        anna.release(report)
        anna.send(report)

    assert anna.failures == fatma.failures == 0
    everything_is_whole(scene, [fatma.confirmed[draft]])
    each_letter_went_once(scene, [report])
    each_letter_is_printed_once(scene, [report])
