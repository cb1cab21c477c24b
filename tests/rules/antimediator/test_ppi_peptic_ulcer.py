"""Cover against acid, for an ulcer or beside what makes one."""

import pytest
from antimediator_charts import LOST, NO_ORDERS, NO_STATEMENTS, patient, problem
from charts import medication

from cds_service.cards.wording import summary
from cds_service.clinical.allergy import Allergy
from cds_service.clinical.medication import Dose, Drug, MedicationKind
from cds_service.clinical.outcome import Indicator, NotIndicated
from cds_service.clinical.problem import Ailment
from cds_service.frozen import replace
from cds_service.rules.antimediator.ppi_peptic_ulcer import (
    RULE,
    DrugUncovered,
    UlcerUncovered,
    evaluate,
)

NAPROXEN = medication(Drug.NSAID, "2025-06-02")


def test_an_ulcer_without_cover() -> None:
    """The line says that neither kind of cover was found, and offers one."""
    answer = evaluate(patient(Ailment.PEPTIC_ULCER, taking=()))

    assert isinstance(answer, UlcerUncovered)
    assert answer.indicator is Indicator.INFO
    assert len(answer.proposals) == 1
    assert summary(RULE.texts[UlcerUncovered].summary, answer) == (
        "Consider a PPI or an H2 antihistamine: peptic ulcer on record, neither found"
        " in this record"
    )


@pytest.mark.parametrize("drug", [Drug.NSAID, Drug.ASPIRIN, Drug.GLUCOCORTICOID])
def test_a_drug_that_makes_ulcers(drug: Drug) -> None:
    """Taken day by day it asks for cover, as needed or in hospital it does not."""
    taken = medication(drug, "2025-06-02")
    given = medication(drug, "2026-01-05", kind=MedicationKind.ADMINISTRATION)

    assert isinstance(evaluate(patient(taking=(taken,))), DrugUncovered)
    for other in (
        replace(taken, dose=Dose(as_needed=True)),
        replace(taken, inpatient=True),
        given,
    ):
        assert isinstance(evaluate(patient(taking=(other,))), NotIndicated)


@pytest.mark.parametrize(
    "cover", [Drug.PROTON_PUMP_INHIBITOR, Drug.H2_ANTIHISTAMINE, Drug.RANITIDINE]
)
def test_silent_with_cover(cover: Drug) -> None:
    """Either kind is cover."""
    items = (NAPROXEN, medication(cover, "2025-06-02"))

    assert isinstance(
        evaluate(patient(Ailment.PEPTIC_ULCER, taking=items)), NotIndicated
    )


def test_silent_without_a_reason_or_a_record() -> None:
    """No ulcer, an ulcer of the past, medicines not read, no mastocytosis."""
    ulcer = patient(Ailment.PEPTIC_ULCER, taking=())
    for chart in (
        patient(),
        patient(problem(Ailment.PEPTIC_ULCER, current=False)),
        replace(ulcer, gaps=(NO_ORDERS,)),
        replace(ulcer, gaps=(NO_STATEMENTS,)),
        replace(ulcer, unread=(LOST,)),
        replace(ulcer, diagnoses=()),
    ):
        assert isinstance(evaluate(chart), NotIndicated)


def test_an_intolerance_leaves_the_advice_without_an_order() -> None:
    """The H2 antihistamine is still there to consider."""
    allergy = Allergy("AllergyIntolerance/1", frozenset({Drug.PROTON_PUMP_INHIBITOR}))
    answer = evaluate(replace(patient(taking=(NAPROXEN,)), allergies=(allergy,)))

    assert isinstance(answer, DrugUncovered)
    assert answer.indicator is Indicator.INFO
    assert answer.proposals == ()
