"""A standard letter of a track to somebody of the family."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from cases.enums import FeedbackChannel
from documents.models import Document
from people.models import Person
from tracks.enums import TrackLetterKind
from tracks.models.track import Track
from tracks.querysets import OfTrackQuerySet


class TrackLetter(models.Model):
    """After 'geen': VT points out, by itself, the right to have the file destroyed (002-39).

    Fixed words, so nobody has to release it: owed, printed, sent.
    """

    track = models.ForeignKey(Track, models.PROTECT, related_name="letters", verbose_name="dienst")
    addressee = models.ForeignKey(
        Person, models.PROTECT, related_name="+", verbose_name="geadresseerde"
    )
    kind = models.CharField("soort", max_length=20, choices=TrackLetterKind)
    document = models.ForeignKey(
        Document, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="brief"
    )
    sent_at = models.DateTimeField("verzonden op", null=True, blank=True)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="verzonden door",
    )
    channel = models.CharField("kanaal", max_length=20, choices=FeedbackChannel, blank=True)

    objects = OfTrackQuerySet.as_manager()

    class Meta:
        verbose_name = "brief van een dienst"
        verbose_name_plural = "brieven van een dienst"
        ordering = ["track", "kind", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["track", "kind", "addressee"], name="track_letter_once_per_person"
            ),
            models.CheckConstraint(
                name="track_letter_sent_complete",
                condition=Q(sent_at__isnull=True, sent_by__isnull=True, channel="")
                | (
                    Q(sent_at__isnull=False, sent_by__isnull=False, document__isnull=False)
                    & ~Q(channel="")
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.track}"

    @property
    def audit_case_number(self) -> str:
        return self.track.case.number

    @property
    def audit_label(self) -> str:
        return f"brief {self.get_kind_display()} van dienst {self.track.number}"
