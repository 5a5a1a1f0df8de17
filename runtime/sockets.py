"""Where the servers put their Unix sockets."""

import os
import shutil
import tempfile
from pathlib import Path

from runtime.processes import Account, private_folder

# A socket path may be 107 bytes long; the longest name in the folder is ".s.PGSQL.5432".
LONGEST_FOLDER = 107 - len("/.s.PGSQL.5432")


def socket_folder(preferred: Path, account: Account | None) -> Path:
    """The preferred folder, or a short one in /tmp when its path is too long for a socket."""
    if len(os.fsencode(preferred)) <= LONGEST_FOLDER:
        return private_folder(preferred, account)
    return private_folder(Path(tempfile.mkdtemp(prefix="vt-", dir="/tmp")), account)


def remove_socket_folder(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
