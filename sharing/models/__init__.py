"""What was shared, with whose consent, and the signal to a municipality."""

from sharing.models.fact_signal import FactSignal
from sharing.models.share import Share
from sharing.models.share_consent import ShareConsent

__all__ = ["FactSignal", "Share", "ShareConsent"]
