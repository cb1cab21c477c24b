"""A usual dose of avapritinib beside a liver that may be severely impaired."""

import pytest
from aya_charts import chart, ordered, problem, taking
from charts import ASM, ISM, lab, mg

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.avapritinib_findings import GradeTheLiver, TooMuchForIndolent
from cds_service.clinical.diagnosis import Diagnosis
from cds_service.clinical.lab import Lab
from cds_service.clinical.medication import Dose
from cds_service.clinical.outcome import Indicator, NotIndicated
from cds_service.clinical.problem import Ailment
from cds_service.clinical.proposal import AddTask, RemoveDraft
from cds_service.frozen import replace
from cds_service.rules.avapritinib.avapritinib_dose_by_subtype import evaluate

CIRRHOSIS = problem(Ailment.LIVER_DISEASE)
EVERY_OTHER_DAY = mg("25", "0.5", with_food=None)


def bilirubin(value: str, day: str = "2026-01-05") -> Lab:
    """Return a bilirubin in mg/dL."""
    return lab(Analyte.BILIRUBIN, value, day)


@pytest.mark.parametrize(
    ("diagnosis", "dose", "fires"),
    [
        (ASM, mg("200", "1", with_food=None), True),
        (ASM, mg("100", "1", with_food=None), False),
        (ASM, mg("50", "1", with_food=None), False),
        (ISM, mg("25", "1", with_food=None), True),
        (ISM, EVERY_OTHER_DAY, False),
    ],
)
def test_a_usual_dose_beside_cirrhosis(
    diagnosis: Diagnosis, dose: Dose, *, fires: bool
) -> None:
    """The starting dose asks for the class, a lower one does not."""
    draft = replace(ordered(), dose=dose)
    found = evaluate(
        chart(drafts=(draft,), diagnoses=(diagnosis,), problems=(CIRRHOSIS,))
    )

    if not fires:
        assert isinstance(found, NotIndicated)
        return
    assert type(found) is GradeTheLiver
    assert found.indicator is Indicator.WARNING
    assert found.liver == (CIRRHOSIS,)
    assert [type(each) for each in found.proposals] == [AddTask, RemoveDraft]


@pytest.mark.parametrize(
    ("value", "day", "kind"),
    [
        ("2.9", "2026-01-05", NotIndicated),
        ("3.0", "2026-01-05", NotIndicated),
        ("3.1", "2026-01-05", GradeTheLiver),
        ("3.1", "2025-10-08", GradeTheLiver),
        ("3.1", "2025-10-07", NotIndicated),
    ],
)
def test_bilirubin(value: str, day: str, kind: type[object]) -> None:
    """Above 3 mg/dL within 90 days."""
    assert type(evaluate(chart(bilirubin(value, day)))) is kind


def test_a_liver_that_recovered_is_none() -> None:
    """A failure that is over does not count."""
    over = problem(Ailment.LIVER_DISEASE, current=False)

    assert isinstance(evaluate(chart(problems=(over,))), NotIndicated)


def test_on_treatment_it_is_a_note() -> None:
    """The label speaks of the dose to start with."""
    found = evaluate(chart(taken=(taking(),), problems=(CIRRHOSIS,)))

    assert type(found) is GradeTheLiver
    assert found.indicator is Indicator.INFO


def test_what_is_too_much_says_so_first_and_offers_no_dose() -> None:
    """Beside such a liver no labelled dose is offered."""
    high = bilirubin("5")
    found = evaluate(chart(high, diagnoses=(ISM,)))

    assert type(found) is TooMuchForIndolent
    assert [type(each) for each in found.proposals] == [RemoveDraft]
    assert found.liver == (high,)
