"""Reads the Patient: when born, as exactly as was said, of which sex, whether alive."""

from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from cds_service.clinical import patient as clinical
from cds_service.clinical.record import Topic, Unread
from cds_service.from_fhir.dates import moment
from cds_service.from_fhir.future import DATE_IN_FUTURE, to_come
from cds_service.from_fhir.wire.clinical import Patient

_DAY: Final = len("1980-01-01")
_MONTH: Final = len("1980-01")
_SEXES: Final = {sex.value: sex for sex in clinical.Sex}


def read_patients(
    sent: Iterable[Patient], patient_id: str, as_of: date
) -> clinical.Patient:
    """Read the patient; several copies that differ leave open what they differ in.

    A copy that says deceased is believed: no card for the dead. A date of death
    that lies ahead is a mistake and hides nothing.
    """
    copies = [read_patient(copy, patient_id, as_of) for copy in sent]
    births = {(copy.born_from, copy.born_to) for copy in copies}
    sexes = {copy.sex for copy in copies}
    born_from, born_to = births.pop() if len(births) == 1 else (None, None)
    return clinical.Patient(
        f"Patient/{patient_id}",
        born_from,
        born_to,
        sexes.pop() if len(sexes) == 1 else clinical.Sex.UNKNOWN,
        deceased=any(copy.deceased for copy in copies),
    )


def doubtful_deaths(
    sent: Iterable[Patient], patient_id: str, as_of: date
) -> Iterator[Unread]:
    """Yield each date of death that cannot be read or lies ahead: a mistake.

    Who has one that cannot be read has died; nobody has died tomorrow.
    """
    for copy in sent:
        said = (copy.deceased_date_time or "").strip()
        if not said:
            continue
        died = moment(said)
        if died is None or to_come(died, as_of):
            why = DATE_IN_FUTURE if died else "it cannot be read as a date"
            yield Unread(f"Patient/{patient_id}", Topic.DEATH, why, said, died)


def read_patient(sent: Patient, patient_id: str, as_of: date) -> clinical.Patient:
    """Read one copy of the patient."""
    born_from, born_to = _days(sent.birth_date)
    return clinical.Patient(
        f"Patient/{patient_id}",
        born_from,
        born_to,
        _SEXES.get((sent.gender or "").strip().lower(), clinical.Sex.UNKNOWN),
        deceased=bool(sent.deceased_boolean) or _has_died(sent, as_of),
    )


def _has_died(sent: Patient, as_of: date) -> bool:
    said = (sent.deceased_date_time or "").strip()
    return bool(said) and not to_come(moment(said), as_of)


def _days(written: str | None) -> tuple[date | None, date | None]:
    text = (written or "").strip()
    born = moment(text)
    if born is None:
        return None, None
    first = born.day
    if len(text) >= _DAY:
        return first, first
    if len(text) == _MONTH:
        return first, first.replace(day=monthrange(first.year, first.month)[1])
    return first, first.replace(month=12, day=31)
