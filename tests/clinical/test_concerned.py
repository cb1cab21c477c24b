"""Whom rules for adults with systemic mastocytosis concern, and how loudly."""

from datetime import date

import pytest
from charts import ADULT, SM, Chart, diagnosis, draft
from trigger_charts import sm_chart

from cds_service.clinical.concerned import (
    Concern,
    concern,
    doubts,
    not_concerned,
    softened,
)
from cds_service.clinical.diagnosis import Diagnosis, Disease, Verification
from cds_service.clinical.medication import Drug
from cds_service.clinical.outcome import Indicator, InsufficientData, NotIndicated
from cds_service.clinical.record import Gap, Record
from cds_service.frozen import replace

ORDER = draft(Drug.NSAID)
POSSIBLE = diagnosis(
    Disease.SYSTEMIC_MASTOCYTOSIS, verification=Verification.PROVISIONAL
)
CHILD = replace(ADULT, born_from=date(2015, 1, 1), born_to=date(2015, 1, 1))
AGELESS = replace(ADULT, born_from=None, born_to=None)
NO_LIST = Gap(Record.CONDITIONS, "was not sent")


@pytest.mark.parametrize(
    ("chart", "must_say", "quiet"),
    [
        (sm_chart(ORDER), None, None),
        (sm_chart(ORDER, diagnoses=(POSSIBLE,)), None, None),
        (sm_chart(ORDER, diagnoses=()), NotIndicated, NotIndicated),
        (
            sm_chart(ORDER, diagnoses=(), gaps=(NO_LIST,)),
            InsufficientData,
            NotIndicated,
        ),
        (sm_chart(ORDER, patient=CHILD), InsufficientData, NotIndicated),
        (sm_chart(ORDER, patient=AGELESS), None, None),
    ],
)
def test_whom_it_concerns(
    chart: Chart, must_say: type | None, quiet: type | None
) -> None:
    """Not knowing is said by rules that must, and by no other."""
    loud = not_concerned(chart, (ORDER,))
    soft = not_concerned(chart, (ORDER,), must_say=False)

    assert (type(loud) if loud else None) is must_say
    assert (type(soft) if soft else None) is quiet


@pytest.mark.parametrize(
    ("known", "level", "words", "said"),
    [
        (SM, Indicator.CRITICAL, Concern.CONFIRMED, 0),
        (POSSIBLE, Indicator.INFO, Concern.POSSIBLE, 1),
    ],
)
def test_possible_is_a_note(
    known: Diagnosis, level: Indicator, words: Concern, said: int
) -> None:
    """Where mastocytosis is only possible, nothing is urgent and the words say so."""
    chart = sm_chart(diagnoses=(known,))

    assert softened(chart, Indicator.CRITICAL) is level
    assert concern(chart) is words
    assert len(doubts(chart)) == said


def test_an_unknown_age_is_said() -> None:
    """The advice is for adults; nobody knows whether this is one."""
    assert any("age" in phrase for phrase in doubts(sm_chart(patient=AGELESS)))
