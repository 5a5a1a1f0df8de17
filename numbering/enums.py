"""What gets a number of its own, and the letters the number starts with."""

from django.db.models import TextChoices


class SeriesKind(TextChoices):
    CASE = "case", "dossier"
    REPORT = "report", "melding"
    ADVICE = "advice", "advies"
    USD = "usd", "consultatie van een gemeente"
    CRISIS_NOTICE = "crisis_notice", "vooraankondiging"
    TRACK = "track", "dienst"
    PLAN = "plan", "veiligheidsplan"
    HANDOVER = "handover", "overdracht"

    @property
    def prefix(self) -> str:
        return PREFIXES[self]


PREFIXES = {
    SeriesKind.CASE: "VT",
    SeriesKind.REPORT: "M",
    SeriesKind.ADVICE: "AD",
    SeriesKind.USD: "UC",
    SeriesKind.CRISIS_NOTICE: "VA",
    SeriesKind.TRACK: "DI",
    SeriesKind.PLAN: "VHP",
    SeriesKind.HANDOVER: "OV",
}
