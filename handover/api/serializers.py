"""The messages of a system of a receiver, and what it reads of a handover."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from common.code_lists import YesNoUnknown
from connections.messages import Part, one_of, words
from handover.enums import HandoverForm, HandoverOrigin, HandoverState, MeetingPlace, RefusalReason
from handover.selectors.received import document_of
from localfield.enums import ReportBackReason
from organisations.enums import Severity

LONG, SHORT = 5000, 2000
BY = "E-mailadres van de collega in wiens naam dit gebeurt, zoals Veiligthuis die kent."
WORKER = "E-mailadres van de collega die met het gezin gaat werken. Leeg: wie accepteert."


class AcceptInput(Part):
    """The receiver has the information and takes regie."""

    by = serializers.EmailField(help_text=BY)
    worker = serializers.EmailField(required=False, help_text=WORKER)
    receipt_confirmed = serializers.BooleanField(help_text="De informatie is ontvangen en gelezen.")
    regie_taken = serializers.BooleanField(
        help_text="De organisatie neemt de regie en houdt zicht op de veiligheid."
    )


class RefuseInput(Part):
    """The receiver does not take it, and why."""

    by = serializers.EmailField(help_text=BY)
    reason = one_of(RefusalReason, required=True)
    note = words(SHORT, required=True)


class ReportBackInput(Part):
    """The local field comes back to Veilig Thuis: what happened, and what was tried (001-11)."""

    by = serializers.EmailField(help_text=BY)
    reason = one_of(ReportBackReason, required=True)
    happened = words(LONG, required=True)
    tried = words(LONG, required=True)
    family_knows = one_of(YesNoUnknown, required=True)
    family_told = words(SHORT, required=True)
    urgent = serializers.BooleanField(required=False)


class MeetingOutput(serializers.Serializer[Any]):
    """When and where the talk of a warm handover is. The address is told by telephone (A11)."""

    planned_at = serializers.DateTimeField(allow_null=True)
    place = serializers.ChoiceField(choices=MeetingPlace.choices, allow_blank=True)


class HandoverOutput(serializers.Serializer[Any]):
    """A handover in a list: numbers and terms, no names."""

    number = serializers.CharField()
    case_number = serializers.CharField(source="case.number")
    state = serializers.ChoiceField(choices=HandoverState.choices)
    origin = serializers.ChoiceField(choices=HandoverOrigin.choices)
    form = serializers.ChoiceField(choices=HandoverForm.choices)
    severity = serializers.ChoiceField(choices=Severity.choices)
    can_wait = serializers.ChoiceField(choices=YesNoUnknown.choices, allow_blank=True)
    first_contact_days = serializers.IntegerField()
    answer_by = serializers.SerializerMethodField()
    accepted_at = serializers.DateTimeField(allow_null=True)
    meeting = serializers.SerializerMethodField()

    @extend_schema_field(serializers.DateTimeField(allow_null=True))
    def get_answer_by(self, handover: Any) -> Any:
        """The end of D5a, while it runs."""
        terms = handover.case.answer_terms
        return serializers.DateTimeField().to_representation(terms[0].due_at) if terms else None

    @extend_schema_field(MeetingOutput(allow_null=True))
    def get_meeting(self, handover: Any) -> Any:
        meeting = getattr(handover, "meeting", None)
        return MeetingOutput(meeting).data if meeting else None


class BlockOutput(serializers.Serializer[Any]):
    heading = serializers.CharField()
    facts = serializers.ListField(child=serializers.ListField(child=serializers.CharField()))
    text = serializers.CharField()
    items = serializers.ListField(child=serializers.CharField())


class SectionOutput(serializers.Serializer[Any]):
    number = serializers.IntegerField()
    key = serializers.CharField()
    title = serializers.CharField()
    blocks = BlockOutput(many=True)


class DocumentOutput(serializers.Serializer[Any]):
    """What was handed over, word for word; it never changes."""

    frozen_at = serializers.DateTimeField()
    content_hash = serializers.CharField()
    sections = SectionOutput(many=True, source="content.sections")


class HandoverDetail(HandoverOutput):
    """With the frozen document; none before it was sent or the report was shared."""

    document = serializers.SerializerMethodField()

    @extend_schema_field(DocumentOutput(allow_null=True))
    def get_document(self, handover: Any) -> Any:
        document = document_of(handover)
        return DocumentOutput(document).data if document else None


class ActReceipt(serializers.Serializer[Any]):
    """What the system hears: which handover, what was done, and when."""

    number = serializers.CharField(source="handover.number")
    act = serializers.CharField()
    received_at = serializers.DateTimeField(source="submitted_at")
