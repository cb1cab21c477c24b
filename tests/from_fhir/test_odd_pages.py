"""A page that is not shaped as FHIR says does not pass for the whole record."""

from typing import Any

import pytest
from calls import bundle, call, count, read

from cds_service.clinical.record import Record

FIRST_PAGE = "only the first page was sent"


def gaps(value: object) -> list[tuple[str, bool]]:
    """Return why, and whether only in part, the labs are missing."""
    chart = read(call({"labs": value}), frozenset({Record.LABS}))
    return [(gap.why, gap.partial) for gap in chart.gaps]


@pytest.mark.parametrize(
    ("odd", "why"),
    [
        ({"link": {"relation": "next", "url": "https://x"}}, FIRST_PAGE),
        ({"link": {"relation": "next"}}, FIRST_PAGE),
        ({"link": [5, {"relation": "next", "url": 5}]}, FIRST_PAGE),
        ({"total": "2"}, "only 1 of 2 results were sent"),
        ({"total": " 120 "}, "only 1 of 120 results were sent"),
        ({"total": 2.0}, "only 1 of 2 results were sent"),
    ],
)
def test_an_odd_page_is_still_a_page(odd: dict[str, Any], why: str) -> None:
    """A link without its list, a number as text: there is more than was sent."""
    assert gaps(bundle(count(), **odd)) == [(why, True)]
    assert gaps(bundle(bundle(count(), **odd))) == [(why, True)]


@pytest.mark.parametrize(
    "odd",
    [
        {"link": {"relation": "self", "url": "https://x"}},
        {"link": "https://x"},
        {"total": "1"},
        {"total": "many"},
        {"total": True},
        {"total": {}},
    ],
)
def test_an_odd_shape_alone_is_no_gap(odd: dict[str, Any]) -> None:
    """What says nothing of another page does not make one up."""
    assert gaps(bundle(count(), **odd)) == []
