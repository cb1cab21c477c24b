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
_BESIDE_TIMOLOL: Final = uncompiled(
    r"\b(?:latanoprost|bimatoprost|travoprost|tafluprost|dorzolamid|brinzolamid"
    r"|brimonidin|pilocarpin)[aeo]?(?!\w)"
)
"""What timolol is combined with in drops only."""
_PUT_IN_THE_EYE: Final = uncompiled(
    r"\b(?:eyes?|eyedrops?|opht\w*|augen?|augentropfen|oeil|yeux|ojos?|collyres?"
    r"|colirio|gtts?"
    r"|(?:\d|one|two|ein\w*|une?a?|dos) ?(?:drops?|tropfen|gouttes?|gotas?))\b"
)
_MG: Final = uncompiled(r"\d\s*mg\b(?!\s*/\s*ml)")


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
    return may_be_drops(said) and bool(
        _IN_THE_EYE.search(said) or _BESIDE_TIMOLOL.search(said)
    )


def may_be_drops(said: str) -> bool:
    """Tell whether a beta-blocker is named that is sold as tablets and as drops."""
    return bool(_ALSO_DROPS.search(said))


def put_in_the_eye(told: str) -> bool:
    """Tell whether an instruction counts drops or names the eye, and no milligrams."""
    return bool(_PUT_IN_THE_EYE.search(told)) and not _MG.search(told)
