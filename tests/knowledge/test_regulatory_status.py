"""A regulatory status is dated, and says so when it has grown old."""

from datetime import date

import pytest

from cds_service.frozen import replace
from cds_service.knowledge.regulatory_status import (
    STATUSES,
    Status,
    may_be_outdated,
    statuses_of,
)

ROW = replace(STATUSES[0], as_of=date(2026, 1, 1))


@pytest.mark.parametrize(
    ("day", "outdated"),
    [
        (date(2026, 6, 29), False),
        (date(2026, 6, 30), False),
        (date(2026, 7, 1), True),
    ],
)
def test_a_row_is_outdated_after_180_days(day: date, *, outdated: bool) -> None:
    """Day 179 and day 180 are not, day 181 is."""
    assert ROW.outdated(day) is outdated
    assert ("may be outdated" in ROW.said(day)) is outdated


def test_each_row_is_the_only_one_of_its_kind() -> None:
    """An agent, what for and where have one status."""
    keys = [(row.agent, row.indication, row.jurisdiction) for row in STATUSES]
    assert len(keys) == len(set(keys))


def test_avapritinib_is_approved_for_advanced_and_for_indolent_disease() -> None:
    """The source documents predate both; the table does not."""
    rows = statuses_of("avapritinib")
    assert {row.indication for row in rows if row.status is Status.APPROVED} == {
        "advanced systemic mastocytosis",
        "indolent systemic mastocytosis",
    }


def test_an_outdated_row_is_named() -> None:
    """Which drug, and of which day the status is."""
    fresh = replace(ROW, as_of=date(2026, 6, 1))

    assert may_be_outdated((ROW, fresh), date(2026, 7, 1)) == (
        "whether the regulatory status of midostaurin is still that of 2026-01-01",
    )
