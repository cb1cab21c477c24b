"""Support is named to those who go home, unless they were taught within a year."""

import pytest
from charts import Chart
from teaching import CHILD, LONGER_AGO, NEVER, NO_DISEASE, NOT_SENT, YEAR_AGO

from cds_service.clinical.outcome import Indicator, NotIndicated
from cds_service.rules.care.patient_support_resources import RULE, SupportDue


@pytest.mark.parametrize("chart", [NEVER, LONGER_AGO, NOT_SENT])
def test_a_note(chart: Chart) -> None:
    """Also where the record cannot tell: nothing is said to lack."""
    found = RULE.evaluate(chart)

    assert isinstance(found, SupportDue)
    assert found.indicator is Indicator.INFO
    assert len(found.proposals) == 1


@pytest.mark.parametrize("chart", [YEAR_AGO, NO_DISEASE, CHILD])
def test_silent(chart: Chart) -> None:
    """Taught 365 days ago, or nobody it is for."""
    assert isinstance(RULE.evaluate(chart), NotIndicated)
