"""Early osteoporosis with a fracture and no other cause suggests tryptase."""

import pytest
from charts import AS_OF, ISM, Chart, lab, medication
from organ_charts import born, problem

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.medication import Drug
from cds_service.clinical.outcome import NotIndicated
from cds_service.clinical.patient import Patient, Sex
from cds_service.clinical.problem import Ailment, Problem
from cds_service.clinical.record import Gap, Record
from cds_service.frozen import replace
from cds_service.rules.suspicion.early_osteoporosis_clue import (
    EarlyOsteoporosis,
    evaluate,
)

BROKEN = problem(Ailment.OSTEOPOROSIS, Ailment.FRAGILITY_FRACTURE)
CHART = Chart(AS_OF, born("1976-01-07"), problems=(BROKEN,))


@pytest.mark.parametrize(
    ("day", "sex", "asks"),
    [
        ("1976-01-07", Sex.FEMALE, True),
        ("1976-01-06", Sex.FEMALE, False),
        ("1966-01-07", Sex.MALE, True),
        ("1966-01-06", Sex.MALE, False),
        ("1966-01-07", Sex.UNKNOWN, False),
    ],
)
def test_the_age(day: str, sex: Sex, *, asks: bool) -> None:
    """Younger than 50, a man younger than 60."""
    found = evaluate(replace(CHART, patient=born(day, sex)))
    assert isinstance(found, EarlyOsteoporosis) is asks


@pytest.mark.parametrize(
    "problems",
    [
        (problem(Ailment.OSTEOPOROSIS),),
        (problem(Ailment.FRAGILITY_FRACTURE),),
        (problem(Ailment.OSTEOPENIA), problem(Ailment.FRAGILITY_FRACTURE)),
        (BROKEN, problem(Ailment.CHRONIC_KIDNEY_DISEASE)),
        (BROKEN, problem(Ailment.MALABSORPTION)),
        (BROKEN, problem(Ailment.MALIGNANT_NEOPLASM)),
        (BROKEN, problem(Ailment.LIVER_DISEASE)),
        (BROKEN, problem(Ailment.HYPERCALCEMIA)),
    ],
)
def test_both_and_no_other_cause(problems: tuple[Problem, ...]) -> None:
    """Osteoporosis and a fracture, and none of the usual causes."""
    assert isinstance(evaluate(replace(CHART, problems=problems)), NotIndicated)


def test_steroids_and_a_known_tryptase_answer() -> None:
    """Ever taken is enough."""
    steroid = medication(Drug.GLUCOCORTICOID, "2025-01-01")
    assert isinstance(evaluate(replace(CHART, medications=(steroid,))), NotIndicated)
    known = (lab(Analyte.TRYPTASE, "5"),)
    assert isinstance(evaluate(replace(CHART, labs=known)), NotIndicated)


@pytest.mark.parametrize(
    "record",
    [Record.CONDITIONS, Record.LABS, Record.MEDICATION_DISPENSES],
)
def test_what_was_not_read_may_hold_a_cause(record: Record) -> None:
    """Then nothing is said."""
    gap = Gap(record, "was cut", partial=True)
    assert isinstance(evaluate(replace(CHART, gaps=(gap,))), NotIndicated)


def test_mastocytosis_or_an_unknown_age_is_silent() -> None:
    """It is a clue for those without the diagnosis."""
    assert isinstance(evaluate(replace(CHART, diagnoses=(ISM,))), NotIndicated)
    nobody = Patient("Patient/p1")
    assert isinstance(evaluate(replace(CHART, patient=nobody)), NotIndicated)
