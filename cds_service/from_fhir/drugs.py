"""Recognises the drugs that rules ask about: by code, by name as a last resort."""

from collections.abc import Collection, Mapping
from typing import Final

from cds_service.clinical.medication import Drug, MatchedBy
from cds_service.from_fhir.beta_blocker_drops import drops_apart
from cds_service.from_fhir.concepts import meanings_of
from cds_service.from_fhir.drug_names import folded, named
from cds_service.from_fhir.epinephrine_forms import (
    epinephrine_named,
    has_device_words,
    is_other_form,
)
from cds_service.from_fhir.local_use import only_local
from cds_service.from_fhir.memory import Memory, codes_of, may_be_kept
from cds_service.from_fhir.products import Product
from cds_service.knowledge.terminology import ATC, RXNORM, canonical, meanings
from cds_service.patterns import uncompiled

_KNOWN: Final[Memory[Mapping[Drug, MatchedBy]]] = Memory()
_EPINEPHRINE: Final = frozenset({Drug.EPINEPHRINE_DEVICE, Drug.EPINEPHRINE_OTHER})
_DRUGS: Final = frozenset(Drug)
_FORM_LEFT_OPEN: Final = frozenset({(RXNORM, "3992"), (ATC, "C01CA24")})
"""Codes of epinephrine that say nothing of its form; words may."""

_INTERFERON_BETA: Final = "peginterferon-beta"
_INTERFERON_BETA_WORDS: Final = uncompiled(r"plegridy")
_ORAL_CLADRIBINE: Final = "oral-cladribine"
_ORAL_CLADRIBINE_WORDS: Final = uncompiled(
    r"mavenclad|cladribin[ea]?\b.*\b(?:tablet|oral|comprim)"
)


def drugs_in(product: Product) -> Mapping[Drug, MatchedBy]:
    """Return the drugs of one product and how each was recognised.

    Names of products are kept together with their codes, never alone: an order
    without a code may be somebody's own words.
    """
    codes = codes_of([code for item in product.concepts for code in item.coding or ()])
    key = product.said, codes, product.is_allergen
    known = _KNOWN.get(key)
    if known is None:
        known = _drugs_in(product)
        if may_be_kept(codes, product.said):
            _KNOWN.keep(key, known)
    return known


def _drugs_in(product: Product) -> dict[Drug, MatchedBy]:
    """Recognise them.

    A name adds to the codes and never takes away what they say: a record that
    contradicts itself raises the concerns of both. Epinephrine is one or the other.
    """
    said = " | ".join(folded(text) for text in product.said)
    coded = _coded(product)
    found = {
        Drug(meaning): MatchedBy.CODE if verified else MatchedBy.UNVERIFIED_CODE
        for meaning, verified in coded.items()
        if meaning in _DRUGS and meaning not in _EPINEPHRINE
    }
    for text in product.said:
        for drug in named(text):
            found.setdefault(drug, MatchedBy.NAME)
    found |= _epinephrine(product, coded, said)
    found = drops_apart(found, said)
    out = _of_another_form(product, found, coded, said) if found else frozenset()
    return {drug: found[drug] for drug in Drug if drug in found and drug not in out}


def _of_another_form(
    product: Product, found: Collection[Drug], coded: Mapping[str, bool], said: str
) -> frozenset[Drug]:
    """Return the drugs that are not meant: other forms of them are other things."""
    out = only_local(product, found, said)
    if _ORAL_CLADRIBINE in coded or _ORAL_CLADRIBINE_WORDS.search(said):
        out |= {Drug.OTHER_CYTOREDUCTIVE, Drug.CLADRIBINE}
    if _INTERFERON_BETA in coded or _INTERFERON_BETA_WORDS.search(said):
        out |= {Drug.OTHER_CYTOREDUCTIVE, Drug.INTERFERON} - coded.keys()
    return out


def _coded(product: Product) -> dict[str, bool]:
    found: dict[str, bool] = {}
    for concept in product.concepts:
        for meaning, verified in meanings_of(concept).items():
            found[meaning] = found.get(meaning, False) or verified
    return found


def _epinephrine(
    product: Product, coded: dict[str, bool], said: str
) -> dict[Drug, MatchedBy]:
    if not _EPINEPHRINE & coded.keys():
        drug = epinephrine_named(said)
        return {} if drug is None else {drug: MatchedBy.NAME}
    if is_other_form(said) or _other_form_coded(product):
        return {Drug.EPINEPHRINE_OTHER: MatchedBy.CODE}
    if Drug.EPINEPHRINE_DEVICE in coded:
        return {Drug.EPINEPHRINE_DEVICE: MatchedBy.CODE}
    if has_device_words(said):
        return {Drug.EPINEPHRINE_DEVICE: MatchedBy.NAME}
    return {Drug.EPINEPHRINE_OTHER: MatchedBy.CODE}


def _other_form_coded(product: Product) -> bool:
    codes = (
        (canonical(coding.system or ""), (coding.code or "").strip())
        for concept in product.concepts
        for coding in concept.coding or ()
    )
    return any(
        code not in _FORM_LEFT_OPEN
        and any(
            meaning.value_set == Drug.EPINEPHRINE_OTHER for meaning in meanings(*code)
        )
        for code in codes
    )
