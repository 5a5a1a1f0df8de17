"""One class per file."""

from safety.models.protective_factor import ProtectiveFactor
from safety.models.risk_factor import RiskFactor
from safety.models.risk_status_change import RiskStatusChange
from safety.models.safety_score import SafetyScore

__all__ = ["ProtectiveFactor", "RiskFactor", "RiskStatusChange", "SafetyScore"]
