"""What a finding says it would have liked to know, word for word."""

import aya_charts as aya
import mido_charts as mido
import pytest
import reason_charts as reasons
from charts import SM, Chart, draft, lab
from reasons_said import Evaluate
from trigger_charts import sm_chart

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.medication import Drug
from cds_service.clinical.outcome import Finding
from cds_service.clinical.patient import Patient
from cds_service.clinical.record import Topic, Unread
from cds_service.frozen import replace
from cds_service.rules.avapritinib import avapritinib_platelet_monitor
from cds_service.rules.cytoreduction import cytoreduction_in_indolent
from cds_service.rules.midostaurin import mido_anc_interrupt
from cds_service.rules.triggers import nsaid_tolerance_unknown

AGELESS = Patient("Patient/p1")
LOW = lab(Analyte.NEUTROPHILS, "0.4")


@pytest.mark.parametrize(
    ("evaluate", "chart", "phrase"),
    [
        (
            mido_anc_interrupt.evaluate,
            mido.chart(LOW, diagnoses=(SM,)),
            "which subtype (the label's thresholds exclude mast cell leukaemia)",
        ),
        (
            mido_anc_interrupt.evaluate,
            replace(mido.chart(LOW), patient=AGELESS),
            "the date of birth (thresholds are for adults)",
        ),
        (
            avapritinib_platelet_monitor.evaluate,
            replace(
                aya.chart(
                    lab(Analyte.PLATELETS, "40"), hook=aya.VIEW, taken=(aya.taking(),)
                ),
                patient=AGELESS,
            ),
            "the date of birth (the label is for adults)",
        ),
        (
            cytoreduction_in_indolent.evaluate,
            replace(reasons.chart(), patient=AGELESS),
            "the date of birth (the sources are about adults)",
        ),
        (
            nsaid_tolerance_unknown.evaluate,
            sm_chart(
                draft(Drug.NSAID),
                unread=(Unread("AllergyIntolerance/x", Topic.UNKNOWN, "no code"),),
            ),
            "an allergy that could not be read",
        ),
    ],
)
def test_what_is_missing(evaluate: Evaluate, chart: Chart, phrase: str) -> None:
    """The finding stands, and names what may change it."""
    answer = evaluate(chart)

    assert isinstance(answer, Finding)
    assert phrase in answer.missing
