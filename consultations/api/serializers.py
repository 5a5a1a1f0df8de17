"""The message of a chat system: codes, bands and words about a situation, never about a person."""

from typing import Any

from rest_framework import serializers

from common.code_lists import Capacity, Nature, Occasion, YesNoUnknown
from connections.messages import Part, one_of, some_of, words
from consultations.enums import (
    AgeBand,
    EndReason,
    MeldcodeStep,
    OwnPossibilities,
    PresentDanger,
    Purpose,
    SafetyAnswer,
)

LONG, SHORT = 10_000, 500


class ChatInput(Part):
    """One chat that ended (domain 6.2). There is no place for who chatted or whom it is about."""

    began_at = serializers.DateTimeField()
    ended_at = serializers.DateTimeField()
    meldcode_step = one_of(MeldcodeStep, required=True)
    purpose = one_of(Purpose, required=True)
    expectation = words(SHORT)
    capacity = one_of(Capacity, required=True)
    caller_organisation_name = words(160)
    occasions = some_of(Occasion, required=True)
    natures = some_of(Nature)
    age_bands = some_of(AgeBand)
    question = words(LONG)
    danger = one_of(PresentDanger)
    own_possibilities = one_of(OwnPossibilities)
    own_possibilities_note = words(LONG)
    weigh_suspicion = one_of(YesNoUnknown)
    weigh_safety = one_of(SafetyAnswer)
    weigh_disclosure = one_of(YesNoUnknown)
    weigh_help = one_of(YesNoUnknown)
    weigh_acceptance = one_of(YesNoUnknown)
    weigh_result = one_of(YesNoUnknown)
    norm_told = serializers.BooleanField(
        required=False, help_text="Is gezegd dat melden de norm is, als dat zo is?"
    )
    norm_not_told_because = words(SHORT)
    advice = words(LONG, required=True)
    agreements = words(LONG)
    end_reason = one_of(EndReason)


class ChatReceipt(serializers.Serializer[Any]):
    """What a chat system hears: that it arrived and under which number. Nothing else."""

    number = serializers.CharField(source="consultation.number")
    received_at = serializers.DateTimeField(source="submitted_at")
