"""May the usual dose of an antihistamine be offered? Not where the kidneys are poor."""

from decimal import Decimal
from typing import Final

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.basis import HouseChoice, Threshold
from cds_service.clinical.chart import Chart, fact
from cds_service.clinical.event import EventKind
from cds_service.clinical.kidney_disease import (
    KIDNEY_DISEASE_NEEDS,
    advanced_stage,
    on_dialysis,
)
from cds_service.clinical.proposal import OrderDrug
from cds_service.clinical.record import Record
from cds_service.clinical.renal import RENAL_NEEDS, creatinine_clearance

USUAL_DOSE_FROM: Final = Threshold(
    "clearance from which the usual dose of an antihistamine is offered",
    Decimal(60),
    "mL/min",
    HouseChoice(
        "famotidine's label lowers the dose below this, cetirizine's later (recalled,"
        " not read); one careful limit for both"
    ),
)
USUAL_DOSE_NEEDS: Final[frozenset[Record | Analyte | EventKind]] = (
    RENAL_NEEDS | KIDNEY_DISEASE_NEEDS
)
"""What these look at."""


@fact
def dose_to_choose(chart: Chart) -> tuple[str, ...]:
    """Name the dose as open where dialysis, a stage or a recent value speaks."""
    found = creatinine_clearance(chart)
    measured = found is not None and not found.old
    low = measured and found is not None and found.value.below(USUAL_DOSE_FROM.value)
    poor = on_dialysis(chart) or advanced_stage(chart) or low
    return ("the dose for these kidneys, for which none is offered",) if poor else ()


def at_usual_dose(chart: Chart, offer: OrderDrug) -> tuple[OrderDrug, ...]:
    """Return the offer, or nothing where its dose is to be chosen by somebody."""
    return () if dose_to_choose(chart) else (offer,)
