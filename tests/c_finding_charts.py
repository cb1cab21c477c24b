"""Words for charts in which a C-finding is looked for."""

from decimal import Decimal

from charts import lab

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.c_finding import CFinding, CKind
from cds_service.clinical.c_findings import c_findings
from cds_service.clinical.chart import Chart
from cds_service.clinical.lab import Lab
from cds_service.frozen import replace


def of(kind: CKind, chart: Chart) -> CFinding:
    """Return the finding of one kind."""
    return next(item for item in c_findings(chart) if item.kind is kind)


def liver_test(analyte: Analyte, value: str, high: str | None = "40") -> Lab:
    """Return a liver test with the laboratory's own limit."""
    return replace(lab(analyte, value), high=Decimal(high) if high else None)
