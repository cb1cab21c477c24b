"""What a card orders is known again when it comes back on the record."""

import pytest

from cds_service.cards import orders
from cds_service.clinical.event import EventKind
from cds_service.clinical.proposal import Referral, TestOrder
from cds_service.knowledge.terminology import meanings


@pytest.mark.parametrize(
    ("wanted", "field", "kind"),
    [
        (Referral.ALLERGY, "performerType", EventKind.ALLERGY_CARE),
        (Referral.HEMATOLOGY, "performerType", EventKind.HEMATOLOGY_CARE),
        (Referral.EDUCATION, "code", EventKind.ALLERGY_EDUCATION),
    ],
)
def test_a_referral_carries_a_code_that_rules_read(
    wanted: Referral, field: str, kind: EventKind
) -> None:
    """Else the same card would ask for it again the next day."""
    (coding,) = orders.test(wanted)[field]["coding"]
    (meaning,) = meanings(coding["system"], coding["code"])

    assert meaning.value_set == kind.value
    assert meaning.verified


def test_a_test_names_no_specialty() -> None:
    """A laboratory test is for whoever does it."""
    assert "performerType" not in orders.test(TestOrder.TRYPTASE)
    assert "coding" not in orders.test(Referral.DIETITIAN)["code"]
