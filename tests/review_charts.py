"""Words for charts in which a review was done or is due."""

from bone_charts import ago, chart, event
from charts import Chart, lab

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.event import Event, EventKind, Phase
from cds_service.clinical.lab import Lab


def visit(days: int, phase: Phase = Phase.DONE) -> Event:
    """Return a visit to haematology of so many days ago."""
    return event(EventKind.HEMATOLOGY_CARE, ago(days), phase)


def counts(days: int) -> tuple[Lab, Lab]:
    """Return neutrophils and platelets of one day."""
    return (
        lab(Analyte.NEUTROPHILS, "3", ago(days)),
        lab(Analyte.PLATELETS, "200", ago(days)),
    )


def seen(visited: int = 10, counted: int = 10, measured: int = 10) -> Chart:
    """Return a chart with all three of so many days ago."""
    panel = event(EventKind.CHEMISTRY, ago(measured))
    return chart(*counts(counted), events=(visit(visited), panel))
