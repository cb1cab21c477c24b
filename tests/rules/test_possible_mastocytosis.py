"""An order for a patient who only may have mastocytosis: told as such, and quietly."""

import pytest
from charts import ADULT, AS_OF, Chart, Hook, diagnosis, draft
from every_rule import RULES

from cds_service.clinical.diagnosis import Disease, Verification
from cds_service.clinical.medication import Drug
from cds_service.clinical.outcome import Finding, Indicator

POSSIBLE = diagnosis(
    Disease.SYSTEMIC_MASTOCYTOSIS, verification=Verification.PROVISIONAL
)
WHOEVER_IT_IS = {
    "epi-two-devices-missing",  # its card asks for two "if confirmed"
    "bisphosphonate-renal",  # kidneys and calcium forbid it in any disease
    "denosumab-second-line",
}


@pytest.mark.parametrize("drug", list(Drug))
def test_an_order_is_a_note_that_says_what_is_not_sure(drug: Drug) -> None:
    """No alarm on a suspicion, the doubt is named, and so is the order."""
    order = draft(drug)
    chart = Chart(AS_OF, ADULT, Hook.ORDER_SIGN, diagnoses=(POSSIBLE,), drafts=(order,))
    rules = (rule for rule in RULES.values() if rule.id not in WHOEVER_IT_IS)
    for rule in rules:
        found = rule.evaluate(chart)
        if isinstance(found, Finding):
            assert found.indicator is Indicator.INFO, rule.id
            assert any("not confirmed by a code" in each for each in found.missing)
            assert order in found.used, rule.id
