"""Looking back at the help, with everybody."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from common.code_lists import YesNoUnknown
from localfield.enums import EvaluationDecision
from localfield.models.trajectory import LocalTrajectory
from localfield.querysets import OfEvaluationQuerySet, OfTrajectoryQuerySet
from organisations.models import Organisation
from people.models import Person
from safetyplans.enums import GoalResult
from safetyplans.models import PlanGoal

STANDS = pgtrigger.Update | pgtrigger.Delete


class LocalEvaluation(models.Model):
    """Evaluatie lokaal (6.7): goals, start against now, experiences, and a decision.

    Frozen by the database. ``start_and_now`` is the table as it lay on the desk that day.
    """

    trajectory = models.ForeignKey(
        LocalTrajectory, models.PROTECT, related_name="evaluations", verbose_name="traject"
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", verbose_name="organisatie"
    )
    on = models.DateField("dag")
    method = models.CharField("methode", max_length=300)
    participants = models.TextField("deelnemers", max_length=2000)
    start_and_now = models.JSONField("start tegen nu", default=list, blank=True)
    risks_weighed = models.TextField("wat dit zegt over de veiligheid", max_length=5000)
    safe_now = models.BooleanField("de directe veiligheid is er nog")
    safe_note = models.TextField("waaruit dat blijkt", max_length=5000)
    nobody_asked = models.TextField(
        "waarom geen andere professional is gevraagd", max_length=2000, blank=True, default=""
    )
    dissent = models.TextField(
        "andere kijk op de veiligheid", max_length=5000, blank=True, default=""
    )
    decision = models.CharField("besluit", max_length=20, choices=EvaluationDecision)
    decision_note = models.TextField("motivering", max_length=5000)
    next_on = models.DateField("volgende evaluatie", null=True, blank=True)
    recorded_at = models.DateTimeField("vastgelegd op")
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="vastgelegd door"
    )

    objects = OfTrajectoryQuerySet.as_manager()

    class Meta:
        verbose_name = "evaluatie van het lokale veld"
        verbose_name_plural = "evaluaties van het lokale veld"
        ordering = ["trajectory", "-on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="evaluation_has_method_and_motive",
                condition=~Q(method="") & ~Q(decision_note="") & ~Q(safe_note=""),
            ),
            models.CheckConstraint(
                name="evaluation_unsafe_leads_to_an_act",
                condition=Q(safe_now=True)
                | Q(decision__in=[EvaluationDecision.ADJUST, EvaluationDecision.SCALE_UP]),
            ),
            models.CheckConstraint(
                name="evaluation_next_day_unless_closing",
                condition=Q(decision=EvaluationDecision.CLOSE) | Q(next_on__isnull=False),
            ),
        ]
        triggers = [pgtrigger.Protect(name="evaluation_stands", operation=STANDS)]

    def __str__(self) -> str:
        return f"evaluatie van {self.on:%d-%m-%Y}"


class EvaluatedGoal(models.Model):
    """What came of a goal, as it was worded that day."""

    evaluation = models.ForeignKey(
        LocalEvaluation, models.PROTECT, related_name="goals", verbose_name="evaluatie"
    )
    goal = models.ForeignKey(PlanGoal, models.PROTECT, related_name="+", verbose_name="doel")
    number = models.PositiveSmallIntegerField("nummer")
    what = models.TextField("doel in woorden", max_length=1000)
    result = models.CharField("resultaat", max_length=20, choices=GoalResult)
    note = models.CharField("toelichting", max_length=1000, blank=True, default="")

    objects = OfEvaluationQuerySet.as_manager()

    class Meta:
        verbose_name = "geëvalueerd doel"
        verbose_name_plural = "geëvalueerde doelen"
        ordering = ["evaluation", "number", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["evaluation", "goal"], name="evaluated_goal_once"),
        ]
        triggers = [pgtrigger.Protect(name="evaluated_goal_stands", operation=STANDS)]

    def __str__(self) -> str:
        return f"doel {self.number} in {self.evaluation}"


class AskedProfessional(models.Model):
    """Another professional who was actively asked how it goes (001-26)."""

    evaluation = models.ForeignKey(
        LocalEvaluation, models.PROTECT, related_name="asked", verbose_name="evaluatie"
    )
    who = models.CharField("wie", max_length=160)
    on = models.DateField("gevraagd op")
    said = models.TextField("wat die zei", max_length=2000)

    objects = OfEvaluationQuerySet.as_manager()

    class Meta:
        verbose_name = "inbreng van een professional"
        verbose_name_plural = "inbreng van professionals"
        ordering = ["evaluation", "on", "pk"]
        triggers = [pgtrigger.Protect(name="asked_stands", operation=STANDS)]

    def __str__(self) -> str:
        return f"inbreng {self.pk} in {self.evaluation}"


class ClientExperience(models.Model):
    """How one member of the family finds the help, and whether the plan gave hold (003-49)."""

    evaluation = models.ForeignKey(
        LocalEvaluation, models.PROTECT, related_name="experiences", verbose_name="evaluatie"
    )
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="gezinslid")
    said = models.TextField("wat die vindt van de hulp", max_length=2000)
    plan_held = models.CharField("gaf het plan houvast", max_length=10, choices=YesNoUnknown)

    objects = OfEvaluationQuerySet.as_manager()

    class Meta:
        verbose_name = "ervaring van een gezinslid"
        verbose_name_plural = "ervaringen van gezinsleden"
        ordering = ["evaluation", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["evaluation", "person"], name="experience_once"),
        ]
        triggers = [pgtrigger.Protect(name="experience_stands", operation=STANDS)]

    def __str__(self) -> str:
        return f"ervaring {self.pk} in {self.evaluation}"
