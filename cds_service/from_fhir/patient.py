"""Reads the Patient: when born, as exactly as was said, of which sex, whether alive."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date
from typing import Final

from cds_service.clinical import patient as clinical
from cds_service.from_fhir.dates import moment
from cds_service.from_fhir.wire.clinical import Patient

_DAY: Final = len("1980-01-01")
_MONTH: Final = len("1980-01")
_SEXES: Final = {sex.value: sex for sex in clinical.Sex}


def read_patients(sent: Iterable[Patient], patient_id: str) -> clinical.Patient:
    """Read the patient; several copies that differ leave open what they differ in.

    A copy that says deceased is believed: no card for the dead.
    """
    copies = [read_patient(copy, patient_id) for copy in sent]
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


def read_patient(sent: Patient, patient_id: str) -> clinical.Patient:
    """Read one copy of the patient."""
    born_from, born_to = _days(sent.birth_date)
    return clinical.Patient(
        f"Patient/{patient_id}",
        born_from,
        born_to,
        _SEXES.get((sent.gender or "").strip().lower(), clinical.Sex.UNKNOWN),
        deceased=bool(sent.deceased_boolean)
        or bool((sent.deceased_date_time or "").strip()),
    )


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
