"""The triggers are gone through once a year, with the teaching of the device."""

import pytest
from charts import Chart
from teaching import CHILD, LONGER_AGO, NEVER, NO_DISEASE, NOT_SENT, YEAR_AGO

from cds_service.clinical.outcome import Indicator, NotIndicated
from cds_service.clinical.proposal import OrderTest, Referral
from cds_service.rules.epinephrine import epi_training_and_trigger_counselling
from cds_service.rules.triggers.trigger_education import RULE, TriggersDue


@pytest.mark.parametrize("chart", [NEVER, LONGER_AGO])
def test_not_taught_for_a_year_is_a_note(chart: Chart) -> None:
    """Never, or 366 days ago; a dietitian may be asked."""
    found = RULE.evaluate(chart)

    assert isinstance(found, TriggersDue)
    assert found.indicator is Indicator.INFO
    (offered,) = found.proposals
    assert isinstance(offered, OrderTest)
    assert offered.test is Referral.DIETITIAN


@pytest.mark.parametrize("chart", [YEAR_AGO, NOT_SENT, NO_DISEASE, CHILD])
def test_silent(chart: Chart) -> None:
    """Taught 365 days ago, a record that cannot tell, nobody it is for."""
    assert isinstance(RULE.evaluate(chart), NotIndicated)


def test_it_is_one_card_with_the_training() -> None:
    """Rules of one act share a card."""
    assert RULE.act == epi_training_and_trigger_counselling.RULE.act == "teaching"


def test_it_never_forbids_exercise() -> None:
    """Bones need it."""
    said = " ".join(RULE.texts[TriggersDue].detail)

    assert "still needed for the bones" in said
    assert "avoid exercise" not in said
