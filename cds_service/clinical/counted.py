"""The results of a chart that stand, each analyte sorted out at most once."""

from cds_service.clinical import counts
from cds_service.clinical.analyte import Analyte
from cds_service.clinical.chart import Chart, fact_of_each
from cds_service.clinical.lab import Lab


@fact_of_each
def standing(chart: Chart, analyte: Analyte) -> tuple[Lab, ...]:
    """Return the results of an analyte that no better one replaces, in order."""
    return counts.standing(chart.labs_of(analyte))


@fact_of_each
def settled(chart: Chart, analyte: Analyte) -> tuple[Lab, ...]:
    """Return those of them that may clear a concern, in order."""
    stand = standing(chart, analyte)
    labs = [lab for lab in stand if lab.settles]
    return stand if len(labs) == len(stand) else tuple(labs)


@fact_of_each
def newest_settled(chart: Chart, analyte: Analyte) -> counts.Newest | None:
    """Return the newest of those, and what contradicts it."""
    return counts.newest_standing(settled(chart, analyte))
