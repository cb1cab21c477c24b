"""The device that fits the weight; none is offered where none is known to fit."""

from datetime import date

import pytest
from charts import ADULT, AS_OF, Chart, lab

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.epinephrine_dose import fitting_devices
from cds_service.clinical.lab import Lab, ResultStatus
from cds_service.clinical.patient import Patient
from cds_service.clinical.proposal import EpinephrineProduct

SMALL = (EpinephrineProduct.AUTO_INJECTOR_0_15_MG,)
FULL = (EpinephrineProduct.AUTO_INJECTOR_0_3_MG, EpinephrineProduct.NASAL_2_MG)
CHILD = Patient("Patient/p1", date(2017, 5, 1), date(2017, 5, 1))
UNKNOWN_AGE = Patient("Patient/p1")


def fitting(*weights: Lab, patient: Patient = ADULT) -> tuple[EpinephrineProduct, ...]:
    """Return the devices offered."""
    return fitting_devices(Chart(AS_OF, patient, labs=weights)).products


def weight(kilograms: str, day: str = "2026-01-05") -> Lab:
    """Return a body weight."""
    return lab(Analyte.BODY_WEIGHT, kilograms, day)


@pytest.mark.parametrize(
    ("kilograms", "products"),
    [
        ("14.9", ()),
        ("15", SMALL),
        ("29.9", SMALL),
        ("30", FULL),
        ("70", FULL),
        ("<30", ()),
        (">=30", FULL),
    ],
)
def test_bands(kilograms: str, products: tuple[EpinephrineProduct, ...]) -> None:
    """Nothing below 15 kg, 0.15 mg from 15, 0.3 mg or nasal 2 mg from 30."""
    assert fitting(weight(kilograms)) == products
    assert fitting(weight(kilograms), patient=CHILD) == products


def test_no_weight() -> None:
    """An adult gets the adult injector; a child, or an unknown age, no suggestion."""
    assert fitting() == FULL[:1]
    assert fitting(patient=CHILD) == ()
    assert fitting(patient=UNKNOWN_AGE) == ()


@pytest.mark.parametrize(
    ("day", "adult", "child"),
    [
        ("2025-10-08", SMALL, SMALL),
        ("2025-10-07", SMALL, ()),
        ("2025-01-06", SMALL, ()),
        ("2025-01-05", FULL[:1], ()),
    ],
)
def test_age_of_the_weight(
    day: str,
    adult: tuple[EpinephrineProduct, ...],
    child: tuple[EpinephrineProduct, ...],
) -> None:
    """365 days for an adult, 90 days for a child and for an unknown age."""
    assert fitting(weight("20", day)) == adult
    assert fitting(weight("20", day), patient=CHILD) == child
    assert fitting(weight("20", day), patient=UNKNOWN_AGE) == child


def test_the_newest_weight_counts() -> None:
    """An older weight of another band changes nothing."""
    assert fitting(weight("31", "2026-01-05"), weight("29", "2025-12-01")) == FULL


def test_two_weights_of_one_day() -> None:
    """In one band they agree; in two bands nothing is suggested."""
    again = lab(Analyte.BODY_WEIGHT, "31", reference="Observation/again")

    assert fitting(weight("32"), again) == FULL
    assert fitting(weight("29"), again) == ()


def test_a_preliminary_weight_settles_nothing() -> None:
    """Only a settled weight chooses a dose."""
    early = lab(Analyte.BODY_WEIGHT, "20", status=ResultStatus.PRELIMINARY)

    assert fitting(early, patient=CHILD) == ()
