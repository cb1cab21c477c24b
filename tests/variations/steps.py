"""Every chart that differs from another in one thing."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, Final

from variations.added import added
from variations.facts import changed, days_of, doubles, on_days

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.chart import Chart, Hook
from cds_service.clinical.diagnosis import Disease
from cds_service.clinical.medication import Drug
from cds_service.clinical.moment import Moment
from cds_service.clinical.record import Gap, Record, Topic, Unread
from cds_service.from_fhir import order
from cds_service.frozen import Frozen, replace

LISTS: Final[dict[str, Callable[[Any], tuple[Any, ...]]]] = {
    "diagnoses": order.diagnoses_in_order,
    "problems": order.problems_in_order,
    "labs": order.labs_in_order,
    "medications": order.medications_in_order,
    "drafts": order.medications_in_order,
    "other_drafts": order.medications_in_order,
    "kit": order.results_in_order,
    "fusions": order.results_in_order,
    "events": order.events_in_order,
    "wanted": order.events_in_order,
    "allergies": order.allergies_in_order,
    "mutations": order.mutations_in_order,
    "gaps": order.gaps_in_order,
    "unread": order.unread_in_order,
}


_CHANGED: Final = 12
"""Facts of a list that are changed; of a long course the newest stand for the rest."""


_DAYS: Final = 6


class Step(Frozen, kw_only=False):
    """What was changed (`subject`), into what (`value`), and the chart it makes."""

    subject: str
    value: str
    chart: Chart


def steps(chart: Chart, others: dict[str, Chart]) -> Iterator[Step]:
    """Return every chart that is one step away.

    Args:
        chart: the one to change.
        others: charts by name, whose facts may come to lie beside its own.
    """
    for name in LISTS:
        for place, fact in enumerate(getattr(chart, name)):
            yield from _of_fact(chart, name, place, fact)
    for field, said, patient in changed(chart.patient, chart.as_of):
        yield Step(f"patient {field}", said, replace(chart, patient=patient))
    for hook in Hook:
        if hook is not chart.hook:
            yield Step("hook", hook, replace(chart, hook=hook))
    yield from _missing(chart)
    for name, said, fact in added(chart):
        beside = with_facts(chart, name, (*getattr(chart, name), fact))
        yield Step(f"with one more in {name}", said, beside)
    for other, donor in others.items():
        yield from _donated(chart, other, donor)


def _of_fact(chart: Chart, name: str, place: int, fact: Any) -> Iterator[Step]:  # noqa: ANN401
    facts = getattr(chart, name)
    rest = (*facts[:place], *facts[place + 1 :])
    who = fact.why if isinstance(fact, Gap) else fact.reference
    yield Step("without", who, with_facts(chart, name, rest))
    if place >= _CHANGED:
        return
    days = _days(chart)
    for field, said, other in (*changed(fact, chart.as_of), *on_days(fact, days)):
        yield Step(f"{who} {field}", said, with_facts(chart, name, (*rest, other)))
    if not isinstance(fact, Gap):
        for said, double in doubles(fact):
            beside = with_facts(chart, name, (*facts, double))
            yield Step(f"beside {who}", said, beside)


def _days(chart: Chart) -> list[date]:
    """Return the newest days of the facts: whatever may fall on the same day does."""
    facts = [fact for name in LISTS for fact in getattr(chart, name)]
    return sorted({day for fact in facts for day in days_of(fact)})[-_DAYS:]


def with_facts(chart: Chart, name: str, facts: tuple[Any, ...]) -> Chart:
    """Return a chart with other facts in one of its lists."""
    lists: dict[str, Any] = {name: LISTS[name](facts)}
    return replace(chart, **lists)


def _missing(chart: Chart) -> Iterator[Step]:
    for record in Record:
        for gap in (Gap(record, "was not sent"), Gap(record, "page 2", partial=True)):
            gaps = with_facts(chart, "gaps", (*chart.gaps, gap))
            yield Step("in part missing" if gap.partial else "missing", record, gaps)
    for about in (*Analyte, *Drug, *Disease, *Topic):
        unread = Unread("Basic/0", about, "no value", taken=Moment(chart.as_of))
        beside = with_facts(chart, "unread", (*chart.unread, unread))
        yield Step("unread", about, beside)


def _donated(chart: Chart, other: str, donor: Chart) -> Iterator[Step]:
    for name in LISTS:
        own, more = getattr(chart, name), getattr(donor, name)
        if set(more) - set(own):
            beside = with_facts(chart, name, (*own, *more))
            yield Step(f"with {name} of", other, beside)
