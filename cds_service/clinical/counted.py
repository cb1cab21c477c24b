"""The results of a chart that stand, each analyte sorted out at most once."""

from cds_service.clinical import counts
from cds_service.clinical.analyte import Analyte
from cds_service.clinical.chart import Chart, fact_of_each
from cds_service.clinical.lab import Lab


@fact_of_each
def standing(chart: Chart, analyte: Analyte) -> tuple[Lab, ...]:
    """Return the results of an analyte that no better one replaces, in order."""
    labs = chart.labs_of(analyte)
    return counts.standing(labs) if len(labs) > 1 else labs


@fact_of_each
def settled(chart: Chart, analyte: Analyte) -> tuple[Lab, ...]:
    """Return those of them that may clear a concern, in order."""
    stand = standing(chart, analyte)
    if not stand:
        return stand  # most analytes of most patients
    labs = [lab for lab in stand if lab.settles]
    return stand if len(labs) == len(stand) else tuple(labs)


@fact_of_each
def newest_settled(chart: Chart, analyte: Analyte) -> counts.Newest | None:
    """Return the newest of those, and what contradicts it."""
    labs = settled(chart, analyte)
    return counts.newest_standing(labs) if labs else None
