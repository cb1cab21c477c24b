"""Dense bone in systemic mastocytosis; bone never makes a subtype."""

import pytest
from bone_charts import CHILD, FRACTURE, HIP, OSTEOPOROSIS, SPINE, chart
from charts import lab

from cds_service.clinical.bone_care_findings import DenseBone
from cds_service.clinical.mastocytosis import subtype
from cds_service.clinical.outcome import Indicator, NotIndicated
from cds_service.frozen import replace
from cds_service.rules.bone.high_bmd_advsm_caution import evaluate


@pytest.mark.parametrize(
    ("score", "dense"), [("2.4", False), ("2.5", False), ("2.6", True)]
)
def test_above_2_5(score: str, *, dense: bool) -> None:
    """+2.5 itself is not above it."""
    answer = evaluate(chart(lab(SPINE, score)))

    assert isinstance(answer, DenseBone if dense else NotIndicated)
    if isinstance(answer, DenseBone):
        assert answer.indicator is Indicator.INFO


def test_the_highest_site_is_told() -> None:
    """All that are dense are used."""
    answer = evaluate(chart(lab(SPINE, "2.6"), lab(HIP, "3.4")))

    assert isinstance(answer, DenseBone)
    assert answer.score == lab(HIP, "3.4")
    assert len(answer.used) == len((SPINE, HIP))


def test_osteoporosis_never_implies_aggressive_disease() -> None:
    """The sources disagree; bone does not name a subtype."""
    porous = chart(lab(SPINE, "-3.5"), problems=(OSTEOPOROSIS, FRACTURE))

    assert not subtype(porous).candidates
    assert subtype(porous).advanced is None
    assert isinstance(evaluate(porous), NotIndicated)


def test_whom_it_concerns() -> None:
    """Adults with systemic mastocytosis."""
    dense = chart(lab(SPINE, "3"))

    assert isinstance(evaluate(replace(dense, patient=CHILD)), NotIndicated)
    assert isinstance(evaluate(replace(dense, diagnoses=())), NotIndicated)
