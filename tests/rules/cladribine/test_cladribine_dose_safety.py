"""Dose by weight, kidneys, neutrophils and infection before cladribine."""

from dataclasses import replace
from decimal import Decimal

import pytest
from charts import ADULT, AS_OF, SM, Chart, Hook, draft, lab

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.lab import Lab, ResultStatus
from cds_service.clinical.medication import Dose, Drug
from cds_service.clinical.outcome import Indicator, NotIndicated
from cds_service.clinical.problem import Ailment, Problem
from cds_service.rules.cladribine.cladribine_dose_safety import (
    CheckBeforeCladribine,
    WeightMissing,
    evaluate,
)

KG_50 = lab(Analyte.BODY_WEIGHT, "50", "2026-01-01")
USUAL = "7"


def about(*labs: Lab, mg: str = USUAL, problems: tuple[Problem, ...] = ()) -> Chart:
    """Return the chart of a patient for whom cladribine is being ordered."""
    return Chart(
        AS_OF,
        ADULT,
        Hook.ORDER_SIGN,
        diagnoses=(SM,),
        labs=labs,
        problems=problems,
        drafts=(draft(Drug.CLADRIBINE, Dose(Decimal(mg), Decimal(1))),),
    )


@pytest.mark.parametrize(
    ("mg", "odd"),
    [
        ("5.95", True),
        ("6", False),
        ("7", False),
        ("8", False),
        ("8.05", True),
    ],
)
def test_the_dose_by_weight(mg: str, *, odd: bool) -> None:
    """At 50 kg 6 mg (0.12 mg/kg) and 8 mg (0.16 mg/kg) are still usual."""
    found = evaluate(about(KG_50, mg=mg))
    assert isinstance(found, CheckBeforeCladribine) is odd
    if isinstance(found, CheckBeforeCladribine):
        assert found.indicator is Indicator.WARNING
        assert found.points == 1


@pytest.mark.parametrize(
    ("day", "known"), [("2025-12-06", False), ("2025-12-07", True)]
)
def test_the_weight_is_one_of_the_last_30_days(day: str, *, known: bool) -> None:
    """A month-old weight counts, a day more does not."""
    found = evaluate(
        about(replace(KG_50, taken=lab(Analyte.BODY_WEIGHT, "50", day).taken))
    )
    assert isinstance(found, NotIndicated if known else WeightMissing)


@pytest.mark.parametrize(("anc", "low"), [("0.99", True), ("1.00", False)])
def test_neutrophils_below_one(anc: str, *, low: bool) -> None:
    """Strictly below."""
    found = evaluate(about(lab(Analyte.NEUTROPHILS, anc), KG_50))
    assert isinstance(found, CheckBeforeCladribine) is low


def test_a_preliminary_low_count_raises_it() -> None:
    """It may be wrong, and the drug cannot be taken back."""
    count = lab(Analyte.NEUTROPHILS, "0.4", status=ResultStatus.PRELIMINARY)
    assert isinstance(evaluate(about(count, KG_50)), CheckBeforeCladribine)


@pytest.mark.parametrize(
    ("creatinine", "poor"),
    [("1.00", False), ("1.01", True)],
)
def test_kidneys(creatinine: str, *, poor: bool) -> None:
    """A woman of 55 and 50 kg: (140 - 55) x 50 x 0.85 / 72 is 50.2 and 49.7 mL/min."""
    found = evaluate(about(lab(Analyte.CREATININE, creatinine), KG_50))
    assert isinstance(found, CheckBeforeCladribine) is poor


def test_sepsis_on_the_problem_list() -> None:
    """An infection is treated first."""
    sepsis = Problem("Condition/s", frozenset({Ailment.SEPSIS}))
    found = evaluate(about(KG_50, problems=(sepsis,)))
    assert isinstance(found, CheckBeforeCladribine)
    assert found.infections == (sepsis,)
    past = replace(sepsis, current=False)
    assert isinstance(evaluate(about(KG_50, problems=(past,))), NotIndicated)


def test_the_dose_is_not_judged_beside_hairy_cell_leukaemia() -> None:
    """Its regimen has another dose; neutrophils and kidneys count all the same."""
    hairy = (Problem("Condition/h", frozenset({Ailment.HAIRY_CELL_LEUKEMIA})),)
    low = lab(Analyte.NEUTROPHILS, "0.99")

    assert isinstance(evaluate(about(KG_50, mg="4.5", problems=hairy)), NotIndicated)
    assert isinstance(evaluate(about(mg="4.5", problems=hairy)), NotIndicated)
    found = evaluate(about(low, KG_50, mg="4.5", problems=hairy))
    assert isinstance(found, CheckBeforeCladribine)
    assert found.per_kg is None
