"""Values in a few words, so that a table of them can be read."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any

from cds_service.clinical.basis import Recency, Threshold
from cds_service.clinical.interval import Interval
from cds_service.clinical.moment import Moment

_NOTHING = (None, "", (), False, frozenset())


def spoken(value: Any) -> str:  # noqa: ANN401 (whatever a field may hold)
    """Return one value; a fact is named by its reference alone, nothing is ""."""
    match value:
        case None | False:
            return ""
        case Enum():
            return str(value.value)
        case Moment():
            return _moment(value)
        case Interval():
            return _interval(value)
        case Threshold():
            return f"{value.value} {value.unit} ({value.name})"
        case Recency():
            return f"{value.days} days ({value.name})"
        case tuple() | list():
            return "; ".join(map(spoken, value))
        case frozenset():
            return ", ".join(sorted(map(spoken, value)))
    if is_dataclass(value) and not isinstance(value, type):
        return _record(value)
    return str(value)


def _record(value: Any) -> str:  # noqa: ANN401 (any dataclass)
    names = [field.name for field in fields(value)]
    if "reference" in names and "label" not in names:
        return str(value.reference)
    return f"{type(value).__name__}({', '.join(_said(value, names))})"


def _said(value: Any, names: list[str]) -> Iterator[str]:  # noqa: ANN401
    for name in names:
        if (part := getattr(value, name)) not in _NOTHING:
            yield f"{name} {spoken(part)}"


def _moment(moment: Moment) -> str:
    time = f" {moment.instant:%H:%MZ}" if moment.instant else ""
    return f"{moment.day}{time}{' or later' if moment.vague else ''}"


def _interval(value: Interval) -> str:
    if value.exact is not None:
        return str(value.exact)
    low, high = "(" if value.low_open else "[", ")" if value.high_open else "]"
    return f"{low}{value.low} to {value.high}{high}"
