"""What is known of the genes that make mastocytosis worse: SRSF2, ASXL1, RUNX1.

A gene that no result names is unknown, never unmutated.
"""

from typing import Final

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.chart import Chart, fact, fact_of_each
from cds_service.clinical.event import Event, EventKind
from cds_service.clinical.kit import KIT_RECORDS
from cds_service.clinical.lab import ResultStatus
from cds_service.clinical.mutation import Gene, Mutated, MutationResult
from cds_service.clinical.presence import Presence
from cds_service.clinical.record import Gap, Record, Topic, Unread

S_A_R: Final = (Gene.SRSF2, Gene.ASXL1, Gene.RUNX1)
PANEL_NEEDS: Final[frozenset[Record | Analyte | EventKind]] = frozenset(
    {*KIT_RECORDS, EventKind.MYELOID_PANEL, Record.PROCEDURES, Record.TEST_ORDERS}
)
"""What the rules about these genes look at."""


@fact_of_each
def gene_presence(chart: Chart, gene: Gene) -> Presence:
    """Tell whether a gene is mutated; a settled mutation wins over everything."""
    found = {
        item.found
        for item in chart.mutations
        if item.gene is gene and item.status is not ResultStatus.PRELIMINARY
    }
    if Mutated.YES in found:
        return Presence.PRESENT
    return Presence.ABSENT if found == {Mutated.NO} else Presence.UNKNOWN


@fact
def sar_results(chart: Chart) -> tuple[MutationResult, ...]:
    """Return the results about the three genes, newest first."""
    return tuple(item for item in chart.mutations if item.gene in S_A_R)


@fact
def sar_mutated(chart: Chart) -> tuple[int, int]:
    """Return how many of the three are mutated: at least, and at most."""
    states = [gene_presence(chart, gene) for gene in S_A_R]
    least = states.count(Presence.PRESENT)
    return least, least + states.count(Presence.UNKNOWN)


@fact
def panels(chart: Chart) -> tuple[Event, ...]:
    """Return the gene panels on record, done or ordered; their text is not read."""
    return chart.events_of(EventKind.MYELOID_PANEL)


@fact
def panel_gaps(chart: Chart) -> tuple[Gap, ...]:
    """Return what is missing of the records in which a panel would be."""
    return chart.lacks(*KIT_RECORDS, Record.PROCEDURES, Record.TEST_ORDERS)


@fact
def unread_reports(chart: Chart) -> tuple[Unread, ...]:
    """Return the genetic results that were sent and could not be used."""
    unread = chart.unread_about(Topic.PANEL, Topic.KIT, Topic.UNKNOWN)
    return tuple(item for item in unread if not item.status_only)
