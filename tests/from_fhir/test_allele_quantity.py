"""An allele fraction counts in its unit, and only when it says something."""

from decimal import Decimal

import pytest

from cds_service.from_fhir.allele_quantity import share_of
from cds_service.from_fhir.wire.datatypes import Quantity


def quantity(value: str, **more: str) -> Quantity:
    """Return an amount."""
    return Quantity(value=Decimal(value), **more)


@pytest.mark.parametrize(
    ("sent", "fraction", "nothing"),
    [
        (quantity("0.12", code="1"), "0.12", False),
        (quantity("0.12", unit="{VAF}"), "0.12", False),
        (quantity("12", code="%", unit="percent"), "0.12", False),
        (quantity("12", unit="%{VAF}"), "0.12", False),
        (quantity("0.5", code="%", unit="VAF %"), "0.005", False),
        (quantity("0"), "0", True),
        (quantity("5", code="%", comparator="<"), "0.05", True),
        (quantity("0", code="%", comparator=">"), "0", False),
        (quantity("5", code="%", comparator=">"), "0.05", False),
    ],
)
def test_read(sent: Quantity, fraction: str, nothing: bool) -> None:
    """As a fraction of one; "more than nothing" is something."""
    share, fault = share_of(sent)

    assert (share and share.fraction, fault) == (Decimal(fraction), "")
    assert share is not None
    assert share.nothing is nothing


@pytest.mark.parametrize(
    "sent",
    [
        quantity("0.5", code="1", unit="%"),
        quantity("12", code="1"),
        quantity("12", unit="copies"),
        quantity("-1", unit="%"),
        quantity("5.1", code="%", comparator="<"),
        quantity("0", code="%", comparator=">="),
        quantity("3", code="%", comparator="~"),
    ],
)
def test_not_used_and_told(sent: Quantity) -> None:
    """Half of one or half of a hundred: nobody knows, so it is said."""
    share, fault = share_of(sent)

    assert share is None
    assert fault
