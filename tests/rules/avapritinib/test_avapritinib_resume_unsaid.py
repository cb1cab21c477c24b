"""When no lower dose of avapritinib is named after a hold."""

import pytest
from aya_charts import chart, once, ordered
from aya_holds import HOLD, STOPPED, held, platelets
from charts import ADULT, AS_OF, ASM, Chart, Hook, diagnosis, medication

from cds_service.clinical.avapritinib_findings import (
    ResumeLower,
    ResumeLowerAfterCount,
)
from cds_service.clinical.diagnosis import Diagnosis, Disease
from cds_service.clinical.medication import Drug, MedicationStatus
from cds_service.clinical.outcome import Indicator, InsufficientData, NotIndicated
from cds_service.clinical.proposal import RemoveDraft
from cds_service.frozen import replace
from cds_service.rules.avapritinib.avapritinib_platelet_monitor import evaluate

ISM = diagnosis(Disease.INDOLENT_SM)


WHY = "thrombocytopenia"


LOW, GOOD = platelets("49", "2025-12-20"), platelets("60", "2026-01-05")


def test_platelets_that_are_low_now_are_for_other_findings() -> None:
    """To wait comes before a lower dose."""
    found = evaluate(chart(platelets("49", "2026-01-05"), taken=(held(reason=WHY),)))

    assert isinstance(found, NotIndicated)


def test_an_unknown_dose_before_is_not_guessed() -> None:
    """The starting dose is too high in any case; of less nobody can tell."""
    unread = replace(held(reason=WHY), dose=once("0"))
    unread = replace(unread, dose=replace(unread.dose, mg_per_take=None))
    high = evaluate(chart(GOOD, taken=(unread,)))
    lower = evaluate(chart(GOOD, drafts=(ordered("100"),), taken=(unread,)))
    worded = replace(ordered(), dose=replace(ordered().dose, mg_per_take=None))
    asked = evaluate(chart(GOOD, drafts=(worded,), taken=(held(reason=WHY),)))

    assert type(high) is ResumeLower
    assert high.lower.value == 100
    assert isinstance(lower, InsufficientData)
    assert isinstance(asked, InsufficientData)


def test_indolent_disease_has_no_steps() -> None:
    """The label's table is for advanced disease, or a dose for it."""
    low = chart(LOW, GOOD, drafts=(ordered("25"),), taken=(held("25"),))
    of_indolent = replace(low, diagnoses=(ISM,))
    assert isinstance(evaluate(of_indolent), NotIndicated)

    unnamed: tuple[Diagnosis, ...] = (diagnosis(Disease.SYSTEMIC_MASTOCYTOSIS),)
    high = replace(chart(LOW, GOOD, taken=(held(),)), diagnoses=unnamed)
    assert type(evaluate(high)) is ResumeLowerAfterCount


def test_no_dose_is_offered_beside_what_changes_the_level() -> None:
    """Then the lower dose may still be too high."""
    azole = medication(Drug.MODERATE_CYP3A_INHIBITOR, "2026-01-02")
    found = evaluate(chart(LOW, GOOD, taken=(held(), azole)))

    assert type(found) is ResumeLowerAfterCount
    assert [type(each) for each in found.proposals] == [RemoveDraft]


@pytest.mark.parametrize("status", [HOLD, STOPPED, None])
def test_a_refill_is_a_treatment_whatever_the_record_holds(
    status: MedicationStatus | None,
) -> None:
    """Low platelets interrupt it although nothing else says that it is taken."""
    taken = (held(status=status),) if status else ()
    asked = Chart(
        AS_OF,
        ADULT,
        Hook.MEDICATION_REFILL,
        diagnoses=(ASM,),
        labs=(platelets("49", "2026-01-05"),),
        medications=taken,
        drafts=(ordered(),),
    )
    found = evaluate(asked)

    assert not isinstance(found, NotIndicated | InsufficientData)
    assert found.indicator is Indicator.CRITICAL
    assert RemoveDraft in [type(each) for each in found.proposals]
