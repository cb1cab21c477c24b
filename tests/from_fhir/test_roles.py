"""One look at its code tells what a result is good for."""

from typing import Any

import msgspec
import pytest

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.event import EventKind
from cds_service.from_fhir.roles import is_of_no_concern, parts_with_roles, role_of
from cds_service.from_fhir.wire.datatypes import CodeableConcept, Coding
from cds_service.from_fhir.wire.result import Observation

LOINC = "http://loinc.org"
ANC = {"coding": [{"system": LOINC, "code": "751-8"}]}
FERRITIN = {"coding": [{"system": LOINC, "code": "2276-4", "display": "Ferritin"}]}
KIT = {"coding": [{"system": LOINC, "code": "55201-8"}], "text": "KIT D816V mutation"}


def role(code: str, text: str | None = None) -> Any:  # noqa: ANN401 (read by name)
    """Return the role of a LOINC code."""
    return role_of(CodeableConcept([Coding(LOINC, code)], text))


def passed_over(**fields: object) -> bool:
    """Tell whether a result of these fields concerns nobody."""
    return is_of_no_concern(parts_with_roles(msgspec.convert(fields, Observation)))


def test_a_count_is_measured() -> None:
    """And nothing speaks against its value."""
    assert [known.analyte for known in role("751-8").measures] == [Analyte.NEUTROPHILS]
    assert role("751-8").fault == ""
    assert role("751-8").of_blood


def test_a_weight_has_no_specimen() -> None:
    """A word about a specimen is no reason against it."""
    assert not role("29463-7").of_blood


def test_codes_that_disagree_are_a_fault() -> None:
    """Nobody can tell which of the two was measured."""
    both = CodeableConcept([Coding(LOINC, "751-8"), Coding(LOINC, "777-3")])
    assert role_of(both).fault == "its codes mean different things"


def test_a_test_that_was_done_is_told() -> None:
    """Chemistry counts whatever its value."""
    assert role("1742-6").tests == (EventKind.CHEMISTRY,)


def test_a_name_may_be_genetic() -> None:
    """With a code that nobody knows."""
    assert role("00000-0", "KIT D816V mutation").genetic
    assert not role("751-8").genetic


@pytest.mark.parametrize(
    "fields",
    [
        {"code": FERRITIN},
        {"code": {"text": "Ferritin"}},
        {"component": [{"code": FERRITIN}]},
    ],
)
def test_what_no_rule_asks_about_is_passed_over(fields: dict[str, object]) -> None:
    """By its code, by its name, by those of its parts."""
    assert passed_over(**fields)


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"code": {}},
        {"code": ANC},
        {"code": KIT},
        {"code": {"text": "wbc"}},
        {"code": FERRITIN, "component": [{"code": ANC}]},
    ],
)
def test_nothing_else_is(fields: dict[str, object]) -> None:
    """Least of all what does not say what it is."""
    assert not passed_over(**fields)
