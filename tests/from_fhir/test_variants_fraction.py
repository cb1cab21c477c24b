"""The allele fraction of a discrete variant, alone and against its value."""

from decimal import Decimal
from typing import Any

import pytest
from from_fhir.genetic_results import (
    KIT_GENE,
    P_D816V,
    gene,
    kit,
    named,
    read,
    share,
    variant,
)

from cds_service.clinical.record import Topic, Unread
from cds_service.clinical.variant import KitFinding, KitResult

_P = KitFinding.D816V_PRESENT
_N = KitFinding.D816V_ABSENT
_U = KitFinding.UNCLEAR


@pytest.mark.parametrize(
    ("component", "fraction"),
    [
        (share(0.44, code="1"), "0.44"),
        (share(0.066, unit="decimal"), "0.066"),
        (share(12.5, code="%", unit="%"), "0.125"),
        (share(1, code="1"), "1"),
        (share(100, unit="%"), "1"),
    ],
)
def test_allele_fraction(component: dict[str, Any], fraction: str) -> None:
    """Units "1", "decimal" and "%" all end as a fraction of one, exactly."""
    result = kit(variant(gene(KIT_GENE), named("48005-3", P_D816V), component))

    assert result.allele_fraction == Decimal(fraction)


@pytest.mark.parametrize(
    "component", [share(44, code="1"), share(101, code="%"), share(0.4)]
)
def test_impossible_fraction_is_told_and_loses_no_result(
    component: dict[str, Any],
) -> None:
    """44 with unit 1 is a slip: the fraction is unread, D816V stays present."""
    result, lost = read(variant(gene(KIT_GENE), named("48005-3", P_D816V), component))

    assert isinstance(result, KitResult)
    assert isinstance(lost, Unread)
    assert (result.finding, result.allele_fraction) == (_P, None)
    assert (lost.about, lost.status_only) == (Topic.KIT, False)


@pytest.mark.parametrize(
    ("value", "amount", "expected"),
    [
        ("LA9633-4", 0, _U),
        ("LA9634-2", 0, _N),
        ("LA9634-2", 0.12, _U),
        (None, 0, _N),
        (None, 0.12, _P),
    ],
)
def test_fraction_against_value(
    value: str | None, amount: float, expected: KitFinding
) -> None:
    """The value "present, 0 %" contradicts itself; 0 % without a value is negative."""
    result = variant(
        gene(KIT_GENE), named("48005-3", P_D816V), share(amount, code="1"), value=value
    )

    assert kit(result).finding is expected
