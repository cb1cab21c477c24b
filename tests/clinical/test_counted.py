"""The results of a chart that stand, of one analyte."""

from charts import lab
from mido_charts import ANC, PLT, chart

from cds_service.clinical.counted import newest_settled, settled, standing
from cds_service.clinical.lab import ResultStatus
from cds_service.frozen import replace

EVENING = lab(ANC, "1.9", "2026-01-05T20:00:00Z", reference="Observation/evening")
PRELIMINARY = lab(ANC, "1.8", status=ResultStatus.PRELIMINARY)
INFERRED = lab(ANC, "1.7", probable=True)
REPLACED = lab(ANC, "1.6", "2026-01-03")
CORRECTED = lab(ANC, "1.5", "2026-01-03", status=ResultStatus.CORRECTED)
PLATELETS = lab(PLT, "80")
CHART = chart(EVENING, PRELIMINARY, PLATELETS, INFERRED, REPLACED, CORRECTED)


def test_replaced_results_do_not_stand() -> None:
    """What settles nothing stands all the same; the order is kept."""
    assert standing(CHART, ANC) == (EVENING, PRELIMINARY, INFERRED, CORRECTED)


def test_settled_results_are_those_that_may_clear() -> None:
    """Preliminary, inferred and replaced results settle nothing; order is kept."""
    assert settled(CHART, ANC) == (EVENING, CORRECTED)
    assert settled(CHART, PLT) == (PLATELETS,)


def test_the_newest_settled_result_is_no_preliminary_one() -> None:
    """However new a preliminary one is; without any there is none."""
    late = lab(ANC, "0.3", "2026-01-06", status=ResultStatus.PRELIMINARY)
    found = newest_settled(chart(late, REPLACED, CORRECTED), ANC)
    assert found is not None
    assert found.lab is CORRECTED
    assert newest_settled(chart(late), ANC) is None


def test_another_chart_has_counts_of_its_own() -> None:
    """What was worked out for one chart is not handed to its copies."""
    assert settled(CHART, ANC) == (EVENING, CORRECTED)
    assert settled(replace(CHART, labs=(CORRECTED,)), ANC) == (CORRECTED,)
