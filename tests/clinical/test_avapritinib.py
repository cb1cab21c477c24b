"""Is avapritinib taken, since when, and for which disease?"""

from datetime import date

import pytest
from aya_charts import AYA, SIGN, VIEW, chart, once, ordered, taking
from charts import SM, diagnosis, medication

from cds_service.clinical.avapritinib import (
    first_day,
    on_treatment,
    out_of_scope,
    outside_mastocytosis,
    stromal_tumors,
)
from cds_service.clinical.diagnosis import Disease, Verification
from cds_service.clinical.medication import MedicationKind, MedicationStatus
from cds_service.clinical.outcome import InsufficientData, NotIndicated
from cds_service.clinical.patient import Patient
from cds_service.frozen import replace
from cds_service.knowledge.ayvakit_label import GIST_DOSE

GIST = diagnosis(Disease.GASTROINTESTINAL_STROMAL_TUMOR)


@pytest.mark.parametrize(
    ("status", "taken"),
    [
        (MedicationStatus.ACTIVE, True),
        (MedicationStatus.ON_HOLD, False),
        (MedicationStatus.STOPPED, False),
        (MedicationStatus.COMPLETED, False),
        (MedicationStatus.CANCELLED, False),
    ],
)
def test_an_order_tells_by_its_status(status: MedicationStatus, *, taken: bool) -> None:
    """Only an active one is taken."""
    order = medication(AYA, "2025-12-01", status=status)

    assert bool(on_treatment(chart(hook=VIEW, taken=(order,)))) is taken


@pytest.mark.parametrize(
    ("day", "taken"), [("2025-12-02", True), ("2025-12-01", False)]
)
def test_tablets_last_a_week_longer(day: str, *, taken: bool) -> None:
    """28 days of supply and 7 of grace."""
    tablets = medication(
        AYA,
        day,
        kind=MedicationKind.DISPENSE,
        status=MedicationStatus.COMPLETED,
        supply_days=28,
    )

    assert bool(on_treatment(chart(hook=VIEW, taken=(tablets,)))) is taken


def test_the_first_day_is_the_earliest_on_record() -> None:
    """Also of orders that are over; none without a date."""
    past = medication(AYA, "2025-03-01", status=MedicationStatus.COMPLETED)
    found = chart(hook=VIEW, taken=(taking("2025-12-01"), past))

    assert first_day(found) == date(2025, 3, 1)
    assert first_day(chart(hook=VIEW, taken=(taking(None),))) is None


def test_on_order_hooks_the_order_counts() -> None:
    """What is taken is no reason to speak of another order."""
    taken = (taking(),)

    assert out_of_scope(chart(hook=VIEW, taken=taken)) is None
    assert out_of_scope(chart(hook=SIGN)) is None
    aside = out_of_scope(chart(hook=SIGN, drafts=(), taken=taken))
    assert isinstance(aside, NotIndicated)


def test_every_order_must_be_for_the_stromal_tumour() -> None:
    """One order at another dose keeps the rules awake; a word of a tumour is none."""
    tumor = (SM, GIST)
    worded = diagnosis(words=Disease.GASTROINTESTINAL_STROMAL_TUMOR)
    drafts = (ordered("300"),)
    mixed = (*drafts, medication(AYA, dose=once("200")))

    right = outside_mastocytosis(chart(drafts=drafts, diagnoses=tumor), GIST_DOSE)
    assert isinstance(right, NotIndicated)
    assert outside_mastocytosis(chart(drafts=mixed, diagnoses=tumor), GIST_DOSE) is None
    assert stromal_tumors(chart(diagnoses=(SM, worded))) == ()


def test_what_cannot_be_decided_names_its_orders() -> None:
    """The draft while ordering, else what is taken."""
    unsure = replace(SM, verification=Verification.PROVISIONAL)
    young = date(2015, 1, 1)
    child = Patient("Patient/p1", young, young)
    for hook, expected in ((VIEW, taking()), (SIGN, ordered())):
        found = chart(hook=hook, taken=(taking(),))
        doubtful = out_of_scope(replace(found, diagnoses=(unsure,)))
        too_young = out_of_scope(replace(found, patient=child))

        for answer in (doubtful, too_young):
            assert isinstance(answer, InsufficientData)
            assert answer.used == (expected,)
