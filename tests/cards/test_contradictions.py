"""A card offers nothing that the record, or a graver card, speaks against."""

from decimal import Decimal

import pytest
from cards.rules_for_tests import answer, chart, low, rule, setting

from cds_service.cards.card import Card
from cds_service.cards.compose import compose
from cds_service.clinical.allergy import Allergy, Certainty
from cds_service.clinical.chart import Hook
from cds_service.clinical.medication import Drug
from cds_service.clinical.outcome import Indicator
from cds_service.clinical.proposal import (
    ChangeDose,
    DrugProduct,
    OrderDrug,
    RemoveDraft,
)
from cds_service.frozen import replace

ORDER = "MedicationRequest/1"
CETIRIZINE = OrderDrug("Add cetirizine", DrugProduct.CETIRIZINE)
DOSE = ChangeDose(
    "Change the dose", ORDER, Decimal(200), 1, with_food=False, text="200 mg daily"
)
TAKE_BACK = RemoveDraft("Take it back", ORDER)


def labels(card: Card) -> list[str]:
    """Return what a card offers."""
    return [suggestion.label for suggestion in card.suggestions or ()]


@pytest.mark.parametrize(
    ("certainty", "offered"),
    [
        (Certainty.CONFIRMED, []),
        (Certainty.UNCONFIRMED, []),
        (Certainty.REFUTED, ["Add cetirizine"]),
    ],
)
def test_no_drug_is_offered_to_which_an_allergy_is_on_record(
    certainty: Certainty, offered: list[str]
) -> None:
    """Unless it was refuted."""
    allergy = Allergy(
        "AllergyIntolerance/1",
        frozenset({Drug.H1_ANTIHISTAMINE}),
        certainty=certainty,
    )
    of = replace(chart(), allergies=(allergy,))
    (card,) = compose([answer(low(Indicator.WARNING, CETIRIZINE))], of, setting())
    assert labels(card) == offered


@pytest.mark.parametrize(
    ("level", "offered"),
    [(Indicator.CRITICAL, []), (Indicator.WARNING, ["Change the dose"])],
)
def test_no_dose_is_offered_for_an_order_to_be_withheld(
    level: Indicator, offered: list[str]
) -> None:
    """A critical card says not to give it; a second must not offer to sign it."""
    withhold = answer(low(level, TAKE_BACK), rule("withhold"))
    dose = answer(low(Indicator.WARNING, DOSE), rule("dose"))
    cards = compose([withhold, dose], chart(Hook.ORDER_SIGN), setting())
    (of_dose,) = (card for card in cards if card.source.topic.code == "dose")
    assert labels(of_dose) == offered


def test_a_card_may_offer_both_itself() -> None:
    """Another dose and none at all are alternatives of one decision."""
    both = answer(low(Indicator.CRITICAL, DOSE, TAKE_BACK), rule("dose"))
    (card,) = compose([both], chart(Hook.ORDER_SIGN), setting())
    assert labels(card) == ["Change the dose", "Take it back"]


@pytest.mark.parametrize("product", DrugProduct)
def test_every_product_knows_its_drug(product: DrugProduct) -> None:
    """An allergy to something else takes nothing away, and no product is forgotten."""
    other = Allergy("AllergyIntolerance/1", frozenset())
    found = answer(low(Indicator.WARNING, OrderDrug("Order it", product)))
    (card,) = compose([found], replace(chart(), allergies=(other,)), setting())
    assert labels(card) == ["Order it"]
