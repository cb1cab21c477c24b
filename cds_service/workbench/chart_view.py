"""What the page shows of a chart: the facts as they were read, as JSON."""

from collections import defaultdict
from datetime import date
from typing import Any

import msgspec

from cds_service.cards.fact_line import fact_line
from cds_service.cards.names import name_of
from cds_service.clinical.analyte import CANONICAL_UNIT, Analyte
from cds_service.clinical.chart import Chart
from cds_service.clinical.lab import Lab
from cds_service.clinical.mastocytosis import population, subtype
from cds_service.clinical.outcome import Fact
from cds_service.frozen import Frozen
from cds_service.workbench.thresholds import Line, lines
from cds_service.workbench.treatments import Band, bands

Shown = dict[str, Any]
"""A fact as a line: reference, name, sent, compared, and its day and age."""


class Point(Frozen, kw_only=False):
    """One result in the unit of its series; a bound is an end of what it may be."""

    reference: str
    day: date
    low: float | None
    high: float | None
    sent: str
    text: str


class Series(Frozen, kw_only=False):
    """The results of one analyte, newest first."""

    analyte: Analyte
    name: str
    unit: str
    points: tuple[Point, ...]


class ChartView(Frozen, kw_only=False):
    """The page's chart; every list is in the order of the chart it was made of."""

    as_of: date
    population: str
    subtype: str
    deceased: bool
    patient: Shown
    diagnoses: tuple[Shown, ...]
    genetics: tuple[Shown, ...]
    drugs: tuple[Shown, ...]
    drafts: tuple[Shown, ...]
    allergies: tuple[Shown, ...]
    series: tuple[Series, ...]
    lines: tuple[Line, ...]
    bands: tuple[Band, ...]
    unread: tuple[Shown, ...]
    gaps: tuple[str, ...]


def chart_json(chart: Chart) -> bytes:
    """Return the chart as JSON."""
    return msgspec.json.encode(chart_view(chart))


def chart_view(chart: Chart) -> ChartView:
    """Put a chart into the words of the page."""
    return ChartView(
        as_of=chart.as_of,
        population=population(chart),
        subtype=_subtype(chart),
        deceased=chart.patient.deceased,
        patient=_shown(chart.patient, chart.as_of),
        diagnoses=_lines(chart, *chart.diagnoses, *chart.problems),
        genetics=_lines(chart, *chart.kit, *chart.fusions, *chart.mutations),
        drugs=_lines(chart, *chart.medications),
        drafts=_lines(chart, *chart.drafts, *chart.other_drafts),
        allergies=_lines(chart, *chart.allergies),
        series=_series(chart),
        lines=lines(chart),
        bands=bands(chart),
        unread=_lines(chart, *chart.unread),
        gaps=tuple(f"{gap.record}: {gap.why}" for gap in chart.gaps),
    )


def _lines(chart: Chart, *facts: Fact) -> tuple[Shown, ...]:
    return tuple(_shown(fact, chart.as_of) for fact in facts)


def _shown(fact: Fact, as_of: date) -> Shown:
    return fact_line(fact, as_of)._asdict()


def _subtype(chart: Chart) -> str:
    read = subtype(chart)
    named = " or ".join(sorted(name_of(disease) for disease in read.candidates))
    if not named:
        return "not recorded"
    return f"{named} (inferred)" if read.inferred else named


def _series(chart: Chart) -> tuple[Series, ...]:
    found: defaultdict[Analyte, list[Point]] = defaultdict(list)
    for lab in chart.labs:
        found[lab.analyte].append(_point(lab, chart.as_of))
    return tuple(
        Series(
            analyte, name_of(analyte), CANONICAL_UNIT[analyte], tuple(found[analyte])
        )
        for analyte in Analyte
        if analyte in found
    )


def _point(lab: Lab, as_of: date) -> Point:
    low, high = lab.value.low, lab.value.high
    return Point(
        reference=lab.reference,
        day=lab.taken.day,
        low=None if low is None else float(low),
        high=None if high is None else float(high),
        sent=lab.sent,
        text=fact_line(lab, as_of).compared,
    )
