"""Bone that grows worse on a bisphosphonate."""

import pytest
from bone_charts import HIP, SPINE, ago, chart, problem
from charts import lab, medication

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.bone_progression import bone_progression
from cds_service.clinical.lab import Lab
from cds_service.clinical.medication import Drug, Medication, MedicationStatus
from cds_service.clinical.problem import Ailment

TAKEN = medication(Drug.ALENDRONATE, ago(800))


def score(value: str, days: int, site: Analyte = SPINE) -> Lab:
    """Return a T-score of so many days ago."""
    return lab(site, value, ago(days))


@pytest.mark.parametrize(
    ("after", "worse"), [("-2.9", False), ("-3.0", True), ("-3.1", True)]
)
def test_a_fall_of_half_a_point_is_real(after: str, *, worse: bool) -> None:
    """From -2.5 at the start to -3.0 after a year."""
    labs = (score("-2.5", 801), score(after, 10))
    found = bone_progression(chart(*labs, taken=(TAKEN,)))

    assert (found is not None) is worse


@pytest.mark.parametrize(("days", "worse"), [(436, False), (435, True)])
def test_the_newer_score_is_at_least_a_year_after_the_start(
    days: int, *, worse: bool
) -> None:
    """Begun 800 days ago: the year was over 435 days ago."""
    labs = (score("-2.5", 801), score("-3.5", days))

    assert (bone_progression(chart(*labs, taken=(TAKEN,))) is not None) is worse


@pytest.mark.parametrize(
    ("days", "worse"), [(600, True), (436, True), (435, False), (434, False)]
)
def test_a_score_of_the_first_year_will_do(days: int, *, worse: bool) -> None:
    """The drug could not work yet; none was measured before it was begun."""
    labs = (score("-2.5", days), score("-3.0", 10))

    assert (bone_progression(chart(*labs, taken=(TAKEN,))) is not None) is worse


def test_scores_of_different_sites_are_not_compared() -> None:
    """Spine then, hip now: nothing is known of a fall."""
    labs = (score("-1.0", 801), score("-3.0", 10, HIP))

    assert bone_progression(chart(*labs, taken=(TAKEN,))) is None


@pytest.mark.parametrize(("days", "worse"), [(436, False), (435, True)])
def test_a_fracture_after_a_year_counts(days: int, *, worse: bool) -> None:
    """One before belongs to the time when the drug could not work yet."""
    broken = problem(Ailment.FRAGILITY_FRACTURE, began=ago(days))
    found = bone_progression(chart(problems=(broken,), taken=(TAKEN,)))

    assert (found is not None) is worse


@pytest.mark.parametrize(
    "taken",
    [
        (),
        (medication(Drug.ALENDRONATE, ago(800), status=MedicationStatus.STOPPED),),
        (medication(Drug.ALENDRONATE),),
        (medication(Drug.DENOSUMAB, ago(800)),),
    ],
)
def test_without_a_year_of_a_bisphosphonate_nothing_failed(
    taken: tuple[Medication, ...],
) -> None:
    """None, stopped, without a date, or another drug."""
    broken = problem(Ailment.FRAGILITY_FRACTURE, began=ago(10))

    assert bone_progression(chart(problems=(broken,), taken=taken)) is None


@pytest.mark.parametrize(("before", "after"), [("-2.5", "<-3.5"), ("<-2.5", "-3.5")])
def test_a_bound_is_no_fall(before: str, after: str) -> None:
    """How far it fell is not known."""
    labs = (score(before, 801), score(after, 10))

    assert bone_progression(chart(*labs, taken=(TAKEN,))) is None
