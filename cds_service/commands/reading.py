"""What was read of one request: every fact, with the rules that rest on it."""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from datetime import date
from typing import Final, NamedTuple

from cds_service.cards.fact_line import FactLine, fact_line
from cds_service.clinical.chart import Chart
from cds_service.clinical.outcome import Fact
from cds_service.commands.json_value import Json, members, text
from cds_service.hooks.services import SERVICES

_NO_FACTS: Final = frozenset({"unread", "gaps"})
_REMARK: Final = {"drafts": ", draft order", "other_drafts": ", other draft order"}


class ReadFact(NamedTuple):
    """One fact in words; `element` is the data element that it is a value of."""

    element: str
    line: FactLine
    used_by: tuple[str, ...]


def facts_read(service: str, body: bytes, trace: Json) -> tuple[ReadFact, ...]:
    """Return the facts by data element, each in the order in which rules prefer them.

    The trace of the same request says on which day, and which rule used what.
    """
    # Here and not above: `rules` and `--help` need no reader of FHIR.
    from cds_service.hooks.consultation import Practice, consult  # noqa: PLC0415

    day = date.fromisoformat(text(trace, "asOf"))
    practice = Practice(SERVICES, "", lambda: day, trusts_as_of=False)
    chart = consult(SERVICES[service], body, practice, whole=True).chart
    using = _using(trace)
    by_element: dict[str, list[ReadFact]] = {}
    for remark, fact in _facts(chart):
        line = fact_line(fact, day)
        rules = using.get((line.reference, line.name), ())
        element = f"{line.name}{remark}"
        by_element.setdefault(element, []).append(ReadFact(element, line, rules))
    return tuple(fact for facts in by_element.values() for fact in facts)


def _facts(chart: Chart) -> Iterator[tuple[str, Fact]]:
    """Yield every fact of a chart, so that a new kind of fact is never left out."""
    yield "", chart.patient
    for field in fields(chart):
        if field.name not in _NO_FACTS and isinstance(
            facts := getattr(chart, field.name), tuple
        ):
            yield from ((_REMARK.get(field.name, ""), fact) for fact in facts)


def _using(trace: Json) -> Mapping[tuple[str, str], tuple[str, ...]]:
    using: dict[tuple[str, str], tuple[str, ...]] = {}
    for rule in members(trace, "rules"):
        for fact in members(rule, "used"):
            key = text(fact, "reference"), text(fact, "name")
            using[key] = tuple(dict.fromkeys((*using.get(key, ()), text(rule, "id"))))
    return using
