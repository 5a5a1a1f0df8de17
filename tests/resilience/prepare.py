"""Make the state folder ready with our own region in it, so that no demo region is put there.

Run as `python -m tests.resilience.prepare`, with VEILIGTHUIS_STATE set.
"""

import subprocess
import sys

from runtime.application import manage
from runtime.commands import prepared_environment
from runtime.signals import stop_on_signals
from runtime.state import ROOT

BUILD = "from tests.resilience import scenery; scenery.build()"


def main() -> None:
    stop_on_signals()
    with prepared_environment("make test", migrated=False) as env:
        for step in (
            ["migrate", "-v", "0"],
            ["load_reference", "-v", "0"],
            ["collectstatic", "--no-input", "-v", "0"],
            ["shell", "-v", "0", "-c", BUILD],
        ):
            subprocess.run(manage(*step), cwd=ROOT, env=dict(env), check=True)


if __name__ == "__main__":
    sys.exit(main())
