"""An attack that is over still happened; every other problem that is over is none."""

from datetime import date
from typing import Any

import msgspec
import pytest
from calls import ICD, condition

from cds_service.clinical.diagnosis import Diagnosis, Disease, Verification
from cds_service.from_fhir.conditions import read_condition
from cds_service.from_fhir.wire.clinical import Condition


def read(code: str = "D47.02", /, **more: Any) -> list[Diagnosis]:  # noqa: ANN401
    """Read a Condition with an ICD-10-CM code."""
    sent = msgspec.convert(condition(code, **more), Condition)
    return list(read_condition(sent, "Condition/c1"))


def status(code: str) -> dict[str, Any]:
    """Return a status as R4 has it."""
    return {"coding": [{"code": code}]}


@pytest.mark.parametrize("clinical", ["resolved", "inactive"])
def test_an_anaphylaxis_that_is_over_still_happened(clinical: str) -> None:
    """It says how the next attack may be; beside it nothing that is over is read."""
    (found,) = read("T78.2XXA", clinicalStatus=status(clinical))
    mixed = {
        "coding": [
            {"system": ICD, "code": "T78.2XXA"},
            {"system": ICD, "code": "D47.02"},
        ]
    }

    assert found.coded == {Disease.ANAPHYLAXIS}
    (beside,) = read(code=mixed, clinicalStatus=status(clinical))
    assert beside.coded == {Disease.ANAPHYLAXIS}


@pytest.mark.parametrize(
    ("ended", "over"),
    [
        ({"abatementBoolean": True}, True),
        ({"abatementBoolean": False}, False),
        ({"abatementAge": {"value": 41, "unit": "a"}}, True),
        ({"abatementRange": {"low": {"value": 40}}}, True),
        ({"abatementAge": None}, False),
        ({"abatementAge": {}}, False),
        ({"abatementBoolean": "yes"}, False),
        ({"abatementString": "not known"}, False),
    ],
)
def test_what_ended_on_no_day_that_was_said(ended: dict[str, Any], over: bool) -> None:
    """Older versions say that it ended, R4 at which age; a status says it better."""
    sent = msgspec.json.decode(msgspec.json.encode(condition(**ended)), type=Condition)
    found = [*read_condition(sent, "Condition/c1", date(2026, 1, 6))]
    assert (found == []) is over
    active = condition(clinicalStatus=status("active"), **ended)
    sent = msgspec.json.decode(msgspec.json.encode(active), type=Condition)
    assert [*read_condition(sent, "Condition/c1", date(2026, 1, 6))]


def test_an_anaphylaxis_that_was_none() -> None:
    """Refuted or entered in error it is not read, over or not."""
    for said in ("refuted", "entered-in-error"):
        withdrawn = {"verificationStatus": status(said)}
        assert read("T78.2XXA", **withdrawn) == []
        assert read("T78.2XXA", clinicalStatus=status("resolved"), **withdrawn) == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("2019", None),
        ("2026-01-06", None),
        ("2026-01-07", Verification.CONFIRMED),
        ("after transplantation", Verification.PROVISIONAL),
        (" ", Verification.CONFIRMED),
        (7, Verification.CONFIRMED),
    ],
)
def test_what_ended_in_words(words: object, expected: Verification | None) -> None:
    """A date ends it, other words leave it unsure, and a status says it better."""
    active = {"clinicalStatus": status("active")}
    found, beside = (
        [*read_condition(_sent(abatementString=words, **more), "c", date(2026, 1, 6))]
        for more in ({}, active)
    )
    assert [item.verification for item in found] == [expected] * (expected is not None)
    assert [item.verification for item in beside] == [Verification.CONFIRMED]


def _sent(**more: Any) -> Condition:  # noqa: ANN401
    return msgspec.json.decode(msgspec.json.encode(condition(**more)), type=Condition)
