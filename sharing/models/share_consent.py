"""What one member of the family said of one act of sharing."""

import pgtrigger
from django.db import models
from django.db.models import Q

from people.models import Person
from sharing.enums import ConsentAnswer, ConsentBy
from sharing.models.share import Share
from sharing.querysets import OfShareQuerySet

# Written with the act, in one transaction: who said no later cannot turn it into a consent.
CONSENTED_MEANS_EVERYBODY = """
IF EXISTS (SELECT 1 FROM sharing_share WHERE id = NEW.share_id AND consented) THEN
    RAISE EXCEPTION 'a share with consent has the consent of everybody';
END IF;
RETURN NEW;
"""


class ShareConsent(models.Model):
    """Whether a person was asked, what the answer was and who gave it; frozen with the act (A9)."""

    share = models.ForeignKey(
        Share, models.PROTECT, related_name="consents", verbose_name="handeling van delen"
    )
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="gezinslid")
    answer = models.CharField("toestemming", max_length=20, choices=ConsentAnswer)
    given_by = models.CharField("door wie", max_length=30, choices=ConsentBy, blank=True)
    note = models.CharField("toelichting", max_length=500, blank=True)

    objects = OfShareQuerySet.as_manager()

    class Meta:
        verbose_name = "toestemming om te delen"
        verbose_name_plural = "toestemmingen om te delen"
        ordering = ["share", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["share", "person"], name="share_consent_once"),
            models.CheckConstraint(
                name="share_consent_answered_by_somebody",
                condition=Q(answer=ConsentAnswer.NOT_ASKED, given_by="")
                | (~Q(answer=ConsentAnswer.NOT_ASKED) & ~Q(given_by="")),
                violation_error_message="Kies wie het antwoord gaf.",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="frozen", operation=pgtrigger.Update | pgtrigger.Delete),
            pgtrigger.Trigger(
                name="consented_means_everybody",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                condition=~pgtrigger.Q(new__answer=ConsentAnswer.GIVEN),
                func=CONSENTED_MEANS_EVERYBODY,
            ),
        ]

    def __str__(self) -> str:
        return f"toestemming {self.pk}: {self.get_answer_display()}"
