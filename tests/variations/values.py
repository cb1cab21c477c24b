"""Every other value that a field of a fact may have, within reason."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, Final, Union, get_args, get_origin, get_type_hints

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.interval import Interval
from cds_service.clinical.moment import Moment
from cds_service.frozen import replace

KEPT: Final = frozenset(
    {"reference", "name", "text", "code", "quote", "sent", "why", "partial"}
)
"""What names a fact, is shown as it was sent, or belongs to its words."""
_SAID: Final = {
    "result": ("", "negative", "positive", "unclear"),
    "status_reason": ("", "neutropenia"),
    "authorized_by": ("",),
    "calculated": ("", "calculated"),
}
_A_DAY: Final = timedelta(days=1)


def others(kind: type, field: str, value: Any, as_of: date) -> Iterator[Any]:  # noqa: ANN401 (of any field)
    """Return what may stand in a field instead, each value once."""
    for other in _others(_hints(kind)[field], field, value, as_of):
        if other != value:
            yield other


def _others(hint: Any, field: str, value: Any, as_of: date) -> Iterator[Any]:  # noqa: ANN401
    if value is not None and _may_be(hint, type(None)):
        yield None
    yield from _SAID.get(field, ())
    if _may_be(hint, Moment):
        yield from _moments(value, as_of)
    elif get_origin(hint) is frozenset:
        yield from _sets(get_args(hint)[0], value)
    elif isinstance(value, Interval):
        yield from _intervals(value)
    elif isinstance(value, bool) or _may_be(hint, bool):
        yield from (True, False)
    elif isinstance(value, Decimal | int):
        yield from (value * 2, value / 2 if isinstance(value, Decimal) else value + 1)
    elif isinstance(value, date):
        yield from (as_of - _A_DAY, date(as_of.year - 13, 1, 1), date(1950, 1, 1))
    else:
        yield from _members(hint)


def _moments(value: Moment | None, as_of: date) -> Iterator[Moment]:
    if value is None:
        yield Moment(as_of - _A_DAY)
        return
    for day in (value.day - _A_DAY, value.day + _A_DAY, as_of, as_of + _A_DAY):
        yield Moment(day)
    yield replace(value, instant=None)
    yield replace(value, vague=not value.vague)


def _sets(member: Any, value: frozenset[Any]) -> Iterator[frozenset[Any]]:  # noqa: ANN401
    for other in _members(member):
        yield frozenset({other})
    for left_out in sorted(value):
        yield value - {left_out}


def _intervals(value: Interval) -> Iterator[Interval]:
    for bound in {value.low, value.high}:
        if bound is None:
            continue
        yield Interval.compared("", bound * 2)
        yield Interval.compared("", bound / 2)
        yield Interval(bound, None)
        yield Interval(Decimal(0), bound)


def _members(hint: Any) -> Iterator[Enum]:  # noqa: ANN401
    for kind in _kinds(hint):
        if isinstance(kind, type) and issubclass(kind, Enum):
            # One result of each analyte is added instead: there are many results.
            yield from () if kind is Analyte else kind


def _may_be(hint: Any, kind: type) -> bool:  # noqa: ANN401
    return kind in _kinds(hint)


def _kinds(hint: Any) -> tuple[Any, ...]:  # noqa: ANN401
    return get_args(hint) if get_origin(hint) in {Union, UnionType} else (hint,)


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)
