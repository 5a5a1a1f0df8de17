"""What something said before somebody mended it; an event, a talk and a source each have theirs."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone


class Amendment(models.Model):
    """One mending, with its reason; old and new both stay readable.

    ``before`` holds what changed, by name of the field, as it was. It stands here and not in the
    log, because such words name people. A concrete class adds the key to what was mended.
    """

    before = models.JSONField("wat er stond")
    reason = models.TextField("reden", max_length=2000)
    amended_at = models.DateTimeField("aangepast op", default=timezone.now, editable=False)
    amended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="aangepast door"
    )

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"


def with_reason(name: str) -> models.CheckConstraint:
    """No mending without saying why."""
    return models.CheckConstraint(name=name, condition=~Q(reason=""))
