"""Tells a beta-blocker in eye drops from the same drug in tablets.

Timolol and its like are known by one name and one RxNorm code in both. Tablets of
them are rare and never a liquid or a percentage.
"""

from typing import Final

from cds_service.clinical.medication import Drug, MatchedBy
from cds_service.patterns import uncompiled

_ALSO_DROPS: Final = uncompiled(r"(?<!\w)(?:timolol|betaxolol|carteolol)")
_IN_THE_EYE: Final = uncompiled(
    r"\b(?:eyes?|eyedrops?|ophth?\w*|opthal\w*|oftalm\w*|augen\w*|collyres?|colirio|op|drops?"
    r"|gtts?|tropfen|gouttes|gotas|xe|gfs)\b|\d\s*%|(?<![a-z])mg\s*/\s*ml\b"
)


def drops_apart(found: dict[Drug, MatchedBy], said: str) -> dict[Drug, MatchedBy]:
    """Return the drugs, a beta-blocker in eye drops under a name of its own.

    `said` is in small letters without accents.
    """
    if Drug.BETA_BLOCKER not in found or not _are_drops(found, said):
        return found
    left = dict(found)
    matched = left.pop(Drug.BETA_BLOCKER)
    left.setdefault(Drug.BETA_BLOCKER_EYE_DROPS, matched)
    return left


def _are_drops(found: dict[Drug, MatchedBy], said: str) -> bool:
    if Drug.BETA_BLOCKER_EYE_DROPS in found:  # by the class of eye drops, or a brand
        return True
    return bool(_ALSO_DROPS.search(said) and _IN_THE_EYE.search(said))
