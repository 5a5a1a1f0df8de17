"""The table of the cache, as ``createcachetable`` makes it. Its rows may be lost at any moment."""

from django.db import migrations

TABLE = """
CREATE TABLE common_cache (
    cache_key varchar(255) NOT NULL PRIMARY KEY,
    value text NOT NULL,
    expires timestamp with time zone NOT NULL
);
CREATE INDEX common_cache_expires ON common_cache (expires);
"""


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [migrations.RunSQL(TABLE, "DROP TABLE common_cache")]
