"""Rows of the advice desk. None of them leads to a person or a case (A6)."""

from consultations.models.consultation import Consultation
from consultations.models.crisis_notice import CrisisNotice
from consultations.models.draft import ConsultationDraft
from consultations.models.submission import ChatSubmission
from consultations.models.support_contact import SupportContact
from consultations.models.usd_consultation import UsdConsultation
from consultations.models.usd_task import UsdTask

__all__ = [
    "ChatSubmission",
    "Consultation",
    "ConsultationDraft",
    "CrisisNotice",
    "SupportContact",
    "UsdConsultation",
    "UsdTask",
]
