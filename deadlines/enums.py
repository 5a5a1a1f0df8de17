"""States of a deadline, reasons for being late, kinds of closed days."""

from django.db.models import TextChoices

from deadlines.holidays import DayKind


class DeadlineState(TextChoices):
    """A breached deadline stays open until what it asks for has been done."""

    OPEN = "open", "loopt"
    MET = "met", "gehaald"
    MET_LATE = "met_late", "te laat gehaald"
    WITHDRAWN = "withdrawn", "vervallen"


class BreachReason(TextChoices):
    INFORMATION_MISSING = "information_missing", "informatie kwam niet op tijd"
    FAMILY_UNREACHABLE = "family_unreachable", "gezin niet bereikbaar"
    REPORTER_UNREACHABLE = "reporter_unreachable", "melder niet bereikbaar"
    PARTNER_LATE = "partner_late", "ketenpartner reageerde niet op tijd"
    CAPACITY = "capacity", "te weinig capaciteit"
    SAFETY_FIRST = "safety_first", "acute veiligheid ging voor"
    CAREFULNESS = "carefulness", "zorgvuldigheid vroeg meer tijd"
    RECORDED_LATE = "recorded_late", "op tijd gedaan, te laat vastgelegd"
    OTHER = "other", "andere reden"


class HolidayKind(TextChoices):
    """National days come from law or decree; a region adds only days on which it is closed."""

    LAW = DayKind.LAW, "feestdag volgens de wet"
    DECREE = DayKind.DECREE, "gelijkgesteld met een feestdag"
    CLOSING = DayKind.CLOSING, "sluitingsdag van de regio"
