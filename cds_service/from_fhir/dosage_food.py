"""Reads whether a drug is to be taken with food."""

from collections.abc import Iterable
from typing import Final

from cds_service.from_fhir.dosage_languages import food_in_english
from cds_service.patterns import uncompiled

_WITH_MEAL: Final = frozenset({"C", "CM", "CD", "CV"})
_BEFORE_MEAL: Final = frozenset({"AC", "ACM", "ACD", "ACV"})

_OF_MEALS: Final = _WITH_MEAL | _BEFORE_MEAL

_NEEDED: Final = (
    *("with", "before", "stomach", "fasting", "essen", "mahlzeit", "nüchtern"),
    *("repas", "nourriture", "aliment", "jeun", "comida", "ayunas"),
)

_FOOD: Final = r"(?:an? )?(?:\w+ )?(?:food|meals?|snack|breakfast|lunch|dinner|supper)"
_EITHER: Final = uncompiled(rf"with or without {_FOOD}|without regard to {_FOOD}")
_WITHOUT: Final = uncompiled(
    rf"\bwithout {_FOOD}|\bempty stomach|\bfasting|\bbefore {_FOOD}"
    rf"|\b(?:not|never|avoid|nicht|nie|pas|jamais|no|nunca)\b[^.;]{{0,20}}"
    rf"\bwith {_FOOD}|\bwith {_FOOD} (?:vermeiden|nicht|éviter|evitar)"
)
_WITH: Final = uncompiled(rf"\bwith (?:or after )?{_FOOD}")


def taken_with_food(texts: Iterable[str], when: Iterable[str]) -> bool | None:
    """Return None when nothing is said, when either will do, or when it conflicts."""
    said = {_in_text(text) for text in texts}
    said |= {code in _WITH_MEAL for code in when if code in _OF_MEALS}
    said.discard(None)
    return said.pop() if len(said) == 1 else None


def without_food_words(folded: str) -> str:
    """Return the (case-folded) text without what it says of food."""
    for pattern in (_EITHER, _WITHOUT, _WITH):
        folded = pattern.sub(" ", folded)
    return folded


def _in_text(text: str) -> bool | None:
    folded = text.casefold()
    if not any(word in folded for word in _NEEDED):
        return None  # the usual case; what follows is slow
    folded = " ".join(food_in_english(folded).split())
    if _EITHER.search(folded):
        return None
    if _WITHOUT.search(folded):
        return False
    return True if _WITH.search(folded) else None
