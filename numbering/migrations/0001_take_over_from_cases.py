"""The table of numbers moves here from cases with its rows: every series goes on counting."""

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [("cases", "0004_let_numbers_go")]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.CreateModel(
                    name="NumberSeries",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[("case", "dossier"), ("report", "melding")],
                                max_length=10,
                                verbose_name="soort",
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="jaar")),
                        (
                            "last",
                            models.PositiveIntegerField(default=0, verbose_name="laatste nummer"),
                        ),
                    ],
                    options={
                        "verbose_name": "nummerreeks",
                        "verbose_name_plural": "nummerreeksen",
                        "ordering": ["kind", "year", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("kind", "year"), name="number_series_once_per_year"
                            )
                        ],
                    },
                ),
            ],
        ),
        migrations.AlterField(
            model_name="numberseries",
            name="kind",
            field=models.CharField(
                choices=[
                    ("case", "dossier"),
                    ("report", "melding"),
                    ("advice", "advies"),
                    ("usd", "consultatie van een gemeente"),
                    ("crisis_notice", "vooraankondiging"),
                ],
                max_length=20,
                verbose_name="soort",
            ),
        ),
    ]
