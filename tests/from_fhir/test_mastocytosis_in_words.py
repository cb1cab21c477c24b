"""Mastocytosis by the bare word: possible, unless a code says it better."""

import msgspec
import pytest
from calls import ICD, condition

from cds_service.clinical.diagnosis import Diagnosis, Disease
from cds_service.from_fhir.conditions import read_condition
from cds_service.from_fhir.wire.clinical import Condition


def read(code: str | None) -> list[Diagnosis]:
    """Read a Condition called mastocytosis, with an ICD-10-CM code or without."""
    coding = [{"system": ICD, "code": code}] if code else []
    sent = msgspec.json.encode(
        condition(code={"text": "Mastocytosis", "coding": coding})
    )
    return [*read_condition(msgspec.json.decode(sent, type=Condition), "Condition/c1")]


@pytest.mark.parametrize("code", [None, "D72.10"])
def test_mastocytosis_without_its_code_may_be_systemic(code: str | None) -> None:
    """By words alone it is possible, as ICD-11 2A21 of the same name is."""
    (found,) = read(code)
    assert found.worded == {Disease.MAST_CELL_NEOPLASM_UNCERTAIN}


@pytest.mark.parametrize("code", ["D47.02", "D47.01", "C96.22", "D89.41"])
def test_a_code_says_it_better_than_the_bare_word(code: str) -> None:
    """Beside any mast cell disease the bare word adds nothing."""
    (found,) = read(code)
    assert Disease.MAST_CELL_NEOPLASM_UNCERTAIN not in found.worded
