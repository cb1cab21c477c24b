"""SM-AHN: where the damage comes from, and a plan for both components."""

import pytest
from charts import (
    ADULT,
    AS_OF,
    ASM,
    ISM,
    SM,
    Chart,
    Hook,
    diagnosis,
    draft,
    lab,
    medication,
)
from organ_charts import born, seen

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.diagnosis import Diagnosis, Disease
from cds_service.clinical.medication import Drug
from cds_service.clinical.outcome import Indicator, NotIndicated
from cds_service.frozen import replace
from cds_service.rules.classification.sm_ahn_component_attribution import (
    PlanForBoth,
    SayWhichComponent,
    evaluate,
)

LOW = (lab(Analyte.PLATELETS, "80"), lab(Analyte.PLATELETS, "80", "2025-12-01"))
AHN = diagnosis(Disease.ASSOCIATED_HEMATOLOGIC_NEOPLASM)
SM_AHN = diagnosis(Disease.SM_AHN)


@pytest.mark.parametrize(
    ("diagnoses", "asks"),
    [
        ((SM_AHN,), True),
        ((SM, AHN), True),
        ((ISM, AHN), False),
        ((ASM,), False),
        ((ISM,), False),
        ((SM,), False),
    ],
)
def test_the_subtype_is_sm_ahn_alone(
    diagnoses: tuple[Diagnosis, ...], *, asks: bool
) -> None:
    """A contradictory subtype is settled first."""
    found = evaluate(seen(*LOW, diagnoses=diagnoses))
    assert isinstance(found, SayWhichComponent) is asks
    if isinstance(found, SayWhichComponent):
        assert found.indicator is Indicator.INFO


def test_without_damage_it_is_silent() -> None:
    """One low count is none."""
    chart = seen(lab(Analyte.PLATELETS, "80"), diagnoses=(SM_AHN,))
    assert isinstance(evaluate(chart), NotIndicated)


def test_treatment_that_begins_asks_for_both() -> None:
    """Without any damage on record; a renewal does not."""
    chart = Chart(AS_OF, ADULT, Hook.ORDER_SELECT, diagnoses=(SM_AHN,), labs=LOW)
    assert isinstance(evaluate(chart), NotIndicated)
    begun = replace(chart, drafts=(draft(Drug.MIDOSTAURIN),), labs=())
    assert isinstance(evaluate(begun), PlanForBoth)
    before = medication(Drug.MIDOSTAURIN, "2025-06-01")
    assert isinstance(evaluate(replace(begun, medications=(before,))), NotIndicated)


def test_a_child_is_not_concerned() -> None:
    """The sources speak of adults."""
    chart = Chart(AS_OF, born("2015-01-01"), diagnoses=(SM_AHN,), labs=LOW)
    assert isinstance(evaluate(chart), NotIndicated)
