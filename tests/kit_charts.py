"""Words for charts of KIT and FIP1L1-PDGFRA results, beside those of `charts`."""

from decimal import Decimal

from charts import ADULT, AS_OF, SM, Chart, Hook, draft, on

from cds_service.clinical.diagnosis import Diagnosis
from cds_service.clinical.lab import ResultStatus
from cds_service.clinical.medication import Dose, Drug, Medication
from cds_service.clinical.variant import (
    FusionFinding,
    FusionResult,
    KitFinding,
    KitResult,
    Method,
    Specimen,
)
from cds_service.frozen import replace

DAY = "2025-11-01"

POSITIVE = KitResult(
    "Observation/positive",
    KitFinding.D816V_PRESENT,
    "KIT D816V detected",
    Specimen.MARROW,
    Method.DIGITAL_PCR,
    variant="D816V",
    taken=on(DAY),
)
ADEQUATE = KitResult(
    "Observation/adequate",
    KitFinding.D816V_ABSENT,
    "KIT D816V not detected",
    Specimen.MARROW,
    Method.DIGITAL_PCR,
    Decimal("0.0001"),
    taken=on(DAY),
)
INADEQUATE = replace(
    ADEQUATE,
    reference="Observation/inadequate",
    specimen=Specimen.BLOOD,
    method=Method.SEQUENCING,
    limit_of_detection=Decimal("0.05"),
)
UNVERIFIED = replace(
    ADEQUATE,
    reference="Observation/unverified",
    specimen=Specimen.UNSTATED,
    method=Method.UNSTATED,
    limit_of_detection=None,
)
OTHER_EXON17 = replace(
    POSITIVE,
    reference="Observation/other-17",
    finding=KitFinding.OTHER_EXON17,
    variant="D816H",
)
OTHER_VARIANT = replace(
    POSITIVE,
    reference="Observation/v560g",
    finding=KitFinding.OTHER_VARIANT,
    variant="V560G",
)
INDETERMINATE = KitResult(
    "Observation/indeterminate", KitFinding.INDETERMINATE, taken=on(DAY)
)
PENDING = KitResult(
    "Observation/pending",
    KitFinding.PENDING,
    taken=on(DAY),
    status=ResultStatus.PRELIMINARY,
)
UNCLEAR = KitResult(
    "Observation/unclear", KitFinding.UNCLEAR, "KIT mutation detected", taken=on(DAY)
)
FUSED = FusionResult("Observation/fused", FusionFinding.PRESENT, taken=on(DAY))
NOT_FUSED = FusionResult("Observation/not-fused", FusionFinding.ABSENT, taken=on(DAY))


def kit_chart(
    *kit: KitResult,
    hook: Hook = Hook.ORDER_SIGN,
    diagnoses: tuple[Diagnosis, ...] = (SM,),
    drafts: tuple[Medication, ...] | None = None,
    fusions: tuple[FusionResult, ...] = (),
    taken: tuple[Medication, ...] = (),
) -> Chart:
    """Return a chart of an adult; on order hooks imatinib is being ordered."""
    if drafts is None:
        drafts = (imatinib(),) if hook.about_orders else ()
    return Chart(
        AS_OF,
        ADULT,
        hook,
        diagnoses=diagnoses,
        medications=taken,
        drafts=drafts,
        kit=kit,
        fusions=fusions,
    )


def imatinib(dose: Dose = Dose()) -> Medication:  # noqa: B008 (frozen)
    """Return a draft order of imatinib."""
    return draft(Drug.IMATINIB, dose)
