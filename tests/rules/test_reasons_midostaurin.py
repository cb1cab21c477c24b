"""What is said of midostaurin when nothing is to be done, word for word."""

import bone_charts as bone
import mido_charts as mido
import pytest
from charts import (
    ASM,
    Chart,
    Hook,
    lab,
    medication,
    mg,
)
from organ_charts import seen
from reasons_said import Evaluate, said, unread
from trigger_charts import event

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.event import EventKind
from cds_service.clinical.medication import Drug, MedicationStatus
from cds_service.clinical.patient import Patient
from cds_service.frozen import replace
from cds_service.rules.midostaurin import (
    mido_anc_interrupt,
    mido_cyp3a_strong_inhibitor,
    mido_embryofetal,
    mido_indication,
    mido_resume_step,
)


@pytest.mark.parametrize(
    ("evaluate", "chart", "reason"),
    [
        (
            mido_anc_interrupt.evaluate,
            replace(mido.on_treatment(Analyte.NEUTROPHILS, "0.4"), patient=bone.CHILD),
            "thresholds are for adults; this patient is under 18",
        ),
        (
            mido_anc_interrupt.evaluate,
            replace(mido.chart(taken=()), unread=unread(Drug.MIDOSTAURIN)),
            "a midostaurin record could not be used: it has no unit",
        ),
        (
            mido_anc_interrupt.evaluate,
            mido.chart(
                lab(Analyte.NEUTROPHILS, "0.4", "2026-01-02"),
                hook=Hook.ORDER_SIGN,
                taken=(mido.held(status=MedicationStatus.STOPPED),),
            ),
            "stopped for low counts, see mido-resume-step",
        ),
        (
            mido_cyp3a_strong_inhibitor.evaluate,
            replace(
                mido.chart(hook=Hook.ORDER_SIGN),
                unread=unread(Drug.STRONG_CYP3A_INHIBITOR),
            ),
            "a medication could not be used: it has no unit",
        ),
        (
            mido_resume_step.evaluate,
            mido.chart(hook=Hook.ORDER_SIGN, taken=(mido.held(starts=None),)),
            "held for low counts, at a date that is not on record",
        ),
        (
            mido_resume_step.evaluate,
            mido.chart(
                hook=Hook.ORDER_SIGN,
                taken=(
                    mido.held(starts="2025-10-07", status=MedicationStatus.STOPPED),
                ),
            ),
            "the interruption for low counts is long past",
        ),
        (
            mido_resume_step.evaluate,
            mido.chart(taken=(medication(mido.MIDO, "2025-12-01", dose=mg("50")),)),
            "no recent interruption for low counts",
        ),
        (
            mido_resume_step.evaluate,
            mido.chart(
                taken=(
                    medication(mido.MIDO, "2025-12-20", dose=mg("50")),
                    mido.held(starts="2025-12-01", status=MedicationStatus.STOPPED),
                )
            ),
            "the counts do not show recovery",
        ),
        (
            mido_embryofetal.evaluate,
            replace(
                mido.chart(hook=Hook.ORDER_SELECT, taken=()),
                patient=Patient("Patient/p1"),
            ),
            "said when the order is signed",
        ),
        (
            mido_indication.evaluate,
            replace(
                seen(diagnoses=(ASM,)),
                events=(event(EventKind.STEM_CELL_TRANSPLANT, "2024-01-01"),),
            ),
            "a transplant is on record, or a record may hide it",
        ),
    ],
)
def test_midostaurin(evaluate: Evaluate, chart: Chart, reason: str) -> None:
    """Each silence on midostaurin names its own cause."""
    assert said(evaluate(chart)) == reason
