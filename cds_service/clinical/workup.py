"""Which parts of the work-up of systemic mastocytosis are not found on record?

A part is only missing when the records in which it would be were read in full.
"""

from enum import StrEnum
from typing import Final

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.chart import Chart, fact
from cds_service.clinical.event import EventKind
from cds_service.clinical.kit import KIT_RECORDS, KitStatus, kit_state
from cds_service.clinical.proposal import TestOrder
from cds_service.clinical.record import Gap, Record, Topic
from cds_service.clinical.variant import Specimen


class WorkupPart(StrEnum):
    """What is to be found once in every patient."""

    MARROW = "marrow biopsy"
    KIT = "KIT D816V"
    TRYPTASE = "tryptase"
    BLOOD_COUNT = "CBC"
    LIVER_TESTS = "liver tests"
    CREATININE = "creatinine"


_MEASURED: Final = {
    WorkupPart.TRYPTASE: (Analyte.TRYPTASE,),
    WorkupPart.BLOOD_COUNT: (Analyte.HEMOGLOBIN, Analyte.PLATELETS),
    WorkupPart.LIVER_TESTS: (Analyte.ALT, Analyte.AST, Analyte.ALP, Analyte.BILIRUBIN),
    WorkupPart.CREATININE: (Analyte.CREATININE, Analyte.GFR),
}
"""Any one of them shows that it was looked at."""
TESTS: Final = {
    WorkupPart.MARROW: TestOrder.BONE_MARROW,
    WorkupPart.KIT: TestOrder.KIT_D816V_MARROW,
    WorkupPart.TRYPTASE: TestOrder.TRYPTASE,
    WorkupPart.BLOOD_COUNT: TestOrder.CBC_WITH_DIFFERENTIAL,
    WorkupPart.LIVER_TESTS: TestOrder.METABOLIC_PANEL,
    WorkupPart.CREATININE: TestOrder.METABOLIC_PANEL,
}
_RECORDS: Final = {
    WorkupPart.MARROW: (Record.PROCEDURES, Record.TEST_ORDERS),
    WorkupPart.KIT: (*KIT_RECORDS, Record.TEST_ORDERS),
    **dict.fromkeys(_MEASURED, (Record.LABS,)),
}
WORKUP_NEEDS: Final[frozenset[Record | Analyte | EventKind]] = frozenset(
    {
        Record.PATIENT,
        Record.CONDITIONS,
        Record.LABS,
        Record.PROCEDURES,
        Record.TEST_ORDERS,
        *KIT_RECORDS,
        EventKind.BONE_MARROW_EXAMINATION,
        EventKind.CHEMISTRY,
        EventKind.KIT_TEST_ORDERED,
        Analyte.MAST_CELL_PERCENT,
        *(analyte for analytes in _MEASURED.values() for analyte in analytes),
    }
)
"""What `workup_missing` looks at."""


@fact
def workup_missing(chart: Chart) -> tuple[WorkupPart, ...]:
    """Return the parts that are not found, and would be if they were there."""
    return tuple(
        part
        for part in WorkupPart
        if not chart.lacks(*_RECORDS[part]) and not _is_there(chart, part)
    )


@fact
def workup_gaps(chart: Chart) -> tuple[Gap, ...]:
    """Return what is missing of the records in which the parts would be."""
    records = dict.fromkeys(each for needed in _RECORDS.values() for each in needed)
    return chart.lacks(*records)


def marrow_examined(chart: Chart) -> bool:
    """Tell whether a marrow examination was done, ordered, or left a result."""
    counted = chart.labs_of(Analyte.MAST_CELL_PERCENT)
    tested = any(item.specimen is Specimen.MARROW for item in chart.kit)
    return bool(chart.events_of(EventKind.BONE_MARROW_EXAMINATION) or counted or tested)


def kit_tested(chart: Chart) -> bool:
    """Tell whether KIT was tested or its test ordered, whatever the result."""
    state = kit_state(chart)
    known = state.used or state.orders or state.status is not KitStatus.UNKNOWN
    return bool(known or chart.unread_about(Topic.KIT))


def _is_there(chart: Chart, part: WorkupPart) -> bool:
    if part is WorkupPart.MARROW:
        return marrow_examined(chart)
    if part is WorkupPart.KIT:
        return kit_tested(chart)
    measured = _MEASURED[part]
    if any(map(chart.labs_of, measured)) or chart.unread_about(*measured):
        return True
    chemistry = part in {WorkupPart.LIVER_TESTS, WorkupPart.CREATININE}
    return chemistry and bool(chart.done(EventKind.CHEMISTRY))
