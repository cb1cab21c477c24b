"""Whom the midostaurin rules concern, and what leaves that unclear."""

import pytest
from charts import ASM, ISM, SM, Hook, diagnosis
from mido_charts import MIDO, chart, held

from cds_service.clinical.diagnosis import Diagnosis, Disease, Verification
from cds_service.clinical.midostaurin import (
    MEDICATION_RECORDS,
    Regimen,
    is_mast_cell_leukemia,
    is_unverified_mast_cell_leukemia,
    not_first_start,
    not_treated,
    regimen,
)
from cds_service.clinical.outcome import InsufficientData, NotIndicated
from cds_service.clinical.record import Gap, Record, Unread
from cds_service.frozen import replace

AML = diagnosis(Disease.ACUTE_MYELOID_LEUKEMIA)
AML_AHN = diagnosis(
    Disease.ACUTE_MYELOID_LEUKEMIA, Disease.ASSOCIATED_HEMATOLOGIC_NEOPLASM
)
POSSIBLE = diagnosis(
    Disease.SYSTEMIC_MASTOCYTOSIS, verification=Verification.PROVISIONAL
)
MCL = diagnosis(Disease.MAST_CELL_LEUKEMIA)


@pytest.mark.parametrize(
    ("diagnoses", "what_for"),
    [
        ((SM,), Regimen.MASTOCYTOSIS),
        ((SM, AML), Regimen.MASTOCYTOSIS),
        ((ASM, AML_AHN), Regimen.MASTOCYTOSIS),
        ((ISM, AML), Regimen.LEUKEMIA),
        ((AML,), Regimen.LEUKEMIA),
        ((AML, POSSIBLE), Regimen.LEUKEMIA),
        ((POSSIBLE,), Regimen.UNSURE),
        ((), Regimen.OTHER),
    ],
)
def test_what_it_is_for(diagnoses: tuple[Diagnosis, ...], what_for: Regimen) -> None:
    """Leukaemia only where no advanced mastocytosis is recorded."""
    assert regimen(chart(diagnoses=diagnoses)) is what_for


def test_an_unverified_code_makes_it_no_drug_for_leukaemia() -> None:
    """Indolent by such a code: the rules about mastocytosis are not silenced."""
    unsure = replace(ISM, unverified_code=True)
    assert regimen(chart(diagnoses=(AML, ISM))) is Regimen.LEUKEMIA
    assert regimen(chart(diagnoses=(AML, unsure))) is Regimen.MASTOCYTOSIS


def test_mast_cell_leukaemia_must_be_certain() -> None:
    """A record that contradicts itself is no MCL."""
    assert is_mast_cell_leukemia(chart(diagnoses=(MCL,)))
    assert not is_mast_cell_leukemia(chart(diagnoses=(MCL, ASM)))
    assert not is_mast_cell_leukemia(chart(diagnoses=(SM,)))


def test_an_unverified_code_is_no_mast_cell_leukaemia() -> None:
    """Alone it lowers no card; beside a verified one it does no harm."""
    unsure = replace(MCL, reference="Condition/u", unverified_code=True)
    assert not is_mast_cell_leukemia(chart(diagnoses=(unsure,)))
    assert is_unverified_mast_cell_leukemia(chart(diagnoses=(unsure,)))
    assert is_mast_cell_leukemia(chart(diagnoses=(unsure, MCL)))
    assert not is_unverified_mast_cell_leukemia(chart(diagnoses=(MCL,)))


@pytest.mark.parametrize("record", MEDICATION_RECORDS)
def test_no_absence_from_a_record_not_read_in_full(record: Record) -> None:
    """Each of the four may hold the drug; a hold that was read is a fact."""
    gap = Gap(record, "not sent")
    opened = replace(chart(taken=()), gaps=(gap,))
    answer = not_treated(opened)
    assert isinstance(answer, NotIndicated)
    assert answer.reason.startswith("whether midostaurin is taken is not known")
    ordered = replace(chart(taken=(), hook=Hook.ORDER_SIGN), gaps=(gap,))
    assert isinstance(not_treated(ordered), InsufficientData)
    assert not_treated(replace(chart(), gaps=(gap,))) is None
    on_hold = replace(chart(taken=(held(),)), gaps=(gap,))
    assert isinstance(not_treated(on_hold), NotIndicated)
    healthy = replace(chart(taken=(), diagnoses=()), gaps=(gap,))
    assert isinstance(not_treated(healthy), NotIndicated)


def test_an_unread_midostaurin_record_is_unclear() -> None:
    """Unless its status took it out."""
    unread = Unread("MedicationRequest/u", MIDO, "no status")
    facts = replace(chart(taken=()), unread=(unread,))
    assert isinstance(not_treated(facts), InsufficientData)
    gap = Gap(Record.MEDICATION_ORDERS, "was not sent")
    assert isinstance(not_treated(replace(facts, gaps=(gap,))), InsufficientData)
    gone = replace(unread, status_only=True)
    assert isinstance(
        not_treated(replace(chart(taken=()), unread=(gone,))), NotIndicated
    )


def test_possible_mastocytosis_speaks_only_with_the_drug() -> None:
    """Without midostaurin there is nothing to be unsure of."""
    assert isinstance(not_treated(chart(taken=(), diagnoses=(POSSIBLE,))), NotIndicated)
    assert isinstance(not_treated(chart(diagnoses=(POSSIBLE,))), InsufficientData)
    ordered = chart(taken=(), diagnoses=(POSSIBLE,), hook=Hook.ORDER_SIGN)
    assert isinstance(not_first_start(ordered), InsufficientData)


def test_a_first_start_is_a_draft_without_a_course() -> None:
    """And nothing else is."""
    assert not_first_start(chart(taken=(), hook=Hook.ORDER_SIGN)) is None
    for other in (chart(hook=Hook.ORDER_SIGN), chart(taken=())):
        assert isinstance(not_first_start(other), NotIndicated)
