"""Whether advice on advanced disease is for this patient, and since when it is."""

import pytest
from charts import ADULT, AS_OF, ASM, ISM, MCL, SM, Chart, diagnosis, on
from order_charts import CHILD

from cds_service.clinical.advanced import diagnosed, not_advanced
from cds_service.clinical.diagnosis import Diagnosis, Disease, Verification
from cds_service.clinical.patient import Patient
from cds_service.frozen import replace

CMML = diagnosis(Disease.ASSOCIATED_HEMATOLOGIC_NEOPLASM)


def chart(*diagnoses: Diagnosis, patient: Patient = ADULT) -> Chart:
    """Return a chart with these diagnoses."""
    return Chart(AS_OF, patient, diagnoses=diagnoses)


@pytest.mark.parametrize("diagnoses", [(ASM,), (MCL,), (SM, CMML), (ASM, MCL)])
def test_advanced(diagnoses: tuple[Diagnosis, ...]) -> None:
    """Named, or read from a neoplasm beside it."""
    assert not not_advanced(chart(*diagnoses))


@pytest.mark.parametrize(
    "diagnoses",
    [
        (),
        (SM,),
        (ISM,),
        (ISM, CMML),
        (replace(ASM, verification=Verification.PROVISIONAL),),
    ],
)
def test_not_advanced(diagnoses: tuple[Diagnosis, ...]) -> None:
    """None, not named, indolent, contradictory, not confirmed."""
    assert not_advanced(chart(*diagnoses))


def test_children() -> None:
    """The sources are about adults; an unknown age is taken for an adult's."""
    assert not_advanced(chart(ASM, patient=CHILD))
    assert not not_advanced(chart(ASM, patient=Patient("Patient/p")))


def test_the_earliest_day_of_what_names_it() -> None:
    """An older diagnosis of indolent disease says nothing of advanced disease."""
    older = replace(ISM, recorded=on("2015-01-01"))
    first = replace(ASM, recorded=on("2025-03-01"))
    again = replace(MCL, recorded=on("2025-06-01"))
    assert diagnosed(chart(older, again, first)) == on("2025-03-01")
    assert diagnosed(chart(ASM)) is None


def test_the_day_of_either_code_where_none_names_it() -> None:
    """SM-AHN read from two diagnoses."""
    sm = replace(SM, recorded=on("2025-03-01"))
    cmml = replace(CMML, recorded=on("2024-06-01"))
    assert diagnosed(chart(sm, cmml)) == on("2024-06-01")


def test_a_new_record_of_an_old_diagnosis() -> None:
    """It is as old as its onset, where that is the earlier day."""
    moved = replace(ASM, recorded=on("2025-12-17"), onset=on("2024-12-02"))
    later = replace(ASM, recorded=on("2024-12-02"), onset=on("2025-12-17"))

    assert diagnosed(chart(moved)) == on("2024-12-02")
    assert diagnosed(chart(later)) == on("2024-12-02")
