"""Whose history a category tells: the family's, the patient's, or both."""

from datetime import date
from typing import Any

import msgspec
import pytest
from calls import condition

from cds_service.clinical.diagnosis import Diagnosis, Verification
from cds_service.from_fhir.conditions import read_condition
from cds_service.from_fhir.wire.clinical import Condition


def read(*categories: Any) -> list[Diagnosis]:  # noqa: ANN401 (any JSON)
    """Read a confirmed systemic mastocytosis under these categories."""
    sent = msgspec.json.encode(condition(category=[*categories]))
    held = msgspec.json.decode(sent, type=Condition)
    return [*read_condition(held, "Condition/c1", date(2026, 1, 6))]


@pytest.mark.parametrize(
    "heading",
    [
        "Family history",
        "Family medical history",
        "Familienanamnese",
        "Ant\u00e9c\u00e9dents familiaux",
    ],
)
def test_what_a_relative_has_is_not_the_patients(heading: str) -> None:
    """Under a heading of the family alone."""
    assert read({"text": heading}) == []


@pytest.mark.parametrize(
    "headings",
    [
        ["Past medical, surgical and family history"],
        ["Medical/Family History"],
        ["Personal and family history"],
        ["Ant\u00e9c\u00e9dents familiaux et personnels"],
        ["Antecedentes familiares y personales"],
        ["FH Problem List"],
        ["Problem list", "Family history"],
    ],
)
def test_under_a_heading_of_both_it_may_be_the_patients(headings: list[str]) -> None:
    """It stays possible; to refute it would be silence."""
    (found,) = read(*[{"text": heading} for heading in headings])
    assert found.verification is Verification.PROVISIONAL


def test_other_headings_change_nothing() -> None:
    """As most Conditions have one."""
    (found,) = read({"text": "Problem List Item"})
    assert found.verification is Verification.CONFIRMED
