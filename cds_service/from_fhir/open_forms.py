"""Settles by its instruction the form of what is sold for the mouth and for outside.

Voltarol and Nizoral are tablets, and by the same brand a gel and a shampoo; timolol
is mostly eye drops. A code of a systemic drug is believed before any of this.
"""

from collections.abc import Collection, Iterator, Mapping
from typing import Final

from cds_service.clinical.medication import Drug, MatchedBy
from cds_service.from_fhir.beta_blocker_drops import may_be_drops, put_in_the_eye
from cds_service.from_fhir.dosage_beside import beside
from cds_service.from_fhir.dosage_shown import shown
from cds_service.from_fhir.drug_names import folded, named
from cds_service.from_fhir.local_use import is_swallowed, systemic_by_code
from cds_service.from_fhir.particulars import Particulars
from cds_service.from_fhir.products import Product
from cds_service.patterns import uncompiled

_BRAND: Final = uncompiled(r"(?<!\w)(?:voltarol|nizoral)(?!\w)")
_OUTSIDE: Final = uncompiled(r"\b(?:plasters?|shampoo\w*|gel|emulgel|cream|patch)\b")
_INSIDE: Final = uncompiled(
    # "Voltarol 100 g" is a tube; "Voltarol 50" and "Voltarol SR" are tablets.
    r"(?<![\d.,])\d+(?:[.,]\d+)?\s*mg\b(?!\s*/\s*g)"
    r"|\bvoltarol\s+(?:\w+\s+)?(?:25|50|75|100|150)\b(?!\s*(?:g|ml|%)|[.,]\d)"
    r"|\b(?:sr|xr|retard|rapid|dispersible|suppositor\w*|amp\w*|vials?|supp)\b"
)


def is_open(product: Product, found: Mapping[Drug, MatchedBy]) -> bool:
    """Tell whether the instruction is to be asked which form it is."""
    if Drug.BETA_BLOCKER in found and may_be_drops(_names(product)):
        return Drug.BETA_BLOCKER not in systemic_by_code(product)
    return bool(_BRAND.search(_names(product)))


def settled(
    product: Product, found: Mapping[Drug, MatchedBy], own: Particulars
) -> dict[Drug, MatchedBy]:
    """Return the drugs as name and instruction tell them together."""
    if own.told.fault:  # what cannot be read may have been a tablet
        return dict(found)
    told = folded(" | ".join(_told(own)))
    if Drug.BETA_BLOCKER in found and may_be_drops(_names(product)):
        return _timolol(found, told)
    out = _by_brand_alone(product, found)
    if not out or _is_inside(f"{_names(product)} | {told}"):
        return dict(found)
    return {drug: how for drug, how in found.items() if drug not in out}


def _timolol(found: Mapping[Drug, MatchedBy], told: str) -> dict[Drug, MatchedBy]:
    if not put_in_the_eye(told) or is_swallowed(told):
        return dict(found)
    left = dict(found)
    matched = left.pop(Drug.BETA_BLOCKER)
    left.setdefault(Drug.BETA_BLOCKER_EYE_DROPS, matched)
    return left


def _by_brand_alone(
    product: Product, found: Mapping[Drug, MatchedBy]
) -> Collection[Drug]:
    """Return the drugs that neither a code nor another name tells."""
    others = {
        drug for text in product.said for drug in named(_BRAND.sub(" ", folded(text)))
    }
    return {
        drug
        for drug, how in found.items()
        if how is MatchedBy.NAME and drug not in others
    }


def _is_inside(said: str) -> bool:
    if is_swallowed(said):
        return True
    return bool(_INSIDE.search(said)) and not _OUTSIDE.search(said)


def _names(product: Product) -> str:
    return " | ".join(map(folded, product.said))


def _told(own: Particulars) -> Iterator[str]:
    for dosage in own.told.dosages:
        yield from (dosage.text or "", dosage.patient_instruction or "")
        yield from (*beside(dosage), shown(dosage))
    yield own.told.rendered
    if own.quantity is not None:
        yield own.quantity.unit or own.quantity.code or ""
