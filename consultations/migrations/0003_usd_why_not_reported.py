from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("consultations", "0002_chats_handed_in"),
    ]

    operations = [
        migrations.AddField(
            model_name="usdconsultation",
            name="unreported_because",
            field=models.CharField(
                blank=True, default="", max_length=500, verbose_name="waarom geen melding"
            ),
        ),
    ]
