"""The dose of an order beside the diagnosis it is for."""

from charts import ASM, ISM, SM, diagnosis, mg
from mido_orders import order

from cds_service.clinical.diagnosis import Disease
from cds_service.clinical.dose_findings import (
    DoseDiffers,
    FoodNotSaid,
    OutsideIndication,
    SubtypeNotNamed,
    WhichRegimen,
)
from cds_service.clinical.medication import Dose
from cds_service.clinical.outcome import Indicator, NotIndicated
from cds_service.frozen import replace
from cds_service.rules.midostaurin.mido_dose_check import evaluate

AML = diagnosis(Disease.ACUTE_MYELOID_LEUKEMIA, Disease.ASSOCIATED_HEMATOLOGIC_NEOPLASM)


def test_t21_leukaemia_without_mastocytosis_is_silent() -> None:
    """Its regimen is not judged."""
    aml = diagnosis(Disease.ACUTE_MYELOID_LEUKEMIA)
    for diagnoses in ((aml,), (AML,), (aml, ISM)):
        answer = evaluate(order(mg("50"), diagnoses=diagnoses))
        assert isinstance(answer, NotIndicated)


def test_leukaemia_beside_advanced_mastocytosis_asks_which_regimen() -> None:
    """Both regimens are possible; nothing is changed."""
    answer = evaluate(order(mg("50"), diagnoses=(AML, ASM)))
    assert isinstance(answer, WhichRegimen)
    words = Dose(text="50 mg twice daily on days 8-21")
    assert isinstance(evaluate(order(words, diagnoses=(AML, ASM))), WhichRegimen)
    cycle = replace(mg("100"), text="Days 8 to 21 of each cycle")
    assert isinstance(evaluate(order(cycle, diagnoses=(AML, ASM))), WhichRegimen)
    assert isinstance(evaluate(order(mg("100"), diagnoses=(AML, ASM))), NotIndicated)
    assert answer.indicator is Indicator.INFO
    assert not answer.proposals


def test_a_subtype_outside_the_indication_is_said() -> None:
    """Indolent disease: the indication is asked for, and no dose is offered."""
    right = evaluate(order(mg("100"), diagnoses=(ISM,)))
    assert isinstance(right, OutsideIndication)
    wrong = evaluate(order(mg("50"), diagnoses=(ISM,)))
    assert isinstance(wrong, OutsideIndication)
    assert wrong.indicator is Indicator.INFO
    assert wrong.not_advanced == {Disease.INDOLENT_SM}
    assert not wrong.proposals
    unread = evaluate(order(Dose(text="as told"), diagnoses=(ISM,)))
    assert isinstance(unread, OutsideIndication)


def test_an_unknown_subtype_is_named() -> None:
    """D47.02 alone names none, two subtypes contradict: asked, nothing offered."""
    answer = evaluate(order(mg("50"), diagnoses=(SM,)))
    assert isinstance(answer, SubtypeNotNamed)
    assert answer.indicator is Indicator.INFO
    assert not answer.proposals
    conflict = evaluate(order(mg("50"), diagnoses=(ISM, ASM)))
    assert isinstance(conflict, SubtypeNotNamed)
    food = evaluate(order(mg("100", with_food=None), diagnoses=(SM,)))
    assert isinstance(food, FoodNotSaid)
    assert not food.proposals
    assert answer.missing == ("the subtype of mastocytosis",)
    assert isinstance(evaluate(order(mg("100"), diagnoses=(SM,))), NotIndicated)


def test_an_unverified_subtype_is_said() -> None:
    """It raises the same note, and the doubt is named beside it."""
    doubt = ("a verified code of the subtype of mastocytosis",)
    indolent = evaluate(
        order(mg("100"), diagnoses=(replace(ISM, unverified_code=True),))
    )
    assert isinstance(indolent, OutsideIndication)
    assert indolent.not_advanced == {Disease.INDOLENT_SM}
    assert indolent.missing == doubt
    aggressive = evaluate(
        order(mg("50"), diagnoses=(replace(ASM, unverified_code=True),))
    )
    assert isinstance(aggressive, DoseDiffers)
    assert aggressive.indicator is Indicator.WARNING
    assert aggressive.missing == doubt
