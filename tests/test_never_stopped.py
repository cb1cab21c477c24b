"""Some drugs are never stopped by a card, whatever a rule proposes."""

import pytest
from charts import (
    ADULT,
    AS_OF,
    SM,
    Chart,
    medication,
)

from cds_service.cards.offer import Offer
from cds_service.cards.setting import CardSetting
from cds_service.cards.suggestions import offered
from cds_service.clinical.medication import (
    Drug,
)
from cds_service.clinical.proposal import HoldOrder, RemoveDraft, StopOrder

PROTECTED = (
    Drug.BETA_BLOCKER,
    Drug.BETA_BLOCKER_EYE_DROPS,
    Drug.ACE_INHIBITOR,
    Drug.EPINEPHRINE_DEVICE,
    Drug.OPIOID_HISTAMINE_RELEASING,
    Drug.OPIOID_LOWER_RISK,
    Drug.OPIOID_NOT_RANKED,
    Drug.ASPIRIN,
    Drug.BLEEDING_RISK,
    Drug.STRONG_CYP3A_INDUCER,
)


@pytest.mark.parametrize("drug", PROTECTED)
@pytest.mark.parametrize("kind", [HoldOrder, StopOrder, RemoveDraft])
def test_hazard_auto_stop(
    drug: Drug, kind: type[HoldOrder | StopOrder | RemoveDraft]
) -> None:
    """Even a rule that proposed to stop one of these would offer a review instead."""
    order = medication(drug, "2025-12-01", reference="MedicationRequest/1")
    wish = (
        RemoveDraft("Stop it", order.reference)
        if kind is RemoveDraft
        else kind("Stop it", order.reference, "because")  # type: ignore[call-arg]
    )
    chart = Chart(AS_OF, ADULT, diagnoses=(SM,), medications=(order,))
    sent = b'{"resourceType": "MedicationRequest", "id": "1", "status": "active"}'
    setting = CardSetting("http://127.0.0.1:8000", lambda _: sent)
    (suggestion,) = offered((wish,), "a-rule", Offer(chart, setting))
    (action,) = suggestion.actions
    assert action.type == "create"
