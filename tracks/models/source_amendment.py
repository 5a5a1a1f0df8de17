"""What a source said before somebody mended it."""

from django.db import models

from cases.models.amendment import Amendment, with_reason
from tracks.models.information_source import InformationSource
from tracks.querysets import OfSourceQuerySet


class SourceAmendment(Amendment):
    """A source, mended: both stay readable for who reads sources."""

    source = models.ForeignKey(
        InformationSource, models.PROTECT, related_name="amendments", verbose_name="bron"
    )

    objects = OfSourceQuerySet.as_manager()

    class Meta:
        verbose_name = "aanpassing van een bron"
        verbose_name_plural = "aanpassingen van bronnen"
        ordering = ["source", "amended_at", "pk"]
        constraints = [with_reason("source_amendment_has_reason")]
