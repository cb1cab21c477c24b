"""What is left out of a problem list is told, where it may matter."""

from typing import Any

import pytest
from calls import bundle, call, condition, read

from cds_service.clinical.chart import Chart
from cds_service.clinical.diagnosis import Disease
from cds_service.clinical.mastocytosis import Population, population
from cds_service.clinical.record import Record, Topic, Unread


def chart_of(*sent: dict[str, Any]) -> Chart:
    """Read a problem list."""
    return read(call({"conditions": bundle(*sent)}), frozenset({Record.CONDITIONS}))


def unread(*sent: dict[str, Any]) -> tuple[Unread, ...]:
    """Return what could not be used of a problem list."""
    return chart_of(*sent).unread


def status(code: str) -> dict[str, Any]:
    """Return a status as R4 has it."""
    return {"coding": [{"code": code}]}


@pytest.mark.parametrize(
    ("how", "why"),
    [
        ({"verificationStatus": status("refuted")}, "it is refuted"),
        ({"verificationStatus": status("entered-in-error")}, "it is entered-in-error"),
        ({"clinicalStatus": status("resolved")}, "it is resolved"),
        ({"clinicalStatus": status("inactive")}, "it is inactive"),
    ],
)
def test_a_mastocytosis_that_does_not_count_is_named(
    how: dict[str, Any], why: str
) -> None:
    """Who asks why there is no card finds it; it raises no doubt of the list."""
    chart = chart_of(condition("C96.21", **how))
    assert [(item.about, item.why) for item in chart.unread] == [
        (Disease.AGGRESSIVE_SM, why)
    ]
    assert population(chart) is Population.NONE


@pytest.mark.parametrize("code", ["D47.01", "D89.41", "C96.22", "D47.09"])
def test_every_mast_cell_disease_is_named(code: str) -> None:
    """Of the skin, of activation, a sarcoma, or one of unknown behaviour."""
    assert len(unread(condition(code, clinicalStatus=status("resolved")))) == 1


def test_other_diseases_that_are_over_are_nothing() -> None:
    """A leukaemia that was refuted takes nothing from mastocytosis."""
    assert unread(condition("C92.00", verificationStatus=status("refuted"))) == ()
    assert unread(condition("I10", clinicalStatus=status("resolved"))) == ()


@pytest.mark.parametrize(
    "code",
    [
        None,
        {},
        {"text": " "},
        {"coding": []},
        {"coding": [{}]},
        {"coding": [{"system": "http://snomed.info/sct"}]},
        {"coding": [{"extension": [{"url": "x", "valueCode": "masked"}]}]},
    ],
)
def test_a_problem_without_code_and_text_is_told(code: object) -> None:
    """It may be any; the list was read all the same."""
    chart = chart_of(condition(code=code))
    assert [(item.about, item.why) for item in chart.unread] == [
        (Topic.NO_RESULT, "nothing says which problem it is")
    ]
    assert population(chart) is Population.NONE


@pytest.mark.parametrize(
    "over",
    [
        {"verificationStatus": status("entered-in-error")},
        {"clinicalStatus": status("resolved")},
    ],
)
def test_one_that_is_none_any_more_is_nothing(over: dict[str, Any]) -> None:
    """An EHR that takes a problem back may take its code away."""
    assert unread(condition(code=None, **over)) == ()


def test_a_code_that_no_rule_knows_is_a_name() -> None:
    """Most problems are none of ours."""
    assert unread(condition(code={"coding": [{"code": "x"}]})) == ()
    assert unread(condition(code={"text": "Sprained ankle"})) == ()
