"""A count after a transfusion is not the patient's own for a week."""

import pytest
from charts import ADULT, AS_OF, Chart, lab, on

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.event import Event, EventKind
from cds_service.clinical.transfusion import transfusion_before
from cds_service.frozen import replace

COUNT = lab(Analyte.PLATELETS, "60", "2026-01-05")
GIVEN = Event("Procedure/1", EventKind.TRANSFUSION, "platelets", on("2026-01-02"))


def after(*given: Event) -> Chart:
    """Return a chart with these transfusions."""
    return Chart(AS_OF, ADULT, labs=(COUNT,), events=given)


@pytest.mark.parametrize(
    ("day", "counts"),
    [
        ("2025-12-28", False),
        ("2025-12-29", True),
        ("2026-01-05", True),
        ("2026-01-06", False),
        (None, False),
    ],
)
def test_a_week(day: str | None, *, counts: bool) -> None:
    """Day 7 counts, day 8 does not, nor does what came later or has no day."""
    given = replace(GIVEN, when=on(day) if day else None)

    assert transfusion_before(after(given), COUNT) == (given if counts else None)


def test_the_last_one_is_named() -> None:
    """Of two of one day the one whose name sorts last, though it came twice."""
    earlier = replace(GIVEN, reference="Procedure/9", when=on("2026-01-01"))
    twin = replace(GIVEN, reference="Procedure/2")
    again = replace(twin, kind=EventKind.TRANSFUSION, result="sent twice")

    assert transfusion_before(after(earlier, GIVEN), COUNT) is GIVEN
    assert transfusion_before(after(twin, GIVEN, again), COUNT) in {twin, again}


@pytest.mark.parametrize(
    ("analyte", "counts"),
    [
        (Analyte.PLATELETS, True),
        (Analyte.HEMOGLOBIN, True),
        (Analyte.NEUTROPHILS, False),
    ],
)
def test_what_a_transfusion_raises(analyte: Analyte, *, counts: bool) -> None:
    """Neutrophils are not transfused."""
    count = lab(analyte, "6", "2026-01-05")

    assert (transfusion_before(after(GIVEN), count) is GIVEN) is counts
