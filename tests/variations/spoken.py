"""Values in a few words, so that a table of them can be read."""

from collections.abc import Iterator
from enum import Enum
from functools import singledispatch
from typing import Any, Final

from cds_service.clinical.basis import Recency, Threshold
from cds_service.clinical.interval import Interval
from cds_service.clinical.moment import Moment
from cds_service.frozen import Frozen

_NOTHING: Final[tuple[object, ...]] = (None, "", (), False, frozenset())


@singledispatch
def spoken(value: object) -> str:
    """Return one value; a fact is named by its reference alone, nothing is ""."""
    return _record(value) if isinstance(value, Frozen) else str(value)


@spoken.register
def _nothing(_: None) -> str:
    return ""


@spoken.register
def _flag(value: bool) -> str:
    return "yes" if value else ""


@spoken.register
def _member(value: Enum) -> str:
    return str(value.value)


@spoken.register
def _list(value: tuple) -> str:  # type: ignore[type-arg] # dispatch takes no argument
    return "; ".join(map(spoken, value))


@spoken.register
def _set(value: frozenset) -> str:  # type: ignore[type-arg] # the same
    return ", ".join(sorted(map(spoken, value)))


@spoken.register
def _threshold(value: Threshold) -> str:
    return f"{value.value} {value.unit} ({value.name})"


@spoken.register
def _recency(value: Recency) -> str:
    return f"{value.days} days ({value.name})"


@spoken.register
def _moment(value: Moment) -> str:
    time = f" {value.instant:%H:%MZ}" if value.instant else ""
    return f"{value.day}{time}{' or later' if value.vague else ''}"


@spoken.register
def _interval(value: Interval) -> str:
    if value.exact is not None:
        return str(value.exact)
    low, high = "(" if value.low_open else "[", ")" if value.high_open else "]"
    return f"{low}{value.low} to {value.high}{high}"


def _record(value: Any) -> str:  # noqa: ANN401 (any record)
    names = value.__struct_fields__
    if "reference" in names and "label" not in names:
        return str(value.reference)
    return f"{type(value).__name__}({', '.join(_said(value, names))})"


def _said(value: object, names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        if (part := getattr(value, name)) not in _NOTHING:
            yield f"{name} {spoken(part)}"
