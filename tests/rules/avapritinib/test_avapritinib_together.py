"""Several orders of avapritinib in one call: what they make together."""

import pytest
from aya_charts import chart, once, ordered
from charts import ASM, ISM, SM, diagnosis

from cds_service.clinical.avapritinib_findings import (
    DoseDiffers,
    TooMuchForIndolent,
    TooMuchTogether,
)
from cds_service.clinical.diagnosis import Diagnosis, Disease
from cds_service.clinical.medication import Medication
from cds_service.clinical.outcome import Indicator, NotIndicated
from cds_service.frozen import replace
from cds_service.rules.avapritinib.avapritinib_dose_by_subtype import evaluate


def orders(*doses: str) -> tuple[Medication, ...]:
    """Return draft orders, each once daily."""
    return tuple(
        replace(ordered(), reference=f"MedicationRequest/{n}", dose=once(dose))
        for n, dose in enumerate(doses)
    )


@pytest.mark.parametrize(
    ("diagnosis", "doses", "level"),
    [
        (ASM, ("100", "100"), None),
        (ASM, ("200", "25"), Indicator.WARNING),
        (ASM, ("200", "200"), Indicator.WARNING),
        (ISM, ("25", "25"), Indicator.CRITICAL),
        (ISM, ("25",), None),
    ],
)
def test_the_sum_of_the_orders(
    diagnosis: Diagnosis, doses: tuple[str, ...], level: Indicator | None
) -> None:
    """Tablets may make up a dose; above the highest one they are too much."""
    drafts = orders(*doses)
    found = evaluate(chart(drafts=drafts, diagnoses=(diagnosis,)))

    if level is None:
        assert isinstance(found, NotIndicated)
        return
    assert type(found) is TooMuchTogether
    assert found.indicator is level
    assert found.orders == drafts
    labels = [each.label for each in found.proposals]
    assert len(labels) == len(set(doses))
    assert len(set(labels)) == len(labels)


def test_one_that_is_too_much_alone_speaks_for_itself() -> None:
    """Its own finding says more."""
    indolent = evaluate(chart(drafts=orders("25", "50"), diagnoses=(ISM,)))
    advanced = evaluate(chart(drafts=orders("300", "25"), diagnoses=(ASM,)))

    assert type(indolent) is TooMuchForIndolent
    assert type(advanced) is DoseDiffers


def test_beside_a_stromal_tumour_the_sum_is_not_judged() -> None:
    """300 mg for it may be made of 200 and 100."""
    tumor = diagnosis(Disease.GASTROINTESTINAL_STROMAL_TUMOR)
    both = chart(drafts=orders("200", "100"), diagnoses=(SM, tumor))

    assert type(evaluate(both)) is not TooMuchTogether
