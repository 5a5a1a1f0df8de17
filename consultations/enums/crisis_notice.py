"""Words of a crisis notice (vooraankondiging, domain 3.1)."""

from django.db.models import TextChoices


class CrisisNoticeState(TextChoices):
    OPEN = "open", "open"
    REPORTED = "reported", "gemeld"
    LAPSED = "lapsed", "vervallen"


class WithdrawalReason(TextChoices):
    """Why a municipality takes a notice back; a closed list, so that nobody can be named in it."""

    AVERTED = "averted", "de crisis is afgewend"
    OTHER_HELP = "other_help", "andere hulp is nu in het gezin"
    REPLACED = "replaced", "er is een nieuwe vooraankondiging"
    MISTAKE = "mistake", "per vergissing gedaan"
    OTHER = "other", "anders, Veilig Thuis weet waarom"
