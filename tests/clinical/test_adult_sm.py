"""Advice for adults with systemic mastocytosis is for nobody else."""

from datetime import date

import pytest
from charts import ADULT, AS_OF, ISM, SM, Chart, diagnosis

from cds_service.clinical.adult_sm import not_for_this_patient
from cds_service.clinical.diagnosis import Diagnosis, Disease
from cds_service.clinical.patient import Patient


@pytest.mark.parametrize(
    ("diagnoses", "born", "reason"),
    [
        ((SM,), date(2008, 1, 6), ""),
        ((ISM,), date(2008, 1, 7), "the sources speak of adults"),
        ((SM,), None, ""),
        ((), date(1970, 1, 1), "no systemic mastocytosis"),
        (
            (diagnosis(Disease.MONOCLONAL_MCAS),),
            date(1970, 1, 1),
            "possible systemic mastocytosis",
        ),
    ],
)
def test_whom(diagnoses: tuple[Diagnosis, ...], born: date | None, reason: str) -> None:
    """On the eighteenth birthday it is; an unknown age is an adult's."""
    patient = Patient("Patient/p1", born, born)
    said = not_for_this_patient(Chart(AS_OF, patient, diagnoses=diagnoses))

    assert said.startswith(reason)
    assert bool(said) is bool(reason)


def test_the_usual_patient() -> None:
    """The adult of the other tests is one."""
    assert not_for_this_patient(Chart(AS_OF, ADULT, diagnoses=(SM,))) == ""
