"""May this patient be pregnant? Three-valued: unknown is never no."""

from decimal import Decimal
from typing import Final

from cds_service.clinical.basis import HouseChoice, Threshold
from cds_service.clinical.chart import Chart
from cds_service.clinical.diagnosis import Disease, Verification
from cds_service.clinical.patient import Sex

_AGES: Final = HouseChoice("wider than the ages at which births are counted")
YOUNGEST: Final = Threshold("child-bearing from the age of", Decimal(12), "a", _AGES)
OLDEST: Final = Threshold("child-bearing up to the age of", Decimal(55), "a", _AGES)


def may_bear_children(chart: Chart) -> bool | None:
    """Tell whether a pregnancy is possible; None when sex or age is unknown."""
    patient = chart.patient
    if patient.sex is Sex.MALE or _excluded(chart):
        return False
    too_young = patient.younger_than(int(YOUNGEST.value), chart.as_of)
    young_enough = patient.younger_than(int(OLDEST.value) + 1, chart.as_of)
    if too_young or young_enough is False:
        return False
    if patient.sex is not Sex.FEMALE or too_young is None or young_enough is None:
        return None
    return True


def _excluded(chart: Chart) -> bool:
    return any(
        Disease.NOT_OF_CHILDBEARING_POTENTIAL in item.coded
        and item.verification is Verification.CONFIRMED
        and not item.unverified_code
        for item in chart.diagnoses
    )
