"""Words for charts of orders: what is drafted, what is taken beside it."""

from datetime import date

from charts import ADULT, AS_OF, ASM, Chart, Hook

from cds_service.clinical.diagnosis import Diagnosis
from cds_service.clinical.medication import Medication
from cds_service.clinical.patient import Patient, Sex

MAN = Patient("Patient/p1", date(1965, 3, 2), date(1965, 3, 2), Sex.MALE)
CHILD = Patient("Patient/p1", date(2012, 1, 6), date(2012, 1, 6), Sex.MALE)


def ordering(
    *drafts: Medication,
    taken: tuple[Medication, ...] = (),
    diagnoses: tuple[Diagnosis, ...] = (ASM,),
    hook: Hook = Hook.ORDER_SIGN,
    patient: Patient = ADULT,
) -> Chart:
    """Return a chart of orders being written, beside what is on record."""
    return Chart(
        AS_OF, patient, hook, diagnoses=diagnoses, medications=taken, drafts=drafts
    )


__all__ = ["CHILD", "MAN", "ordering"]
