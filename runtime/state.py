"""The state folder: everything a running Veiligthuis keeps on this machine."""

from __future__ import annotations

import base64
import fcntl
import json
import os
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path

from runtime.refusals import Refusal

ROOT = Path(__file__).resolve().parents[1]
SYSTEM_FOLDER = Path("/var/lib/veiligthuis")


@dataclass(frozen=True)
class Holder:
    """Who has the state folder in use, and how to reach the services it started."""

    pid: int
    command: str  # "make run"
    checkout: str  # the folder with the source it was started from
    address: str = ""
    services: dict[str, str] = field(default_factory=dict)  # DATABASE_URL, REDIS_URL


@dataclass(frozen=True)
class State:
    """`folder` holds databases, sockets, logs, files and secrets of one copy."""

    folder: Path

    @property
    def logs(self) -> Path:
        return self.folder / "logs"

    @property
    def files(self) -> Path:
        return self.folder / "files"

    @property
    def static(self) -> Path:
        return self.folder / "static"

    @property
    def postgres(self) -> Path:
        return self.folder / "postgres"

    @property
    def valkey(self) -> Path:
        return self.folder / "valkey"

    @property
    def sockets(self) -> Path:
        return self.folder / "sockets"

    @property
    def stamps(self) -> Path:
        return self.folder / "stamps.json"

    def log(self, name: str) -> Path:
        return self.logs / f"{name}.log"

    def prepare(self) -> None:
        """Others may pass through (the database runs as `nobody`) but see nothing."""
        self._refuse_somebody_elses_folder()
        try:
            for folder in (self.folder, self.logs, self.files, self.static):
                folder.mkdir(parents=True, exist_ok=True)
        except OSError as trouble:
            raise Refusal(
                f"De statusmap {self.folder} kan niet worden gemaakt: {trouble.strerror}. "
                "Kies een andere met VEILIGTHUIS_STATE=/pad."
            ) from None
        self.folder.chmod(0o711)
        self.logs.chmod(0o700)
        self.files.chmod(0o700)

    def _refuse_somebody_elses_folder(self) -> None:
        unknown = self.folder.is_dir() and not (self.folder / "lock").exists()
        if unknown and any(self.folder.iterdir()):
            raise Refusal(
                f"De map {self.folder} is niet leeg en niet van Veiligthuis. "
                "Kies een andere met VEILIGTHUIS_STATE=/pad."
            )

    def secrets(self) -> dict[str, str]:
        """Made once: a new set beside old data would make every stored BSN unreadable."""
        path = self.folder / "secrets.json"
        if path.exists():
            known: dict[str, str] = json.loads(path.read_text())
            return known
        if (self.postgres / "data").exists():
            raise Refusal(
                f"In {self.folder} staat een database, maar het sleutelbestand secrets.json "
                "ontbreekt. Zet het terug, of begin leeg met `make reset`."
            )
        made = {
            "SECRET_KEY": secrets.token_urlsafe(60),
            "FIELD_KEYS": base64.urlsafe_b64encode(secrets.token_bytes(32)).decode(),
            "SEARCH_KEY": secrets.token_hex(32),
            "POSTGRES_PASSWORD": secrets.token_urlsafe(24),
            "DATABASE_PASSWORD": secrets.token_urlsafe(24),
        }
        write_private(path, json.dumps(made, indent=1))
        return made

    def holder(self) -> Holder | None:
        """Who has the folder in use now; None when nobody has."""
        path = self.folder / "lock"
        if not path.exists():
            return None
        with path.open("r+") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
            except BlockingIOError:
                return _read_holder(lock.read())
        return None

    @contextmanager
    def held(self, command: str, address: str = "") -> Iterator[Hold]:
        """Keep the folder for ourselves, or say who has it."""
        self.prepare()
        with os.fdopen(os.open(self.folder / "lock", os.O_RDWR | os.O_CREAT, 0o600), "r+") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise Refusal(self.in_use_by(_read_holder(lock.read()))) from None
            before = _read_holder(lock.read()).checkout
            hold = Hold(lock.fileno(), Holder(os.getpid(), command, str(ROOT), address), before)
            hold.write()
            yield hold

    def in_use_by(self, holder: Holder) -> str:
        hint = "Een tweede exemplaar: VEILIGTHUIS_STATE=/een/andere/map PORT=8001 make run."
        if holder.address:
            whose = "" if holder.checkout == str(ROOT) else f" vanuit {holder.checkout}"
            return (
                f"Veiligthuis draait al{whose} op {holder.address} "
                f"(proces {holder.pid}, statusmap {self.folder}). {hint}"
            )
        return (
            f"De statusmap {self.folder} is in gebruik door `{holder.command}` "
            f"(proces {holder.pid}). Wacht tot dat klaar is, of sluit het af. {hint}"
        )


@dataclass
class Hold:
    """The lock on a state folder. The text in it is for whoever finds it locked."""

    descriptor: int
    holder: Holder
    checkout_before: str  # the copy that used the folder the last time

    def write(self, services: Mapping[str, str] | None = None) -> None:
        if services:
            self.holder = Holder(**(asdict(self.holder) | {"services": dict(services)}))
        text = json.dumps(asdict(self.holder)).encode()
        os.pwrite(self.descriptor, text, 0)
        os.ftruncate(self.descriptor, len(text))

    def shared_with(self) -> str:
        """Another copy of the source on this machine that keeps its data here too, or ''."""
        other = self.checkout_before
        known = other and other != str(ROOT) and (Path(other) / "manage.py").exists()
        return other if known else ""


def state_from_environment() -> State:
    chosen = os.environ.get("VEILIGTHUIS_STATE")
    if chosen:
        return State(Path(chosen).expanduser().absolute())
    if os.geteuid() == 0:
        return State(SYSTEM_FOLDER)
    data = os.environ.get("XDG_DATA_HOME") or "~/.local/share"
    return State(Path(data).expanduser().absolute() / "veiligthuis")


def write_private(path: Path, text: str) -> None:
    """At once or not at all, and readable by the owner only."""
    unfinished = path.with_name(path.name + ".unfinished")
    unfinished.unlink(missing_ok=True)
    with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path)


def _read_holder(text: str) -> Holder:
    """The text may be half written, or from another version: then we know nothing."""
    try:
        return Holder(**json.loads(text))
    except (ValueError, TypeError):
        return Holder(0, "een ander programma", "")
