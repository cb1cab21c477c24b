"""Reads one entry of the problem list: all that it is, or why it is nothing."""

from collections.abc import Iterator
from datetime import date

from cds_service.clinical.diagnosis import Diagnosis
from cds_service.clinical.problem import Problem
from cds_service.clinical.record import Unread
from cds_service.from_fhir.conditions import may_be_known, read_condition
from cds_service.from_fhir.conditions_left_out import (
    is_nameless,
    read_left_out,
    read_nameless,
)
from cds_service.from_fhir.memory import remembered
from cds_service.from_fhir.problems import may_be_problem, read_problem
from cds_service.from_fhir.wire.clinical import Condition
from cds_service.from_fhir.wire.datatypes import CodeableConcept


@remembered
def is_of_no_concern(code: CodeableConcept) -> bool:
    """Tell whether a code says which problem it is, and that no rule asks about it."""
    asked_about = may_be_known(code) or may_be_problem(code)
    return not asked_about and not is_nameless(code)


def read_entry(
    condition: Condition, reference: str, as_of: date
) -> Iterator[Diagnosis | Problem | Unread]:
    """Yield what a Condition means to the rules; most mean nothing."""
    if may_be_known(condition.code):
        diagnosis = [*read_condition(condition, reference, as_of)]
        yield from diagnosis or read_left_out(condition, reference, as_of)
    elif is_nameless(condition.code):
        yield from read_nameless(condition, reference, as_of)
    if may_be_problem(condition.code):
        yield from read_problem(condition, reference, as_of)
