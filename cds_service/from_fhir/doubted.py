"""Whether the words beside the code of a Condition doubt or deny what it says.

A code alone is a diagnosis. "Systemic mastocytosis - excluded" beside it is no
confirmed one: it stays possible, so that somebody looks, and is never sure.
What only dates a diagnosis, or compares its forms, leaves it as it is.
"""

import re
from typing import Final

from cds_service.from_fhir.concepts import texts
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

_LONGEST: Final = 1000


@remembered
def is_doubted(concept: CodeableConcept) -> bool:
    """Tell whether one of its texts doubts or denies the disease wherever it names it.

    A display repeats the name of the code and cannot take that back.
    """
    return any(_doubts(text[:_LONGEST]) for text in texts(concept))


def _doubts(text: str) -> bool:
    named = mentions(text)
    if not named:
        return bool(_WHOLLY.search(text))
    return all(_BEFORE.search(before) or AFTER.search(after) for before, after in named)
