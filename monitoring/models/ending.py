"""That somebody proposed to stop following, and what another answered."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from documents.models import Document
from monitoring.enums import EndKind, OtherEnd
from monitoring.models.trajectory import MonitoringTrajectory
from monitoring.querysets import OfTrajectoryQuerySet


class EndProposal(models.Model):
    """Four eyes: who proposes the end never agrees to it (3.7). The database keeps that.

    ``score_reason``: why it is stable although a score is below six (7.2).
    """

    trajectory = models.ForeignKey(
        MonitoringTrajectory,
        models.PROTECT,
        related_name="proposals",
        verbose_name="monitortraject",
    )
    kind = models.CharField("einde", max_length=20, choices=EndKind)
    other = models.CharField(
        "andere reden", max_length=10, choices=OtherEnd, blank=True, default=""
    )
    motive = models.TextField("waarom", max_length=5000)
    score_reason = models.TextField(
        "waarom stabiel met een score onder de zes", max_length=2000, blank=True, default=""
    )
    sight_by = models.CharField(
        "wie daarna zicht houdt op de veiligheid", max_length=300, blank=True, default=""
    )
    proposed_at = models.DateTimeField("voorgesteld op")
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="voorgesteld door"
    )
    agreed = models.BooleanField("akkoord", null=True, blank=True)
    answer = models.TextField("antwoord", max_length=2000, blank=True, default="")
    answered_at = models.DateTimeField("beantwoord op", null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="beantwoord door",
    )

    letter = models.OneToOneField(
        Document,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="brief aan het gezin",
    )
    told_on = models.DateField("verteld op", null=True, blank=True)
    told_how = models.CharField("hoe verteld", max_length=500, blank=True, default="")

    objects = OfTrajectoryQuerySet.as_manager()

    class Meta:
        verbose_name = "voorstel om het volgen te beëindigen"
        verbose_name_plural = "voorstellen om het volgen te beëindigen"
        ordering = ["trajectory", "-proposed_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["trajectory"],
                condition=Q(answered_at__isnull=True),
                name="end_proposal_one_waits",
            ),
            models.CheckConstraint(
                name="end_proposal_told_says_how",
                condition=Q(told_on__isnull=True, told_how="")
                | (Q(told_on__isnull=False) & ~Q(told_how="")),
            ),
            models.CheckConstraint(name="end_proposal_has_motive", condition=~Q(motive="")),
            models.CheckConstraint(
                name="end_proposal_other_says_which",
                condition=(Q(kind=EndKind.OTHER) & ~Q(other=""))
                | (~Q(kind=EndKind.OTHER) & Q(other="")),
            ),
            models.CheckConstraint(
                name="end_proposal_answered_whole",
                condition=Q(answered_at__isnull=True, answered_by__isnull=True, agreed__isnull=True)
                | Q(answered_at__isnull=False, answered_by__isnull=False, agreed__isnull=False),
            ),
            models.CheckConstraint(
                name="end_proposal_never_agreed_by_who_proposed",
                condition=~Q(agreed=True) | ~Q(answered_by=F("proposed_by")),
            ),
        ]

    def __str__(self) -> str:
        return f"voorstel {self.pk} bij {self.trajectory}"

    @property
    def audit_case_number(self) -> str:
        return self.trajectory.case.number

    @property
    def audit_label(self) -> str:
        return f"einde van het volgen van dossier {self.trajectory.case.number}"
