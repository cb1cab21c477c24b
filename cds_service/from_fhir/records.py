"""Makes frozen records quickly.

A frozen dataclass sets each of its fields by a call, which would be a third of
the price of reading a result. An unfrozen twin sets them at once and then
becomes the record: as frozen, and equal, as if it had been made the usual way.
"""

from collections.abc import Callable
from dataclasses import MISSING, Field, field, fields, make_dataclass
from typing import Any, ParamSpec, TypeVar, cast

Fields = ParamSpec("Fields")
Kind = TypeVar("Kind")


def maker(kind: Callable[Fields, Kind]) -> Callable[Fields, Kind]:
    """Return what makes records of a frozen dataclass with slots."""
    listed = [(each.name, object, _like(each)) for each in fields(cast("Any", kind))]
    twin = make_dataclass(f"Unfrozen{kind.__name__}", listed, slots=True)

    def make(*args: Any, **named: Any) -> Any:  # noqa: ANN401 (typed by `maker`)
        made = twin(*args, **named)
        made.__class__ = kind
        return made

    return make


def _like(other: Field[Any]) -> Any:  # noqa: ANN401 (what `field` returns)
    if other.default_factory is not MISSING:
        return field(default_factory=other.default_factory)
    return field(default=other.default)
