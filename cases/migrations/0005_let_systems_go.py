"""The table of connected systems moves to its own app; what came in points at it there."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0004_let_numbers_go"),
        ("connections", "0001_take_over_from_cases"),
    ]

    operations = [
        # The column and its foreign key are right already: connections renamed the table itself.
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AlterField(
                    model_name="intakesubmission",
                    name="source",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="connections.connectedsystem",
                        verbose_name="aangesloten systeem",
                    ),
                ),
                migrations.DeleteModel("IntakeSource"),
            ],
        ),
        migrations.RemoveConstraint("intakesubmission", "intake_submission_key_once"),
        migrations.RenameField("intakesubmission", "source", "system"),
        migrations.AddConstraint(
            "intakesubmission",
            models.UniqueConstraint(fields=("system", "key"), name="intakesubmission_key_once"),
        ),
    ]
