"""Which mediator symptoms are on record, and when their absence is known."""

import pytest
from antimediator_charts import patient, problem

from cds_service.clinical.presence import Presence
from cds_service.clinical.problem import Ailment
from cds_service.clinical.record import Gap, Record
from cds_service.clinical.symptoms import (
    SymptomGroup,
    groups_of,
    symptom_names,
    symptomatic,
    symptoms,
    symptoms_of,
)
from cds_service.frozen import replace


def test_symptoms_are_current_and_confirmed() -> None:
    """A past or a suspected complaint is none of today, nor is another disease."""
    flushing = problem(Ailment.FLUSHING)
    chart = patient(
        flushing,
        problem(Ailment.PRURITUS, current=False),
        problem(Ailment.DIARRHEA, confirmed=False),
        Ailment.DEPRESSION,
    )
    assert symptoms(chart) == (flushing,)
    assert symptom_names(symptoms(chart)) == {Ailment.FLUSHING}


def test_symptoms_fall_into_groups() -> None:
    """A rule asks for those of the skin or of the bowel, and gets these alone."""
    chart = patient(Ailment.DIARRHEA, Ailment.PRURITUS, Ailment.DYSPNEA)
    (gut,) = symptoms_of(chart, SymptomGroup.GUT)

    assert gut.means == {Ailment.DIARRHEA}
    assert symptoms_of(chart, SymptomGroup.CIRCULATION) == ()
    assert symptoms_of(chart, SymptomGroup.ATTACK) == ()
    assert groups_of(symptoms(chart)) == (
        SymptomGroup.SKIN,
        SymptomGroup.GUT,
        SymptomGroup.AIRWAY,
    )


def test_a_list_that_was_not_read_is_unknown() -> None:
    """No symptom on half a problem list is not absence."""
    without = patient()
    lost = replace(without, gaps=(Gap(Record.CONDITIONS, "was not sent"),))

    assert symptomatic(patient(Ailment.FLUSHING)) is Presence.PRESENT
    assert symptomatic(without) is Presence.ABSENT
    assert symptomatic(lost) is Presence.UNKNOWN


@pytest.mark.parametrize(
    ("ailment", "group"),
    [
        (Ailment.ABDOMINAL_PAIN, SymptomGroup.GUT),
        (Ailment.DIARRHEA, SymptomGroup.GUT),
        (Ailment.NAUSEA_OR_VOMITING, SymptomGroup.GUT),
        (Ailment.FLUSHING, SymptomGroup.SKIN),
        (Ailment.PRURITUS, SymptomGroup.SKIN),
        (Ailment.URTICARIA, SymptomGroup.SKIN),
        (Ailment.ANGIOEDEMA, SymptomGroup.SKIN),
        (Ailment.HYPOTENSION, SymptomGroup.CIRCULATION),
    ],
)
def test_where_each_is_felt(ailment: Ailment, group: SymptomGroup) -> None:
    """One complaint has one place."""
    assert groups_of((problem(ailment),)) == (group,)
