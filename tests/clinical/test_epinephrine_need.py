"""Who is to carry two devices: adults with systemic mastocytosis, few children."""

from datetime import date

import pytest
from charts import ADULT, AS_OF, ISM, SM, Chart, diagnosis

from cds_service.clinical.diagnosis import Diagnosis, Disease, Verification
from cds_service.clinical.epinephrine_need import Need, carrier
from cds_service.clinical.event import Event, EventKind
from cds_service.clinical.patient import Patient
from cds_service.clinical.record import Gap, Record, Unread

CHILD = Patient("Patient/p1", date(2008, 1, 7), date(2008, 1, 7))
JUST_ADULT = Patient("Patient/p1", date(2008, 1, 6), date(2008, 1, 6))
ANAPHYLAXIS = diagnosis(Disease.ANAPHYLAXIS)
REACTION = Event("AllergyIntolerance/1", EventKind.ANAPHYLAXIS_REACTION, "anaphylaxis")
CM = diagnosis(Disease.CUTANEOUS_MASTOCYTOSIS)
DIFFUSE = diagnosis(Disease.DIFFUSE_CUTANEOUS_MASTOCYTOSIS)
PROVISIONAL = diagnosis(
    Disease.SYSTEMIC_MASTOCYTOSIS, verification=Verification.PROVISIONAL
)


def need(*diagnoses: Diagnosis, patient: Patient = ADULT, **chart: object) -> Need:
    """Return the answer for these diagnoses."""
    return carrier(
        Chart(AS_OF, patient, diagnoses=diagnoses, **chart)  # type: ignore[arg-type]
    ).need


@pytest.mark.parametrize(
    ("diagnoses", "expected"),
    [
        ((SM,), Need.YES),
        ((ISM,), Need.YES),
        ((PROVISIONAL,), Need.POSSIBLE),
        ((diagnosis(Disease.MONOCLONAL_MCAS),), Need.POSSIBLE),
        ((diagnosis(words=Disease.SYSTEMIC_MASTOCYTOSIS),), Need.POSSIBLE),
        ((), Need.NO),
        ((CM, ANAPHYLAXIS), Need.NO),
        ((DIFFUSE,), Need.NO),
        ((ANAPHYLAXIS,), Need.NO),
    ],
)
def test_adults(diagnoses: tuple[Diagnosis, ...], expected: Need) -> None:
    """Systemic mastocytosis alone decides, whatever else there was."""
    assert need(*diagnoses) is expected
    assert need(*diagnoses, patient=Patient("Patient/p1")) is expected


@pytest.mark.parametrize(
    ("diagnoses", "expected"),
    [
        ((SM,), Need.NO_CHILD),
        ((SM, ANAPHYLAXIS), Need.YES),
        ((CM,), Need.NO_CHILD),
        ((CM, ANAPHYLAXIS), Need.YES),
        ((DIFFUSE,), Need.YES),
        ((PROVISIONAL, ANAPHYLAXIS), Need.POSSIBLE),
        ((ANAPHYLAXIS,), Need.NO),
        ((), Need.NO),
    ],
)
def test_children(diagnoses: tuple[Diagnosis, ...], expected: Need) -> None:
    """Anaphylaxis or diffuse skin disease decides, systemic or not."""
    assert need(*diagnoses, patient=CHILD) is expected


def test_eighteen_is_adult() -> None:
    """On the eighteenth birthday the adult advice holds."""
    assert need(SM, patient=CHILD) is Need.NO_CHILD
    assert need(SM, patient=JUST_ADULT) is Need.YES


def test_a_recorded_reaction_is_a_history() -> None:
    """Anaphylaxis may stand in the allergies alone."""
    assert need(SM, patient=CHILD, events=(REACTION,)) is Need.YES


def test_an_unknown_history() -> None:
    """Without the allergies nobody may say that a child had no anaphylaxis."""
    gap = Gap(Record.ALLERGIES, "not sent")
    unread = Unread("Condition/1", Disease.ANAPHYLAXIS, "no status")
    taken_back = Unread(
        "Condition/1", Disease.ANAPHYLAXIS, "entered-in-error", status_only=True
    )

    assert need(SM, patient=CHILD, gaps=(gap,)) is Need.UNKNOWN_HISTORY
    assert need(SM, patient=CHILD, unread=(unread,)) is Need.UNKNOWN_HISTORY
    assert need(SM, patient=CHILD, unread=(taken_back,)) is Need.NO_CHILD
    assert need(SM, gaps=(gap,)) is Need.YES


def test_an_unknown_problem_list() -> None:
    """Without the problem list nothing is known of the disease."""
    gap = Gap(Record.CONDITIONS, "not sent")

    assert need(gaps=(gap,)) is Need.UNKNOWN_DISEASE
    assert need(patient=CHILD, gaps=(gap,)) is Need.UNKNOWN_DISEASE


def test_words_alone_do_not_establish_a_disease() -> None:
    """A child after an attack whose mastocytosis has no code: possible, not sure."""
    worded = diagnosis(words=Disease.CUTANEOUS_MASTOCYTOSIS)

    assert need(worded, ANAPHYLAXIS, patient=CHILD) is Need.POSSIBLE
    assert need(CM, ANAPHYLAXIS, patient=CHILD) is Need.YES
