"""Sedating medicines are to be reviewed where memory is a complaint."""

import pytest
from antimediator_charts import patient
from charts import medication

from cds_service.cards.wording import summary
from cds_service.clinical.medication import Drug, Medication, MedicationKind
from cds_service.clinical.outcome import Indicator, NotIndicated
from cds_service.clinical.problem import Ailment
from cds_service.clinical.proposal import AddTask
from cds_service.frozen import replace
from cds_service.rules.antimediator.cognition_drug_burden import (
    RULE,
    SedatingLoad,
    evaluate,
)

FOG = Ailment.COGNITIVE_SYMPTOM


def named(drug: Drug, name: str) -> Medication:
    """Return an order of a drug under a name."""
    order = medication(drug, "2025-06-02", reference=f"MedicationRequest/{name}")
    return replace(order, name=name)


HYDROXYZINE = named(Drug.SEDATING_ANTIHISTAMINE, "Hydroxyzine 25 MG Oral Tablet")
LORAZEPAM = named(Drug.BENZODIAZEPINE, "lorazepam 1 MG Oral Tablet")


@pytest.mark.parametrize(
    "other",
    [
        LORAZEPAM,
        named(Drug.SEDATING_ANTIHISTAMINE, "diphenhydramine 25 MG"),
        named(Drug.OPIOID_HISTAMINE_RELEASING, "morphine"),
        named(Drug.OPIOID_LOWER_RISK, "fentanyl"),
        named(Drug.OPIOID_NOT_RANKED, "oxycodone"),
    ],
)
def test_two_sedating_medicines(other: Medication) -> None:
    """The line counts them; a review is offered, and never a stop."""
    answer = evaluate(patient(FOG, taking=(HYDROXYZINE, other)))

    assert isinstance(answer, SedatingLoad)
    assert answer.indicator is Indicator.INFO
    assert [type(offer) for offer in answer.proposals] == [AddTask]
    assert summary(RULE.texts[SedatingLoad].summary, answer) == (
        "Review 2 sedating medicines: a memory or attention complaint is on record"
    )


def test_one_medicine_said_twice_is_one() -> None:
    """An order and a statement of hydroxyzine are one medicine."""
    stated = named(Drug.SEDATING_ANTIHISTAMINE, "hydroxyzine")
    chart = patient(FOG, taking=(HYDROXYZINE, stated))

    assert isinstance(evaluate(chart), NotIndicated)


def test_silent() -> None:
    """No complaint, one medicine, one given in hospital, no mastocytosis."""
    both = (HYDROXYZINE, LORAZEPAM)
    given = replace(LORAZEPAM, kind=MedicationKind.ADMINISTRATION)
    ward = replace(LORAZEPAM, inpatient=True)
    for chart in (
        patient(taking=both),
        patient(FOG, taking=(HYDROXYZINE,)),
        patient(FOG, taking=(HYDROXYZINE, given)),
        patient(FOG, taking=(HYDROXYZINE, ward)),
        patient(FOG, taking=both, diagnoses=()),
    ):
        assert isinstance(evaluate(chart), NotIndicated)


def test_avapritinib_is_named_and_not_counted() -> None:
    """It can impair cognition, and is no sedating medicine."""
    avapritinib = named(Drug.AVAPRITINIB, "avapritinib")
    answer = evaluate(patient(FOG, taking=(HYDROXYZINE, LORAZEPAM, avapritinib)))

    assert isinstance(answer, SedatingLoad)
    assert answer.count == 2
    assert answer.avapritinib == (avapritinib,)
    alone = patient(FOG, taking=(HYDROXYZINE, avapritinib))
    assert isinstance(evaluate(alone), NotIndicated)
