"""B-findings are told by classification, and two of them ask about smouldering."""

import pytest
from charts import ADULT, AS_OF, ASM, ISM, SM, Chart, diagnosis, lab
from organ_charts import born, problem, seen

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.b_findings import BKind
from cds_service.clinical.criteria import Definition
from cds_service.clinical.diagnosis import Diagnosis, Disease
from cds_service.clinical.lab import CountedIn
from cds_service.clinical.outcome import Indicator, NotIndicated
from cds_service.clinical.problem import Ailment
from cds_service.frozen import replace
from cds_service.rules.classification.classify_b_findings import (
    BFindings,
    MayBeSmouldering,
    evaluate,
)

HIGH = lab(Analyte.TRYPTASE, "200.1")
MARROW = replace(lab(Analyte.MAST_CELL_PERCENT, "30.1"), counted_in=CountedIn.BIOPSY)
FINE = tuple(
    lab(analyte, value)
    for analyte, value in (
        (Analyte.NEUTROPHILS, "3"),
        (Analyte.HEMOGLOBIN, "13"),
        (Analyte.PLATELETS, "250"),
    )
)
SPLEEN = problem(Ailment.SPLENOMEGALY)
SSM = diagnosis(Disease.SMOULDERING_SM)


def test_each_classification_has_its_own_verdict() -> None:
    """Tryptase of 200.1 alone counts in WHO 2022 alone, and drives nothing."""
    found = evaluate(seen(HIGH))
    assert type(found) is BFindings
    assert found.indicator is Indicator.INFO
    assert found.proposals == ()
    assert (found.who_2016, found.who_2022, found.icc_2022) == (
        (),
        (BKind.BURDEN,),
        (),
    )
    assert found.definitions == (Definition.WHO_2022,)


@pytest.mark.parametrize(("value", "counts"), [("199.9", False), ("200", True)])
def test_the_boundary_of_tryptase(value: str, *, counts: bool) -> None:
    """WHO 2022 counts 200 and more."""
    found = evaluate(seen(lab(Analyte.TRYPTASE, value)))
    assert isinstance(found, BFindings) is counts


def test_two_kinds_without_damage_may_be_smouldering() -> None:
    """Only by the classifications that count both."""
    found = evaluate(seen(HIGH, MARROW, *FINE, problems=(SPLEEN,)))
    assert isinstance(found, MayBeSmouldering)
    assert found.definitions == (Definition.WHO_2022, Definition.ICC_2022)


def test_two_kinds_beside_damage_are_not_called_smouldering() -> None:
    """A C-finding rules it out."""
    broken = problem(Ailment.OSTEOLYSIS, Ailment.FRAGILITY_FRACTURE)
    found = evaluate(seen(HIGH, MARROW, *FINE, problems=(SPLEEN, broken)))
    assert type(found) is BFindings


@pytest.mark.parametrize("diagnoses", [(SSM,), (ASM,)])
def test_a_subtype_that_says_as_much_is_silent(
    diagnoses: tuple[Diagnosis, ...],
) -> None:
    """Nothing new is said; D47.02 alone says nothing."""
    assert isinstance(evaluate(seen(HIGH, diagnoses=diagnoses)), NotIndicated)
    assert isinstance(evaluate(seen(HIGH, diagnoses=(SM,))), BFindings)


@pytest.mark.parametrize(
    "chart",
    [
        Chart(AS_OF, ADULT, labs=(HIGH,)),
        Chart(AS_OF, born("2015-01-01"), diagnoses=(ISM,), labs=(HIGH,)),
        seen(),
    ],
)
def test_who_is_not_concerned(chart: Chart) -> None:
    """No mastocytosis, a child, an order hook, nothing on record."""
    assert isinstance(evaluate(chart), NotIndicated)
