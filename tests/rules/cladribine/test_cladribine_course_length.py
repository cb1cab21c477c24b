"""The days of a cladribine course, and doses near the limits."""

from decimal import Decimal

import pytest
from charts import ADULT, AS_OF, SM, Chart, Hook, draft, lab

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.cladribine_findings import (
    DaysUnusual,
    DoseToxic,
    DoseUnusual,
)
from cds_service.clinical.medication import Dose, Drug
from cds_service.clinical.outcome import Indicator, NotIndicated
from cds_service.clinical.problem import Ailment, Problem
from cds_service.frozen import replace
from cds_service.rules.cladribine.cladribine_dose_safety import evaluate

KNOWN = (
    lab(Analyte.BODY_WEIGHT, "70", "2026-01-01"),
    lab(Analyte.NEUTROPHILS, "2.0", "2026-01-01"),
    lab(Analyte.CREATININE, "0.80", "2026-01-01"),
)
USUAL = Dose(Decimal("9.8"), Decimal(1))


def about(*doses: Dose) -> Chart:
    """Return the chart of a patient of 70 kg for whom these are being ordered."""
    drafts = tuple(
        draft(Drug.CLADRIBINE, dose, f"MedicationRequest/{number}")
        for number, dose in enumerate(doses)
    )
    return Chart(
        AS_OF, ADULT, Hook.ORDER_SIGN, diagnoses=(SM,), labs=KNOWN, drafts=drafts
    )


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ((4,), "4 days"),
        ((5,), ""),
        ((6,), "6 days"),
        ((14,), "14 days"),
        ((1,), "1 day"),
        ((5, 14), "5 or 14 days"),
        ((), ""),
    ],
)
def test_the_days(days: tuple[int, ...], said: str) -> None:
    """Anything but 5 is told; what is not stated is not."""
    found = evaluate(about(replace(USUAL, days=days)))
    assert isinstance(found, DaysUnusual if said else NotIndicated)
    if isinstance(found, DaysUnusual):
        assert found.indicator is Indicator.WARNING
        assert found.days == said


@pytest.mark.parametrize(("orders", "odd"), [(4, True), (5, False), (6, True)])
def test_one_order_for_each_day(orders: int, *, odd: bool) -> None:
    """Five orders of one day are a course."""
    found = evaluate(about(*[replace(USUAL, days=(1,))] * orders))
    assert isinstance(found, DaysUnusual if odd else NotIndicated)


def test_a_toxic_dose_outweighs_the_days_and_tells_them() -> None:
    """One card, which names both."""
    found = evaluate(about(Dose(Decimal(98), Decimal(1), days=(14,))))
    assert isinstance(found, DoseToxic)
    assert found.days == "14 days"


def test_beside_hairy_cell_leukaemia_the_days_are_not_judged() -> None:
    """Its regimen has other days."""
    hairy = Problem("Condition/hairy", frozenset({Ailment.HAIRY_CELL_LEUKEMIA}))
    chart = replace(about(replace(USUAL, days=(7,))), problems=(hairy,))
    assert isinstance(evaluate(chart), NotIndicated)


def test_what_is_given_on_days_of_a_course_is_judged() -> None:
    """98 mg on days 1 to 5 is 1.4 mg/kg on each."""
    found = evaluate(about(Dose(mg_on_a_day=Decimal(98), days=(5,))))
    assert isinstance(found, DoseToxic)
    assert found.exactly == "1.4"
    assert found.weight is not None


@pytest.mark.parametrize(
    ("mg", "said"),
    [("8.39", "0.1199"), ("8.4", None), ("11.2", None), ("11.21", "0.1601")],
)
def test_no_rounding_hides_the_reason(mg: str, said: str | None) -> None:
    """At 70 kg 8.39 mg is not 0.12 mg/kg, nor is 11.21 mg 0.16."""
    found = evaluate(about(Dose(Decimal(mg), Decimal(1))))
    assert isinstance(found, NotIndicated if said is None else DoseUnusual)
    if isinstance(found, DoseUnusual):
        assert found.exactly == said


def test_no_rounding_makes_it_toxic() -> None:
    """25.19 mg at 70 kg is 0.35986 mg/kg, just below 0.36."""
    found = evaluate(about(Dose(Decimal("25.19"), Decimal(1))))
    assert isinstance(found, DoseUnusual)
    assert found.exactly == "0.3599"
