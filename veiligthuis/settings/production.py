"""Production: refuses to start with defaults, DEBUG or missing secrets.

A superuser as database role is refused by ``common.checks`` when ``migrate`` runs.
"""

from base64 import urlsafe_b64decode

from cryptography.fernet import Fernet

from veiligthuis.settings import environment
from veiligthuis.settings.base import *  # noqa: F403
from veiligthuis.settings.parts.apps import INSTALLED_APPS
from veiligthuis.settings.parts.security import ALLOWED_HOSTS, FIELD_KEYS, SEARCH_KEY, SECRET_KEY

for needed in (
    "DATABASE_URL",
    "REDIS_URL",
    "FILES_ROOT",
    "ALLOWED_HOSTS",
    "PUBLIC_URL",
    "EMAIL_HOST",
    "DEFAULT_FROM_EMAIL",
    "FIELD_KEYS",
):
    if not environment.text(needed).strip():
        raise environment.MissingSetting(f"{needed} is leeg. Vul haar in en start opnieuw.")


def _by_chance(secret: bytes | str) -> bool:
    """Whether this looks drawn by chance: a default or a joke repeats itself."""
    return len(set(secret)) > 13


def _is_field_key(written: str) -> bool:
    try:
        Fernet(written)
    except ValueError:
        return False
    return _by_chance(urlsafe_b64decode(written))


REFUSALS = [
    (environment.flag("DEBUG"), "DEBUG staat aan. Zet DEBUG uit in productie."),
    (len(SECRET_KEY) < 50, "SECRET_KEY is te kort. Gebruik minstens 50 willekeurige tekens."),
    (not _by_chance(SECRET_KEY), "SECRET_KEY is geen willekeurige tekst. Maak een nieuwe."),
    (
        not all(_is_field_key(written) for written in FIELD_KEYS),
        "FIELD_KEYS bevat een waarde die geen willekeurige Fernet-sleutel is. Maak een nieuwe.",
    ),
    (
        not _by_chance(SEARCH_KEY),
        "SEARCH_KEY is geen willekeurige sleutel van 64 hexadecimale tekens.",
    ),
    ("*" in ALLOWED_HOSTS, "ALLOWED_HOSTS mag geen * bevatten."),
    (
        not environment.text("PUBLIC_URL").startswith("https://"),
        "PUBLIC_URL moet met https:// beginnen.",
    ),
]
for refused, why in REFUSALS:
    if refused:
        raise environment.MissingSetting(why)

DEBUG = False
DEMO = False
INSTALLED_APPS = [app for app in INSTALLED_APPS if app not in {"demo", "rehearsal"}]
SECOND_FACTOR_REQUIRED = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-sessie"
CSRF_COOKIE_NAME = "__Host-csrf"
SECURE_SSL_REDIRECT = environment.flag("SECURE_SSL_REDIRECT", default=True)
SECURE_REDIRECT_EXEMPT = ["^gezond/$"]
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
# Whether browsers preload the domain is for its owner to decide.
SILENCED_SYSTEM_CHECKS = ["security.W021"]
SECURE_PROXY_SSL_HEADER = (
    ("HTTP_X_FORWARDED_PROTO", "https") if environment.flag("BEHIND_PROXY") else None
)
AXES_IPWARE_PROXY_COUNT = environment.number(
    "PROXY_COUNT", 1 if environment.flag("BEHIND_PROXY") else 0
)
