"""Neutrophil counts of one day, each with a reference of its own."""

from charts import lab

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.lab import Lab, ResultStatus

ANC = Analyte.NEUTROPHILS
MORNING, EVENING = "2026-01-05T08:00:00Z", "2026-01-05T20:00:00Z"
FINAL, AMENDED, CORRECTED, PRELIMINARY = (
    ResultStatus.FINAL,
    ResultStatus.AMENDED,
    ResultStatus.CORRECTED,
    ResultStatus.PRELIMINARY,
)


def anc(
    value: str,
    day: str = "2026-01-05",
    status: ResultStatus = FINAL,
    *,
    calculated: str = "",
    probable: bool = False,
) -> Lab:
    """Return a neutrophil count with a reference of its own."""
    return lab(
        ANC,
        value,
        day,
        status=status,
        calculated=calculated,
        probable=probable,
        reference=f"Observation/{value}-{day}-{status}-{calculated}",
    )
