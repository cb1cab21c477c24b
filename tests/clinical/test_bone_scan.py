"""When bone density was last measured, and whether it is arranged."""

import pytest
from bone_charts import ago, chart, scan
from charts import lab, on

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.bone_scan import (
    arranged_scan,
    doubtful_scans,
    last_bone_scan,
)
from cds_service.clinical.event import Phase
from cds_service.frozen import replace


def test_a_scan_or_any_score_shows_it() -> None:
    """A T-score of the heel is evidence of a date."""
    heel = lab(Analyte.T_SCORE_CALCANEUS, "-0.5", "2025-06-01")
    both = last_bone_scan(chart(heel, events=(scan("2024-01-01"),)))
    later = last_bone_scan(chart(heel, events=(scan("2025-07-01"),)))

    assert both is not None
    assert both.fact == heel
    assert later is not None
    assert later.fact == scan("2025-07-01")


def test_a_scan_without_date_or_sure_code_is_doubtful() -> None:
    """It clears nothing, and is named."""
    events = (scan(None), scan("2025-07-01", sure=False))
    seen = chart(events=events)

    assert last_bone_scan(seen) is None
    assert doubtful_scans(seen) == events


def test_an_order_is_no_scan() -> None:
    """It is arranged."""
    ordered = scan(ago(10), Phase.ORDERED)
    seen = chart(events=(ordered,))

    assert last_bone_scan(seen) is None
    assert arranged_scan(seen) == ordered


@pytest.mark.parametrize(("days", "open_"), [(180, True), (181, False)])
def test_an_order_is_open_for_180_days(days: int, *, open_: bool) -> None:
    """Unless it is planned for a day to come."""
    ordered = scan(ago(days), Phase.ORDERED)
    planned = replace(ordered, planned=on("2026-01-06"))
    missed = replace(ordered, planned=on("2026-01-05"))

    assert bool(arranged_scan(chart(events=(ordered,)))) is open_
    assert arranged_scan(chart(events=(planned,)))
    assert bool(arranged_scan(chart(events=(missed,)))) is open_


def test_what_is_being_ordered_is_arranged() -> None:
    """A draft order or a booking of this call."""
    drafted = scan(None, Phase.DRAFTED)

    assert arranged_scan(replace(chart(), wanted=(drafted,))) == drafted
