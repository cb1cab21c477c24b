"""Package codes of the US drug directory, brought to their eleven-digit form."""

from cds_service.from_fhir.wire.datatypes import CodeableConcept, Coding
from cds_service.knowledge.code_forms import eleven_digits
from cds_service.knowledge.terminology import NDC, canonical

__all__ = ["eleven_digits", "with_eleven_digits"]


def with_eleven_digits(concept: CodeableConcept) -> CodeableConcept:
    """Return the concept with every package code in its eleven-digit forms."""
    codings: list[Coding] = []
    for coding in concept.coding or ():
        if coding.code and canonical(coding.system or "") == NDC:
            codings += (
                Coding(NDC, form, coding.display) for form in eleven_digits(coding.code)
            )
        else:
            codings.append(coding)
    return CodeableConcept(codings, concept.text)
