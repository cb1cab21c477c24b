"""Whether a note says that platelets clump, which makes their count too low.

One of the few places where free text is read; a denied finding is no finding.
"""

import re
from typing import Final

from cds_service.patterns import uncompiled

_CLAUSES: Final = uncompiled(
    r"[.;:,\n]|\bbut\b|\bhowever\b|\balthough\b", re.IGNORECASE
)
_CLUMPS: Final = uncompiled(
    r"\b(?:micro)?(?:clump|aggregat)\w*(?!\w|\s{1,3}inhibit)", re.IGNORECASE
)
_NOT_EXCLUDED: Final = uncompiled(
    r"\b(?:cannot|can\s?not|can't|not)\b.{0,80}\b(?:exclude|rule)", re.IGNORECASE
)
_DENIED: Final = uncompiled(
    r"\b(?:no|not|non|without|w/o|negative|absent|absence|none|nil|free|never|neither"
    r"|denied|excluded|ruled out|unremarkable)\b|n't\b",
    re.IGNORECASE,
)
_LONGEST_NOTE: Final = 4000


def clumps_reported(note: str) -> bool:
    """Tell whether a note reports clumped or aggregated platelets."""
    note = note[:_LONGEST_NOTE]
    folded = note.casefold()
    if "clump" not in folded and "aggregat" not in folded:
        return False  # nearly every note, and the rest is slow
    clauses = _CLAUSES.split(note)
    following = [*clauses[1:], ""]
    return any(map(_reported, clauses, following))


def _reported(clause: str, following: str) -> bool:
    if not _CLUMPS.search(clause):
        return False
    if _NOT_EXCLUDED.search(clause):
        return True
    # "Clumps: none" puts the answer into a clause of its own.
    answer = following.strip().casefold()
    return not _DENIED.search(clause) and answer not in {
        "no",
        "none",
        "absent",
        "negative",
        "none seen",
        "not seen",
        "nil",
    }
