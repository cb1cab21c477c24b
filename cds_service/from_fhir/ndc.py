"""Package codes of the US drug directory, brought to their eleven-digit form."""

import re
from typing import Final

from cds_service.from_fhir.wire.datatypes import CodeableConcept, Coding
from cds_service.knowledge.terminology import NDC, canonical

_HYPHENATED: Final = re.compile(r"(\d{4,5})-(\d{3,4})-(\d{1,2})", re.ASCII)
_TEN_DIGITS: Final = re.compile(r"\d{10}", re.ASCII)


def eleven_digits(code: str) -> tuple[str, ...]:
    """Return the eleven-digit forms that a package code may stand for.

    Ten digits without hyphens were one of three patterns (4-4-2, 5-3-2,
    5-4-1), so they give three forms; anything else is returned as it is.
    """
    code = code.strip()
    parts = _HYPHENATED.fullmatch(code)
    if parts is not None:
        return (parts[1].zfill(5) + parts[2].zfill(4) + parts[3].zfill(2),)
    if _TEN_DIGITS.fullmatch(code):
        return (
            "0" + code,
            code[:5] + "0" + code[5:],
            code[:9] + "0" + code[9:],
        )
    return (code,)


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
