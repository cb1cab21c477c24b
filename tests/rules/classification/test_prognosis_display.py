"""Prognostic scores are shown in advanced disease only, as ranges."""

import pytest
from charts import ADULT, AS_OF, ASM, ISM, SM, Chart, lab
from organ_charts import born, mutation, problem, seen

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.mutation import Gene, Mutated
from cds_service.clinical.outcome import Indicator, NotIndicated
from cds_service.clinical.problem import Ailment
from cds_service.clinical.prognosis import Input, RiskGroup
from cds_service.rules.classification.prognosis_display import (
    Prognosis,
    PrognosisRange,
    evaluate,
)

COUNTS = (lab(Analyte.HEMOGLOBIN, "9.9"), lab(Analyte.PLATELETS, "99"))
GENES = (
    mutation(Gene.SRSF2),
    mutation(Gene.ASXL1),
    mutation(Gene.RUNX1, Mutated.NO),
)


def test_missing_inputs_make_a_range() -> None:
    """Unknown genes are worth 0 to 2 points; they are named."""
    found = evaluate(seen(*COUNTS, diagnoses=(ASM,)))
    assert isinstance(found, PrognosisRange)
    assert (found.least, found.most) == (2, 4)
    assert (found.group, found.most_group) == (RiskGroup.INTERMEDIATE, RiskGroup.HIGH)
    assert found.lacking == (Input.GENES,)
    assert Input.SKIN in found.unknown


def test_all_inputs_make_a_number() -> None:
    """An adult of 55: counts and two genes."""
    chart = Chart(AS_OF, ADULT, diagnoses=(ASM,), labs=COUNTS, mutations=GENES)
    found = evaluate(chart)
    assert type(found) is Prognosis
    assert (found.least, found.most, found.group) == (4, 4, RiskGroup.HIGH)


def test_it_offers_nothing() -> None:
    """A score never drives a treatment."""
    found = evaluate(seen(*COUNTS, diagnoses=(ASM,)))
    assert isinstance(found, Prognosis)
    assert found.indicator is Indicator.INFO
    assert found.proposals == ()


@pytest.mark.parametrize(
    "chart",
    [
        seen(*COUNTS, diagnoses=(ISM,)),
        seen(*COUNTS, diagnoses=(SM,)),
        seen(*COUNTS, diagnoses=()),
        seen(diagnoses=(ASM,)),
        Chart(AS_OF, born("2015-01-01"), diagnoses=(ASM,), labs=COUNTS),
    ],
)
def test_who_is_not_concerned(chart: Chart) -> None:
    """Not advanced, not known, nothing on record, a child, an order hook."""
    assert isinstance(evaluate(chart), NotIndicated)


def test_a_large_spleen_is_shown_with_the_score() -> None:
    """It is one of the facts that a reader weighs beside the number."""
    spleen = problem(Ailment.SPLENOMEGALY)
    found = evaluate(seen(*COUNTS, diagnoses=(ASM,), problems=(spleen,)))
    assert isinstance(found, PrognosisRange)
    assert found.spleen == (spleen,)
    assert spleen in found.used
