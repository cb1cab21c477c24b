"""Which statuses and dates let a result stand."""

from datetime import date

import pytest
from lab_results import ANC, one_lab, one_unread, quantity, read

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.lab import Lab, ResultStatus

LOW = quantity(0.8, "10*9/L")


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ("final", ResultStatus.FINAL),
        ("Final ", ResultStatus.FINAL),
        ("amended", ResultStatus.AMENDED),
        ("corrected", ResultStatus.CORRECTED),
        ("preliminary", ResultStatus.PRELIMINARY),
    ],
)
def test_statuses_that_stand(sent: str, status: ResultStatus) -> None:
    """Spaces and capitals around a status do not matter."""
    assert one_lab(ANC, valueQuantity=LOW, status=sent).status is status


@pytest.mark.parametrize(
    ("sent", "why"),
    [
        ("entered-in-error ", "its status is entered-in-error"),
        ("registered", "its status is registered"),
        ("cancelled", "its status is cancelled"),
        ("unknown", "its status is unknown"),
        ("bogus", "its status is not a known one"),
        (None, "its status is missing"),
        ("", "its status is missing"),
    ],
)
def test_statuses_that_do_not_stand(sent: str | None, why: str) -> None:
    """T38: a result whose status takes it out is named, with its value."""
    unread = one_unread(ANC, valueQuantity=LOW, status=sent)
    assert (unread.why, unread.status_only, unread.sent) == (why, True, "0.8 10*9/L")
    assert unread.about is Analyte.NEUTROPHILS


def test_a_result_may_be_dated_by_its_issue() -> None:
    """Without a collection time the day of issue stands in, and that is said."""
    lab = one_lab(
        ANC, valueQuantity=LOW, effectiveDateTime=None, issued="2026-01-04T08:00:00Z"
    )
    assert lab.taken.day == date(2026, 1, 4)
    assert lab.doubts == ("dated by issue",)


def test_a_result_without_a_date_is_not_used() -> None:
    """Decision 27: an undated result could be of any year."""
    unread = one_unread(ANC, valueQuantity=LOW, effectiveDateTime=None)
    assert (unread.why, unread.status_only) == ("it has no date", False)


@pytest.mark.parametrize("sent", ["01/05/2026", "20260105", "2019-13-45", "today"])
def test_a_date_that_cannot_be_read_is_not_called_missing(sent: str) -> None:
    """Day and month may be either way round; nobody is to think that none was sent."""
    unread = one_unread(ANC, valueQuantity=LOW, effectiveDateTime=sent)
    assert unread.why == "its date cannot be read"


@pytest.mark.parametrize(("day", "labs"), [("2026-01-07", 1), ("2026-01-08", 0)])
def test_only_tomorrow_may_be_a_clock_that_is_ahead(day: str, labs: int) -> None:
    """One day after today is read, two are the future."""
    found = read(ANC, valueQuantity=LOW, effectiveDateTime=day)
    assert sum(isinstance(item, Lab) for item in found) == labs
    if not labs:
        assert one_unread(ANC, valueQuantity=LOW, effectiveDateTime=day).why == (
            "dated in the future"
        )
