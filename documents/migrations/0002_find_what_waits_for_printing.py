"""The sweep of every minute finds what waits without reading every letter ever written."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("documents", "0001_initial")]

    operations = [
        migrations.AddIndex(
            model_name="document",
            index=models.Index(
                condition=models.Q(("pdf", "")), fields=["id"], name="document_waiting"
            ),
        ),
    ]
