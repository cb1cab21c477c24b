"""Exposure to drugs that reduce mast cells: ever, now, and when it cannot be told."""

import pytest
from charts import ADULT, AS_OF, Chart, draft, medication

from cds_service.clinical.cytoreduction import exposed, exposure, exposure_now
from cds_service.clinical.medication import Drug, Medication, MedicationStatus
from cds_service.clinical.presence import Presence
from cds_service.clinical.record import Gap, Record, Unread
from cds_service.frozen import replace


def chart(*taken: Medication) -> Chart:
    """Return a chart with these drugs on record."""
    return Chart(AS_OF, ADULT, medications=taken)


@pytest.mark.parametrize(
    "drug",
    [
        Drug.MIDOSTAURIN,
        Drug.AVAPRITINIB,
        Drug.IMATINIB,
        Drug.DASATINIB,
        Drug.NILOTINIB,
        Drug.MASITINIB,
        Drug.RIPRETINIB,
        Drug.CLADRIBINE,
        Drug.INTERFERON,
        Drug.HYDROXYUREA,
        Drug.BRENTUXIMAB,
        Drug.OTHER_CYTOREDUCTIVE,
    ],
)
def test_each_drug_is_exposure(drug: Drug) -> None:
    """A completed order of any of them is exposure, and none of today."""
    past = chart(medication(drug, "2020-01-01", status=MedicationStatus.COMPLETED))
    assert len(exposure(past)) == 1
    assert exposed(past) is Presence.PRESENT
    assert exposure_now(past) == ()
    assert len(exposure_now(chart(medication(drug, "2025-12-01")))) == 1


@pytest.mark.parametrize("drug", [Drug.SIROLIMUS, Drug.GLUCOCORTICOID])
def test_other_drugs_are_none(drug: Drug) -> None:
    """What suppresses immunity is no cytoreduction."""
    assert exposed(chart(medication(drug, "2025-12-01"))) is Presence.ABSENT


def test_one_record_under_two_names_counts_once() -> None:
    """It keeps the name that says more, in whatever order the two come."""
    general = medication(Drug.OTHER_CYTOREDUCTIVE, "2025-12-01", reference="M/1")
    exact = medication(Drug.CLADRIBINE, "2025-12-01", reference="M/1")
    assert exposure(chart(general, exact)) == (exact,)
    assert exposure(chart(exact, general)) == (exact,)


def test_a_draft_is_no_exposure() -> None:
    """Nobody has taken it yet."""
    made = replace(chart(), drafts=(draft(Drug.CLADRIBINE),))
    assert exposed(made) is Presence.ABSENT


def test_midostaurin_on_hold_is_past() -> None:
    """Its course tells, as for the rules about it."""
    held = medication(Drug.MIDOSTAURIN, "2025-12-01", status=MedicationStatus.ON_HOLD)
    assert exposure_now(chart(held)) == ()
    assert exposed(chart(held)) is Presence.PRESENT


@pytest.mark.parametrize(
    "record",
    [
        Record.MEDICATION_ORDERS,
        Record.MEDICATION_STATEMENTS,
        Record.MEDICATION_DISPENSES,
        Record.MEDICATION_ADMINISTRATIONS,
    ],
)
def test_a_record_that_was_not_sent_may_hide_one(record: Record) -> None:
    """Absence is unknown then; what is there is there all the same."""
    gap = Gap(record, "was not sent")
    assert exposed(replace(chart(), gaps=(gap,))) is Presence.UNKNOWN
    taken = medication(Drug.CLADRIBINE, "2020-01-01")
    assert exposed(replace(chart(taken), gaps=(gap,))) is Presence.PRESENT


def test_an_order_that_could_not_be_read_may_be_one() -> None:
    """One that was withdrawn is none."""
    unread = Unread("M/1", Drug.CLADRIBINE, "no status")
    assert exposed(replace(chart(), unread=(unread,))) is Presence.UNKNOWN
    withdrawn = replace(unread, status_only=True)
    assert exposed(replace(chart(), unread=(withdrawn,))) is Presence.ABSENT
