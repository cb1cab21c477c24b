"""Dates are read as exactly as they were written."""

from datetime import UTC, date, datetime

import pytest

from cds_service.clinical.moment import Moment
from cds_service.from_fhir.dates import effective, last_day, moment, span
from cds_service.from_fhir.wire.datatypes import Period, Repeat, Timing
from cds_service.from_fhir.wire.report import DiagnosticReport
from cds_service.from_fhir.wire.result import Observation


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-01-05", Moment(date(2026, 1, 5))),
        (" 2026-01-05 ", Moment(date(2026, 1, 5))),
        ("2026-03", Moment(date(2026, 3, 1), vague=True)),
        ("2026", Moment(date(2026, 1, 1), vague=True)),
        (
            "2026-01-05T08:30:00Z",
            Moment(date(2026, 1, 5), datetime(2026, 1, 5, 8, 30, tzinfo=UTC)),
        ),
        (
            "2026-01-05T08:30Z",
            Moment(date(2026, 1, 5), datetime(2026, 1, 5, 8, 30, tzinfo=UTC)),
        ),
        (
            "2026-01-05T08:30:59.123456789+01:00",
            Moment(
                date(2026, 1, 5), datetime(2026, 1, 5, 7, 30, 59, 123456, tzinfo=UTC)
            ),
        ),
        ("2026-01-05T08:30:00", Moment(date(2026, 1, 5))),
        ("0002-11-20", Moment(date(2, 11, 20))),
    ],
)
def test_a_date_keeps_its_precision(text: str, expected: Moment) -> None:
    """A year stays vague, an instant exact, and a time without zone is its day."""
    assert moment(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-01", date(2026, 1, 31)),
        ("2024-02", date(2024, 2, 29)),
        (" 2026 ", date(2026, 12, 31)),
        ("2026-01-15", date(2026, 1, 15)),
    ],
)
def test_what_holds_for_a_month_holds_to_its_last_day(
    text: str, expected: date
) -> None:
    """A printed month or year is over when its last day is."""
    assert last_day(text) == Moment(expected)
    assert last_day("soon") is None
    assert last_day(None) is None


def test_the_day_is_the_one_that_was_written() -> None:
    """Late in the evening in New York is not tomorrow, although it is in UTC."""
    read = moment("2026-01-05T23:30:00-05:00")
    assert read == Moment(date(2026, 1, 5), datetime(2026, 1, 6, 4, 30, tzinfo=UTC))


def test_a_leap_second_is_the_second_before() -> None:
    """FHIR allows :60, and an hour of 60 minutes stays unreadable."""
    read = moment("2016-12-31T23:59:60Z")
    assert read is not None
    assert read.instant == datetime(2016, 12, 31, 23, 59, 59, tzinfo=UTC)
    assert moment("2016-12-31T23:60:00Z") is None


@pytest.mark.parametrize(
    "text",
    [
        None,
        "",
        "  ",
        "Invalid date",
        "2026-13-01",
        "2026-02-30",
        "0000-01-01",
        "20260105",
        "2026-01-05T25:00:00Z",
        "2026-01-05T08:30:00+99:00",
        "0001-01-01T00:00:00+14:00",
        "9999-12-31T23:59:59-14:00",
        "\u0662\u0660\u0662\u0666-01-05",
        "2026-01-05\n2026",
    ],
)
def test_what_is_no_date_is_none(text: str | None) -> None:
    """Nothing is guessed, and nothing raises."""
    assert moment(text) is None


def test_a_result_counts_as_of_the_end_of_its_collection() -> None:
    """A period stands for its end, or its start without one; issued never does."""
    both = Period(start="2026-01-04", end="2026-01-05")
    assert span(both) == (Moment(date(2026, 1, 4)), Moment(date(2026, 1, 5)))
    assert effective(Observation(effective_period=both)) == Moment(date(2026, 1, 5))
    start = Period(start="2026-01-04")
    assert effective(DiagnosticReport(effective_period=start)) == moment("2026-01-04")
    assert effective(Observation(issued="2026-01-05")) is None


def test_instants_and_timings_are_read_as_well() -> None:
    """The two rare kinds of effective time; of several events the earliest."""
    instant = Observation(effective_instant="2026-01-05T08:00:00Z")
    assert effective(instant) == moment("2026-01-05T08:00:00Z")
    events = Timing(event=["2026-01-05", "2026-01-03", "nonsense"])
    assert effective(Observation(effective_timing=events)) == moment("2026-01-03")
    bounds = Timing(repeat=Repeat(bounds_period=Period(start="2026-01-02")))
    assert effective(Observation(effective_timing=bounds)) == moment("2026-01-02")
    assert effective(Observation(effective_timing=Timing())) is None
