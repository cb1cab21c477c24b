"""Tells whether a product acts only where it is put: on the skin or in the eye.

A code of a systemic drug is believed before any word. A word takes away only what
is known by name, or by the code of an ingredient that leaves the route open, and H1
cover, which reassures; a code of local use takes away what no code calls systemic.
"""

from collections.abc import Collection, Iterator
from functools import cache
from typing import Final

from cds_service.clinical.medication import Drug
from cds_service.from_fhir.drug_names import folded
from cds_service.from_fhir.products import Product
from cds_service.knowledge.terminology import (
    ATC,
    RXNORM,
    canonical,
    meanings,
    value_sets,
)
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

_COVERS: Final = frozenset({Drug.H1_ANTIHISTAMINE})
"""What reassures where it is found: in doubt it is not counted, whatever its code."""

_LOCAL_GROUPS: Final = (
    *("S01", "S02", "S03", "M02", "D07", "D10AA", "D11"),
    *("A01AC", "C05AA", "G02CC", "R01AC", "R01AD"),
)
"""ATC: eye and ear, joints and muscles, skin, mouth, anus, vagina, nose."""
_SUCKED: Final = "R02"
"""ATC of the throat: what is sucked is swallowed; it raises, and proves nothing."""

_OF_PRODUCTS: Final = frozenset({"VSAC", "EMA"})
"""Where clinical drugs were read, each with its form; see `code_sources`."""

_LOCAL: Final = (
    # A gel that fills or coats what is swallowed is swallowed.
    r"(?<!soft )(?<!liquid )(?<!filled )(?<!soft-)(?<!liqui-)(?<!filled-)"
    r"\bgel\b(?![ -]?(?:cap|tab|coat|fill))"
    r"|\b(?:cream|creme|crema|ointment|\w*salbe|schmerzgel|pomade|pommade|pomada"
    r"|unguento|patch|ptch|pflaster|parche|topical|topisch|topique"
    r"|topic[ao]|cutaneous solution|shampoo|shampooing|champu"
    r"|medicated pad|ophthalmic|otic"
    r"|ophth|ophtha|ophthalm|op (?:sol(?:utio)?n?|susp|oint|drops?)"
    r"|ophtalmique|oftalmic[ao]"
    # An infection of the eye or ear may be treated by mouth.
    r"|(?:eye|ear)s?[ ,-]*(?:drops?|oint|gel|sol(?:utio)?n?|susp(?:ension)?)"
    r"|augentropfen|ohrentropfen|collyre|colirio|lotion|locion|foam|transderm\w+"
    r"|emulgel)\b|\((?:eye|ear)s?\)"
)
_APPLIED: Final = r"apply|auftragen|appliquer|aplicar"
_WORN: Final = r"plasters?|emplast\w+|(?:anti-?)?dandruff"
_FORM: Final = uncompiled(_LOCAL)
_OF_PRODUCT: Final = uncompiled(rf"\b(?:{_WORN}|{_APPLIED}|a-d)\b")
_PERCENTAGE: Final = uncompiled(r"(?<![\d.,])[012]?\d(?:[.,]\d+)?\s*%")
"""Tablets have none; "relieves 90 %" is no strength of anything."""
_NOT_FOR_THE_SKIN: Final = uncompiled(
    # What a drug is given in has a percentage too; so have syrups and injections.
    r"\b(?:chloride|\w*chlorid|chlorure|cloruro|nacl|ns|saline|dextrose|glu[ck]os[ea]"
    r"|\w*(?:saft|sirup)|syrup|sirop|jarabe|elixir|einnehmen|suspension|inj|amp\w*"
    r"|vials?|bag|syringes?|\w*spritzen?|suppositor\w*|zapfchen|supositorios?)\b"
    r"|\d\s*(?:mg|mcg|iu|i\.e\.|ie|units?)\b(?!\s*/\s*(?:g|ml)\b)"
)
_REMARK: Final = uncompiled(r"(?:;|\. )[^|]*")
"""What follows a name after a stop: of something else as often as of its form."""
_PIECES: Final = (
    r"\w*(?:tablet|tabs?|tbl|tbp|tablette|comprim|kapsel|capsul|caps?|gelul)"
    r"(?:s|n|e[ns]?|a|as|o|os)?"
)
_TAKEN_WORDS: Final = uncompiled(
    rf"\b(?:{_PIECES}|oral(?:e?|es)|p\.?o|by mouth|per os|i\.?[vm]"
    r"|intraven\w*|intramusc\w*|infusion\w*|inject\w*|injektion\w*|inyec\w*|push)\b"
)
_SWALLOWED: Final = uncompiled(
    rf"\b(?:{_PIECES}|oral(?:e?|es|ly)|p\.?o|by mouth|per os)\b"
)
_DENIED: Final = uncompiled(
    r"\b(?:no[nt]?|never|without|nicht|kein\w*|ohne|pas|sans|sin)\b[^|;.]{0,25}"
)
"""What "not by mouth" says is no word of a tablet."""
_MAY_BE_LOCAL: Final = uncompiled(
    rf"{_LOCAL}|\b(?:{_WORN}|spray|aerosol|lozenges?|lutschtablette\w*|pastill\w*)\b"
)
_OR_ITS_REASON: Final = uncompiled(
    rf"\b(?:op|td|eyes?|ears?|auge\w*|ohr\w*|oeil|yeux|ojos?|{_APPLIED})\b"
)
"""Where it goes, or where it hurts: a word of a tablet beside it decides."""
_HEPARIN_IN_A_LINE: Final = uncompiled(r"\bhepari\w*\b[^|;]{0,40}\b(?:flush|lock)\b")


