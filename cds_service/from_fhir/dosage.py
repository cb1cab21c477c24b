"""Reads what the patient is to take; what is not clear stays words."""

from decimal import Decimal
from typing import Final

from cds_service.clinical.medication import Dose
from cds_service.from_fhir.amounts import Possible, agreed, contradicts, the_one
from cds_service.from_fhir.concepts import in_list, texts
from cds_service.from_fhir.dosage_amounts import mg_per_take
from cds_service.from_fhir.dosage_food import taken_with_food
from cds_service.from_fhir.dosage_text import read_text
from cds_service.from_fhir.dosage_timing import takes_per_day
from cds_service.from_fhir.records import maker
from cds_service.from_fhir.strengths import Strength
from cds_service.from_fhir.wire.datatypes import Dosage, Dosages

_dose: Final = maker(Dose)


def read_dose(dosages: Dosages, strength: Strength) -> Dose:
    """Return the dose of one instruction; several instructions stay words."""
    sent = in_list(dosages)
    mg, takes = _amounts(sent[0], strength) if len(sent) == 1 else (None, None)
    return _dose(
        mg_per_take=mg,
        takes_per_day=takes,
        text=" / ".join(dict.fromkeys(map(_shown, sent))).strip(" /"),
        with_food=taken_with_food(
            [text for dosage in sent for text in _said(dosage)],
            [code for dosage in sent for code in _when(dosage)],
        ),
        as_needed=any(map(_as_needed, sent)),
    )


def _amounts(
    dosage: Dosage, strength: Strength
) -> tuple[Decimal | None, Decimal | None]:
    mg: Possible = mg_per_take(dosage, strength)
    takes: Possible = takes_per_day(dosage.timing)
    for text in (dosage.text, dosage.patient_instruction):
        if text:
            said = read_text(text, strength)
            mg, takes = agreed(mg, said[0]), agreed(takes, said[1])
    if contradicts(mg) or contradicts(takes):
        return None, None
    return the_one(mg) or None, the_one(takes) or None


def _shown(dosage: Dosage) -> str:
    return (dosage.text or dosage.patient_instruction or "").strip()


def _said(dosage: Dosage) -> list[str]:
    said = [text for text in (dosage.text, dosage.patient_instruction) if text]
    for concept in in_list(dosage.additional_instruction):
        said += texts(concept)
    return said


def _when(dosage: Dosage) -> list[str]:
    repeat = dosage.timing.repeat if dosage.timing else None
    return (repeat.when or []) if repeat else []


def _as_needed(dosage: Dosage) -> bool:
    shown = f" {_shown(dosage).casefold()} "
    return (
        bool(dosage.as_needed_boolean)
        or dosage.as_needed_codeable_concept is not None
        or "as needed" in shown
        or " prn" in shown
    )
