"""Before cladribine: what is not known is asked for, never taken for normal."""

from decimal import Decimal

import pytest
from charts import ADULT, AS_OF, SM, Chart, Hook, draft, lab

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.cladribine_findings import MeasureBeforeCladribine
from cds_service.clinical.lab import Lab
from cds_service.clinical.medication import Dose, Drug
from cds_service.clinical.outcome import Indicator, NotIndicated
from cds_service.frozen import replace
from cds_service.rules.cladribine.cladribine_dose_safety import evaluate

KG_50 = lab(Analyte.BODY_WEIGHT, "50", "2026-01-01")
ANC_2 = lab(Analyte.NEUTROPHILS, "2.0", "2026-01-01")
CREATININE = lab(Analyte.CREATININE, "0.80", "2026-01-01")


def about(*labs: Lab) -> Chart:
    """Return the chart of a patient for whom 7 mg cladribine is being ordered."""
    order = draft(Drug.CLADRIBINE, Dose(Decimal(7), Decimal(1)))
    return Chart(
        AS_OF, ADULT, Hook.ORDER_SIGN, diagnoses=(SM,), labs=labs, drafts=(order,)
    )


@pytest.mark.parametrize(
    ("day", "known"), [("2025-12-06", False), ("2025-12-07", True)]
)
def test_the_weight_is_one_of_the_last_30_days(day: str, *, known: bool) -> None:
    """A month-old weight counts, a day more does not."""
    weight = lab(Analyte.BODY_WEIGHT, "50", day)
    found = evaluate(about(weight, ANC_2, CREATININE))
    assert isinstance(found, NotIndicated if known else MeasureBeforeCladribine)


@pytest.mark.parametrize(
    ("day", "known"), [("2025-12-08", False), ("2025-12-09", True)]
)
def test_the_neutrophils_are_of_the_last_28_days(day: str, *, known: bool) -> None:
    """A count of four weeks ago counts, one of a day more does not."""
    count = lab(Analyte.NEUTROPHILS, "2.0", day)
    found = evaluate(about(KG_50, count, CREATININE))
    assert isinstance(found, NotIndicated if known else MeasureBeforeCladribine)


@pytest.mark.parametrize(
    ("labs", "lacking"),
    [
        ((KG_50, CREATININE), ("ANC",)),
        ((KG_50, ANC_2), ("creatinine clearance",)),
        ((ANC_2, CREATININE), ("weight", "creatinine clearance")),
        ((KG_50,), ("creatinine clearance", "ANC")),
        ((KG_50, CREATININE, lab(Analyte.NEUTROPHILS, "<1.5")), ("ANC",)),
        (
            (KG_50, CREATININE, lab(Analyte.NEUTROPHILS, "2.0", "2025-12-08")),
            ("ANC",),
        ),
        (
            (KG_50, ANC_2, lab(Analyte.CREATININE, "0.80", "2025-10-07")),
            ("creatinine clearance",),
        ),
    ],
)
def test_what_is_not_known_is_never_normal(
    labs: tuple[Lab, ...], lacking: tuple[str, ...]
) -> None:
    """A note names what is missing, too old (28 and 90 days) or settles nothing."""
    found = evaluate(about(*labs))
    assert isinstance(found, MeasureBeforeCladribine)
    assert found.indicator is Indicator.INFO
    assert found.lacking == lacking


def test_a_dose_in_another_unit_is_not_known() -> None:
    """The amount by weight cannot be told, so it is asked for."""
    chart = replace(about(KG_50, ANC_2, CREATININE), drafts=(draft(Drug.CLADRIBINE),))
    found = evaluate(chart)
    assert isinstance(found, MeasureBeforeCladribine)
    assert found.lacking == ("daily dose",)
