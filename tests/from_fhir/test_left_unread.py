"""What cannot be a result keeps no rule waiting for a result."""

from typing import Any

import pytest
from calls import bundle, call, count, read

from cds_service.clinical.imatinib import unseen_phrase
from cds_service.clinical.kit import unseen_kit_results
from cds_service.clinical.record import Record, Topic

_PATIENT = {"resourceType": "Patient", "id": "p1", "deceasedBoolean": "true"}


@pytest.mark.parametrize(
    ("key", "broken"),
    [
        ("patient", _PATIENT),
        ("conditions", bundle({"resourceType": "Condition", "code": []})),
        ("medicationRequests", bundle({"id": "no-kind"})),
        ("conditions", bundle({"id": "no-kind"})),
    ],
)
def test_what_is_surely_no_result_hides_none(key: str, broken: Any) -> None:  # noqa: ANN401 (any JSON)
    """It is said, and not as the reason why a KIT result is unknown."""
    chart = read(call({key: broken}), frozenset({Record(key)}))

    assert [item.about for item in chart.unread] == [Topic.NO_RESULT]
    assert unseen_kit_results(chart) == ()


@pytest.mark.parametrize(
    ("key", "broken"),
    [
        ("labs", bundle(count(code=5))),
        ("labs", bundle({"id": "no-kind"})),
        ("theirs", bundle({"id": "no-kind"})),
        ("geneticReports", bundle({"resourceType": "DiagnosticReport", "code": 5})),
    ],
)
def test_what_may_be_a_result_is_still_missed(key: str, broken: Any) -> None:  # noqa: ANN401 (any JSON)
    """A result under no readable code, or something of no kind, may be one of KIT."""
    (unseen,) = unseen_kit_results(read(call({key: broken})))

    assert unseen_phrase(unseen).startswith("something sent could not be used: ")