def only_local(product: Product, found: Collection[Drug], said: str) -> frozenset[Drug]:
    """Return what of the drugs found does not reach the blood."""
    if not SYSTEMIC & set(found):
        return frozenset()
    systemic = systemic_by_code(product)
    if any(code.startswith(_LOCAL_GROUPS) for code in _codes(product, ATC)):
        return SYSTEMIC - systemic
    if _is_local(product, _REMARK.sub("", said)) and not _TAKEN_WORDS.search(said):
        return (SYSTEMIC - systemic) | _COVERS
    if set(found) == {Drug.BLEEDING_RISK} and _HEPARIN_IN_A_LINE.search(said):
        return frozenset({Drug.BLEEDING_RISK}) - systemic
    return frozenset()


def may_be_local(product: Product, found: Collection[Drug]) -> bool:
    """Tell whether a use of it may have stayed where it was put, and proves nothing."""
    if SYSTEMIC.isdisjoint(found):
        return False
    groups = (*_LOCAL_GROUPS, _SUCKED)
    return any(code.startswith(groups) for code in _codes(product, ATC)) or any(
        _speaks_of_the_body(folded(text), folded(text)) for text in product.said
    )


def is_on_the_body(drug: Drug, instruction: str, name: str) -> bool:
    """Tell whether the instruction of an order may speak of the skin or the eye."""
    if drug not in SYSTEMIC:
        return False
    said = folded(instruction)
    return _speaks_of_the_body(said, f"{folded(name)} | {said}")


def is_swallowed(said: str) -> bool:
    """Tell whether a word of a tablet, capsule or injection stands in it.

    "Do not crush the tablets" is one too: in doubt it is swallowed.
    """
    return bool(_TAKEN_WORDS.search(said))


def _speaks_of_the_body(said: str, beside: str) -> bool:
    if _MAY_BE_LOCAL.search(said):
        return True
    return bool(_OR_ITS_REASON.search(said)) and not _SWALLOWED.search(
        _DENIED.sub("", beside)
    )


def _is_local(product: Product, said: str) -> bool:
    if _FORM.search(said):
        return True
    if product.is_allergen:  # a reaction to a plaster is one to what is in it
        return False
    return bool(_OF_PRODUCT.search(said)) or bool(
        _PERCENTAGE.search(said) and not _NOT_FOR_THE_SKIN.search(said)
    )


def systemic_by_code(product: Product) -> set[str]:
    """Return what codes mean that leave no route open: of ATC, or of a product."""
    codes = [(ATC, code) for code in _codes(product, ATC)]
    products = _products()
    codes += [(RXNORM, code) for code in _codes(product, RXNORM) if code in products]
    return {each.value_set for code in codes for each in meanings(*code)}


@cache
def _products() -> frozenset[str]:
    """Return the RxNorm codes of tablets and the like; an ingredient has no route."""
    return frozenset(
        code
        for drug in SYSTEMIC
        for (system, code), said in value_sets()[drug].sources
        if system == RXNORM and not _OF_PRODUCTS.isdisjoint(said)
    )


def _codes(product: Product, system: str) -> Iterator[str]:
    for concept in product.concepts:
        for coding in concept.coding or ():
            if coding.code and canonical(coding.system or "") == system:
                yield coding.code.strip().upper()
