"""Low calcium by the laboratory's own limit, or by code."""

import pytest
from bone_charts import ago, calcium, chart, limited, problem

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.calcium import low_calcium
from cds_service.clinical.lab import ResultStatus
from cds_service.clinical.presence import Presence
from cds_service.clinical.problem import Ailment, Problem
from cds_service.frozen import replace

PRESENT, ABSENT, UNKNOWN = Presence.PRESENT, Presence.ABSENT, Presence.UNKNOWN
CODED = problem(Ailment.HYPOCALCEMIA)


@pytest.mark.parametrize(
    ("value", "state"), [("8.5", PRESENT), ("8.6", ABSENT), ("8.7", ABSENT)]
)
def test_the_limit_is_the_laboratorys_own(value: str, state: Presence) -> None:
    """Its lower limit of 8.6 is not low."""
    assert low_calcium(chart(calcium(value))).state is state


@pytest.mark.parametrize(
    ("value", "state"),
    [("5.0", PRESENT), ("7.99", PRESENT), ("8.0", UNKNOWN), ("9.4", UNKNOWN)],
)
def test_without_a_limit_only_what_is_surely_low_is_known(
    value: str, state: Presence
) -> None:
    """Below 8.0 it is low in every laboratory; nothing is normal without a range."""
    found = low_calcium(chart(limited(Analyte.CALCIUM, value, "2026-01-02", None)))

    assert found.state is state
    if state is UNKNOWN:
        assert found.missing == (
            "a calcium of the last 90 days, with its normal range",
        )


def test_the_laboratorys_limit_goes_before_ours() -> None:
    """A laboratory that calls 7.9 normal is believed."""
    own = limited(Analyte.CALCIUM, "7.9", "2026-01-02", "7.8")
    assert low_calcium(chart(own)).state is ABSENT


@pytest.mark.parametrize(("days", "state"), [(90, PRESENT), (91, UNKNOWN)])
def test_it_speaks_for_90_days(days: int, state: Presence) -> None:
    """Then it is too old to raise or to clear."""
    assert low_calcium(chart(calcium("7.0", ago(days)))).state is state


def test_a_corrected_calcium_goes_before_a_total_of_the_same_day() -> None:
    """Low albumin lowers the total and harms nobody."""
    corrected = limited(Analyte.CORRECTED_CALCIUM, "8.9", "2026-01-02", "8.6")
    found = low_calcium(chart(calcium("8.0"), corrected))

    assert found.state is ABSENT
    assert found.missing == ()


def test_a_newer_total_goes_before_an_older_corrected_one() -> None:
    """The newest day counts, and it is said that it was not corrected."""
    corrected = limited(Analyte.CORRECTED_CALCIUM, "8.9", "2025-12-02", "8.6")
    found = low_calcium(chart(calcium("8.0"), corrected))

    assert found.state is PRESENT
    assert found.missing == ("whether calcium was corrected for albumin",)


def test_a_code_counts_until_a_result_says_normal() -> None:
    """The problem list may be the older of the two."""
    coded = low_calcium(chart(problems=(CODED,)))
    cleared = low_calcium(chart(calcium("9.0"), problems=(CODED,)))

    assert coded.state is PRESENT
    assert coded.used == (CODED,)
    assert coded.lab is None
    assert cleared.state is ABSENT


@pytest.mark.parametrize(
    "problem_", [replace(CODED, current=False), replace(CODED, confirmed=False)]
)
def test_a_code_that_is_past_or_in_doubt_is_none(problem_: Problem) -> None:
    """It leaves calcium unknown."""
    assert low_calcium(chart(problems=(problem_,))).state is UNKNOWN


def test_a_preliminary_result_raises_and_does_not_clear() -> None:
    """As every preliminary result."""
    early = ResultStatus.PRELIMINARY

    assert low_calcium(chart(replace(calcium("7.0"), status=early))).state is PRESENT
    assert low_calcium(chart(replace(calcium("9.0"), status=early))).state is UNKNOWN
