"""What cards may offer to order, by the names that stand on the orders.

A record system that finds orders in a catalogue of its own has to be told which of
its entries each of these is.
"""

from itertools import chain
from typing import Final

from cds_service.cards import orders
from cds_service.clinical.proposal import (
    DrugProduct,
    EpinephrineProduct,
    Referral,
    TestOrder,
)


def _names_of_drugs() -> tuple[str, ...]:
    made = chain(
        (orders.epinephrine(product, 1) for product in EpinephrineProduct),
        map(orders.drug, DrugProduct),
    )
    return tuple(order["medicationCodeableConcept"]["text"] for order in made)


DRUGS: Final = _names_of_drugs()
_WANTED: Final[tuple[TestOrder | Referral, ...]] = (*TestOrder, *Referral)
SERVICES: Final = tuple(orders.test(wanted)["code"]["text"] for wanted in _WANTED)
"""Tests and referrals."""

NAMES: Final = frozenset((*DRUGS, *SERVICES))
