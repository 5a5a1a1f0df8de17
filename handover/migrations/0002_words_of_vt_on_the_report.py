from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("handover", "0001_handovers"),
    ]

    operations = [
        migrations.AddField(
            model_name="handover",
            name="report_summary",
            field=models.TextField(
                blank=True,
                default="",
                max_length=5000,
                verbose_name="wat er is gemeld, in uw eigen woorden",
            ),
        ),
    ]
