"""What is said of bone when nothing is to be done, word for word."""

import bone_charts as bone
import pytest
from charts import (
    Chart,
    draft,
    medication,
)
from reasons_said import NO_LIST, NOT_KNOWN, Evaluate, said, unread
from trigger_charts import problem

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.medication import Drug, MedicationKind, MedicationStatus
from cds_service.clinical.problem import Ailment
from cds_service.frozen import replace
from cds_service.rules.bone import (
    bisphosphonate_indicated,
    bisphosphonate_renal,
    calcium_vitd_missing,
    denosumab_second_line,
)
from cds_service.rules.follow_up import dxa_baseline_missing

PREGNANT = problem(Ailment.PREGNANCY)


@pytest.mark.parametrize(
    ("evaluate", "chart", "reason"),
    [
        (
            bisphosphonate_indicated.evaluate,
            bone.chart(
                problems=(bone.FRACTURE,),
                taken=(
                    medication(
                        Drug.DENOSUMAB,
                        "2025-05-01",
                        kind=MedicationKind.ADMINISTRATION,
                        status=MedicationStatus.COMPLETED,
                    ),
                ),
            ),
            "the rule on denosumab says that its next dose is late",
        ),
        (
            bisphosphonate_indicated.evaluate,
            bone.chart(problems=(bone.FRACTURE, PREGNANT)),
            "a pregnancy is on record: bone drugs wait",
        ),
        (
            dxa_baseline_missing.evaluate,
            bone.chart(problems=(PREGNANT,)),
            "a pregnancy is on record: a scan waits",
        ),
        (
            dxa_baseline_missing.evaluate,
            bone.chart(problems=(bone.FRACTURE,)),
            "bone disease is on record, or may be",
        ),
        (
            calcium_vitd_missing.evaluate,
            bone.chart(bone.calcium("10.9"), problems=(bone.FRACTURE,)),
            "the newest calcium is high",
        ),
        (
            denosumab_second_line.evaluate,
            bone.chart(
                bone.egfr("34"),
                bone.calcium(),
                drafts=(draft(Drug.DENOSUMAB),),
            ),
            "the kidneys do not allow a bisphosphonate",
        ),
        (
            bisphosphonate_renal.evaluate,
            bone.chart(drafts=(draft(Drug.ZOLEDRONIC_ACID),), patient=bone.CHILD),
            "the limits are for adults; this patient is under 18",
        ),
        (
            bisphosphonate_renal.evaluate,
            replace(
                bone.chart(drafts=(draft(Drug.ZOLEDRONIC_ACID),)),
                diagnoses=(),
                gaps=NO_LIST,
            ),
            NOT_KNOWN,
        ),
        (
            bisphosphonate_renal.evaluate,
            replace(
                bone.chart(bone.calcium(), drafts=(draft(Drug.ZOLEDRONIC_ACID),)),
                unread=unread(Analyte.CREATININE),
            ),
            "a newer result could not be used: it has no unit",
        ),
    ],
)
def test_bone(evaluate: Evaluate, chart: Chart, reason: str) -> None:
    """Each silence on bone names its own cause."""
    assert said(evaluate(chart)) == reason
