"""One proposal of every kind, and an order they can be about."""

import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any, Final

from cards.rules_for_tests import chart, setting
from charts import draft

from cds_service.cards.card import Suggestion
from cds_service.cards.offer import Offer
from cds_service.cards.suggestions import offered
from cds_service.clinical.medication import Drug
from cds_service.clinical.proposal import (
    AddTask,
    ChangeDevices,
    ChangeDose,
    DrugProduct,
    EpinephrineProduct,
    HoldOrder,
    NewEpinephrine,
    OrderDrug,
    OrderTest,
    Proposal,
    Referral,
    RemoveDraft,
    StopOrder,
    TestOrder,
)
from cds_service.frozen import replace

_ORDER: Final = "MedicationRequest/sent"
_RAW: Final = """{
  "resourceType": "MedicationRequest",
  "id": "sent",
  "meta": {"versionId": "7"},
  "status": "active",
  "intent": "order",
  "medicationCodeableConcept": {"text": "testib"},
  "subject": {"reference": "Patient/p1"},
  "dispenseRequest": {
    "numberOfRepeatsAllowed": 3,
    "quantity": {"value": 1.00, "unit": "device"}
  }
}"""

SENT: Final[dict[str, Any]] = json.loads(_RAW, parse_float=Decimal)
"""The order that proposals change, as it was sent."""

ALL: Final[tuple[Proposal, ...]] = (
    *(NewEpinephrine(f"Order two, {item}", item, 2) for item in EpinephrineProduct),
    *(OrderTest(f"Order {item}", item, "because") for item in (*TestOrder, *Referral)),
    *(OrderDrug(f"Order {item}", item) for item in DrugProduct),
    OrderTest("Order weekly", TestOrder.CBC_WITH_DIFFERENTIAL, "because", 7),
    AddTask("Ask", "See a specialist", 21),
    ChangeDevices("Two devices", _ORDER, 2),
    ChangeDose("Start low", _ORDER, Decimal("50.0"), 2, True, "50 mg twice daily"),  # noqa: FBT003 (its field)
    HoldOrder("Hold", _ORDER, "ANC 0.8"),
    StopOrder("Stop", _ORDER, "ANC 0.8"),
    RemoveDraft("Remove", "MedicationRequest/drafted"),
)
"""One of every kind, every product and every test."""


def original(reference: str) -> bytes | None:
    """Find what was sent."""
    return _RAW.encode() if reference == _ORDER else None


def offer(
    found: Callable[[str], bytes | None] = original, drug: Drug = Drug.MIDOSTAURIN
) -> Offer:
    """Return an offer about the order that was sent, of a drug."""
    about = replace(chart(), drafts=(draft(drug, reference=_ORDER),))
    return Offer(about, setting(found))


def one(proposal: Proposal, **found: Any) -> Suggestion:  # noqa: ANN401 (passed on)
    """Return the suggestion of one proposal."""
    (suggestion,) = offered((proposal,), "a-rule", offer(**found))
    return suggestion


def resource(suggestion: Suggestion) -> dict[str, Any]:
    """Return the resource of its action."""
    (action,) = suggestion.actions
    assert action.resource is not None
    return action.resource
