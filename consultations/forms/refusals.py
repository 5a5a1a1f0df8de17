"""What the domain refuses of an advice is shown beside the question it is about."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.forms import BaseForm

from common.exceptions import DomainError
from consultations.guards import advice as guards

BESIDE = {
    guards.caller_is_known_by_capacity.objection: "capacity",
    guards.meldcode_step_is_asked.objection: "meldcode_step",
    guards.purpose_is_asked.objection: "purpose",
    guards.occasion_is_chosen.objection: "occasions",
    guards.advice_is_written.objection: "advice",
    guards.home_visit_has_a_question.objection: "home_visit_question",
    guards.texts_point_to_nobody.objection: "despite",
    guards.norm_is_told.objection: "norm_told",
    guards.support_is_planned.objection: "support_plan",
    guards.support_has_an_end.objection: "end_reason",
    guards.lapse_has_a_reason.objection: "reason",
    guards.reopening_has_a_reason.objection: "reason",
}


@contextmanager
def refusals_beside(form: BaseForm) -> Iterator[None]:
    """Put the refusal on the question, or on top when the form does not ask it."""
    try:
        yield
    except DomainError as refusal:
        for reason in refusal.reasons:
            name = BESIDE.get(reason)
            form.add_error(name if name in form.fields else None, reason)
