"""Recognises the drugs that rules ask about: by code, by name as a last resort."""

from collections.abc import Container, Mapping
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
from cds_service.from_fhir.memory import Memory, codes_of, may_be_kept
from cds_service.from_fhir.products import Product
from cds_service.knowledge.terminology import ATC, RXNORM, canonical, meanings
from cds_service.patterns import uncompiled

_KNOWN: Final[Memory[Mapping[Drug, MatchedBy]]] = Memory()
_EPINEPHRINE: Final = frozenset({Drug.EPINEPHRINE_DEVICE, Drug.EPINEPHRINE_OTHER})
_DRUGS: Final = frozenset(Drug)
_FORM_LEFT_OPEN: Final = frozenset({(RXNORM, "3992"), (ATC, "C01CA24")})
"""Codes of epinephrine that say nothing of its form; words may."""

_ORAL_CLADRIBINE: Final = "oral-cladribine"
_ORAL_CLADRIBINE_WORDS: Final = uncompiled(
    r"mavenclad|cladribin[ea]?\b.*\b(?:tablet|oral|comprim)"
)
_SYSTEMIC: Final = frozenset(
    {
        Drug.BLEEDING_RISK,
        Drug.NSAID,
        Drug.CELECOXIB,
        Drug.OTHER_COX2_SELECTIVE,
        Drug.ASPIRIN,
        Drug.GLUCOCORTICOID,
        Drug.H1_ANTIHISTAMINE,
        Drug.SEDATING_ANTIHISTAMINE,
        Drug.BETA_BLOCKER,
        Drug.OTHER_TRIGGER_DRUG,
        Drug.STRONG_CYP3A_INHIBITOR,
        Drug.MODERATE_CYP3A_INHIBITOR,
    }
)
"""What matters only where it reaches the blood; opioids do so through a patch."""

_LOCAL_USE: Final = uncompiled(
    # A gel that fills a capsule is swallowed.
    r"(?<!soft )(?<!liquid )(?<!soft-)(?<!liqui-)\bgel\b(?![ -]?(?:cap|tab))"
    r"|\b(?:cream|creme|crema|ointment|\w*salbe|schmerzgel|pomade|pommade|pomada"
    r"|unguento|patch|pflaster|parche|topical|topisch|topique|topic[ao]"
    r"|cutaneous solution|shampoo|shampooing|champu|medicated pad|ophthalmic|otic"
    r"|ophtalmique|oftalmic[ao]"
    # An infection of the eye or ear may be treated by mouth.
    r"|(?:eye|ear)s?[ ,-]*(?:drops?|oint|gel|sol(?:utio)?n?|susp(?:ension)?)"
    r"|augentropfen|ohrentropfen|collyre|colirio|lotion|locion|foam|transderm\w+|emulgel"
    r"|flush|lock)\b|\((?:eye|ear)s?\)"
)


def drugs_in(product: Product) -> Mapping[Drug, MatchedBy]:
    """Return the drugs of one product and how each was recognised.

    Names of products are kept together with their codes, never alone: an order
    without a code may be somebody's own words.
    """
    codes = codes_of([code for item in product.concepts for code in item.coding or ()])
    key = product.said, codes
    known = _KNOWN.get(key)
    if known is None:
        known = _drugs_in(product)
        if may_be_kept(codes, product.said):
            _KNOWN.keep(key, known)
    return known


def _drugs_in(product: Product) -> dict[Drug, MatchedBy]:
    """Recognise them.

    A name adds to the codes and never takes away: a record that contradicts
    itself raises the concerns of both. Epinephrine is one or the other.
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
    out = _of_another_form(coded, said) if found else frozenset()
    return {drug: found[drug] for drug in Drug if drug in found and drug not in out}


def _of_another_form(coded: Container[str], said: str) -> frozenset[Drug]:
    """Return the drugs that are not meant: other forms of them are other things."""
    out: frozenset[Drug] = frozenset()
    if _ORAL_CLADRIBINE in coded or _ORAL_CLADRIBINE_WORDS.search(said):
        out |= {Drug.OTHER_CYTOREDUCTIVE, Drug.CLADRIBINE}
    if _LOCAL_USE.search(said):
        out |= _SYSTEMIC
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
