"""Reads a dose from a written instruction, and only when it can mean one thing.

Whatever is left over, doubtful or conditional makes the whole text unread: the
words are shown instead.
"""

import re
from decimal import Decimal
from typing import Final

from cds_service.from_fhir.amounts import UNSAID
from cds_service.from_fhir.dosage_food import without_food_words
from cds_service.from_fhir.dosage_vocabulary import is_ordinary
from cds_service.from_fhir.dosage_words import frequency
from cds_service.from_fhir.memory import Memory
from cds_service.from_fhir.strengths import Strength

Read = tuple[frozenset[Decimal], frozenset[Decimal]]
"""Milligrams a take, takes a day."""

_NOTHING: Final[Read] = (UNSAID, UNSAID)
_DIGITS: Final = {"one": "1", "two": "2", "three": "3", "four": "4", "eight": "8"}
_LONGEST: Final = 400

_DATE: Final = re.compile(r"\d{1,2}/\d{1,2}/\d{2,4}|\d{4}-\d\d-\d\d")
_DURATION: Final = re.compile(r"\b(?:for|x) \d{1,3} days?\b")
_SAID_TWICE: Final = re.compile(r"\b(\d+) \(\1\)")
_HANDLING: Final = re.compile(
    r"\bdo not (?:crush|chew|open|split|cut|break|dissolve)[^.;]{0,60}"
)
# Schedules, conditions, ranges, and amounts by weight, volume or day.
_NOT_ONE_THING: Final = re.compile(
    r"\b(?:then|or|alternat\w*|every other|other day|increas\w*|decreas\w*|reduc\w*"
    r"|taper\w*|titrat\w*|cycles?|days? \d|weeks?|weekly|months?|monthly|hold|skip"
    r"|except|may|max\w*|up to|half|loading|followed|if|until anc|not|max|minus"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
    r"|\d\s*(?:-|\u2013|to)\s*\d|½|mg\s*/\s*(?:kg|m2|m²|ml)"
)
_NUMBER: Final = r"(?<![\d.,])(\d{1,4}(?:\.\d{1,2})?)"
_DIVIDED: Final = re.compile(
    _NUMBER + r"\s*mg\s*(?:/\s*d(?:ay)?|per day|a day|daily)"
    r"\s*,?\s*(?:divided )?(?:in|into|as)\s*([2-4])\s*(?:divided |equal )?doses"
)
_PER_DAY: Final = re.compile(r"mg\s*(?:/|per )\s*d|daily dose|total daily")
_PRODUCT: Final = re.compile(_NUMBER + r"\s*[x\u00d7]\s*(\d{1,4}(?:\.\d{1,2})?)\s*mg\b")
_PIECES: Final = re.compile(
    _NUMBER + r"\s*(?:capsules?|caps?|tablets?|tabs?|pills?|caplets?)\b(?:\(s\))?"
)
_MILLIGRAMS: Final = re.compile(
    _NUMBER + r"\s*(?:mg|milligrams?)\b(\s*(?:each|total))?"
)
_KNOWN: Final[Memory[Read]] = Memory()


def read_text(text: str, strength: Strength) -> Read:
    """Return what an instruction says; nothing when it may mean several things."""
    key = text, strength
    known = _KNOWN.get(key)
    if known is None:
        known = _read(text, strength)
        if is_ordinary(text):
            _KNOWN.keep(key, known)
    return known


def _read(text: str, strength: Strength) -> Read:
    folded = _prepared(text)
    divided = _DIVIDED.search(folded)
    if divided is not None:
        rest = folded[: divided.start()] + folded[divided.end() :]
        return _NOTHING if _doubtful(rest) else _divided(divided)
    rate, rest = frequency(folded)
    if rate == 0 or _NOT_ONE_THING.search(rest) or _PER_DAY.search(folded):
        return _NOTHING
    amount, rest = _amount(rest, strength)
    if re.search(r"\d", rest):  # a number that nothing explained
        return _NOTHING
    return _known(amount), _known(rate)


def _known(value: Decimal | None) -> frozenset[Decimal]:
    return UNSAID if value is None else frozenset({value})


def _prepared(text: str) -> str:
    folded = " ".join(text[:_LONGEST].casefold().split())
    for word, digit in _DIGITS.items():
        folded = re.sub(rf"\b{word}\b", digit, folded)
    folded = _DURATION.sub(" ", _DATE.sub(" ", folded))
    folded = _HANDLING.sub(" ", _SAID_TWICE.sub(r"\1", folded))
    return without_food_words(folded)


def _doubtful(rest: str) -> bool:
    return bool(_NOT_ONE_THING.search(rest) or re.search(r"\d", rest))


def _divided(match: re.Match[str]) -> Read:
    total, doses = Decimal(match[1]), Decimal(match[2])
    each = total / doses
    if each * doses != total:
        return _NOTHING
    return frozenset({each}), frozenset({doses})


def _amount(text: str, strength: Strength) -> tuple[Decimal | None, str]:
    product = _PRODUCT.search(text)
    if product is not None:
        return Decimal(product[1]) * Decimal(product[2]), _PRODUCT.sub(" ", text)
    pieces = {Decimal(number) for number in _PIECES.findall(text)}
    milligrams = {
        (Decimal(number), word.strip()) for number, word in _MILLIGRAMS.findall(text)
    }
    rest = _MILLIGRAMS.sub(" ", _PIECES.sub(" ", text))
    if len(pieces) > 1 or len(milligrams) > 1:
        return None, text
    count = next(iter(pieces), None)
    mg, word = next(iter(milligrams), (None, ""))
    return _weighed(count, mg, word, strength.mg_each), rest


def _weighed(
    count: Decimal | None, mg: Decimal | None, word: str, mg_each: Decimal | None
) -> Decimal | None:
    """Return the milligrams of one take from pieces, milligrams, or both."""
    if count is None:
        return mg
    if mg is None:
        return None if mg_each is None else count * mg_each
    if word == "each" or (mg == mg_each and word != "total"):
        return count * mg
    if count == 1 or word == "total" or mg_each is None:
        expected = mg if mg_each is None else count * mg_each
        certain = count == 1 or word == "total"
        return mg if certain and mg == expected else None
    return mg if mg == count * mg_each else None
