"""Says in a chart why what was asked for is lacking still."""

from collections.abc import Iterator, Mapping

from cds_service.clinical.chart import Chart
from cds_service.clinical.record import Gap, Record
from cds_service.from_fhir.fetch.asked import Fetched
from cds_service.from_fhir.gaps import ONLY_BESIDE
from cds_service.from_fhir.order import gaps_in_order
from cds_service.from_fhir.retrieval import FAILED
from cds_service.frozen import replace


def told(chart: Chart, fetched: Fetched) -> Chart:
    """Return the chart with the reasons of what did not come, or came in part."""
    absent = {
        record: why
        for record, why in fetched.shortfalls.items()
        if record not in fetched.came
    }
    in_part = [
        Gap(record, why, partial=True)
        for record, why in fetched.shortfalls.items()
        if record in fetched.came
    ]
    gaps = [*_explained(chart, absent), *in_part]
    return replace(chart, gaps=gaps_in_order(gaps))


def told_why_nobody_was_asked(chart: Chart, why: str) -> Chart:
    """Return the chart with the one reason for which nothing was asked for."""
    absent = {gap.record: why for gap in chart.gaps if _is_asked_for(gap)}
    return replace(chart, gaps=gaps_in_order(_explained(chart, absent)))


def _explained(chart: Chart, absent: Mapping[Record, str]) -> Iterator[Gap]:
    for gap in chart.gaps:
        why = absent.get(gap.record)
        if why is None or not _is_asked_for(gap):
            yield gap
        elif gap.why == FAILED:
            yield Gap(gap.record, f"could not be retrieved: {why}")
        else:
            what = "the rest could" if gap.partial else "could"
            said = f"{gap.why}, and {what} not be retrieved: {why}"
            yield Gap(gap.record, said, gap.partial)


def _is_asked_for(gap: Gap) -> bool:
    """Tell whether the whole part is asked for, and not what follows a first page."""
    return not gap.partial or gap.why == ONLY_BESIDE
