"""Every code of every disease is read, and nothing else is one of ours."""

from typing import Any

import msgspec
import pytest
from calls import condition

from cds_service.clinical.diagnosis import Diagnosis, Disease
from cds_service.from_fhir.conditions import may_be_known, read_condition
from cds_service.from_fhir.wire.clinical import Condition
from cds_service.knowledge.terminology import value_sets


def read(code: str = "D47.02", /, **more: Any) -> list[Diagnosis]:  # noqa: ANN401
    """Read a Condition with an ICD-10-CM code."""
    sent = msgspec.convert(condition(code, **more), Condition)
    return list(read_condition(sent, "Condition/c1"))


@pytest.mark.parametrize("disease", Disease)
def test_every_code_of_every_set_is_read(disease: Disease) -> None:
    """A disease is read as soon as its value set holds the code, in any system."""
    for (system, code), verified in value_sets()[disease.value].codes.items():
        (found,) = read(code={"coding": [{"system": system, "code": code}]})
        assert disease in found.coded
        assert verified or found.unverified_code
        assert found.code.endswith(code)


@pytest.mark.parametrize(
    ("code", "known"), [("D47.02", True), ("I10", False), ("F32.9", False)]
)
def test_a_glance_at_the_code_tells_what_is_asked_about(code: str, known: bool) -> None:
    """A value set of something else does not make a problem one of ours."""
    sent = msgspec.convert(condition(code), Condition)
    assert may_be_known(sent.code) is known
    assert may_be_known(None) is False


def test_what_is_remembered_of_a_code_is_not_its_status() -> None:
    """One code, twice: first withdrawn, then confirmed, then over."""
    assert read(verificationStatus="refuted") == []
    assert len(read(verificationStatus="confirmed")) == 1
    assert read(clinicalStatus="resolved") == []
