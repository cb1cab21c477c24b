"""Dose by weight, kidneys, neutrophils and infection before cladribine."""

from decimal import Decimal

import pytest
from charts import ADULT, AS_OF, SM, Chart, Hook, draft, lab

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.cladribine_findings import (
    CheckBeforeCladribine,
    ClearancePoor,
    DoseToxic,
    DoseUnusual,
    InfectionNow,
    NeutrophilsLow,
    OnDialysisOrAdvanced,
)
from cds_service.clinical.lab import Lab, ResultStatus
from cds_service.clinical.medication import Dose, Drug
from cds_service.clinical.outcome import Indicator, NotIndicated
from cds_service.clinical.problem import Ailment, Problem
from cds_service.clinical.proposal import RemoveDraft
from cds_service.frozen import replace
from cds_service.rules.cladribine.cladribine_dose_safety import evaluate

KG_50 = lab(Analyte.BODY_WEIGHT, "50", "2026-01-01")
ANC_2 = lab(Analyte.NEUTROPHILS, "2.0", "2026-01-01")
CREATININE = lab(Analyte.CREATININE, "0.80", "2026-01-01")
KNOWN = (KG_50, ANC_2, CREATININE)
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


def problem(ailment: Ailment) -> Problem:
    """Return a current entry of the problem list."""
    return Problem(f"Condition/{ailment}", frozenset({ailment}))


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
    found = evaluate(about(*KNOWN, mg=mg))
    assert isinstance(found, DoseUnusual) is odd
    if isinstance(found, DoseUnusual):
        assert found.indicator is Indicator.WARNING


@pytest.mark.parametrize(
    ("mg", "toxic"), [("17.95", False), ("18", True), ("70", True)]
)
def test_a_toxic_dose_is_critical(mg: str, *, toxic: bool) -> None:
    """At 50 kg 18 mg are 0.36 mg/kg, four times the dose for hairy cell leukaemia."""
    found = evaluate(about(*KNOWN, mg=mg))
    assert isinstance(found, DoseToxic) is toxic
    assert isinstance(found, CheckBeforeCladribine)
    critical = found.indicator is Indicator.CRITICAL
    assert critical is toxic
    assert isinstance(found.proposals[0], RemoveDraft) is toxic


@pytest.mark.parametrize(("per_kg", "kind"), [("0.14", None), ("0.36", DoseToxic)])
def test_a_dose_ordered_by_weight(
    per_kg: str, kind: type[CheckBeforeCladribine] | None
) -> None:
    """It is judged without milligrams, and without a weight when it is toxic."""
    dose = Dose(takes_per_day=Decimal(1), mg_per_kg_a_day=Decimal(per_kg))
    ordered = (draft(Drug.CLADRIBINE, dose),)
    found = evaluate(replace(about(*KNOWN), drafts=ordered))
    assert isinstance(found, kind or NotIndicated)
    unweighed = evaluate(replace(about(ANC_2, CREATININE), drafts=ordered))
    assert isinstance(unweighed, DoseToxic) is (kind is DoseToxic)


def test_of_two_orders_the_higher_dose_is_judged() -> None:
    """Whichever stands first, a slip in the other one is not passed over."""
    usual = about(*KNOWN)
    slip = draft(Drug.CLADRIBINE, Dose(Decimal(70), Decimal(1)), reference="a/2")
    for orders in ((*usual.drafts, slip), (slip, *usual.drafts)):
        assert isinstance(evaluate(replace(usual, drafts=orders)), DoseToxic)


@pytest.mark.parametrize(("anc", "low"), [("0.99", True), ("1.00", False)])
def test_neutrophils_below_one(anc: str, *, low: bool) -> None:
    """Strictly below."""
    found = evaluate(about(lab(Analyte.NEUTROPHILS, anc), KG_50, CREATININE))
    assert isinstance(found, NeutrophilsLow if low else NotIndicated)


def test_a_preliminary_low_count_raises_it() -> None:
    """It may be wrong, and the drug cannot be taken back."""
    count = lab(Analyte.NEUTROPHILS, "0.4", status=ResultStatus.PRELIMINARY)
    assert isinstance(evaluate(about(count, KG_50)), NeutrophilsLow)


@pytest.mark.parametrize(
    ("creatinine", "poor"),
    [("1.00", False), ("1.01", True)],
)
def test_kidneys(creatinine: str, *, poor: bool) -> None:
    """A woman of 55 and 50 kg: (140 - 55) x 50 x 0.85 / 72 is 50.2 and 49.7 mL/min."""
    found = evaluate(about(lab(Analyte.CREATININE, creatinine), KG_50, ANC_2))
    assert isinstance(found, ClearancePoor if poor else NotIndicated)


@pytest.mark.parametrize(
    "ailment", [Ailment.DIALYSIS_STATUS, Ailment.ADVANCED_KIDNEY_DISEASE]
)
def test_failing_kidneys_by_code(ailment: Ailment) -> None:
    """Where nobody measured, the code is evidence."""
    found = evaluate(about(KG_50, ANC_2, problems=(problem(ailment),)))
    assert isinstance(found, OnDialysisOrAdvanced)
    assert found.kidneys == (problem(ailment),)
    assert found.missing == ()


def test_dialysis_outweighs_a_good_value_and_a_stage_does_not() -> None:
    """Dialysis distorts creatinine; a stage may be an old entry."""
    dialysis = (problem(Ailment.DIALYSIS_STATUS),)
    stage = (problem(Ailment.ADVANCED_KIDNEY_DISEASE),)
    assert isinstance(evaluate(about(*KNOWN, problems=dialysis)), OnDialysisOrAdvanced)
    assert isinstance(evaluate(about(*KNOWN, problems=stage)), NotIndicated)


@pytest.mark.parametrize("ailment", [Ailment.SEPSIS, Ailment.ACUTE_INFECTION])
def test_an_infection_on_the_problem_list(ailment: Ailment) -> None:
    """An infection is treated first; one that is over is none."""
    now = problem(ailment)
    found = evaluate(about(*KNOWN, problems=(now,)))
    assert isinstance(found, InfectionNow)
    assert found.infections == (now,)
    past = replace(now, current=False)
    assert isinstance(evaluate(about(*KNOWN, problems=(past,))), NotIndicated)


def test_the_gravest_gives_the_headline_and_all_are_told() -> None:
    """A toxic dose beside a low count: one card, which names both."""
    low = lab(Analyte.NEUTROPHILS, "0.99")
    found = evaluate(about(KG_50, CREATININE, low, mg="70"))
    assert isinstance(found, DoseToxic)
    assert (found.exactly, found.neutrophils) == ("1.4", low)


def test_the_usual_dose_is_not_judged_beside_hairy_cell_leukaemia() -> None:
    """Its regimen has another dose; a toxic one, neutrophils and kidneys count."""
    hairy = (problem(Ailment.HAIRY_CELL_LEUKEMIA),)
    low = lab(Analyte.NEUTROPHILS, "0.99")

    assert isinstance(evaluate(about(*KNOWN, mg="4.5", problems=hairy)), NotIndicated)
    assert isinstance(evaluate(about(*KNOWN, mg="18", problems=hairy)), DoseToxic)
    found = evaluate(about(low, KG_50, CREATININE, mg="4.5", problems=hairy))
    assert isinstance(found, NeutrophilsLow)
    assert found.exactly == ""
