"""Reads a dose that is ordered by body weight: milligrams per kilogram a day.

Drugs against cancer are often ordered so. It never stands for milligrams: the
weight is somebody else's to look up.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final

from cds_service.from_fhir.amounts import UNSAID, Possible, agreed, plausible, the_one
from cds_service.from_fhir.concepts import in_list
from cds_service.from_fhir.dosage_course import only_on_days, without_course
from cds_service.from_fhir.dosage_languages import put_over
from cds_service.from_fhir.dosage_timing import takes_per_day
from cds_service.from_fhir.dosage_units import MG_IN
from cds_service.from_fhir.dosage_words import rates
from cds_service.from_fhir.wire.datatypes import Dosage, Quantity
from cds_service.patterns import uncompiled

_MASSES: Final = "mg|mcg|ug|\u00b5g|\u03bcg"
_QUANTITY: Final = uncompiled(
    rf"({_MASSES})/(?:kg(/(?:d|day|tag|\(?24\.?h\)?))?|\((?:kg\.(d))\))"
)
_WORDS: Final = uncompiled(
    r"(\d\s*(?:-|\u2013|to|bis|[\u00e0a])\s*)?(?<![\d.,])(\d+(?:[.,]\d+)?)"
    rf"\s*({_MASSES})\s*(?:/|per|pro|par|por)\s*(?:kg)?kg(?!\w)"
    r"(?:\s*(?:kg|kgw?\b|bw|body ?weight|k\u00f6rpergewicht|pc|de poids|de peso)\b)?"
    r"(\s*(?:/|(?:per|a|pro|je|par|por|al)\b)\s*"
    r"(?:d|days?|tag|t|jour|j|d[i\u00ed]a|24\s*(?:h|std))\b)?"
)
_EITHER: Final = uncompiled(r"\b(?:or|oder|ou|if|falls|wenn|si)\b")


def mg_per_kg_a_day(dosages: list[Dosage]) -> Decimal | None:
    """Return it; None when none is said, or not clearly, or not the same twice."""
    if len(dosages) != 1:
        return None
    dosage = dosages[0]
    often = takes_per_day(dosage.timing)
    takes = the_one(often)
    said = [_by_quantity(each, takes) for each in _quantities(dosage)]
    words = [
        _by_words(text, takes, timed=often != UNSAID)
        for text in (dosage.text, dosage.patient_instruction)
    ]
    return the_one(agreed(*said, *words)) or None


def _quantities(dosage: Dosage) -> Iterator[Quantity | None]:
    yield from (dosage.dose_quantity, dosage.dose)
    yield from (item.dose_quantity for item in in_list(dosage.dose_and_rate))


def _by_quantity(quantity: Quantity | None, takes: Decimal | None) -> Possible:
    if quantity is None:
        return UNSAID
    units = {
        (text or "").replace(" ", "").casefold()
        for text in (quantity.code, quantity.unit)
    } - {""}
    read = [_QUANTITY.fullmatch(unit) for unit in units]
    value = plausible(quantity.value)
    if not units or not all(read):
        return UNSAID
    kinds = {(found[1], bool(found[2] or found[3])) for found in read if found}
    meant = {(MG_IN[mass], daily) for mass, daily in kinds}
    if value is None or quantity.comparator or len(meant) > 1:
        return None
    ((factor, daily),) = meant
    return _a_day(value * factor, takes, daily=daily)


def _by_words(text: str | None, takes: Decimal | None, *, timed: bool) -> Possible:
    folded = " ".join((text or "").casefold().split())
    found: Iterable[tuple[str, str, str, str]] = _WORDS.findall(folded)
    if not found:
        return UNSAID
    often = takes or _said_how_often(folded)
    if often is None and not timed and only_on_days(_WORDS.sub(" ", folded)):
        often = Decimal(1)
    return agreed(
        *(
            None
            if up_to
            else _a_day(_number(number) * MG_IN[mass], often, daily=bool(a_day))
            for up_to, number, mass, a_day in found
        )
    )


def _said_how_often(folded: str) -> Decimal | None:
    """Return how often a day the words around the dose say."""
    english, _ = put_over(without_course(_WORDS.sub(" ", folded)))
    return None if _EITHER.search(english) else the_one(rates(english)[0]) or None


def without_weight(text: str) -> str:
    """Return the (case-folded) text without its doses by weight."""
    return _WORDS.sub(" ", text.casefold())


def _number(text: str) -> Decimal:
    return Decimal(text.replace(",", "."))


def _a_day(value: Decimal, takes: Decimal | None, *, daily: bool) -> Possible:
    if daily:
        return frozenset({value})
    return None if takes is None else frozenset({value * takes})
