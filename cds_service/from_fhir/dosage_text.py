"""Reads a dose from a written instruction, and only when it can mean one thing.

Whatever is left over, doubtful or conditional makes the whole text unread: the
words are shown instead.
"""

import re
from decimal import Decimal
from typing import Final

from cds_service.from_fhir.amounts import UNSAID
from cds_service.from_fhir.dosage_conditions import conditional
from cds_service.from_fhir.dosage_food import without_food_words
from cds_service.from_fhir.dosage_languages import put_over
from cds_service.from_fhir.dosage_schemes import in_words
from cds_service.from_fhir.dosage_vocabulary import is_ordinary
from cds_service.from_fhir.dosage_words import frequency, only_daily, rates
from cds_service.from_fhir.memory import Memory
from cds_service.from_fhir.strengths import Strength
from cds_service.frozen import Frozen
from cds_service.patterns import uncompiled


class Said(Frozen, kw_only=False):
    """Milligrams a take and takes a day, as far as they are clear.

    `named` are all the amounts in milligrams and `often` all the rates that are
    named where it is not clear what they are of; `daily` whether some amount is
    that of a day.
    """

    mg: frozenset[Decimal] = UNSAID
    takes: frozenset[Decimal] = UNSAID
    named: frozenset[Decimal] = UNSAID
    often: frozenset[Decimal] = UNSAID
    daily: bool = False

    def denies(
        self, mg: Decimal | None, takes: Decimal | None, strength: Strength
    ) -> bool:
        """Tell whether an unclear text names amounts or rates that are not these."""
        if mg is None or takes is None:
            return False
        known = {mg, strength.mg_each, mg * takes if self.daily else mg}
        return bool(self.named - known) or bool(self.often - {takes})


_NOTHING: Final = Said()
_DIGITS: Final = {"one": "1", "two": "2", "three": "3", "four": "4", "eight": "8"}
_DIGIT: Final = uncompiled(rf"\b(?:{'|'.join(_DIGITS)})\b")
_LONGEST: Final = 400

_DATE: Final = uncompiled(r"\d{1,2}/\d{1,2}/\d{2,4}|\d{4}-\d\d-\d\d")
_DURATION: Final = uncompiled(r"\b(?:for|x) \d{1,3} days?\b")
_SAID_TWICE: Final = uncompiled(r"\b(\d+) \(\1\)")
_BY_MOUTH: Final = uncompiled(r"\bper os\b|\bp\. ?o\.(?!\w)")
_HANDLING: Final = uncompiled(
    r"\bdo not (?:crush|chew|open|split|cut|break|dissolve)[^.;]{0,60}"
)
_NUMBER: Final = r"(?<![\d.,])(\d{1,4}(?:\.\d{1,2})?)"
_DIVIDED: Final = uncompiled(
    _NUMBER + r"\s*mg\s*(?:/\s*d(?:ay)?|per day|a day|daily)"
    r"\s*,?\s*(?:divided )?(?:in|into|as)\s*([2-4])\s*(?:divided |equal )?doses"
)
_PER_DAY: Final = uncompiled(r"mg\s*(?:/|per )\s*d|daily dose|total daily")
_OF_A_DAY: Final = uncompiled(
    r"mg\s*(?:/|per |a )\s*d(?:ay)?\b|(?:total )?daily dose|total|tagesdosis"
    r"|dose journali|dosis diaria"
)
_PRODUCT: Final = uncompiled(_NUMBER + r"\s*[x\u00d7]\s*(\d{1,4}(?:\.\d{1,2})?)\s*mg\b")
_UNEXPLAINED: Final = uncompiled(r"\d|\b(?:twice|thrice|double)\b")
_PIECES: Final = uncompiled(
    _NUMBER + r"\s*(?:capsules?|caps?|tablets?|tabs?|pills?|caplets?)\b(?:\(s\))?"
)
_MILLIGRAMS: Final = uncompiled(
    _NUMBER + r"\s*(?:mg|milligrams?)\b(\s*(?:each|total))?"
)
_KNOWN: Final[Memory[Said]] = Memory()


def read_text(text: str, strength: Strength) -> Said:
    """Return what an instruction says; nothing when it may mean several things."""
    key = text, strength
    known = _KNOWN.get(key)
    if known is None:
        known = _read(text, strength)
        if is_ordinary(text):
            _KNOWN.keep(key, known)
    return known


def _read(text: str, strength: Strength) -> Said:
    folded = _prepared(text)
    english, understood = put_over(folded)
    whole = understood and len(text) <= _LONGEST
    plain = in_words(without_food_words(english)) if whole else None
    said = _NOTHING if plain is None else _clear(plain, strength)
    return said if said.mg and said.takes else _with_all_named(said, english)


def _clear(plain: str, strength: Strength) -> Said:
    divided = _DIVIDED.search(plain)
    if divided is not None:
        rest = plain[: divided.start()] + plain[divided.end() :]
        return _NOTHING if _doubtful(rest) else _divided(divided)
    rate, rest = frequency(plain)
    if rate == 0 or conditional(rest) or _PER_DAY.search(plain):
        return _NOTHING
    if _times_or_pieces(plain, rate, strength):
        return _NOTHING
    amount, rest = _amount(rest, strength)
    if _UNEXPLAINED.search(rest):
        return _NOTHING
    return Said(_known(amount), _known(rate))


def _times_or_pieces(plain: str, rate: Decimal | None, strength: Strength) -> bool:
    """Tell whether "2 x 50 mg" may be 50 mg twice as well as 100 mg at once."""
    product = _PRODUCT.search(plain)
    if product is None or Decimal(product[1]) == 1:
        return False
    if rate is None or only_daily(plain):
        return True
    return Decimal(product[1]) == rate and Decimal(product[2]) != strength.mg_each


def _with_all_named(said: Said, folded: str) -> Said:
    amounts = frozenset(Decimal(number) for number, _ in _MILLIGRAMS.findall(folded))
    named = UNSAID if said.mg else amounts
    often = UNSAID if said.takes else rates(_OF_A_DAY.sub(" ", folded))[0]
    return Said(said.mg, said.takes, named, often, bool(_OF_A_DAY.search(folded)))


def _known(value: Decimal | None) -> frozenset[Decimal]:
    return UNSAID if value is None else frozenset({value})


def _prepared(text: str) -> str:
    folded = " ".join(text[:_LONGEST].casefold().split())
    folded = _DIGIT.sub(lambda match: _DIGITS[match[0]], folded)
    folded = _DURATION.sub(" ", _DATE.sub(" ", folded))
    folded = _BY_MOUTH.sub("po", _SAID_TWICE.sub(r"\1", folded))
    return _HANDLING.sub(" ", folded)


def _doubtful(rest: str) -> bool:
    return conditional(rest) or _UNEXPLAINED.search(rest) is not None


def _divided(match: re.Match[str]) -> Said:
    total, doses = Decimal(match[1]), Decimal(match[2])
    each = total / doses
    if each * doses != total:
        return _NOTHING
    return Said(frozenset({each}), frozenset({doses}))


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
