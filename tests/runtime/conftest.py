"""A copy that never ran, one that stands still, and one that runs."""

import shutil

import pytest

from tests.support.copies import Copy, folder_of_its_own, until


@pytest.fixture
def fresh():
    """A copy that has never been started."""
    folder = folder_of_its_own()
    yield Copy(folder)
    shutil.rmtree(folder)


@pytest.fixture
def stopped(prepared):
    """The prepared copy, not running; whatever the test starts is gone afterwards."""
    yield prepared
    if prepared.supervisor and prepared.supervisor.poll() is None:
        prepared.supervisor.kill()
        prepared.supervisor.wait()
    assert until(lambda: not prepared.processes()), prepared.processes()


@pytest.fixture
def running(stopped):
    stopped.start()
    return stopped
