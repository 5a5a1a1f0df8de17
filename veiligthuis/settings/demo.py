"""``make run``: real parts, demo data, local accounts. Secrets come from the state folder."""

import os
import secrets
from urllib.parse import urlsplit

# Commands that need no database (``manage.py deadline``) run on a bare checkout too. Without
# FIELD_KEYS nothing personal can be stored, so keys of one process never seal anything.
os.environ.setdefault("SECRET_KEY", secrets.token_urlsafe(50))
os.environ.setdefault("SEARCH_KEY", secrets.token_hex(32))

from veiligthuis.settings import environment
from veiligthuis.settings.base import *  # noqa: F403
from veiligthuis.settings.parts.files import FILES_ROOT

DEMO = True
ALLOWED_HOSTS = environment.words("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
# Mail is written to a folder, so that a demo never reaches anybody.
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = str(FILES_ROOT / "mail")

# Two copies on one host name keep their own login: browsers do not tell ports apart.
_PORT = urlsplit(environment.text("PUBLIC_URL", "http://localhost:8000")).port or 80
SESSION_COOKIE_NAME = f"sessie-{_PORT}"
CSRF_COOKIE_NAME = f"csrf-{_PORT}"
