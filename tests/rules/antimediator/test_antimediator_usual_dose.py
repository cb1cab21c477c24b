"""The usual dose of an antihistamine is not offered where the kidneys are poor."""

import pytest
from antimediator_charts import patient
from charts import Chart, lab

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.outcome import Finding
from cds_service.clinical.problem import Ailment
from cds_service.clinical.proposal import OrderDrug
from cds_service.frozen import replace
from cds_service.rules.antimediator import antimediator_h1_foundation as h1
from cds_service.rules.antimediator import antimediator_h2_add as h2

ON_H1 = patient(Ailment.DIARRHEA)
WITHOUT = patient(Ailment.FLUSHING, taking=())
POOR = "the dose for these kidneys, for which none is offered"


def offers(chart: Chart, rule: object = h2) -> tuple[bool, bool]:
    """Tell whether an order is offered, and whether its dose is called open."""
    found = (h2 if rule is h2 else h1).evaluate(chart)
    assert isinstance(found, Finding)
    ordered = any(isinstance(each, OrderDrug) for each in found.proposals)
    return ordered, POOR in found.missing


@pytest.mark.parametrize(("egfr", "offered"), [("59.9", False), ("60", True)])
def test_the_clearance_decides(egfr: str, *, offered: bool) -> None:
    """Strictly below 60 mL/min nobody is handed a full dose, for both rules."""
    value = lab(Analyte.GFR, egfr, "2026-01-02")
    assert offers(replace(ON_H1, labs=(value,))) == (offered, not offered)
    assert offers(replace(WITHOUT, labs=(value,)), h1) == (offered, not offered)


def test_an_old_value_decides_nothing() -> None:
    """A value of 91 days ago neither raises nor clears."""
    value = lab(Analyte.GFR, "20", "2025-10-07")
    assert offers(replace(ON_H1, labs=(value,))) == (True, False)


@pytest.mark.parametrize(
    "ailment", [Ailment.DIALYSIS_STATUS, Ailment.ADVANCED_KIDNEY_DISEASE]
)
def test_a_code_speaks_where_nobody_measured(ailment: Ailment) -> None:
    """Dialysis, or stage 4 and 5."""
    assert offers(patient(Ailment.DIARRHEA, ailment)) == (False, True)
    assert offers(patient(Ailment.FLUSHING, ailment, taking=()), h1) == (False, True)
