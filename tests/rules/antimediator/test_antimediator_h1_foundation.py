"""An H1 antihistamine is asked about where the record was read and shows none."""

from datetime import date

import pytest
from antimediator_charts import (
    LOST,
    NO_ALLERGIES,
    NO_ORDERS,
    NO_STATEMENTS,
    attack,
    patient,
    problem,
)
from charts import ADULT, ISM, SM, diagnosis, medication

from cds_service.cards.wording import summary
from cds_service.clinical.allergy import Allergy
from cds_service.clinical.antimediator_findings import NoAntimediator, NoH1
from cds_service.clinical.chart import Chart
from cds_service.clinical.diagnosis import Disease
from cds_service.clinical.medication import Drug, MedicationKind, MedicationStatus
from cds_service.clinical.outcome import Indicator, NotIndicated
from cds_service.clinical.problem import Ailment
from cds_service.clinical.record import Unread
from cds_service.clinical.symptoms import SymptomGroup
from cds_service.frozen import replace
from cds_service.rules.antimediator.antimediator_h1_foundation import RULE, evaluate

NONE: tuple[()] = ()


def test_symptoms_without_an_antihistamine() -> None:
    """The line says where symptoms are felt, and that the record showed none."""
    answer = evaluate(patient(Ailment.FLUSHING, Ailment.DIARRHEA, taking=NONE))

    assert isinstance(answer, NoH1)
    assert answer.indicator is Indicator.INFO
    assert summary(RULE.texts[NoH1].summary, answer) == (
        "Ask about or offer an H1 antihistamine: not found in this record; symptoms:"
        " skin, stomach and bowel"
    )


def test_what_has_many_other_causes_does_not_ask_alone() -> None:
    """Headache, memory and breathlessness are named beside others, and ask nothing."""
    vague = (Ailment.HEADACHE, Ailment.COGNITIVE_SYMPTOM, Ailment.DYSPNEA)
    beside = evaluate(patient(Ailment.HEADACHE, Ailment.SYNCOPE, taking=NONE))

    assert isinstance(evaluate(patient(*vague, taking=NONE)), NotIndicated)
    assert isinstance(beside, NoH1)
    assert beside.groups == (SymptomGroup.CIRCULATION, SymptomGroup.NERVES)


def test_the_bowel_under_a_cytoreductive_drug_does_not_ask() -> None:
    """Nausea on avapritinib is more likely its effect; flushing still asks."""
    taking = (medication(Drug.AVAPRITINIB, "2025-01-01"),)

    nausea = patient(Ailment.NAUSEA_OR_VOMITING, taking=taking)
    flushing = patient(Ailment.FLUSHING, taking=taking)
    assert isinstance(evaluate(nausea), NotIndicated)
    assert isinstance(evaluate(flushing), NoH1)


def test_a_recent_anaphylaxis_asks_as_well() -> None:
    """An attack within a year counts as a symptom, an older one does not."""
    recent = patient(taking=NONE, diagnoses=(SM, attack("2025-01-06")))
    old = patient(taking=NONE, diagnoses=(SM, attack("2025-01-05")))
    answer = evaluate(recent)

    assert isinstance(answer, NoH1)
    assert answer.groups == (SymptomGroup.ATTACK,)
    assert isinstance(evaluate(old), NotIndicated)


@pytest.mark.parametrize("kind", [MedicationKind.ORDER, MedicationKind.STATEMENT])
@pytest.mark.parametrize("drug", [Drug.H1_ANTIHISTAMINE, Drug.SEDATING_ANTIHISTAMINE])
def test_silent_when_one_is_taken(drug: Drug, kind: MedicationKind) -> None:
    """An order and a statement count alike, and so does a sedating one."""
    taken = medication(drug, "2025-01-01", kind=kind)
    chart = patient(Ailment.FLUSHING, taking=(taken,))

    assert isinstance(evaluate(chart), NotIndicated)


def test_one_that_ended_is_not_taken() -> None:
    """A statement that ended yesterday has ended; one of today has not."""
    for ends, kind in (("2026-01-05", NoH1), ("2026-01-06", NotIndicated)):
        past = medication(
            Drug.H1_ANTIHISTAMINE,
            "2024-01-01",
            kind=MedicationKind.STATEMENT,
            status=MedicationStatus.ACTIVE,
            ends=ends,
        )
        assert isinstance(evaluate(patient(Ailment.FLUSHING, taking=(past,))), kind)


def test_silent_when_the_medicines_were_not_read() -> None:
    """What is not in a record nobody read is not missing."""
    chart = patient(Ailment.FLUSHING, taking=NONE)

    for gap in (NO_ORDERS, NO_STATEMENTS):
        assert isinstance(evaluate(replace(chart, gaps=(gap,))), NotIndicated)
    assert isinstance(evaluate(replace(chart, unread=(LOST,))), NotIndicated)


def test_an_intolerance_is_respected() -> None:
    """What is not borne is not offered; allergies not read are named as missing."""
    chart = patient(Ailment.FLUSHING, taking=NONE)
    allergy = Allergy("AllergyIntolerance/1", frozenset({Drug.H1_ANTIHISTAMINE}))
    unseen = evaluate(replace(chart, gaps=(NO_ALLERGIES,)))

    assert isinstance(evaluate(replace(chart, allergies=(allergy,))), NotIndicated)
    assert isinstance(unseen, NoH1)
    assert unseen.missing == ("allergies and intolerances",)


def test_without_symptoms_only_indolent_disease_without_any_therapy() -> None:
    """Symptoms are seldom coded, so the question is asked of the untreated alone."""
    untreated = patient(taking=NONE, diagnoses=(ISM,))
    tried = medication(
        Drug.MONTELUKAST, "2024-01-01", status=MedicationStatus.COMPLETED
    )
    tki = medication(Drug.AVAPRITINIB, "2025-01-01")

    answer = evaluate(untreated)
    assert isinstance(answer, NoAntimediator)
    assert answer.indicator is Indicator.INFO
    doubt = Unread("MedicationRequest/2", Drug.MONTELUKAST, "no status")
    assert isinstance(evaluate(replace(untreated, unread=(doubt,))), NotIndicated)
    assert isinstance(evaluate(patient(taking=NONE)), NotIndicated)
    for item in (tried, tki):
        treated = replace(untreated, medications=(item,))
        assert isinstance(evaluate(treated), NotIndicated)
    breathless = patient(Ailment.DYSPNEA, taking=NONE, diagnoses=(ISM,))
    assert isinstance(evaluate(breathless), NotIndicated)


@pytest.mark.parametrize(
    "chart",
    [
        patient(Ailment.FLUSHING, taking=NONE, diagnoses=()),
        patient(
            Ailment.FLUSHING,
            taking=NONE,
            diagnoses=(diagnosis(Disease.MONOCLONAL_MCAS),),
        ),
        patient(problem(Ailment.FLUSHING, current=False), taking=NONE),
        replace(
            patient(Ailment.FLUSHING, taking=NONE),
            patient=replace(
                ADULT, born_from=date(2012, 5, 1), born_to=date(2012, 5, 1)
            ),
        ),
    ],
)
def test_scope(chart: Chart) -> None:
    """No mastocytosis, only a possible one, a past symptom, a child: silent."""
    assert isinstance(evaluate(chart), NotIndicated)
