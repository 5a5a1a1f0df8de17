"""Words of the safety plan (domain 3.5, 6.5)."""

from django.db.models import TextChoices


class PlanState(TextChoices):
    """The life of a plan as far as VT writes it; the municipal half comes after the handover."""

    DRAFT = "draft", "concept"
    IN_DISCUSSION = "in_discussion", "ter bespreking"
    ADOPTED = "adopted", "vastgesteld door Veilig Thuis"


# While the plan is in one of these, VT writes in it.
WRITABLE = (PlanState.DRAFT, PlanState.IN_DISCUSSION)


class VersionReason(TextChoices):
    """Why a version was made (3.5)."""

    FIRST = "first", "eerste versie"
    EVALUATION = "evaluation", "evaluatie"
    NEW_REPORT = "new_report", "hermelding"
    INCIDENT = "incident", "nieuwe onveilige gebeurtenis"
    CORRECTION = "correction", "verbetering"


class Stance(TextChoices):
    """What a member of the family says of the plan; a refusal is noted, not forced."""

    AGREES = "agrees", "is het ermee eens"
    PARTLY = "partly", "is het er deels mee eens"
    REFUSES = "refuses", "is het er niet mee eens of wil er niet over praten"
    TOO_YOUNG = "too_young", "te jong om het te zeggen"


class CheckedAs(TextChoices):
    """In which role somebody ticked the quality gate."""

    AUTHOR = "author", "opsteller"
    SECOND = "second", "tweede lezer"


class Audience(TextChoices):
    """For whom a version is printed."""

    FAMILY = "family", "gezinslid"
    PROFESSIONAL = "professional", "professional"
