"""The calendar of platelets where nothing tells when avapritinib was begun."""

import pytest
from aya_charts import VIEW, chart, taking
from charts import lab

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.avapritinib_findings import CountOverdue
from cds_service.clinical.outcome import InsufficientData, NotIndicated
from cds_service.rules.avapritinib.avapritinib_platelet_monitor import evaluate


@pytest.mark.parametrize(
    ("count", "day", "kind"),
    [
        ("150", "2025-12-23", NotIndicated),
        ("150", "2025-12-22", InsufficientData),
        ("80", "2025-12-23", NotIndicated),
        ("80", "2025-12-22", InsufficientData),
        ("80", "2025-12-09", InsufficientData),
        ("80", "2025-12-08", CountOverdue),
        ("60", "2025-12-23", NotIndicated),
        ("60", "2025-12-22", CountOverdue),
    ],
)
def test_these_may_be_the_first_weeks(count: str, day: str, kind: type[object]) -> None:
    """14 days are in time in any case; later it depends, unless overdue anyway."""
    last = lab(Analyte.PLATELETS, count, day)
    answer = evaluate(chart(last, hook=VIEW, taken=(taking(None),)))

    assert type(answer) is kind
