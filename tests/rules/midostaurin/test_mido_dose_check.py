"""The dose of an order: labelled, explained by low counts, or neither."""

from decimal import Decimal

import pytest
from charts import mg
from mido_orders import doses, order

from cds_service.clinical.dose_findings import (
    DoseDiffers,
    DoseNotRead,
    FoodNotSaid,
)
from cds_service.clinical.medication import Dose
from cds_service.clinical.outcome import Indicator, NotIndicated
from cds_service.frozen import replace
from cds_service.rules.midostaurin.mido_dose_check import evaluate


def test_the_labelled_dose_is_silent() -> None:
    """100 mg twice daily with food."""
    assert isinstance(evaluate(order(mg("100"))), NotIndicated)


def test_t20_the_lower_dose_without_a_reason_warns() -> None:
    """50 mg twice daily in aggressive disease, nothing held before."""
    answer = evaluate(order(mg("50")))
    assert isinstance(answer, DoseDiffers)
    assert answer.indicator is Indicator.WARNING
    assert doses(answer) == [100]


@pytest.mark.parametrize(
    "dose",
    [
        mg("25"),
        mg("99"),
        mg("101"),
        mg("200"),
        mg("200", "1"),
        mg("100", "1"),
        mg("100", "3"),
        replace(mg("100"), as_needed=True),
    ],
)
def test_any_other_dose_warns(dose: Dose) -> None:
    """Also one with the same amount a day, and one as needed."""
    answer = evaluate(order(dose))
    assert isinstance(answer, DoseDiffers)
    assert answer.exclusive is (len(answer.proposals) == 2)


@pytest.mark.parametrize("food", [None, False])
def test_missing_food_is_mentioned(*, food: bool | None) -> None:
    """The right dose without food is information."""
    answer = evaluate(order(mg("100", with_food=food)))
    assert isinstance(answer, FoodNotSaid)
    assert answer.indicator is Indicator.INFO
    assert doses(answer) == [100]
    both = evaluate(order(mg("75", with_food=food)))
    assert isinstance(both, DoseDiffers)
    assert both.without_food is not None


@pytest.mark.parametrize(
    "dose", [Dose(text="as told"), Dose(mg_per_take=Decimal(100), text="daily?")]
)
def test_a_dose_that_cannot_be_read_is_shown(dose: Dose) -> None:
    """Its text is on the card; nothing is guessed."""
    answer = evaluate(order(dose))
    assert isinstance(answer, DoseNotRead)
    assert answer.indicator is Indicator.INFO
    assert answer.instruction == dose.text
    assert not answer.proposals
