"""PostgreSQL with a pool per process, and the cache in it."""

from veiligthuis.settings import environment

DATABASES = {
    "default": {
        **environment.database(
            environment.text("DATABASE_URL", "postgresql://veiligthuis@localhost/veiligthuis")
        ),
        # With the pool, connections must not persist per thread; each is checked before use.
        "CONN_MAX_AGE": 0,
        "CONN_HEALTH_CHECKS": True,
        # Pool size >= threads per process; nobody waits longer than 5 seconds for a connection.
        "OPTIONS": {"pool": {"min_size": 0, "max_size": 6, "timeout": 5}},
    }
}

# What is counted to slow down guessing, and codes that were used. In the database, so that
# nobody needs the queue to log in.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "common_cache",
    }
}
