"""The REMA score as a range; what is not on record is unknown and not absent."""

import pytest
from charts import AS_OF, Chart, diagnosis, lab, on
from organ_charts import born, problem

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.diagnosis import Disease
from cds_service.clinical.patient import Sex
from cds_service.clinical.problem import Ailment
from cds_service.clinical.rema import RemaPart, baseline_tryptase, rema
from cds_service.frozen import replace

SYNCOPE = problem(Ailment.SYNCOPE)
HIVES = problem(Ailment.URTICARIA)
ATTACK = replace(diagnosis(Disease.ANAPHYLAXIS), recorded=on("2025-10-11"))


def scored(tryptase: str, sex: Sex = Sex.MALE) -> tuple[int, int]:
    """Return the range of somebody with syncope and urticaria."""
    labs = (lab(Analyte.TRYPTASE, tryptase),) if tryptase else ()
    chart = Chart(AS_OF, born("1980-01-01", sex), labs=labs, problems=(SYNCOPE, HIVES))
    return rema(chart).least, rema(chart).most


@pytest.mark.parametrize(
    ("tryptase", "sex", "points"),
    [
        ("14.9", Sex.MALE, (1, 1)),
        ("15", Sex.MALE, (2, 2)),
        ("25", Sex.MALE, (2, 2)),
        ("25.1", Sex.MALE, (4, 4)),
        ("14.9", Sex.FEMALE, (-1, -1)),
        ("25.1", Sex.FEMALE, (2, 2)),
        ("25.1", Sex.UNKNOWN, (2, 4)),
        ("", Sex.MALE, (1, 4)),
        ("<20", Sex.MALE, (1, 2)),
        (">20", Sex.MALE, (2, 4)),
        ("<15", Sex.MALE, (1, 1)),
        (">25", Sex.MALE, (4, 4)),
    ],
)
def test_points(tryptase: str, sex: Sex, points: tuple[int, int]) -> None:
    """Male +1, female -1; below 15 -1, above 25 +2; syncope +3, urticaria -2."""
    assert scored(tryptase, sex) == points


def test_what_no_list_says_is_a_range() -> None:
    """Neither the skin nor syncope is absent because no code names it."""
    score = rema(Chart(AS_OF, born("1980-01-01", Sex.MALE)))
    assert (score.least, score.most) == (-2, 7)
    assert score.unknown == (RemaPart.SKIN, RemaPart.SYNCOPE, RemaPart.TRYPTASE)


@pytest.mark.parametrize(
    ("day", "is_baseline"),
    [
        ("2025-10-10", True),
        ("2025-10-11", False),
        ("2025-10-12", False),
        ("2025-10-13", True),
    ],
)
def test_tryptase_of_an_attack_is_no_baseline(day: str, *, is_baseline: bool) -> None:
    """The day of the attack and the next are left out."""
    taken = lab(Analyte.TRYPTASE, "40", day)
    chart = Chart(AS_OF, born("1980-01-01"), diagnoses=(ATTACK,), labs=(taken,))
    assert (baseline_tryptase(chart) is taken) is is_baseline
