"""Words of what VT knows about safety: risks, what protects, and who gave a score."""

from django.db.models import TextChoices


class RiskKind(TextChoices):
    """What makes a family unsafe in the long run (domain 6.4 part 2C), and the pattern itself."""

    PSYCHIATRIC = "psychiatric", "psychische problemen"
    ADDICTION = "addiction", "verslaving"
    INTELLECTUAL_DISABILITY = "intellectual_disability", "licht verstandelijke beperking"
    DEBTS = "debts", "schulden"
    HOUSING = "housing", "huisvesting"
    COMPLEX_DIVORCE = "complex_divorce", "complexe scheiding"
    OVERBURDENED_CARE = "overburdened_care", "ontspoorde mantelzorg"
    ISOLATION = "isolation", "isolement"
    CULTURAL_COERCION = "cultural_coercion", "culturele dwang"
    VIOLENCE_PATTERN = "violence_pattern", "patroon van geweld"
    PARENTING = "parenting", "opvoeding"
    OTHER = "other", "anders"


class RiskStatus(TextChoices):
    """How a risk stands; stable safety asks of each risk that it is no longer open (6.8)."""

    OPEN = "open", "open"
    TACKLED = "tackled", "aangepakt"
    MANAGEABLE = "manageable", "hanteerbaar"
    REDUCED = "reduced", "afgenomen"


class ProtectiveKind(TextChoices):
    """What protects (domain 6.4 part 2D)."""

    NETWORK = "network", "netwerk"
    INSIGHT = "insight", "inzicht"
    ACCEPTS_HELP = "accepts_help", "accepteert hulp"
    SAFE_ADULT = "safe_adult", "veilige volwassene"
    OTHER = "other", "anders"


class RaterKind(TextChoices):
    """Who says how safe somebody is; the scores of different raters stand beside each other."""

    VT = "vt", "Veilig Thuis"
    FAMILY_MEMBER = "family_member", "volwassene uit het gezin"
    CHILD = "child", "kind zelf"
    NETWORK = "network", "iemand uit het netwerk"
    PROFESSIONAL = "professional", "professional"


# Raters who belong to the case: they are a person VT knows. Those outside have only a name.
RATERS_OF_FAMILY = (RaterKind.FAMILY_MEMBER, RaterKind.CHILD)
RATERS_OUTSIDE = (RaterKind.NETWORK, RaterKind.PROFESSIONAL)
