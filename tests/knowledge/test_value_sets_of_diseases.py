"""Every disease and event has its value set, and codes mean what they should."""

import pytest

from cds_service.clinical.diagnosis import Disease
from cds_service.clinical.event import EventKind
from cds_service.knowledge.terminology import (
    CPT,
    ICD_10,
    ICD_10_CM,
    ICD_11,
    ICD_O_3,
    LOINC,
    SNOMED,
    meanings,
    value_sets,
)

_KNOWN_BY_TITLE = {EventKind.SYMPTOM_SCORE, EventKind.QUALITY_OF_LIFE_SCORE}


@pytest.mark.parametrize("id_", [*Disease, *EventKind])
def test_each_has_a_value_set(id_: str) -> None:
    """Under its own id, with a title and a code, if there is a code for it at all."""
    value_set = value_sets()[id_]
    assert value_set.title
    assert bool(value_set.codes) is (id_ not in _KNOWN_BY_TITLE)


@pytest.mark.parametrize(
    ("system", "code", "expected"),
    [
        (ICD_10_CM, "D47.02", {Disease.SYSTEMIC_MASTOCYTOSIS}),
        (ICD_10_CM, "C94.30", {Disease.MAST_CELL_LEUKEMIA}),
        (ICD_10_CM, "C96.20", {Disease.MAST_CELL_NEOPLASM_UNCERTAIN}),
        (ICD_10_CM, "Q82.2", {Disease.CUTANEOUS_MASTOCYTOSIS}),
        (ICD_10, "D47.0", {Disease.MAST_CELL_NEOPLASM_UNCERTAIN}),
        (ICD_10, "C96.2", {Disease.MAST_CELL_NEOPLASM_UNCERTAIN}),
        (ICD_10, "C94.3", {Disease.MAST_CELL_LEUKEMIA}),
        (ICD_11, "2A21", {Disease.MAST_CELL_NEOPLASM_UNCERTAIN}),
        (ICD_O_3, "9741/3", {Disease.SYSTEMIC_MASTOCYTOSIS}),
        (ICD_O_3, "9741/1", {Disease.INDOLENT_SM}),
        (SNOMED, "397016004", {Disease.SYSTEMIC_MASTOCYTOSIS}),
        (SNOMED, "78745000", {Disease.CUTANEOUS_MASTOCYTOSIS}),
        (
            ICD_10_CM,
            "C92.10",
            {
                Disease.CHRONIC_MYELOID_LEUKEMIA,
                Disease.ASSOCIATED_HEMATOLOGIC_NEOPLASM,
            },
        ),
        (ICD_10_CM, "C91.00", {Disease.ACUTE_LYMPHOBLASTIC_LEUKEMIA}),
        (ICD_10_CM, "C49.A0", {Disease.GASTROINTESTINAL_STROMAL_TUMOR}),
        (SNOMED, "276799004", {Disease.DERMATOFIBROSARCOMA}),
        (ICD_10_CM, "T78.2XXA", {Disease.ANAPHYLAXIS, EventKind.ANAPHYLAXIS_REACTION}),
        (ICD_10_CM, "T78.3XXA", set()),
        (ICD_10_CM, "Z78.0", {Disease.NOT_OF_CHILDBEARING_POTENTIAL}),
        (ICD_10_CM, "Z98.51", set()),
        (SNOMED, "71493000", {EventKind.TRANSFUSION}),
        (CPT, "36430", {EventKind.TRANSFUSION}),
        (CPT, "81273", {EventKind.KIT_TEST_ORDERED}),
        (LOINC, "87731-6", {EventKind.KIT_TEST_ORDERED}),
    ],
)
def test_a_code_means_its_disease(system: str, code: str, expected: set[str]) -> None:
    """Literal codes, and for sure; what a genetic test is besides is not asked."""
    ours = {*Disease, *EventKind}
    means = {item for item in meanings(system, code) if item.value_set in ours}
    assert {item.value_set for item in means} == expected
    assert all(item.verified for item in means)


@pytest.mark.parametrize(
    ("code", "disease"),
    [
        ("70910003", Disease.INDOLENT_SM),
        ("716655008", Disease.AGGRESSIVE_SM),
        ("397015000", Disease.SM_AHN),
        ("110002002", Disease.MAST_CELL_LEUKEMIA),
        ("414653009", Disease.MAST_CELL_NEOPLASM_UNCERTAIN),
    ],
)
def test_codes_seen_in_mappings_only_are_unverified(
    code: str, disease: Disease
) -> None:
    """They may raise a card and never clear one."""
    (meaning,) = meanings(SNOMED, code)
    assert (meaning.value_set, meaning.verified) == (disease, False)
