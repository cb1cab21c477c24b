"""One fact of a chart, changed in one thing or lying there twice."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any, Final

from variations.spoken import spoken
from variations.values import KEPT, others

from cds_service.clinical.interval import Interval
from cds_service.clinical.medication import Devices, Dose
from cds_service.clinical.moment import Moment
from cds_service.frozen import replace

_DATES: Final = ("taken", "starts", "when", "recorded", "began")
_ENDS: Final = ("ends", "planned", "happened")
"""Days that are often not on record."""


def changed(fact: Any, as_of: date) -> Iterator[tuple[str, str, Any]]:  # noqa: ANN401 (any kind of fact)
    """Return the field that was changed, what it is now, and the new fact."""
    for field in fact.__struct_fields__:
        if field in KEPT:
            continue
        value = getattr(fact, field)
        for other in others(type(fact), field, value, as_of):
            said = spoken(other) or "nothing"
            yield field, said, replace(fact, **{field: other})
        if isinstance(value, Dose | Devices):
            for name, said, part in changed(value, as_of):
                yield f"{field} {name}", said, replace(fact, **{field: part})


def days_of(fact: Any) -> Iterator[date]:  # noqa: ANN401 (any kind of fact)
    """Return the days that a fact names."""
    for name in (*_DATES, *_ENDS):
        if isinstance(moment := getattr(fact, name, None), Moment):
            yield moment.day


def on_days(fact: Any, days: Iterable[date]) -> Iterator[tuple[str, str, Any]]:  # noqa: ANN401 (the same)
    """Return the fact on each of these days, by each day that it has."""
    for name in (*_DATES, *_ENDS):
        known = getattr(fact, name, False)
        if not isinstance(known, Moment | None):
            continue  # no such field, or a flag of that name
        for day in days:
            if known is None or known.day != day:
                yield name, str(day), replace(fact, **{name: Moment(day)})


def doubles(fact: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 (any kind of fact)
    """Return what could lie beside a fact: the same again, of this or another day."""
    kind = fact.reference.partition("/")[0]
    for name in ("0", "zz"):  # the same, before it and after it by reference
        yield f"the same, {name}", replace(fact, reference=f"{kind}/{name}")
    last = replace(fact, reference=f"{kind}/zz")
    for name in _DATES:
        if isinstance(moment := getattr(fact, name, None), Moment):
            yield from _a_day_off(last, name, moment)
    yield from _of_other_doses(fact, kind)
    value = getattr(fact, "value", None)
    if isinstance(value, Interval) and value.exact is not None:
        for other in (value.exact * 2, value.exact / 2):
            same = replace(last, value=Interval.compared("", other))
            yield f"of that time, {other}", same


def _of_other_doses(fact: Any, kind: str) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 (the same)
    dose = getattr(fact, "dose", None)
    if isinstance(dose, Dose) and dose.mg_per_take is not None:
        for take in (dose.mg_per_take * 2, dose.mg_per_take / 2):
            for name in ("0", "zz"):
                other = replace(dose, mg_per_take=take)
                same = replace(fact, reference=f"{kind}/{name}", dose=other)
                yield f"of {take} mg, {name}", same


def _a_day_off(fact: Any, field: str, moment: Moment) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 (the same)
    for days, said in ((-1, "a day before"), (1, "a day after")):
        day = Moment(moment.day + timedelta(days))
        yield f"{said} by {field}", replace(fact, **{field: day})
