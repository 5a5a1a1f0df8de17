from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("consultations", "0005_drafts_of_three_kinds"),
        ("organisations", "0002_opening_hours_and_crisis_phone"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="consultation",
            name="norm_untold_because",
            field=models.CharField(
                blank=True,
                default="",
                max_length=500,
                verbose_name="waarom niet gezegd dat melden de norm is",
            ),
        ),
        migrations.AddIndex(
            model_name="consultation",
            index=models.Index(
                condition=models.Q(("overruled_because", ""), _negated=True),
                fields=["region", "-began_at"],
                name="advice_overruled",
            ),
        ),
        migrations.AddIndex(
            model_name="crisisnotice",
            index=models.Index(
                condition=models.Q(("overruled_because", ""), _negated=True),
                fields=["organisation", "-made_at"],
                name="crisis_notice_overruled",
            ),
        ),
        migrations.AddIndex(
            model_name="supportcontact",
            index=models.Index(
                condition=models.Q(("overruled_because", ""), _negated=True),
                fields=["consultation"],
                name="support_contact_overruled",
            ),
        ),
        migrations.AddIndex(
            model_name="usdconsultation",
            index=models.Index(
                condition=models.Q(("follow_up_on__isnull", False)),
                fields=["follow_up_on"],
                name="usd_follow_up",
            ),
        ),
    ]
