"""An ACE inhibitor is weighed when it is ordered, and never removed."""

import pytest
from charts import ADULT, AS_OF, SM, Chart, Hook, diagnosis, draft, medication

from cds_service.clinical.concerned import Concern
from cds_service.clinical.diagnosis import Disease
from cds_service.clinical.medication import Drug
from cds_service.clinical.outcome import Indicator, NotIndicated
from cds_service.frozen import replace
from cds_service.rules.triggers.acei_with_sm import RULE, AceInhibitor

ORDERED = draft(Drug.ACE_INHIBITOR)
BASE = Chart(AS_OF, ADULT, hook=Hook.ORDER_SIGN, diagnoses=(SM,), drafts=(ORDERED,))


def test_an_order_is_a_note() -> None:
    """It names the order and offers nothing."""
    found = RULE.evaluate(BASE)

    assert isinstance(found, AceInhibitor)
    assert found.indicator is Indicator.INFO
    assert found.drugs == (ORDERED,)
    assert found.concern is Concern.CONFIRMED
    assert found.proposals == ()


def test_possible_mastocytosis() -> None:
    """It says so."""
    possible = diagnosis(Disease.MONOCLONAL_MCAS)
    found = RULE.evaluate(replace(BASE, diagnoses=(possible,)))

    assert isinstance(found, AceInhibitor)
    assert found.concern is Concern.POSSIBLE
    assert found.missing


@pytest.mark.parametrize(
    "chart",
    [
        replace(BASE, drafts=()),
        replace(
            BASE,
            drafts=(),
            medications=(medication(Drug.ACE_INHIBITOR, "2025-01-01"),),
        ),
        replace(BASE, drafts=(draft(Drug.BETA_BLOCKER),)),
        replace(BASE, diagnoses=()),
    ],
)
def test_silent(chart: Chart) -> None:
    """Not ordered now, or no mastocytosis."""
    assert isinstance(RULE.evaluate(chart), NotIndicated)
