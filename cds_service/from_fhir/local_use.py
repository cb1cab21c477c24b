"""Tells whether a product acts only where it is put: on the skin or in the eye.

A code of a systemic drug is believed before any word. A word takes away only what
is known by name, or by the code of an ingredient that leaves the route open; a code
of local use takes away what no code calls systemic.
"""

from collections.abc import Collection, Iterator
from typing import Final

from cds_service.clinical.medication import Drug
from cds_service.from_fhir.drug_names import folded
from cds_service.from_fhir.products import Product
from cds_service.knowledge.terminology import ATC, canonical, meanings
from cds_service.patterns import uncompiled

SYSTEMIC: Final = frozenset(
    {
        Drug.BLEEDING_RISK,
        Drug.NSAID,
        Drug.CELECOXIB,
        Drug.OTHER_COX2_SELECTIVE,
        Drug.PYRAZOLONE,
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

_LOCAL_GROUPS: Final = ("S01", "M02", "D11", "R01AC", "G02CC")
"""ATC: the eye, joints and muscles, the skin, the nose, the vagina."""
_SUCKED: Final = "R02"
"""ATC of the throat: what is sucked is swallowed; it raises, and proves nothing."""

_LOCAL: Final = (
    # A gel that fills or coats what is swallowed is swallowed.
    r"(?<!soft )(?<!liquid )(?<!filled )(?<!soft-)(?<!liqui-)(?<!filled-)"
    r"\bgel\b(?![ -]?(?:cap|tab|coat|fill))"
    r"|\b(?:cream|creme|crema|ointment|\w*salbe|schmerzgel|pomade|pommade|pomada"
    r"|unguento|patch|ptch|pflaster|parche|topical|topisch|topique|topic[ao]"
    r"|cutaneous solution|shampoo|shampooing|champu|medicated pad|ophthalmic|otic"
    r"|ophth|ophtha|ophthalm|op (?:sol(?:utio)?n?|susp|oint|drops?)"
    r"|ophtalmique|oftalmic[ao]"
    # An infection of the eye or ear may be treated by mouth.
    r"|(?:eye|ear)s?[ ,-]*(?:drops?|oint|gel|sol(?:utio)?n?|susp(?:ension)?)"
    r"|augentropfen|ohrentropfen|collyre|colirio|lotion|locion|foam|transderm\w+"
    r"|emulgel)\b|\((?:eye|ear)s?\)"
)
_LOCAL_WORDS: Final = uncompiled(_LOCAL)
_TAKEN_WORDS: Final = uncompiled(
    r"\b(?:\w*(?:tablet|tabs?|tbl|tbp|tablette|comprim|kapsel|capsul|caps?|gelul)"
    r"(?:s|e[ns]?|a|as|o|os)?|oral(?:e?|es)|p\.?o|by mouth|per os|i\.?[vm]"
    r"|intraven\w*|intramusc\w*|infusion\w*|inject\w*|injektion\w*|inyec\w*|push)\b"
)
_MAY_BE_LOCAL: Final = uncompiled(
    rf"{_LOCAL}|\b(?:op|td|spray|aerosol|lozenges?|lutschtablette\w*|pastill\w*"
    r"|eyes?|ears?|auge\w*|ohr\w*|oeil|yeux|ojos?|apply|auftragen|appliquer|aplicar)\b"
)
_HEPARIN_IN_A_LINE: Final = uncompiled(r"\bhepari\w*\b[^|;]{0,40}\b(?:flush|lock)\b")


def only_local(product: Product, found: Collection[Drug], said: str) -> frozenset[Drug]:
    """Return what of the drugs found does not reach the blood."""
    if not SYSTEMIC & set(found):
        return frozenset()
    codes = tuple(_atc_codes(product))
    systemic = {each.value_set for code in codes for each in meanings(ATC, code)}
    if codes and any(code.startswith(_LOCAL_GROUPS) for code in codes):
        return SYSTEMIC - systemic
    if _LOCAL_WORDS.search(said) and not _TAKEN_WORDS.search(said):
        return SYSTEMIC - systemic
    if set(found) == {Drug.BLEEDING_RISK} and _HEPARIN_IN_A_LINE.search(said):
        return frozenset({Drug.BLEEDING_RISK}) - systemic
    return frozenset()


def may_be_local(product: Product, found: Collection[Drug]) -> bool:
    """Tell whether a use of it may have stayed where it was put, and proves nothing."""
    if SYSTEMIC.isdisjoint(found):
        return False
    groups = (*_LOCAL_GROUPS, _SUCKED)
    return any(code.startswith(groups) for code in _atc_codes(product)) or any(
        _MAY_BE_LOCAL.search(folded(text)) for text in product.said
    )


def is_on_the_body(drug: Drug, instruction: str) -> bool:
    """Tell whether the instruction of an order may speak of the skin or the eye."""
    return drug in SYSTEMIC and bool(_MAY_BE_LOCAL.search(folded(instruction)))


def _atc_codes(product: Product) -> Iterator[str]:
    for concept in product.concepts:
        for coding in concept.coding or ():
            if coding.code and canonical(coding.system or "") == ATC:
                yield coding.code.strip().upper()
