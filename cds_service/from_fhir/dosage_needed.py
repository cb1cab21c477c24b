"""Reads whether a drug is to be taken only as needed."""

from typing import Final

from cds_service.from_fhir.concepts import in_list
from cds_service.from_fhir.wire.datatypes import Dosage
from cds_service.patterns import uncompiled

_WORDS: Final = uncompiled(
    r"\b(?:as|if|when|where) (?:needed|required|necessary)\b|(?<!\w)p\.?r\.?n\b"
    r"|\bbei bedarf\b|\bim bedarfsfall\b|\b(?:si|au) besoin\b|\bsi n[ée]cessaire\b"
    r"|\bsi (?:lo )?(?:necesita|precisa|es necesario)\b|\bseg[úu]n necesidad\b"
    r"|\ben caso de\b"
)


def as_needed(dosage: Dosage) -> bool:
    """Tell it from the fields of any version (R5: asNeeded, asNeededFor) and words."""
    if dosage.as_needed_boolean or dosage.as_needed:
        return True
    if in_list(dosage.as_needed_codeable_concept) or in_list(dosage.as_needed_for):
        return True
    said = f"{dosage.text or ''} {dosage.patient_instruction or ''}".casefold()
    return _WORDS.search(said) is not None
