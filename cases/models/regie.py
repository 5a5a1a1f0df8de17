"""Who holds regie and sight on safety, at every moment."""

import pgtrigger
from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import F, Q

from cases.enums import RegieKind
from cases.models.case import SIGHT_NEVER_VACANT, Case
from cases.querysets import OfCaseQuerySet
from organisations.models import Organisation

# A new holder of sight begins where the former ended. Only of a case that was closed and opens
# again nobody had sight in between, and then it begins at that opening (002-33, 5.2).
SIGHT_WITHOUT_GAP = """
IF NEW.kind = 'zicht_op_veiligheid' AND EXISTS (
    SELECT 1 FROM cases_regieassignment
    WHERE case_id = NEW.case_id AND kind = NEW.kind AND id <> NEW.id AND since <= NEW.since
) AND NOT EXISTS (
    SELECT 1 FROM cases_regieassignment
    WHERE case_id = NEW.case_id AND kind = NEW.kind AND id <> NEW.id AND until = NEW.since
) AND NOT EXISTS (
    SELECT 1 FROM cases_case WHERE id = NEW.case_id AND opened_at = NEW.since
) THEN
    RAISE EXCEPTION 'between two holders of sight on safety there is no gap';
END IF;
RETURN NULL;
"""


# From since until just before until; without an end it lasts.
INTERVAL = models.Func("since", "until", function="TSTZRANGE", output_field=DateTimeRangeField())


class RegieAssignment(models.Model):
    """One kind of regie at one organisation, from a moment until a moment (000-14, 003-70).

    Another person at the same organisation is another interval. The database keeps: at every
    moment one holder per kind, for sight on safety never none, and what was is not rewritten.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="regie", verbose_name="dossier")
    kind = models.CharField("soort", max_length=30, choices=RegieKind)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", verbose_name="organisatie"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="persoon",
    )
    person_name = models.CharField("naam zonder account", max_length=120, blank=True)
    since = models.DateTimeField("vanaf")
    until = models.DateTimeField("tot", null=True, blank=True)
    reason = models.CharField("reden", max_length=300)
    assigned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="vastgelegd door"
    )

    objects = OfCaseQuerySet.as_manager()

    class Meta:
        verbose_name = "regie-toewijzing"
        verbose_name_plural = "regie-toewijzingen"
        ordering = ["case", "kind", "-since", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "kind"],
                condition=Q(until__isnull=True),
                name="regie_one_open_per_kind",
            ),
            models.CheckConstraint(
                name="regie_interval", condition=Q(until__isnull=True) | Q(until__gte=F("since"))
            ),
            ExclusionConstraint(
                name="regie_no_two_at_once",
                expressions=[
                    ("case", RangeOperators.EQUAL),
                    ("kind", RangeOperators.EQUAL),
                    (INTERVAL, RangeOperators.OVERLAPS),
                ],
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="regie_sight_never_vacant",
                when=pgtrigger.After,
                operation=pgtrigger.Update | pgtrigger.Delete,
                timing=pgtrigger.Deferred,
                func=SIGHT_NEVER_VACANT.format(case_id="OLD.case_id"),
            ),
            pgtrigger.Trigger(
                name="regie_sight_without_gap",
                when=pgtrigger.After,
                operation=pgtrigger.Insert,
                timing=pgtrigger.Deferred,
                func=SIGHT_WITHOUT_GAP,
            ),
            pgtrigger.ReadOnly(name="regie_only_ends", exclude=["until"]),
            pgtrigger.Protect(
                name="regie_past_stands",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__until__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.organisation}"
