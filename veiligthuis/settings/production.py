"""Production: refuses to start with defaults, DEBUG, missing secrets or a superuser database."""

from veiligthuis.settings import environment
from veiligthuis.settings.base import *  # noqa: F403
from veiligthuis.settings.parts import security
from veiligthuis.settings.parts.apps import INSTALLED_APPS
from veiligthuis.settings.parts.security import ALLOWED_HOSTS, FIELD_KEYS, SECRET_KEY

environment.text("DATABASE_URL")
environment.text("REDIS_URL")
environment.text("FILES_ROOT")
environment.text("ALLOWED_HOSTS")
environment.text("PUBLIC_URL")
environment.text("EMAIL_HOST")
environment.text("DEFAULT_FROM_EMAIL")

if environment.flag("DEBUG"):
    raise environment.MissingSetting("DEBUG staat aan. Zet DEBUG uit in productie.")
if len(SECRET_KEY) < 50:
    raise environment.MissingSetting(
        "SECRET_KEY is te kort. Gebruik minstens 50 willekeurige tekens."
    )
if not FIELD_KEYS:
    raise environment.MissingSetting(
        "FIELD_KEYS ontbreekt: zonder sleutel kan een BSN niet worden bewaard."
    )
if len(set(security.SEARCH_KEY)) < 8:
    raise environment.MissingSetting("SEARCH_KEY is geen willekeurige sleutel van 32 bytes.")
if "*" in ALLOWED_HOSTS:
    raise environment.MissingSetting("ALLOWED_HOSTS mag geen * bevatten.")
if not environment.text("PUBLIC_URL").startswith("https://"):
    raise environment.MissingSetting("PUBLIC_URL moet met https:// beginnen.")

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
SECURE_PROXY_SSL_HEADER = (
    ("HTTP_X_FORWARDED_PROTO", "https") if environment.flag("BEHIND_PROXY") else None
)
AXES_IPWARE_PROXY_COUNT = environment.number(
    "PROXY_COUNT", 1 if environment.flag("BEHIND_PROXY") else 0
)
