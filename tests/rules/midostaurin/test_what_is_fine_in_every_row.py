"""A count that is not below the usual threshold needs no row of the label's table."""

from decimal import Decimal

import pytest
from charts import amount

from cds_service.clinical.interruption import Branch, Limits, Verdict, judge
from cds_service.knowledge.midostaurin_label import ALL_LIMITS


@pytest.mark.parametrize("branch", Branch)
@pytest.mark.parametrize(
    ("limits", "usual"),
    tuple(zip(ALL_LIMITS, ("1.0", "50", "8.0"), strict=True)),
)
def test_at_the_usual_threshold_it_is_fine_in_every_row(
    limits: Limits, usual: str, branch: Branch
) -> None:
    """The interruption rules look for the row only below it."""
    for sent in (usual, f">={usual}", f">{usual}"):
        assert judge(amount(sent), branch, limits) is Verdict.FINE


@pytest.mark.parametrize("limits", ALL_LIMITS)
def test_the_reduced_threshold_is_the_lower_one(limits: Limits) -> None:
    """Otherwise a count above the usual one could still be too low."""
    assert limits.reduced.value < limits.usual.value
    assert limits.reduced.value > Decimal(0)
