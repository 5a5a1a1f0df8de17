from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("consultations", "0004_report_after_closing"),
        ("organisations", "0002_opening_hours_and_crisis_phone"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="consultationdraft",
            options={
                "ordering": ["-changed_at", "-pk"],
                "verbose_name": "concept",
                "verbose_name_plural": "concepten",
            },
        ),
        migrations.AddField(
            model_name="consultationdraft",
            name="kind",
            field=models.CharField(
                choices=[
                    ("advice", "advies"),
                    ("usd", "consultatie van een gemeente"),
                    ("crisis_notice", "vooraankondiging"),
                ],
                default="advice",
                editable=False,
                max_length=15,
                verbose_name="soort",
            ),
        ),
        migrations.AddField(
            model_name="usdconsultation",
            name="unlinked_because",
            field=models.CharField(
                blank=True,
                default="",
                max_length=500,
                verbose_name="waarom afgesloten zonder gekoppelde melding",
            ),
        ),
        migrations.AlterField(
            model_name="consultationdraft",
            name="began_at",
            field=models.DateTimeField(verbose_name="begonnen op"),
        ),
        migrations.AlterField(
            model_name="consultationdraft",
            name="key",
            field=models.UUIDField(editable=False, verbose_name="sleutel"),
        ),
        migrations.AddConstraint(
            model_name="consultationdraft",
            constraint=models.UniqueConstraint(
                fields=("key", "owner"), name="draft_once_per_owner"
            ),
        ),
    ]
