"""The message of a connected system, and its way into the facts of a report."""

from typing import Any

from rest_framework import serializers

from cases.api.fields import BirthField, BsnField, PhoneField, PostcodeField
from cases.enums import (
    Capacity,
    ContactDuration,
    EventSource,
    FeedbackChannel,
    InvolvementRole,
    Nature,
    Occasion,
    Weighing,
    WithholdingGround,
    YesNoUnknown,
)
from connections.messages import LONG, Part, one_of, several, some_of, words
from people.enums import AddressKind, CustodyKind, Gender, LegalCapacity, RelationKind


def answer() -> serializers.ChoiceField:
    return one_of(YesNoUnknown)


class ReporterInput(Part):
    name = words(160, required=True)
    capacity = one_of(Capacity, required=True)
    organisation_name = words(160)
    job_title = words(120)
    phone = PhoneField(max_length=30, required=False, allow_blank=True)
    email = serializers.EmailField(required=False, allow_blank=True)
    postal_address = words(300)
    relation_to_family = words(300)
    contact_duration = one_of(ContactDuration, required=True)
    stays_involved = answer()
    disclose = serializers.ChoiceField(choices=[YesNoUnknown.YES, YesNoUnknown.NO])
    withholding_ground = one_of(WithholdingGround)
    withholding_explanation = words(2000)
    consent_recorded = serializers.BooleanField(required=False)
    feedback_channel = one_of(FeedbackChannel, required=True)


class AddressInput(Part):
    kind = one_of(AddressKind)
    street = words(120)
    number = serializers.IntegerField(min_value=1, max_value=99_999, required=False)
    addition = words(20)
    postcode = PostcodeField(max_length=10, required=False, allow_blank=True)
    city = words(80)
    secret = serializers.BooleanField(required=False)


class PersonInput(Part):
    key = serializers.SlugField(max_length=40, help_text="Hoe relaties naar deze persoon wijzen.")
    role = one_of(InvolvementRole, required=True)
    in_household = serializers.BooleanField(required=False)
    initials = words(20)
    first_names = words(120)
    calling_name = words(60)
    particle = words(20)
    surname = words(120)
    partner_name = words(120)
    description = words(120)
    birth = BirthField(required=False)
    unborn = serializers.BooleanField(required=False)
    expected_on = serializers.DateField(required=False)
    gender = one_of(Gender)
    bsn = BsnField(max_length=20, required=False, allow_blank=True)
    phone = PhoneField(max_length=30, required=False, allow_blank=True)
    email = serializers.EmailField(required=False, allow_blank=True)
    language = words(60)
    needs_interpreter = serializers.BooleanField(required=False)
    legal_capacity = one_of(LegalCapacity)
    school = words(120)
    huisarts = words(120)
    address = AddressInput(required=False)


class RelationInput(Part):
    person = serializers.SlugField(max_length=40)
    kind = one_of(RelationKind, required=True)
    other = serializers.SlugField(max_length=40)
    custody = one_of(CustodyKind)


class EventInput(Part):
    what = words(5000, required=True)
    known_by = one_of(EventSource, required=True)
    happened_on = serializers.DateField(required=False)
    period = words(120)
    source = words(160)  # type: ignore[assignment]


class ContentInput(Part):
    occasions = some_of(Occasion, required=True)
    natures = some_of(Nature)
    worries = words(LONG, required=True)
    children_present = answer()
    injuries = words(LONG)
    weapons = answer()
    frequency = words(200)
    escalation = words(LONG)
    protective_factors = words(LONG)
    safety_estimate = words(LONG)
    steps_taken = serializers.MultipleChoiceField(choices=[1, 2, 3, 4], required=False)
    step_1 = words(LONG)
    step_2 = words(LONG)
    step_3 = words(LONG)
    step_4 = words(LONG)
    steps_skipped_reason = words(LONG)
    weighing = some_of(Weighing)
    weighing_suspicion = words(LONG)
    weighing_safety = words(LONG)
    weighing_help = words(LONG)
    weighing_acceptance = words(LONG)
    weighing_result = words(LONG)
    family_informed_beforehand = answer()
    family_reaction = words(LONG)
    family_not_informed_reason = words(LONG)
    can_help = answer()
    can_use_plan = answer()
    can_keep_sight = answer()
    family_cooperates = answer()
    leads_to_stable = answer()
    expects_vt = answer()
    information_only = serializers.BooleanField(required=False)
    expectation = words(LONG)
    agreements = words(LONG)
    vir_signal = answer()
    child_check = answer()
    earlier_help = words(LONG)
    police_reference = words(60)


class UrgentInput(Part):
    reason = words(500, required=True)
    first_action = words(500, required=True)


class ReportInput(Part):
    """One report about one household."""

    about_violence = serializers.BooleanField(required=False)
    reporter = ReporterInput()
    persons = several(PersonInput(), least=1, most=40)
    relations = several(RelationInput(), most=200)
    events = several(EventInput(), most=50)
    content = ContentInput()
    urgent = UrgentInput(required=False)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        keys = [person["key"] for person in attrs["persons"]]
        if len(keys) != len(set(keys)):
            raise serializers.ValidationError({"persons": ["Elke persoon heeft een eigen key."]})
        ties = attrs.get("relations", [])
        if any(tie[end] not in keys for tie in ties for end in ("person", "other")):
            raise serializers.ValidationError(
                {"relations": ["Een relatie wijst naar een persoon die niet in het bericht staat."]}
            )
        return attrs


class ReportReceipt(serializers.Serializer[Any]):
    """What a sender hears: that it arrived and under which number. Nothing about the family."""

    number = serializers.CharField()
    received_at = serializers.DateTimeField()
