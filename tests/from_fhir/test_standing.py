"""How a Condition stands, where its status alone does not tell."""

from datetime import date
from typing import Any

import msgspec
import pytest
from calls import AS_OF, ICD, bundle, call, condition
from calls import read as chart_of

from cds_service.clinical.diagnosis import Diagnosis, Verification
from cds_service.clinical.problem import Problem
from cds_service.from_fhir.conditions import read_condition
from cds_service.from_fhir.problems import read_problem
from cds_service.from_fhir.wire.clinical import Condition

CONFIRMED = Verification.CONFIRMED
PROVISIONAL = Verification.PROVISIONAL
OSTEOPOROSIS = "M81.0"


def decoded(code: str = "D47.02", /, **more: Any) -> Condition:  # noqa: ANN401
    """Return a Condition as it comes from the wire."""
    sent = msgspec.json.encode(condition(code, **more))
    return msgspec.json.decode(sent, type=Condition)


def read(code: str = "D47.02", /, **more: Any) -> list[Diagnosis]:  # noqa: ANN401
    """Read it as a diagnosis."""
    return list(read_condition(decoded(code, **more), "Condition/c1", AS_OF))


def problems(**more: Any) -> list[Problem]:  # noqa: ANN401
    """Read an osteoporosis as a problem."""
    return list(read_problem(decoded(OSTEOPOROSIS, **more), "Condition/c1", AS_OF))


def named(text: str, code: str = "D47.02") -> dict[str, Any]:
    """Return a code with its usual display, and a text of one's own."""
    coding = {"system": ICD, "code": code, "display": "Systemic mastocytosis"}
    return {"coding": [coding], "text": text}


@pytest.mark.parametrize(
    "spelled",
    [
        {"text": "Entered in error"},
        {"text": " ENTERED-IN-ERROR "},
        {"text": "entered_in error"},
        {"coding": [{"code": "EnteredInError"}]},
        {"coding": [{"code": "x-9"}], "text": "Entered in Error"},
        "Entered in error",
    ],
)
def test_what_was_entered_in_error_is_none(spelled: object) -> None:
    """However that is spelled, and whatever the problem."""
    assert read(verificationStatus=spelled) == []
    assert problems(verificationStatus=spelled) == []


def test_a_code_and_a_text_that_differ_are_unsure() -> None:
    """Confirmed and entered in error at once: somebody has to look."""
    both = {"coding": [{"code": "confirmed"}], "text": "Entered in error"}
    assert [item.verification for item in read(verificationStatus=both)] == [
        PROVISIONAL
    ]


@pytest.mark.parametrize(
    "category",
    [
        [{"text": "Family history"}],
        {"text": "family-history"},
        [{"coding": [{"code": "family-history"}]}],
        [{"coding": [{"code": "57177007"}]}],
        [{"coding": [{"code": "x", "display": "Familienanamnese"}]}],
        [{"text": "x"}, {"text": "FH"}],
    ],
)
def test_what_a_relative_has_is_not_the_patients(category: object) -> None:
    """The category says whose it is."""
    assert read(category=category) == []
    assert problems(category=category) == []


@pytest.mark.parametrize("category", [None, [], "x", [{"text": "Family medicine"}]])
def test_any_other_category_leaves_it(category: object) -> None:
    """A department is no relative, and a wrong shape costs nothing."""
    assert len(read(category=category)) == len(problems(category=category)) == 1


@pytest.mark.parametrize(
    ("more", "current"),
    [
        ({"abatementDateTime": "2024-01-01"}, False),
        ({"abatementDateTime": "2026-01-06"}, False),
        ({"abatementPeriod": {"start": "2023-01", "end": "2024-01-01"}}, False),
        ({"abatementDateTime": "2026-01-07"}, True),
        ({"abatementDateTime": "2026"}, True),
        ({"abatementPeriod": {"start": "2023-01"}}, True),
        ({"abatementPeriod": "x"}, True),
        ({"abatementDateTime": "2024-01-01", "clinicalStatus": "active"}, True),
    ],
)
def test_what_ended_is_over_where_no_status_says_otherwise(
    more: dict[str, Any], *, current: bool
) -> None:
    """It is no diagnosis any more, and a problem of the past."""
    assert bool(read(**more)) is current
    assert [item.current for item in problems(**more)] == [current]


def test_the_day_of_the_call_decides() -> None:
    """What will end is not over yet."""
    sent = decoded(abatementDateTime="2024-01-01")
    assert len(list(read_condition(sent, "Condition/c1", date(2023, 12, 31)))) == 1
    chart = chart_of(
        call({"conditions": bundle(condition(abatementDateTime="2024-01-01"))})
    )
    assert chart.diagnoses == ()


@pytest.mark.parametrize(
    "text",
    [
        "Systemic mastocytosis - excluded",
        "Suspected systemic mastocytosis",
        "Systemic mastocytosis, ruled out",
        "R/O systemic mastocytosis",
        "No evidence of systemic mastocytosis",
        "Systemic mastocytosis?",
        "V.a. systemische Mastozytose",
        "Systemische Mastozytose ausgeschlossen",
        "Suspicion de mastocytose syst\u00e9mique",
        "Family history of systemic mastocytosis",
        "Suspected",
    ],
)
def test_words_that_doubt_a_code_leave_it_possible(text: str) -> None:
    """The display that repeats the code does not make it sure again."""
    found = read(code=named(text))
    assert [item.verification for item in found] == [PROVISIONAL]


@pytest.mark.parametrize(
    "text",
    [
        "Systemic mastocytosis",
        "Non-advanced systemic mastocytosis",
        "Systemic mastocytosis, AHN excluded",
        "Progression to aggressive systemic mastocytosis",
        "Indolent systemic mastocytosis without B-findings",
        "Exclusively bone marrow mastocytosis",
        "Familial systemic mastocytosis",
        "Mast cell neoplasm, not otherwise specified",
        "SM; suspected osteoporosis",
    ],
)
def test_words_that_doubt_something_else_leave_it_sure(text: str) -> None:
    """A form, a finding or another disease is in doubt, or nothing is."""
    assert [item.verification for item in read(code=named(text))] == [CONFIRMED]


@pytest.mark.parametrize(
    ("text", "confirmed"),
    [
        ("Osteoporosis", True),
        ("Suspected osteoporosis", False),
        ("Osteoporosis - ruled out", False),
        ("Osteoporosis with possible fracture", True),
    ],
)
def test_a_problem_in_doubt_is_not_confirmed(text: str, *, confirmed: bool) -> None:
    """Words at its beginning or end doubt the whole."""
    code = {"coding": [{"system": ICD, "code": OSTEOPOROSIS}], "text": text}
    assert [item.confirmed for item in problems(code=code)] == [confirmed]
