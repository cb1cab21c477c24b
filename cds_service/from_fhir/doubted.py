"""Whether the words beside the code of a Condition doubt or deny what it says.

A code alone is a diagnosis. "Systemic mastocytosis - excluded" beside it is no
confirmed one: it stays possible, so that somebody looks, and is never sure.
What only dates a diagnosis, or compares its forms, leaves it as it is.
"""

import re
from typing import Final

from cds_service.clinical.diagnosis import Disease
from cds_service.clinical.mastocytosis import SUBTYPES
from cds_service.from_fhir.concepts import meanings_of, texts
from cds_service.from_fhir.disease_doubts import AFTER
from cds_service.from_fhir.diseases import mentions
from cds_service.from_fhir.memory import remembered
from cds_service.from_fhir.wire.datatypes import CodeableConcept
from cds_service.patterns import uncompiled

_DOUBTS: Final = (
    r"rul(?:e|ed|ing)[ -]?out|r/o|exclu(?:ded?|ding|sion)|suspect\w*|suspicio\w+"
    r"|possibl[ey]|probabl[ey]|presum\w+|questionable|likely|unlikely|unconfirmed"
    r"|ddx?|differential|susp|poss|prob"
    r"|no (?:\w+ )?(?:evidence|signs?|proof|indication|history)"
    r"|(?:family|fam\.?) (?:history|hx)|fhx?|mother|father|sister|brother"
    r"|verdacht\w*|verd\u00e4chtig\w*|v\.?\s?a\.|fraglich\w*|m\u00f6glich\w*"
    r"|wahrscheinlich\w*|vermut\w*|ausschlu\w*|ausgeschlossen\w*|familienanamnes\w*"
    r"|kein\w* (?:anhalt|hinweis|nachweis|zeichen)\w*|mutter|vater|bruder|schwester"
    r"|\u00e9ventuel\w*|suspicion|pas d(?:e\b|')|aucune?|m\u00e8re|p\u00e8re"
    r"|sospech\w*|posible\w*|descart\w*|sin evidencia|madre|padre"
    r"|ant[\u00e9e]c[\u00e9e]dents? familia\w*|antecedentes? familia\w*"
)
_BEFORE: Final = uncompiled(
    rf"\b(?:{_DOUBTS})(?!\w)|\b(?:no|not|kein\w*|sin)\W+$|\?", re.IGNORECASE
)
_WHOLLY: Final = uncompiled(
    rf"^\W*(?:{_DOUBTS})(?!\w)"
    r"|\b(?:excluded|ruled[ -]out|suspected|(?:not |un)confirmed|ausgeschlossen"
    r"|exclue?|\u00e9cart\u00e9e?|descartad[oa]|excluid[oa])\W*$|\?\s*$",
    re.IGNORECASE,
)
"""How a text about any disease begins or ends that doubts all of it."""

_PART: Final = (
    r"(?:indolent|smou?ldering|aggressiv|advanced|schwelend|fortgeschritten|avanc"
    r"|avanzad|agresiv|ahn\b|sm[- ]?ahn|associated ha?ematolog)"
)
_OF_A_PART: Final = uncompiled(rf"\b{_PART}", re.IGNORECASE)
_DOUBT_OF_A_PART: Final = uncompiled(
    rf"^\W*(?:{_DOUBTS})\W+(?:\w+\W+)?{_PART}", re.IGNORECASE
)
_MAST_CELL: Final = SUBTYPES | {Disease.SYSTEMIC_MASTOCYTOSIS}
_LONGEST: Final = 1000


@remembered
def is_doubted(concept: CodeableConcept) -> bool:
    """Tell whether one of its texts doubts or denies the disease wherever it names it.

    A display repeats the name of the code and cannot take that back. Which form a coded
    mastocytosis has, or what it is associated with, may be doubted by itself.
    """
    of_mast_cells = not _MAST_CELL.isdisjoint(meanings_of(concept))
    return any(
        _doubts(text[:_LONGEST], of_mast_cells=of_mast_cells) for text in texts(concept)
    )


def _doubts(text: str, *, of_mast_cells: bool) -> bool:
    named = mentions(text)
    if not named:
        of_a_part = of_mast_cells and _OF_A_PART.search(text)
        return bool(_WHOLLY.search(text)) and not of_a_part
    return all(
        _BEFORE.search(before)
        or (AFTER.search(after) and not _DOUBT_OF_A_PART.search(after))
        for before, after in named
    )
