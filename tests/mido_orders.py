"""Words for charts in which a dose of midostaurin is ordered."""

from decimal import Decimal

from charts import ASM, Chart, Hook, draft
from mido_charts import MIDO, chart

from cds_service.clinical.diagnosis import Diagnosis
from cds_service.clinical.dose_findings import (
    DoseDiffers,
    DoseDiffersAfterLowCounts,
    FoodNotSaid,
)
from cds_service.clinical.lab import Lab
from cds_service.clinical.medication import Dose, Medication
from cds_service.clinical.proposal import ChangeDose


def order(
    dose: Dose,
    *labs: Lab,
    taken: tuple[Medication, ...] = (),
    diagnoses: tuple[Diagnosis, ...] = (ASM,),
) -> Chart:
    """Return a chart of one draft order."""
    return chart(
        *labs,
        hook=Hook.ORDER_SIGN,
        taken=taken,
        diagnoses=diagnoses,
        drafts=(draft(MIDO, dose),),
    )


def doses(answer: object) -> list[Decimal]:
    """Return the doses that a finding offers."""
    assert isinstance(answer, DoseDiffers | DoseDiffersAfterLowCounts | FoodNotSaid)
    return [
        each.mg_per_take for each in answer.proposals if isinstance(each, ChangeDose)
    ]
