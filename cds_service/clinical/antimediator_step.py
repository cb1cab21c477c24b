"""May one more class of anti-mediator medicine be offered? The H1 one comes first."""

from typing import Final

from cds_service.clinical.adult_sm import not_for_this_patient
from cds_service.clinical.allergy import Certainty
from cds_service.clinical.analyte import Analyte
from cds_service.clinical.antimediators import (
    DRUGS_OF,
    AntimediatorClass,
    classes_ever,
    classes_taken,
    taking_class,
)
from cds_service.clinical.chart import Chart, Hook
from cds_service.clinical.cytoreduction import exposure_now
from cds_service.clinical.event import EventKind
from cds_service.clinical.medication import Drug, Medication
from cds_service.clinical.outcome import NotIndicated
from cds_service.clinical.presence import Presence
from cds_service.clinical.problem import Problem
from cds_service.clinical.record import Record
from cds_service.clinical.symptoms import SymptomGroup, symptoms_of
from cds_service.clinical.therapy import MEDICATION_RECORDS

STEP_RECORDS: Final[frozenset[Record | Analyte | EventKind]] = frozenset(
    {Record.PATIENT, Record.CONDITIONS, Record.ALLERGIES, *MEDICATION_RECORDS}
)
"""What a rule about a further class looks at."""

HELD: Final = AntimediatorClass.H1


def no_further_step(
    chart: Chart, step: AntimediatorClass, asking: tuple[Problem, ...]
) -> NotIndicated | None:
    """Say why a further class is not offered; None when it may be.

    `asking` are the symptoms that ask for it. What was tried before is not
    offered again: nobody knows why it was ended.
    """
    if chart.hook is not Hook.PATIENT_VIEW:
        return NotIndicated("said when the record is opened")
    if aside := not_for_this_patient(chart):
        return NotIndicated(aside)
    if not asking:
        return NotIndicated("no symptom on record asks for it")
    if HELD not in classes_taken(chart):
        return NotIndicated("the H1 antihistamine comes first", asking)
    if not_new := not_to_be_offered(chart, step):
        return not_new
    return None


def not_to_be_offered(chart: Chart, step: AntimediatorClass) -> NotIndicated | None:
    """Say whether it is taken, was tried, is not borne, or may be in what is unread."""
    if known := classes_ever(chart).get(step):
        return NotIndicated(f"{step}: taken now or tried before", known)
    if taking_class(chart, step) is not Presence.ABSENT:
        return NotIndicated(f"{step}: the medicines were not fully read")
    if not_borne(chart, DRUGS_OF[step]):
        return NotIndicated(f"{step}: an allergy or intolerance is on record")
    return None


def bowel_symptoms(chart: Chart) -> tuple[Problem, ...]:
    """Return those of stomach and bowel that mediators are likely to cause.

    Under a drug that reduces mast cells they are more likely the drug's.
    """
    return () if exposure_now(chart) else symptoms_of(chart, SymptomGroup.GUT)


def not_borne(chart: Chart, drugs: frozenset[Drug]) -> bool:
    """Tell whether an allergy or intolerance to one of these is on record."""
    return any(
        item.current and item.certainty is not Certainty.REFUTED and item.means & drugs
        for item in chart.allergies
    )


def allergies_unseen(chart: Chart) -> tuple[str, ...]:
    """Say that nobody could look for an intolerance of what is offered."""
    unseen = chart.lacks(Record.ALLERGIES)
    return ("allergies and intolerances",) if unseen else ()


def foundation(chart: Chart) -> tuple[Medication, ...]:
    """Return what shows that the H1 antihistamine is taken."""
    return classes_taken(chart).get(HELD, ())
