"""T-scores and Z-scores: the only results that may be negative."""

from decimal import Decimal

import pytest
from lab_results import one_unread, quantity, read

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.event import Event, EventKind
from cds_service.clinical.interval import Interval
from cds_service.clinical.lab import Lab
from cds_service.clinical.record import Unread

SPINE, HIP, Z = "38267-1", "38264-8", "80934-3"


def score(code: str, **sent: object) -> Lab | Unread:
    """Read a score; that there is one also shows that there was a scan."""
    result, scan = read(code, **sent)
    assert isinstance(scan, Event)
    assert scan.kind is EventKind.BONE_DENSITY_SCAN
    assert isinstance(result, Lab | Unread)
    return result


def one_lab(code: str, **sent: object) -> Lab:
    """Read a score that can be compared."""
    result = score(code, **sent)
    assert isinstance(result, Lab)
    return result


@pytest.mark.parametrize("unit", [None, "{score}", "1"])
@pytest.mark.parametrize("value", [-2.7, 0, 1.2])
def test_a_score_is_read_with_and_without_its_unit(
    value: float, unit: str | None
) -> None:
    """It has none, so that none is missing."""
    lab = one_lab(SPINE, valueQuantity=quantity(value, unit))
    assert lab.analyte is Analyte.T_SCORE_SPINE
    assert lab.value.exact == Decimal(str(value))
    assert lab.settles


def test_each_site_is_its_own() -> None:
    """Spine, hip and Z-score are told apart."""
    hip = one_lab(HIP, valueQuantity=quantity(-1.1))
    z_score = one_lab(Z, valueQuantity=quantity(-2.0))
    assert (hip.analyte, z_score.analyte) == (Analyte.T_SCORE_HIP, Analyte.Z_SCORE)


@pytest.mark.parametrize(
    ("comparator", "interval"),
    [
        ("<", Interval(None, Decimal("-4.5"), high_open=True)),
        ("<=", Interval(None, Decimal("-4.5"))),
        (">", Interval(Decimal("-4.5"), None, low_open=True)),
    ],
)
def test_below_a_score_there_is_no_zero(comparator: str, interval: Interval) -> None:
    """A score "<-4.5" is osteoporosis, and never also above zero."""
    sent = {"value": -4.5, "comparator": comparator}
    assert one_lab(SPINE, valueQuantity=sent).value == interval


@pytest.mark.parametrize("value", [-8.1, 8.1])
def test_a_score_out_of_this_world_is_not_used(value: float) -> None:
    """A percentage or a density was sent as a score."""
    unread = score(SPINE, valueQuantity=quantity(value))
    assert isinstance(unread, Unread)
    assert unread.about is Analyte.T_SCORE_SPINE


def test_a_negative_creatinine_is_still_no_result() -> None:
    """Scores alone may be negative."""
    sent = quantity(-1, "mg/dL")
    assert "plausible" in one_unread("2160-0", valueQuantity=sent).why
