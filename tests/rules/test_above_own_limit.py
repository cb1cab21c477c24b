"""An order above its own limit is judged as it stands, and is never plain silence."""

from decimal import Decimal

import pytest
from charts import (
    ADULT,
    AS_OF,
    ASM,
    ISM,
    SM,
    Chart,
    Hook,
    draft,
    lab,
)

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.cladribine_findings import (
    DoseToxic,
    Lacking,
    MeasureBeforeCladribine,
)
from cds_service.clinical.diagnosis import Diagnosis
from cds_service.clinical.medication import Dose, Drug
from cds_service.clinical.outcome import (
    Finding,
    Indicator,
    InsufficientData,
    NotIndicated,
    Outcome,
)
from cds_service.clinical.own_limit import ABOVE_OWN_LIMIT
from cds_service.rules.avapritinib import avapritinib_dose_by_subtype
from cds_service.rules.cladribine import cladribine_dose_safety
from cds_service.rules.midostaurin import mido_dose_check

KNOWN = (
    lab(Analyte.BODY_WEIGHT, "70", "2026-01-01"),
    lab(Analyte.NEUTROPHILS, "2.0", "2026-01-01"),
    lab(Analyte.CREATININE, "0.80", "2026-01-01"),
)


def about(drug: Drug, mg: str, takes: int, disease: Diagnosis, *, above: bool) -> Chart:
    """Return the chart of an adult for whom this is being ordered."""
    dose = Dose(Decimal(mg), Decimal(takes), with_food=True, above_own_limit=above)
    return Chart(
        AS_OF,
        ADULT,
        Hook.ORDER_SIGN,
        diagnoses=(disease,),
        labs=KNOWN,
        drafts=(draft(drug, dose),),
    )


def midostaurin(mg: str, *, above: bool) -> Outcome:
    """Judge an order of midostaurin, twice daily with food."""
    return mido_dose_check.evaluate(about(Drug.MIDOSTAURIN, mg, 2, ASM, above=above))


def avapritinib(mg: str, *, above: bool, disease: Diagnosis = ASM) -> Outcome:
    """Judge an order of avapritinib, once daily."""
    return avapritinib_dose_by_subtype.evaluate(
        about(Drug.AVAPRITINIB, mg, 1, disease, above=above)
    )


def cladribine(mg: str, *, above: bool) -> Outcome:
    """Judge an order of cladribine for a patient of 70 kg."""
    return cladribine_dose_safety.evaluate(
        about(Drug.CLADRIBINE, mg, 1, SM, above=above)
    )


@pytest.mark.parametrize("above", [False, True])
def test_what_was_said_of_the_dose_is_still_said(*, above: bool) -> None:
    """A wrong dose has the same level, whether or not a limit contradicts it."""
    found = {
        Indicator.WARNING: [
            midostaurin("200", above=above),
            avapritinib("400", above=above),
        ],
        Indicator.CRITICAL: [
            cladribine("98", above=above),
            avapritinib("200", above=above, disease=ISM),
        ],
    }
    for level, answers in found.items():
        for answer in answers:
            assert isinstance(answer, Finding)
            assert answer.indicator is level
            assert (ABOVE_OWN_LIMIT in answer.missing) is above


def test_a_right_dose_of_midostaurin_or_avapritinib_could_not_be_checked() -> None:
    """100 mg twice daily and 200 mg are silent; above the order's own limit, not."""
    assert isinstance(midostaurin("100", above=False), NotIndicated)
    assert isinstance(avapritinib("200", above=False), NotIndicated)
    for answer in (midostaurin("100", above=True), avapritinib("200", above=True)):
        assert isinstance(answer, InsufficientData)
        assert ABOVE_OWN_LIMIT in answer.reason


def test_a_right_dose_of_cladribine_is_not_called_safe() -> None:
    """0.14 mg/kg of 70 kg is silent; above the order's own limit it is a note."""
    assert isinstance(cladribine("9.8", above=False), NotIndicated)
    answer = cladribine("9.8", above=True)
    assert isinstance(answer, MeasureBeforeCladribine)
    assert answer.lacking == (Lacking.WHICH_DOSE,)


def test_ten_times_the_dose_of_cladribine_is_critical() -> None:
    """98 mg for 70 kg is 1.4 mg/kg a day."""
    assert isinstance(cladribine("98", above=True), DoseToxic)
