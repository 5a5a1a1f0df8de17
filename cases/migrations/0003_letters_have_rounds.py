"""After a reopened assessment a sent letter stays as history and a new one is owed."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0002_authors_and_weighing")]

    operations = [
        migrations.RemoveConstraint(
            model_name="familynotice", name="family_notice_once_per_person"
        ),
        migrations.RemoveConstraint(model_name="feedback", name="feedback_once_per_kind"),
        migrations.AddField(
            model_name="familynotice",
            name="superseded_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="vervangen op"),
        ),
        migrations.AddField(
            model_name="feedback",
            name="superseded_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="vervangen op"),
        ),
        migrations.AddConstraint(
            model_name="familynotice",
            constraint=models.UniqueConstraint(
                condition=models.Q(("superseded_at__isnull", True)),
                fields=("report", "addressee"),
                name="family_notice_once_per_person",
            ),
        ),
        migrations.AddConstraint(
            model_name="feedback",
            constraint=models.UniqueConstraint(
                condition=models.Q(("superseded_at__isnull", True)),
                fields=("report", "kind"),
                name="feedback_once_per_kind",
            ),
        ),
    ]
