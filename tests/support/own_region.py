"""Put a region of our own in the state folder, so that the start adds no demo region to it.

Run as `python -m tests.support.own_region`, with VEILIGTHUIS_STATE set.
"""

import subprocess

import psycopg

from runtime.application import manage
from runtime.commands import prepared_environment
from runtime.signals import stop_on_signals
from runtime.state import ROOT

REGION = """
    INSERT INTO organisations_region (name, code, phone, crisis_phone, postal_address, website)
    VALUES ('Veilig Thuis Storm', 'storm', '088 000 00 00', '', 'Postbus 1', '')
"""


def main() -> None:
    stop_on_signals()
    with prepared_environment("make test", migrated=False) as env:
        subprocess.run(manage("migrate", "-v", "0"), cwd=ROOT, env=dict(env), check=True)
        with psycopg.connect(env["DATABASE_URL"]) as connection:
            connection.execute(REGION)


if __name__ == "__main__":
    main()
