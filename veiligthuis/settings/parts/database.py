"""PostgreSQL with a pool per process, and the cache beside it."""

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

REDIS_URL = environment.text("REDIS_URL", "redis://localhost:6379/0")
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS_URL,
    }
}
