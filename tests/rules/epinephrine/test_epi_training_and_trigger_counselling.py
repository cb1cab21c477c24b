"""Teaching that is not on record is a line, once a year."""

import pytest
from charts import Chart
from teaching import (
    CHILD,
    LONGER_AGO,
    NEVER,
    NO_DISEASE,
    NOT_SENT,
    OLD_LESSON,
    YEAR_AGO,
)

from cds_service.clinical.outcome import Indicator, NotIndicated
from cds_service.clinical.proposal import OrderTest, Referral
from cds_service.rules.epinephrine.epi_training_and_trigger_counselling import (
    RULE,
    NotTaught,
)


def test_never_taught() -> None:
    """A note that offers to order the teaching."""
    found = RULE.evaluate(NEVER)

    assert isinstance(found, NotTaught)
    assert found.indicator is Indicator.INFO
    assert found.last == ()
    (offered,) = found.proposals
    assert isinstance(offered, OrderTest)
    assert offered.test is Referral.EDUCATION


def test_taught_366_days_ago() -> None:
    """The last lesson is named and used."""
    found = RULE.evaluate(LONGER_AGO)

    assert isinstance(found, NotTaught)
    assert found.last == (OLD_LESSON,)
    assert OLD_LESSON in found.used


@pytest.mark.parametrize("chart", [YEAR_AGO, NOT_SENT, NO_DISEASE, CHILD])
def test_silent(chart: Chart) -> None:
    """Taught 365 days ago, a record that cannot tell, nobody it is for."""
    assert isinstance(RULE.evaluate(chart), NotIndicated)
