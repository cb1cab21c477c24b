"""Adds up ordered and dispensed devices, an order and its own dispenses once.

A dispense names its order, or it does not. Without a name it fills the newest
order of the same product of the 30 days before it. A dispense of another
product, or a later one, may still fill an order: then "at least" takes the
larger of the two and "at most" takes both. An order of which a dispense was
refused, or is past its date, is certain only as far as others were handed over.
"""

from collections.abc import Iterable
from typing import Final

from cds_service.clinical.medication import Medication, MedicationKind
from cds_service.frozen import Frozen

_FILLED_WITHIN_DAYS: Final = 30
_UNKNOWN_MOST: Final = 2
"""Without a quantity there is one device, or one pack of two."""


class Amount(Frozen, kw_only=False):
    """Bounds of a number of devices."""

    at_least: int = 0
    at_most: int = 0

    @classmethod
    def of(cls, item: Medication) -> "Amount":
        """Return what one order, dispense or statement stands for."""
        if item.devices is None:
            return cls(1, _UNKNOWN_MOST)
        return cls(item.devices.at_least, item.devices.at_most)

    def __add__(self, other: "Amount") -> "Amount":
        return Amount(self.at_least + other.at_least, self.at_most + other.at_most)

    def or_same(self, other: "Amount") -> "Amount":
        """Return the larger of two ways to say the same thing."""
        return Amount(
            max(self.at_least, other.at_least), max(self.at_most, other.at_most)
        )

    def or_more(self, other: "Amount") -> "Amount":
        """Return the bounds when nobody knows whether they are the same thing."""
        return Amount(max(self.at_least, other.at_least), self.at_most + other.at_most)


def unfilled_orders(
    items: Iterable[Medication], failed: Iterable[Medication]
) -> tuple[Medication, ...]:
    """Return the orders among these that a failed dispense was to fill."""
    orders = _orders_in(items)
    named = [_order_of(item, orders) for item in failed]
    return tuple([order for order in orders if order in named])


def supplied(
    items: tuple[Medication, ...], unfilled: tuple[Medication, ...] = ()
) -> Amount:
    """Add up orders and dispenses, each device once."""
    orders = _orders_in(items)
    dispenses = [item for item in items if item.kind is MedicationKind.DISPENSE]
    filled = {id(item): _order_of(item, orders) for item in dispenses}
    own = {id(order) for order in filled.values() if order is not None}
    total = _sum(
        _ordered(order, unfilled).or_same(
            _sum(Amount.of(item) for item in dispenses if filled[id(item)] is order)
        )
        for order in orders
        if id(order) in own
    )
    open_orders = [order for order in orders if id(order) not in own]
    loose = [item for item in dispenses if filled[id(item)] is None]
    doubtful = [item for item in loose if _may_fill_any(item, open_orders)]
    certain = [item for item in loose if not _may_fill_any(item, open_orders)]
    awaited = _sum(_ordered(order, unfilled) for order in open_orders)
    return (
        total
        + _sum(map(Amount.of, certain))
        + awaited.or_more(_sum(map(Amount.of, doubtful)))
    )


def _orders_in(items: Iterable[Medication]) -> list[Medication]:
    orders = [item for item in items if item.kind is MedicationKind.ORDER]
    return sorted(orders, key=_newest_first)


def _ordered(order: Medication, unfilled: tuple[Medication, ...]) -> Amount:
    amount = Amount.of(order)
    return Amount(0, amount.at_most) if order in unfilled else amount


def _order_of(dispense: Medication, orders: list[Medication]) -> Medication | None:
    """Return the order a dispense fills; `orders` are newest first."""
    if dispense.authorized_by:
        named = (item for item in orders if item.reference == dispense.authorized_by)
        return next(named, None)
    same = (
        order
        for order in orders
        if order.name.casefold() == dispense.name.casefold()
        and 0 <= _days_after(dispense, order) <= _FILLED_WITHIN_DAYS
    )
    return next(same, None)


def _may_fill_any(dispense: Medication, orders: list[Medication]) -> bool:
    # One that names its order fills that one, which is too old to be here.
    return not dispense.authorized_by and any(
        _days_after(dispense, order) >= 0 for order in orders
    )


def _days_after(dispense: Medication, order: Medication) -> int:
    if dispense.starts is None or order.starts is None:
        return 0
    return (dispense.starts.day - order.starts.day).days


def _newest_first(order: Medication) -> tuple[int, str]:
    return (-order.starts.day.toordinal() if order.starts else 0, order.reference)


def _sum(amounts: Iterable[Amount]) -> Amount:
    return sum(amounts, Amount())
