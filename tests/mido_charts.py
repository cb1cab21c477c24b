"""Words for charts of patients on midostaurin, beside those of `charts`."""

from charts import ADULT, AS_OF, ASM, Chart, Hook, draft, lab, medication, mg

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.diagnosis import Diagnosis
from cds_service.clinical.event import Event
from cds_service.clinical.lab import Lab
from cds_service.clinical.medication import (
    Drug,
    Medication,
    MedicationKind,
    MedicationStatus,
)
from cds_service.frozen import replace

ANC = Analyte.NEUTROPHILS
PLT = Analyte.PLATELETS
HB = Analyte.HEMOGLOBIN
MIDO = Drug.MIDOSTAURIN
BEFORE = "2025-11-25"
"""A day in the baseline window: the order of `TAKING` is of 2025-12-01."""

TAKING = medication(MIDO, "2025-12-01", dose=mg("100"), reference="MedicationRequest/m")


def held(
    reason: str = "neutropenia",
    starts: str | None = "2025-12-01",
    status: MedicationStatus = MedicationStatus.ON_HOLD,
) -> Medication:
    """Return an order on hold (or stopped), with its reason."""
    return medication(MIDO, starts, status=status, dose=mg("100"), status_reason=reason)


def dispense(day: str, days: int | None = 28) -> Medication:
    """Return a dispense that was handed over."""
    return medication(
        MIDO,
        day,
        kind=MedicationKind.DISPENSE,
        status=MedicationStatus.COMPLETED,
        supply_days=days,
    )


def chart(
    *labs: Lab,
    hook: Hook = Hook.PATIENT_VIEW,
    taken: tuple[Medication, ...] = (TAKING,),
    diagnoses: tuple[Diagnosis, ...] = (ASM,),
    drafts: tuple[Medication, ...] = (draft(MIDO, mg("100")),),
    events: tuple[Event, ...] = (),
) -> Chart:
    """Return a chart; drafts are there on order hooks only."""
    return Chart(
        AS_OF,
        ADULT,
        hook,
        diagnoses=diagnoses,
        labs=labs,
        medications=taken,
        drafts=drafts if hook.about_orders else (),
        events=events,
    )


def on_treatment(
    analyte: Analyte,
    count: str,
    baseline: str | None = None,
    hook: Hook = Hook.PATIENT_VIEW,
    diagnoses: tuple[Diagnosis, ...] = (ASM,),
) -> Chart:
    """Return a chart with yesterday's count and, if given, a baseline."""
    before = (lab(analyte, baseline, BEFORE),) if baseline else ()
    return chart(lab(analyte, count), *before, hook=hook, diagnoses=diagnoses)


def backwards(original: Chart) -> Chart:
    """Return the same chart with its facts in another order."""
    return replace(
        original,
        labs=original.labs[::-1],
        medications=original.medications[::-1],
        diagnoses=original.diagnoses[::-1],
        events=original.events[::-1],
    )


__all__ = [
    "ANC",
    "BEFORE",
    "HB",
    "MIDO",
    "PLT",
    "TAKING",
    "backwards",
    "chart",
    "dispense",
    "held",
    "on_treatment",
]
