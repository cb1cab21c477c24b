"""Orders that read like the regimen for leukaemia are not judged as mastocytosis."""

import pytest
from charts import ASM, SM, Hook, diagnosis, draft, lab, mg
from mido_charts import ANC, BEFORE, MIDO, TAKING, chart, held

from cds_service.clinical.diagnosis import Diagnosis, Disease
from cds_service.clinical.low_count import LowCount
from cds_service.clinical.medication import Dose
from cds_service.clinical.outcome import InsufficientData
from cds_service.frozen import replace
from cds_service.rules.midostaurin import (
    mido_anc_interrupt,
    mido_discontinue_21d,
    mido_resume_step,
)

AML = diagnosis(Disease.ACUTE_MYELOID_LEUKEMIA, Disease.ASSOCIATED_HEMATOLOGIC_NEOPLASM)
REASON = (
    "the order reads like the leukaemia regimen (50 mg twice daily, days 8 to 21):"
    " the thresholds for mastocytosis do not apply"
)


@pytest.mark.parametrize(
    ("dose", "diagnoses", "other"),
    [
        (mg("50"), (AML, ASM), True),
        (mg("50"), (AML, SM), True),
        (mg("50"), (ASM,), False),
        (mg("100"), (AML, ASM), False),
        (mg("50", "1"), (AML, ASM), False),
        (replace(mg("100"), text="on days 8-21 of a cycle"), (AML, ASM), True),
        (Dose(text="50 mg BID, d8 to d21"), (AML, ASM), True),
        (Dose(text="days 8\u201321"), (AML, ASM), True),
        (Dose(text="days 8-28"), (AML, ASM), False),
        (Dose(text="days 8-21"), (ASM,), False),
    ],
)
def test_the_order_tells_the_regimen(
    dose: Dose, diagnoses: tuple[Diagnosis, ...], *, other: bool
) -> None:
    """50 mg twice daily or days 8 to 21, and confirmed leukaemia."""
    taken = (replace(TAKING, dose=dose),)
    labs = lab(ANC, "0.3"), lab(ANC, "2.0", BEFORE)
    facts = chart(*labs, taken=taken, diagnoses=diagnoses)
    answer = mido_anc_interrupt.evaluate(facts)
    assert isinstance(answer, InsufficientData if other else LowCount)
    if isinstance(answer, InsufficientData):
        assert answer.reason == REASON
        assert answer.used == taken
        assert mido_discontinue_21d.evaluate(facts) == answer


def test_the_order_being_written_counts_before_the_one_that_stands() -> None:
    """A draft of 100 mg twice daily is one for mastocytosis."""
    both, taken = (AML, ASM), (replace(TAKING, dose=mg("50")),)
    labs = lab(ANC, "0.3"), lab(ANC, "2.0", BEFORE)
    facts = chart(*labs, taken=taken, diagnoses=both, hook=Hook.ORDER_SIGN)
    assert isinstance(mido_anc_interrupt.evaluate(facts), LowCount)
    half = replace(facts, drafts=(draft(MIDO, mg("50")),))
    assert isinstance(mido_anc_interrupt.evaluate(half), InsufficientData)
    resumed = replace(half, medications=(held(),))
    assert isinstance(mido_resume_step.evaluate(resumed), InsufficientData)
