"""The dose of avapritinib by subtype: each dose, an unnamed subtype, a tumour."""

from decimal import Decimal

import pytest
from aya_charts import AYA, VIEW, chart, ordered, taking
from charts import ASM, ISM, MCL, SM, diagnosis, draft

from cds_service.clinical.avapritinib_findings import (
    DoseDiffers,
    DoseNotRead,
    NoDoseForSmouldering,
    OrderedDose,
    SubtypeNeeded,
    SubtypeNeededForLowDose,
    TooMuchForIndolent,
)
from cds_service.clinical.diagnosis import Diagnosis, Disease, Verification
from cds_service.clinical.medication import Dose
from cds_service.clinical.outcome import Indicator, InsufficientData, NotIndicated
from cds_service.clinical.proposal import ChangeDose, RemoveDraft
from cds_service.frozen import replace
from cds_service.rules.avapritinib.avapritinib_dose_by_subtype import evaluate

INFO, WARNING, CRITICAL = Indicator.INFO, Indicator.WARNING, Indicator.CRITICAL
BMM = diagnosis(Disease.BONE_MARROW_MASTOCYTOSIS)
SSM = diagnosis(Disease.SMOULDERING_SM)
AHN = diagnosis(Disease.SM_AHN)
GIST = diagnosis(Disease.GASTROINTESTINAL_STROMAL_TUMOR)


@pytest.mark.parametrize("subtype", [ASM, AHN, MCL])
@pytest.mark.parametrize("dose", ["25", "50", "100", "200"])
def test_the_doses_for_advanced_disease(dose: str, subtype: Diagnosis) -> None:
    """The full dose and every step down is silent."""
    answer = evaluate(chart(drafts=(ordered(dose),), diagnoses=(subtype,)))

    assert isinstance(answer, NotIndicated)


@pytest.mark.parametrize(
    ("dose", "per_day"),
    [("24", "1"), ("75", "1"), ("201", "1"), ("300", "1"), ("100", "2"), ("25", "8")],
)
def test_another_dose_in_advanced_disease(dose: str, per_day: str) -> None:
    """Everything else warns, also the full dose in two parts."""
    answer = evaluate(chart(drafts=(ordered(dose, per_day),)))

    assert type(answer) is DoseDiffers
    assert answer.indicator is WARNING
    change, back = answer.proposals
    assert isinstance(change, ChangeDose)
    assert (change.mg_per_take, change.takes_per_day) == (Decimal(200), 1)
    assert not change.with_food
    assert isinstance(back, RemoveDraft)
    assert answer.exclusive


@pytest.mark.parametrize("subtype", [ISM, BMM])
@pytest.mark.parametrize(
    ("dose", "per_day"), [("25.1", "1"), ("50", "1"), ("25", "2"), ("200", "1")]
)
def test_above_25_mg_in_indolent_disease_is_critical(
    dose: str, per_day: str, subtype: Diagnosis
) -> None:
    """A day's dose above 25 mg is too much."""
    drafts = (ordered(dose, per_day),)
    answer = evaluate(chart(drafts=drafts, diagnoses=(subtype,)))

    assert type(answer) is TooMuchForIndolent
    assert answer.indicator is CRITICAL
    change = answer.proposals[0]
    assert isinstance(change, ChangeDose)
    assert change.mg_per_take == Decimal(25)


@pytest.mark.parametrize("subtype", [ISM, BMM, SSM])
@pytest.mark.parametrize(("dose", "per_day"), [("25", "1"), ("25", "0.5")])
def test_up_to_25_mg_in_indolent_disease(
    dose: str, per_day: str, subtype: Diagnosis
) -> None:
    """25 mg a day, or every other day, is silent."""
    drafts = (ordered(dose, per_day),)

    assert isinstance(
        evaluate(chart(drafts=drafts, diagnoses=(subtype,))), NotIndicated
    )


def test_a_large_tablet_without_a_frequency_is_too_much() -> None:
    """200 mg a take is above 25 mg on whatever day it is taken."""
    drafts = (draft(AYA, Dose(mg_per_take=Decimal(200))),)
    answer = evaluate(chart(drafts=drafts, diagnoses=(ISM,)))

    assert type(answer) is TooMuchForIndolent


def test_smouldering_disease_has_no_labelled_dose() -> None:
    """Above 25 mg it warns, and offers no dose."""
    answer = evaluate(chart(drafts=(ordered("100"),), diagnoses=(SSM,)))

    assert type(answer) is NoDoseForSmouldering
    assert answer.indicator is WARNING
    assert answer.proposals == ()


@pytest.mark.parametrize(
    ("dose", "kind", "level"),
    [
        pytest.param("200", SubtypeNeeded, WARNING, id="t32"),
        ("26", SubtypeNeeded, WARNING),
        ("25", SubtypeNeededForLowDose, INFO),
    ],
)
def test_t32_d47_02_decides_nothing(
    dose: str, kind: type[OrderedDose], level: Indicator
) -> None:
    """Without a subtype the dose cannot be judged; above 25 mg that is a warning."""
    answer = evaluate(chart(drafts=(ordered(dose),), diagnoses=(SM,)))

    assert type(answer) is kind
    assert answer.indicator is level
    assert answer.proposals == ()


def test_a_contradicting_record_asks_for_the_subtype() -> None:
    """Indolent and aggressive at once: the card names both."""
    answer = evaluate(chart(diagnoses=(ISM, ASM)))

    assert type(answer) is SubtypeNeeded
    assert answer.contradicting == {Disease.INDOLENT_SM, Disease.AGGRESSIVE_SM}


def test_an_unverified_code_raises_and_clears_nothing() -> None:
    """It makes 200 mg too much, and never makes it right."""
    indolent = replace(ISM, unverified_code=True)
    advanced = replace(ASM, unverified_code=True)

    assert type(evaluate(chart(diagnoses=(indolent,)))) is TooMuchForIndolent
    doubted = evaluate(chart(diagnoses=(advanced,)))
    assert type(doubted) is SubtypeNeeded
    assert doubted.contradicting == frozenset()


def test_a_dose_in_words_is_told() -> None:
    """Nobody guesses it."""
    drafts = (draft(AYA, Dose(text="as directed")),)
    answer = evaluate(chart(drafts=drafts, diagnoses=(ISM,)))

    assert type(answer) is DoseNotRead
    assert answer.indicator is INFO


def test_nobody_else_is_asked() -> None:
    """No order or no mastocytosis: silent; not confirmed: cannot decide."""
    unsure = replace(SM, verification=Verification.PROVISIONAL)

    assert isinstance(evaluate(chart(drafts=())), NotIndicated)
    assert isinstance(evaluate(chart(diagnoses=(GIST,))), NotIndicated)
    assert isinstance(evaluate(chart(hook=VIEW, taken=(taking(),))), NotIndicated)
    assert isinstance(evaluate(chart(diagnoses=(unsure,))), InsufficientData)
