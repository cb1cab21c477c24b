"""A reminder of clinical trials in advanced disease."""

from datetime import date

import pytest
from charts import ADULT, AS_OF, ASM, ISM, SM, Chart
from order_charts import CHILD

from cds_service.clinical.diagnosis import Diagnosis
from cds_service.clinical.event import Event, EventKind
from cds_service.clinical.outcome import Indicator, NotIndicated
from cds_service.clinical.record import Gap, Record
from cds_service.frozen import replace
from cds_service.rules.advanced.clinical_trial_prompt import NoTrial, evaluate

MADE = Chart(AS_OF, ADULT, diagnoses=(ASM,))


def test_no_trial_on_record() -> None:
    """A line; what is in trials is said with its status and its day."""
    answer = evaluate(MADE)
    assert isinstance(answer, NoTrial)
    assert answer.indicator is Indicator.INFO
    assert answer.missing == ()
    bezuclastinib, elenestinib = answer.statuses
    assert bezuclastinib.startswith("bezuclastinib: investigational")
    assert elenestinib.startswith("elenestinib: investigational")


@pytest.mark.parametrize(
    ("day", "doubts"), [(date(2027, 5, 21), 0), (date(2027, 5, 22), 2)]
)
def test_a_status_grows_old(day: date, doubts: int) -> None:
    """On day 180 it stands, on day 181 the doubt is named."""
    answer = evaluate(replace(MADE, as_of=day))
    assert isinstance(answer, NoTrial)
    assert len(answer.missing) == doubts
    for doubt in answer.missing[:1]:
        assert doubt == (
            "whether the regulatory status of bezuclastinib is still that of 2026-11-22"
        )


def test_silent_in_a_trial_or_when_trials_were_not_sent() -> None:
    """Absence is not concluded from a gap."""
    trial = Event("R/1", EventKind.CLINICAL_TRIAL, "trial")
    assert isinstance(evaluate(replace(MADE, events=(trial,))), NotIndicated)
    gap = Gap(Record.TRIALS, "was not sent")
    assert isinstance(evaluate(replace(MADE, gaps=(gap,))), NotIndicated)


@pytest.mark.parametrize("diagnoses", [(), (SM,), (ISM,)])
def test_silent_without_advanced_disease(diagnoses: tuple[Diagnosis, ...]) -> None:
    """Nor for a child."""
    assert isinstance(evaluate(replace(MADE, diagnoses=diagnoses)), NotIndicated)
    assert isinstance(evaluate(replace(MADE, patient=CHILD)), NotIndicated)
