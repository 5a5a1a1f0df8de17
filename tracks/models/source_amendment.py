"""What a source said before somebody mended it."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from tracks.models.information_source import InformationSource
from tracks.querysets import OfSourceQuerySet


class SourceAmendment(models.Model):
    """One mending, with its reason; old and new both stay readable for who reads sources.

    ``before`` holds what changed, by name of the field, as it was. It stands here and not in the
    log, because the words of a source name people.
    """

    source = models.ForeignKey(
        InformationSource, models.PROTECT, related_name="amendments", verbose_name="bron"
    )
    before = models.JSONField("wat er stond")
    reason = models.TextField("reden", max_length=2000)
    amended_at = models.DateTimeField("aangepast op", default=timezone.now, editable=False)
    amended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="aangepast door"
    )

    objects = OfSourceQuerySet.as_manager()

    class Meta:
        verbose_name = "aanpassing van een bron"
        verbose_name_plural = "aanpassingen van bronnen"
        ordering = ["source", "amended_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="source_amendment_has_reason", condition=~models.Q(reason="")
            ),
        ]

    def __str__(self) -> str:
        return f"aanpassing {self.pk} van {self.source}"
