"""The table of connected systems moves here from cases; each keeps its token and sends reports."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("cases", "0004_let_numbers_go"),
        ("organisations", "0001_initial"),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.RunSQL(
                    "ALTER TABLE cases_intakesource RENAME TO connections_connectedsystem",
                    "ALTER TABLE connections_connectedsystem RENAME TO cases_intakesource",
                ),
            ],
            state_operations=[
                migrations.CreateModel(
                    name="ConnectedSystem",
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
                        ("name", models.CharField(max_length=120, verbose_name="naam")),
                        (
                            "token_hash",
                            models.CharField(
                                editable=False,
                                max_length=64,
                                unique=True,
                                verbose_name="hash van het token",
                            ),
                        ),
                        ("active", models.BooleanField(default=True, verbose_name="actief")),
                        (
                            "created_at",
                            models.DateTimeField(auto_now_add=True, verbose_name="gemaakt op"),
                        ),
                        (
                            "last_used_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="laatst gebruikt op"
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="connected_systems",
                                to="organisations.organisation",
                                verbose_name="organisatie",
                            ),
                        ),
                        (
                            "region",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="connected_systems",
                                to="organisations.region",
                                verbose_name="regio",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "aangesloten systeem",
                        "verbose_name_plural": "aangesloten systemen",
                        "ordering": ["name", "pk"],
                    },
                ),
            ],
        ),
        migrations.AddField(
            model_name="connectedsystem",
            name="sends",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(
                    choices=[("reports", "meldingen"), ("advice", "adviezen (chat)")],
                    max_length=20,
                ),
                default=["reports"],
                size=None,
                verbose_name="mag insturen",
            ),
            preserve_default=False,
        ),
        migrations.AddConstraint(
            model_name="connectedsystem",
            constraint=models.CheckConstraint(
                condition=models.Q(("sends__len__gte", 1)),
                name="connected_system_sends_something",
            ),
        ),
    ]
