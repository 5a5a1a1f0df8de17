"""Tests: real PostgreSQL and broker; only what speed or safety demands differs."""

import os
import tempfile
from pathlib import Path

os.environ.setdefault("SECRET_KEY", "tests-only-not-a-secret-0123456789abcdefghij")
os.environ.setdefault("FIELD_KEYS", "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=")
os.environ.setdefault("SEARCH_KEY", "00" * 32)
os.environ.setdefault("FILES_ROOT", tempfile.mkdtemp(prefix="veiligthuis-test-"))
# Each of several workers its own, as each has its own database: the first document is 1.pdf in all.
os.environ["FILES_ROOT"] = str(
    Path(os.environ["FILES_ROOT"].removesuffix(os.environ.get("PYTEST_XDIST_WORKER", "")))
    / os.environ.get("PYTEST_XDIST_WORKER", "")
)

from veiligthuis.settings.base import *  # noqa: F403
from veiligthuis.settings.parts.database import DATABASES
from veiligthuis.settings.parts.files import STORAGES

DEMO = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
CELERY_TASK_ALWAYS_EAGER = True
CELERY_TASK_EAGER_PROPAGATES = True
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# A test's connection is its own; the pool is tried by the tests that run the real thing.
DATABASES["default"]["OPTIONS"] = {}
DATABASES["default"]["CONN_HEALTH_CHECKS"] = False
WHITENOISE_AUTOREFRESH = True
AXES_ENABLED = True
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
