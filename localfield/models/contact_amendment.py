"""What a contact said before somebody mended it."""

from django.db import models

from cases.models.amendment import Amendment, with_reason
from localfield.models.contact import LocalContact
from localfield.querysets import OfContactQuerySet


class LocalContactAmendment(Amendment):
    """A contact of the local field, mended: both stay readable."""

    contact = models.ForeignKey(
        LocalContact, models.PROTECT, related_name="amendments", verbose_name="contact"
    )

    objects = OfContactQuerySet.as_manager()

    class Meta:
        verbose_name = "aanpassing van een lokaal contact"
        verbose_name_plural = "aanpassingen van lokale contacten"
        ordering = ["contact", "amended_at", "pk"]
        constraints = [with_reason("local_contact_amendment_has_reason")]
