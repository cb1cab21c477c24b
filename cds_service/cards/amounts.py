"""How numbers, units and doses are written; all of bounded length."""

from collections.abc import Mapping
from decimal import ROUND_DOWN, Decimal
from typing import Final

from cds_service.clinical.interval import Interval
from cds_service.clinical.medication import Devices, Dose
from cds_service.clinical.plural import several
from cds_service.patterns import uncompiled

_UNITS: Final = {
    "10*9/L": "x10^9/L",
    "10*3/uL": "x10^3/uL",
    "10*6/L": "x10^6/L",
    "1": "",
    "{score}": "",
    "[IU]/L": "IU/L",
    "mL/min/{1.73_m2}": "mL/min/1.73 m2",
}
_DECIMALS: Final = 2
_DECIMALS_BELOW_ONE: Final = 3
_WIDEST: Final = 15
_SHORT: Final = uncompiled(r"-?\d{1,15}(?:\.\d{1,2})?")
_WEEK: Final = 7
_NEGLIGIBLE: Final = Decimal("0.000001")
_TIMES: Final[Mapping[Decimal | int, str]] = {
    1: "once",
    2: "twice",
    3: "three times",
    4: "four times",
}


def number(value: Decimal) -> str:
    """Write a number without noise at its end.

    Two decimals from 1 upward and three below are enough for a reader; more are
    cut, never rounded: rounding could lift a value over the limit it is below.
    """
    plain = str(value)
    if not _SHORT.fullmatch(plain):
        if not value.is_finite() or abs(value.adjusted()) > _WIDEST:
            return f"{value:.3e}"
        plain = _cut(value)
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def _cut(value: Decimal) -> str:
    most = _DECIMALS if abs(value) >= 1 else _DECIMALS_BELOW_ONE
    kept = value.quantize(Decimal(1).scaleb(-most), ROUND_DOWN)
    return f"{kept if kept or not value else value:f}"


def with_unit(amount: str, unit: str) -> str:
    """Write an amount with a UCUM unit as a clinician reads it."""
    spelled = _UNITS.get(unit, unit)
    if spelled == "%":
        return f"{amount}%"
    return f"{amount} {spelled}".rstrip()


def interval(value: Interval) -> str:
    """Write what an amount may be: "0.8", "< 0.5", ">= 200", "0.5 to 0.8"."""
    if value.exact is not None:
        return number(value.exact)
    if value.low is None or value.low == 0:
        if value.high is None:
            return "any amount"
        return f"{'<' if value.high_open else '<='} {number(value.high)}"
    if value.high is None:
        return f"{'>' if value.low_open else '>='} {number(value.low)}"
    return f"{number(value.low)} to {number(value.high)}"


def days(count: int) -> str:
    """Write a number of days."""
    return several(count, "days")


def age(count: int) -> str:
    """Write how old something is; what lies ahead is said to."""
    if count == 0:
        return "same day"
    return f"{days(count)} old" if count > 0 else f"dated {days(-count)} ahead"


def dose(taken: Dose) -> str:
    """Write a dose that could be read; empty when the amount could not."""
    if taken.mg_per_take is None:
        return ""
    often = "" if taken.takes_per_day is None else f" {_often(taken.takes_per_day)}"
    needed = " as needed" if taken.as_needed else ""
    return f"{number(taken.mg_per_take)} mg{often}{needed}"


def devices(counted: Devices) -> str:
    """Write how many devices there are, or may be."""
    if not counted.clear:
        return f"{counted.at_least} to {counted.at_most} devices"
    return several(counted.at_least, "devices")


def _often(takes_per_day: Decimal) -> str:
    if 0 < takes_per_day < 1 and (every := _whole(1 / takes_per_day)):
        return f"every {days(every)}"
    if 0 < takes_per_day < 1 and (often := _whole(takes_per_day * _WEEK)):
        return f"{_TIMES.get(often, f'{often} times')} in {days(_WEEK)}"
    word = _TIMES.get(takes_per_day)
    return f"{word or f'{number(takes_per_day)} times'} daily"


def _whole(value: Decimal) -> int:
    """Return the whole number that this is but for its last digits; else 0."""
    nearest = int(value.to_integral_value())
    # A seventh has no end, so that seven of it fall just short of one.
    return nearest if abs(value - nearest) < _NEGLIGIBLE else 0
