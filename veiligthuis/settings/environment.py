"""Reads the environment, typed. A value without a default must be set."""

import os
from urllib.parse import parse_qs, unquote, urlsplit


class MissingSetting(RuntimeError):
    """A setting that has no safe default is not in the environment."""


def text(name: str, default: str | None = None) -> str:
    value = os.environ.get(name, default)
    if value is None:
        raise MissingSetting(f"De omgevingsvariabele {name} ontbreekt. Zet haar en start opnieuw.")
    return value


def number(name: str, default: int) -> int:
    value = text(name, str(default))
    if not value.isdigit():
        raise MissingSetting(f"De omgevingsvariabele {name} moet een getal zijn, niet “{value}”.")
    return int(value)


def flag(name: str, *, default: bool = False) -> bool:
    return text(name, "1" if default else "0").lower() in {"1", "true", "ja", "yes", "on"}


def words(name: str, default: str = "") -> list[str]:
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def key(name: str) -> bytes:
    """32 bytes written as 64 hexadecimal digits."""
    try:
        value = bytes.fromhex(text(name))
    except ValueError:
        value = b""
    if len(value) != 32:
        raise MissingSetting(f"{name} is geen willekeurige sleutel van 64 hexadecimale tekens.")
    return value


def database(url: str) -> dict[str, object]:
    """Django's database settings from ``postgresql://user:pw@host:port/name?host=/socket``."""
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise MissingSetting("DATABASE_URL moet met postgresql:// beginnen.")
    query = parse_qs(parts.query)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.get("host", [parts.hostname or ""])[0],
        "PORT": query.get("port", [str(parts.port or "")])[0],
    }


def celery_broker(redis_url: str) -> str:
    """Celery's spelling of a Redis address: a socket is ``redis+socket://``."""
    return redis_url.replace("unix://", "redis+socket://", 1)
