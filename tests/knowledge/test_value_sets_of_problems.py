"""Codes of kidneys, blood, brain and belly mean what a clinician would say."""

import pytest

from cds_service.clinical.problem import Ailment
from cds_service.knowledge.terminology import ICD_10, ICD_10_CM, SNOMED, meanings

_ASKED = frozenset(
    {
        Ailment.ABDOMINAL_PAIN,
        Ailment.ADVANCED_KIDNEY_DISEASE,
        Ailment.CEREBROVASCULAR_DISEASE,
        Ailment.CHRONIC_HEPATITIS_B_OR_C,
        Ailment.DIALYSIS_STATUS,
        Ailment.DYSPEPSIA,
        Ailment.HAIRY_CELL_LEUKEMIA,
        Ailment.HISTORY_OF_DEPRESSION,
        Ailment.MYELODYSPLASIA_WITH_EXCESS_BLASTS,
    }
)


@pytest.mark.parametrize(
    ("system", "code", "expected"),
    [
        (ICD_10_CM, "N18.31", set()),
        (ICD_10_CM, "N18.4", {Ailment.ADVANCED_KIDNEY_DISEASE}),
        (ICD_10_CM, "N18.5", {Ailment.ADVANCED_KIDNEY_DISEASE}),
        (ICD_10_CM, "N18.6", {Ailment.ADVANCED_KIDNEY_DISEASE}),
        (ICD_10_CM, "I12.9", set()),
        (ICD_10, "N18.3", set()),
        (ICD_10, "N18.4", {Ailment.ADVANCED_KIDNEY_DISEASE}),
        (SNOMED, "433144002", set()),
        (SNOMED, "433146000", {Ailment.ADVANCED_KIDNEY_DISEASE}),
        (ICD_10_CM, "Z99.2", {Ailment.DIALYSIS_STATUS}),
        (ICD_10, "Z99.2", {Ailment.DIALYSIS_STATUS}),
        (ICD_10, "Z49.0", set()),
        (SNOMED, "105502003", {Ailment.DIALYSIS_STATUS}),
        (ICD_10_CM, "C91.40", {Ailment.HAIRY_CELL_LEUKEMIA}),
        (ICD_10_CM, "C91.10", set()),
        (ICD_10_CM, "B18.1", {Ailment.CHRONIC_HEPATITIS_B_OR_C}),
        (ICD_10_CM, "B18.2", {Ailment.CHRONIC_HEPATITIS_B_OR_C}),
        (ICD_10_CM, "B18.8", set()),
        (SNOMED, "161469008", {Ailment.HISTORY_OF_DEPRESSION}),
        (ICD_10_CM, "Z86.59", set()),
        (SNOMED, "128302006", {Ailment.CHRONIC_HEPATITIS_B_OR_C}),
        (ICD_10_CM, "D46.22", {Ailment.MYELODYSPLASIA_WITH_EXCESS_BLASTS}),
        (ICD_10_CM, "D46.9", set()),
        (ICD_10_CM, "R10.0", set()),
        (ICD_10_CM, "R10.20", set()),
        (ICD_10_CM, "R10.31", {Ailment.ABDOMINAL_PAIN}),
        (ICD_10_CM, "R10.9", {Ailment.ABDOMINAL_PAIN}),
        (ICD_10_CM, "R10.13", {Ailment.DYSPEPSIA}),
        (ICD_10_CM, "K30", {Ailment.DYSPEPSIA}),
        (ICD_10, "K30", {Ailment.DYSPEPSIA}),
        (ICD_10, "I64", {Ailment.CEREBROVASCULAR_DISEASE}),
        (ICD_10_CM, "I66.9", {Ailment.CEREBROVASCULAR_DISEASE}),
        (ICD_10_CM, "Q28.3", {Ailment.CEREBROVASCULAR_DISEASE}),
        (SNOMED, "128609009", {Ailment.CEREBROVASCULAR_DISEASE}),
        (SNOMED, "266257000", {Ailment.CEREBROVASCULAR_DISEASE}),
        (ICD_10_CM, "I10", set()),
        (ICD_10_CM, "G44.1", set()),
    ],
)
def test_what_a_code_means(system: str, code: str, expected: set[Ailment]) -> None:
    """A stage, a site or a type beside these is none of them."""
    means = {meaning.value_set for meaning in meanings(system, code)}
    assert means & _ASKED == expected
