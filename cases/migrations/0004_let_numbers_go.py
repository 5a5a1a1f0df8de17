"""The table of numbers moves to its own app; numbering takes it over as it is."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("cases", "0003_index_open_reviews_and_letters")]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.AlterModelTable("NumberSeries", "numbering_numberseries"),
            ],
            state_operations=[migrations.DeleteModel("NumberSeries")],
        ),
    ]
