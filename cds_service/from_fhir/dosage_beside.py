"""What is said beside an instruction, and whether it makes it one of some days only."""

from cds_service.from_fhir.concepts import in_list, texts
from cds_service.from_fhir.dosage_conditions import changes
from cds_service.from_fhir.dosage_days import on_some_days
from cds_service.from_fhir.instructions import Instructions
from cds_service.from_fhir.wire.datatypes import Dosage


def beside(dosage: Dosage) -> list[str]:
    """Return the words of the additional instructions."""
    return [
        text
        for concept in in_list(dosage.additional_instruction)
        for text in texts(concept)
    ]


def not_every_day(told: Instructions) -> bool:
    """Tell whether words name days, or change the dose in time, beside any amount."""
    if on_some_days(told.rendered.casefold()):
        return True
    return any(map(_of_some_days, told.dosages))


def _of_some_days(dosage: Dosage) -> bool:
    said = (dosage.text, dosage.patient_instruction)
    return any(text and on_some_days(text.casefold()) for text in said) or any(
        changes(text.casefold()) for text in beside(dosage)
    )


def as_written(dosage: Dosage) -> str:
    """Return its words, and those beside it that change what is taken."""
    written = (dosage.text or dosage.patient_instruction or "").strip()
    added = [text for text in (dosage.patient_instruction, *beside(dosage)) if text]
    telling = [text.strip() for text in added if changes(text.casefold())]
    return "; ".join(dict.fromkeys(filter(None, (written, *telling))))


def all_said(dosage: Dosage) -> list[str]:
    """Return all of its words."""
    said = [text for text in (dosage.text, dosage.patient_instruction) if text]
    return [*said, *beside(dosage)]


def meals(dosage: Dosage) -> list[str]:
    """Return the codes of the times of day and meals at which it is taken."""
    repeat = dosage.timing.repeat if dosage.timing else None
    return (repeat.when or []) if repeat else []
