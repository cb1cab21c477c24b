"""How much drug one tablet, capsule, millilitre or device holds."""

import re
from decimal import Decimal
from typing import Final

from cds_service.clinical.medication import Drug
from cds_service.from_fhir.amounts import plausible
from cds_service.from_fhir.dosage_units import MG_IN, MILLILITRES, PIECES
from cds_service.from_fhir.drug_names import folded
from cds_service.from_fhir.products import Product
from cds_service.from_fhir.wire.datatypes import Quantity
from cds_service.frozen import Frozen
from cds_service.knowledge.terminology import RXNORM, canonical
from cds_service.patterns import uncompiled

_MG_EACH: Final = {
    "1919088": Decimal(25),
    "1919094": Decimal(25),
    "403878": Decimal(100),
    "404588": Decimal(100),
    "284206": Decimal(100),
    "403879": Decimal(400),
    "404589": Decimal(400),
    "2559723": Decimal(25),
    "2559727": Decimal(50),
    "2272112": Decimal(100),
    "2272120": Decimal(200),
    "2272124": Decimal(300),
}
_MG_PER_ML: Final = {"2699831": Decimal(80), "2699837": Decimal(80)}
_ONLY_STRENGTH: Final = {Drug.MIDOSTAURIN: Decimal(25)}
"""Drugs that are sold in one strength, so that "4 capsules" says how much."""

_A_PIECE: Final = PIECES | {"", "1", "each", "ea"}
_A_MILLILITRE: Final = MILLILITRES
_NUMBER: Final = r"(?<![\d.,])(\d{1,5}(?:\.\d{1,3})?)"
_NAMED_MG: Final = uncompiled(_NUMBER + r"\s*mg\b(?!\s*/)")
_NAMED_MG_PER_ML: Final = uncompiled(_NUMBER + r"\s*mg\s*/\s*1?\s*ml\b")
_NAMED_ML: Final = uncompiled(_NUMBER + r"\s*ml\b")


class Strength(Frozen, kw_only=False):
    """Milligrams in one piece and in one millilitre; None when not known."""

    mg_each: Decimal | None = None
    mg_per_ml: Decimal | None = None


def strength_of(drug: Drug, product: Product) -> Strength:
    """Read the strength from known product codes and from the product's name."""
    return Strength(
        _one(
            _coded(product, _MG_EACH)
            | _named(product, _NAMED_MG)
            | _of_ingredient(product, _A_PIECE)
        )
        or _ONLY_STRENGTH.get(drug),
        _one(
            _coded(product, _MG_PER_ML)
            | _named(product, _NAMED_MG_PER_ML)
            | _of_ingredient(product, _A_MILLILITRE)
        ),
    )


def _of_ingredient(product: Product, units: frozenset[str]) -> set[Decimal]:
    """Return the milligrams in one piece or millilitre of what has one ingredient."""
    if len(product.ingredients) != 1:
        return set()
    (ingredient,) = product.ingredients
    if ingredient.strength is None:
        plain = _milligrams(ingredient.strength_quantity)
        return {plain} if plain and "" in units else set()
    mg = _milligrams(ingredient.strength.numerator)
    per = ingredient.strength.denominator
    value = Decimal(1) if per is None else plausible(per.value)
    unit = "" if per is None else (per.code or per.unit or "")
    if not mg or not value or _bare(unit) not in units:
        return set()
    return {mg / value}


def _milligrams(quantity: Quantity | None) -> Decimal | None:
    value = plausible(quantity.value) if quantity else None
    if quantity is None or value is None or quantity.comparator:
        return None
    factor = MG_IN.get(_bare(quantity.code or quantity.unit or ""))
    return None if factor is None else value * factor


def _bare(unit: str) -> str:
    return unit.strip().strip("{}").strip().casefold()


def volume_of(product: Product) -> Decimal | None:
    """Return the millilitres of one device where its name gives them."""
    return _one(_named(product, _NAMED_ML))


def _coded(product: Product, table: dict[str, Decimal]) -> set[Decimal]:
    return {
        table[coding.code]
        for concept in product.concepts
        for coding in concept.coding or ()
        if canonical(coding.system or "") == RXNORM and coding.code in table
    }


def _named(product: Product, pattern: re.Pattern[str]) -> set[Decimal]:
    return {
        Decimal(number)
        for text in product.said
        for number in pattern.findall(folded(text))
    }


def _one(values: set[Decimal]) -> Decimal | None:
    # Zero would be no strength, and two strengths are none that can be told.
    value = values.pop() if len(values) == 1 else None
    if not value:
        return None
    # One spelling of each number: 100.000 and 100 are remembered as the same.
    whole = value.to_integral_value()
    return whole if value == whole else value.normalize()
