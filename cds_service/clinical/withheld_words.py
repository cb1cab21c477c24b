"""Does the reason of a stopped order blame mast cells or allergy?

One of the few texts that are read. A reason that denies it does not count.
"""

import re
from typing import Final

from cds_service.patterns import uncompiled

_LONGEST: Final = 2000
_CLAUSES: Final = uncompiled(
    r"[.;:,\n]|\bbut\b|\bhowever\b|\balthough\b", re.IGNORECASE
)
_BLAMED: Final = uncompiled(
    r"\bmast(?:ocytosis|ocytose|ozytose|ocitosis)\b|\bmast[\s-]?cells?\b"
    r"|\b(?:systemic|sys)\s+masto\b|\ballerg(?:y|ies|ic)\b|\banaphyla\w+"
    r"|\bhistamine\b|\bmediator\s+release\b",
    re.IGNORECASE,
)
_DENIED: Final = uncompiled(
    r"\b(?:no|not|non|never|without|w/o|denies|denied|unrelated|nor|neither"
    r"|excluded|ruled\s+out|other\s+than|rather\s+than|despite|tolerat\w+)\b|n't\b",
    re.IGNORECASE,
)


def mast_cells_blamed(reason: str) -> bool:
    """Tell whether the words say so."""
    return any(
        _BLAMED.search(clause) and not _DENIED.search(clause)
        for clause in _CLAUSES.split(reason[:_LONGEST])
    )
