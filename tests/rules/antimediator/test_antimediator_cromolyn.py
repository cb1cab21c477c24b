"""Oral cromolyn is an option for the bowel, where it is not found and was not tried."""

from antimediator_charts import (
    CETIRIZINE,
    FAMOTIDINE,
    NO_ORDERS,
    patient,
)
from charts import Hook, medication

from cds_service.cards.wording import summary
from cds_service.clinical.allergy import Allergy, Certainty
from cds_service.clinical.medication import Drug, MedicationStatus
from cds_service.clinical.outcome import Indicator, NotIndicated
from cds_service.clinical.problem import Ailment
from cds_service.frozen import replace
from cds_service.rules.antimediator.antimediator_cromolyn import (
    RULE,
    CromolynOption,
    evaluate,
)


def test_bowel_symptoms_without_cromolyn() -> None:
    """It is offered beside antihistamines, its dose to be verified."""
    answer = evaluate(patient(Ailment.ABDOMINAL_PAIN, taking=(CETIRIZINE, FAMOTIDINE)))

    assert isinstance(answer, CromolynOption)
    assert answer.indicator is Indicator.INFO
    assert summary(RULE.texts[CromolynOption].summary, answer) == (
        "Consider oral cromolyn for the stomach and bowel symptoms: not found in this"
        " record; verify the dose"
    )


def test_silent() -> None:
    """Another symptom, no H1 antihistamine, cromolyn taken or tried, a TKI."""
    taken = medication(Drug.ORAL_CROMOLYN, "2025-01-01")
    imatinib = medication(Drug.IMATINIB, "2025-01-01")
    tried = replace(taken, status=MedicationStatus.STOPPED)
    charts = (
        patient(Ailment.PRURITUS),
        patient(Ailment.DIARRHEA, taking=(FAMOTIDINE,)),
        patient(Ailment.DIARRHEA, taking=(CETIRIZINE, taken)),
        patient(Ailment.DIARRHEA, taking=(CETIRIZINE, tried)),
        patient(Ailment.DIARRHEA, taking=(CETIRIZINE, imatinib)),
    )
    assert all(isinstance(evaluate(chart), NotIndicated) for chart in charts)


def test_each_silence_has_its_reason() -> None:
    """What `/explain` says: the hook, the patient, the step before, what is known."""
    taken = medication(Drug.ORAL_CROMOLYN, "2025-01-01")
    pain = patient(Ailment.ABDOMINAL_PAIN)
    allergy = Allergy("AllergyIntolerance/1", frozenset({Drug.ORAL_CROMOLYN}))
    reasons = {
        "said when the record is opened": replace(pain, hook=Hook.ORDER_SIGN),
        "no symptom on record asks for it": patient(),
        "the H1 antihistamine comes first": replace(pain, medications=()),
        "oral cromolyn: taken now or tried before": replace(
            pain, medications=(CETIRIZINE, taken)
        ),
        "oral cromolyn: the medicines were not fully read": replace(
            pain, gaps=(NO_ORDERS,)
        ),
        "oral cromolyn: an allergy or intolerance is on record": replace(
            pain, allergies=(allergy,)
        ),
    }
    for reason, chart in reasons.items():
        answer = evaluate(chart)
        assert isinstance(answer, NotIndicated)
        assert answer.reason == reason


def test_silent_when_the_medicines_were_not_read() -> None:
    """Orders that were not sent may hold cromolyn."""
    chart = replace(patient(Ailment.DIARRHEA), gaps=(NO_ORDERS,))

    assert isinstance(evaluate(chart), NotIndicated)


def test_an_allergy_silences_and_a_refuted_one_does_not() -> None:
    """What is not borne is not offered."""
    chart = patient(Ailment.DIARRHEA)
    allergy = Allergy("AllergyIntolerance/1", frozenset({Drug.ORAL_CROMOLYN}))
    refuted = replace(allergy, certainty=Certainty.REFUTED)
    past = replace(allergy, current=False)
    other = Allergy("AllergyIntolerance/2", frozenset({Drug.NSAID}))

    assert isinstance(evaluate(replace(chart, allergies=(allergy,))), NotIndicated)
    for item in (refuted, past, other):
        answer = evaluate(replace(chart, allergies=(item,)))
        assert isinstance(answer, CromolynOption)
