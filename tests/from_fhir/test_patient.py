"""Who the patient is: birth as exactly as said, sex, whether alive."""

from datetime import date

import pytest
from charts import AS_OF

from cds_service.clinical.patient import Patient as Read
from cds_service.clinical.patient import Sex
from cds_service.clinical.record import Topic
from cds_service.from_fhir.patient import doubtful_deaths, read_patients
from cds_service.from_fhir.wire.clinical import Patient


def read(*copies: Patient) -> Read:
    """Read the copies of patient p1."""
    return read_patients(copies, "p1", AS_OF)


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("1980-05-17", date(1980, 5, 17), date(1980, 5, 17)),
        ("1980-05-17T10:00:00Z", date(1980, 5, 17), date(1980, 5, 17)),
        ("1980-02", date(1980, 2, 1), date(1980, 2, 29)),
        (" 1980 ", date(1980, 1, 1), date(1980, 12, 31)),
        ("", None, None),
        (None, None, None),
        ("unknown", None, None),
    ],
)
def test_a_birth_date_is_the_days_it_may_have_been(
    written: str | None, first: date | None, last: date | None
) -> None:
    """A year is the whole year, and what is unreadable is unknown."""
    patient = read(Patient(birth_date=written))
    assert (patient.born_from, patient.born_to) == (first, last)
    assert patient.reference == "Patient/p1"


@pytest.mark.parametrize(
    ("sent", "sex"),
    [
        ("female", Sex.FEMALE),
        (" Male ", Sex.MALE),
        ("other", Sex.OTHER),
        ("F", Sex.UNKNOWN),
        (None, Sex.UNKNOWN),
    ],
)
def test_sex_is_read_or_unknown(sent: str | None, sex: Sex) -> None:
    """Codes that FHIR does not know say nothing."""
    assert read(Patient(gender=sent)).sex is sex


@pytest.mark.parametrize(
    ("patient", "deceased"),
    [
        (Patient(), False),
        (Patient(deceased_boolean=False), False),
        (Patient(deceased_boolean=True), True),
        (Patient(deceased_date_time="2025-12-24"), True),
        (Patient(deceased_date_time="unclear"), True),
        (Patient(deceased_date_time=" "), False),
        (Patient(deceased_date_time="2026-01-06"), True),
        (Patient(deceased_date_time="2026-01-07"), True),
        (Patient(deceased_date_time="2026-01-08"), False),
        (Patient(deceased_date_time="2026-01-08", deceased_boolean=True), True),
    ],
)
def test_any_date_of_death_is_a_death(patient: Patient, deceased: bool) -> None:
    """Even one that cannot be read; not one two days ahead, which is a mistake."""
    assert read(patient).deceased is deceased


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (None, None),
        (" ", None),
        ("2025-12-24", None),
        ("2026-01-07", None),
        ("2026-01-08", "its date is in the future"),
        ("unclear", "it cannot be read as a date"),
    ],
)
def test_a_doubtful_date_of_death_is_told(said: str | None, why: str | None) -> None:
    """One in the future hides no card, one that cannot be read is in the trace."""
    told = [*doubtful_deaths([Patient(deceased_date_time=said)], "p1", AS_OF)]

    assert [each.why for each in told] == ([why] if why else [])
    assert all(each.about is Topic.DEATH for each in told)
    assert all(each.reference == "Patient/p1" for each in told)


def test_without_a_patient_all_is_unknown() -> None:
    """The reference is known from the call."""
    assert read() == Read("Patient/p1")


def test_copies_that_differ_leave_open_what_they_differ_in() -> None:
    """Two births, and nobody knows which; one death is enough."""
    one = Patient(birth_date="1980-05-17", gender="female")
    other = Patient(birth_date="1981-05-17", gender="female", deceased_boolean=True)
    expected = Read("Patient/p1", sex=Sex.FEMALE, deceased=True)
    assert read(one, other) == read(other, one) == expected
    assert read(one, one).born_from == date(1980, 5, 17)
