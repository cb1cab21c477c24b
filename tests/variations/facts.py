"""One fact of a chart, changed in one thing."""

from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date, timedelta
from typing import Any, TypeVar

from variations.spoken import spoken
from variations.values import KEPT, others

from cds_service.clinical.interval import Interval
from cds_service.clinical.medication import Devices, Dose
from cds_service.clinical.moment import Moment

Fact = TypeVar("Fact")
_DATES = ("taken", "starts", "when", "recorded", "began")


def changed(fact: Any, as_of: date) -> Iterator[tuple[str, str, Any]]:  # noqa: ANN401 (any kind of fact)
    """Return the field that was changed, what it is now, and the new fact."""
    for field in fields(fact):
        if field.name in KEPT:
            continue
        value = getattr(fact, field.name)
        for other in others(type(fact), field.name, value, as_of):
            yield field.name, spoken(other), replace(fact, **{field.name: other})
        if isinstance(value, Dose | Devices):
            for name, said, part in changed(value, as_of):
                yield f"{field.name} {name}", said, replace(fact, **{field.name: part})


def doubles(fact: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401
    """Return what could lie beside a fact: the same again, of this or another day."""
    kind = fact.reference.partition("/")[0]
    for name in ("0", "zz"):  # the same, before it and after it by reference
        yield f"the same, {name}", replace(fact, reference=f"{kind}/{name}")
    last = replace(fact, reference=f"{kind}/zz")
    for name in _DATES:
        moment = getattr(fact, name, None)
        if isinstance(moment, Moment):
            for days, said in ((-1, "a day before"), (1, "a day after")):
                day = Moment(moment.day + timedelta(days))
                yield said, replace(last, **{name: day})
    if isinstance(value := getattr(fact, "value", None), Interval):
        if value.exact is not None:
            for factor in (2, -2):
                times = value.exact * 2 if factor > 0 else value.exact / 2
                said = f"of that time, {times}"
                yield said, replace(last, value=Interval.exactly(times))
