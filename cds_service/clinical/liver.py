"""What says that the liver may be too weak for the usual dose of a drug."""

from decimal import Decimal
from typing import Final

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.basis import HouseChoice, Recency, Threshold
from cds_service.clinical.chart import Chart, fact
from cds_service.clinical.current import current
from cds_service.clinical.lab import Lab
from cds_service.clinical.problem import Ailment, Problem

HIGH_BILIRUBIN: Final = Threshold(
    "bilirubin of a liver that may be severely impaired",
    Decimal(3),
    "mg/dL",
    HouseChoice("above it Child-Pugh gives all its points; alone it is no class C"),
)
BILIRUBIN_AGE: Final = Recency(
    "bilirubin that speaks of the liver today", 90, HouseChoice("three months")
)


@fact
def liver_signs(chart: Chart) -> tuple[Problem | Lab, ...]:
    """Return cirrhosis or failure on record, and bilirubin above 3 mg/dL."""
    problems = chart.problems_of(Ailment.LIVER_DISEASE)
    speaking = current(chart, Analyte.BILIRUBIN, BILIRUBIN_AGE).speaking
    high = [lab for lab in speaking if lab.value.above(HIGH_BILIRUBIN.value)]
    return (*[item for item in problems if item.current], *high)
