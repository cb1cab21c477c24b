"""Reads a Condition as a problem beside the mastocytosis, by its codes alone."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from cds_service.clinical.problem import Ailment, Problem
from cds_service.from_fhir.concepts import meanings_of, words
from cds_service.from_fhir.dates import moment
from cds_service.from_fhir.memory import remembered
from cds_service.from_fhir.shown_codes import shown_code
from cds_service.from_fhir.standing import (
    GONE,
    SURE,
    WITHDRAWN,
    clinical_status,
    verification_of,
)
from cds_service.from_fhir.wire.clinical import Condition
from cds_service.from_fhir.wire.datatypes import CodeableConcept

_AILMENTS: Final = {ailment.value: ailment for ailment in Ailment}


def may_be_problem(code: CodeableConcept | None) -> bool:
    """Tell whether its codes mean a problem that a rule asks about."""
    return bool(_coded(code))


def read_problem(
    condition: Condition, reference: str, as_of: date = date.max
) -> Iterator[Problem]:
    """Yield the problem, unless it is withdrawn or nothing we ask about."""
    coded = _coded(condition.code)
    verification = verification_of(condition)
    if not coded or verification in WITHDRAWN:
        return
    yield Problem(
        reference,
        means=frozenset(coded),
        code=shown_code(condition.code, _AILMENTS),
        text=words(condition.code),
        confirmed=verification in SURE,
        current=clinical_status(condition, as_of) not in GONE,
        began=moment(condition.onset_date_time) or moment(condition.recorded_date),
        unverified_code=not all(coded.values()),
    )


@remembered
def _coded(concept: CodeableConcept) -> dict[Ailment, bool]:
    return {
        _AILMENTS[value_set]: verified
        for value_set, verified in meanings_of(concept).items()
        if value_set in _AILMENTS
    }
