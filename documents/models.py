"""What we told somebody, word for word."""

from typing import Self

from django.db import models
from django.utils import timezone


class DocumentQuerySet(models.QuerySet["Document"]):
    def waiting(self) -> Self:
        """Frozen and not printed yet."""
        return self.filter(pdf="")


class Document(models.Model):
    """A letter as it was said.

    ``html`` is fixed the moment the document is made; ``pdf`` is only its printed form, made by
    a worker and the same every time. A document is reached through its owner, never by itself.
    """

    title = models.CharField("titel", max_length=200)
    number = models.CharField("kenmerk", max_length=40)
    html = models.TextField(editable=False)
    frozen_at = models.DateTimeField("vastgelegd op", default=timezone.now)
    pdf = models.FileField(upload_to="documents/%Y/%m", blank=True, editable=False)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = "document"
        verbose_name_plural = "documenten"
        ordering = ["-frozen_at", "-pk"]
        indexes = [
            models.Index(fields=["id"], condition=models.Q(pdf=""), name="document_waiting"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def printed(self) -> bool:
        return bool(self.pdf)
