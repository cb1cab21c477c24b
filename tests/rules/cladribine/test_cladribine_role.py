"""The place of cladribine, and where it works poorly."""

from charts import ADULT, AS_OF, SM, Chart, Hook, diagnosis, draft

from cds_service.clinical.diagnosis import Diagnosis, Disease
from cds_service.clinical.medication import Drug
from cds_service.clinical.outcome import NotIndicated
from cds_service.rules.cladribine.cladribine_role import (
    BesideANeoplasm,
    PlaceOfCladribine,
    evaluate,
)


def about(drug: Drug, *diagnoses: Diagnosis) -> Chart:
    """Return the chart of a patient for whom a drug is being ordered."""
    return Chart(
        AS_OF, ADULT, Hook.ORDER_SELECT, diagnoses=diagnoses, drafts=(draft(drug),)
    )


def test_a_line_on_its_place() -> None:
    """Whoever orders it is told what it suits."""
    assert isinstance(evaluate(about(Drug.CLADRIBINE, SM)), PlaceOfCladribine)


def test_beside_a_neoplasm_of_the_blood() -> None:
    """It works poorly beside MDS, and the code does not say which neoplasm it is."""
    ahn = diagnosis(Disease.ASSOCIATED_HEMATOLOGIC_NEOPLASM)
    found = evaluate(about(Drug.CLADRIBINE, SM, ahn))
    assert isinstance(found, BesideANeoplasm)
    assert found.neoplasms == (ahn,)


def test_silent_for_other_drugs_and_other_patients() -> None:
    """Imatinib is no cladribine, and without mastocytosis it is not our drug."""
    assert isinstance(evaluate(about(Drug.IMATINIB, SM)), NotIndicated)
    assert isinstance(evaluate(about(Drug.CLADRIBINE)), NotIndicated)
