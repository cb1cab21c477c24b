"""What the forms of mastocytosis are called in English, German, French and Spanish."""

import re
from typing import Final

from cds_service.clinical.diagnosis import Disease
from cds_service.patterns import uncompiled

_NAMES: Final = {
    Disease.SYSTEMIC_MASTOCYTOSIS: (
        r"systemic mast(?:ocytosis| cell disease)|systemische[nrs]? mastozytose"
        r"|mastozytose systemisch\w*|mastocytose syst[ée]mique"
        r"|mastocitosis sist[ée]mica"
    ),
    Disease.INDOLENT_SM: r"indolent",
    Disease.SMOULDERING_SM: r"smou?ldering|schwelend",
    Disease.AGGRESSIVE_SM: r"aggressiv\w*|agressive|agresiva",
    Disease.SM_AHN: (
        r"[ias]?sm[- ]?ahn(?:md)?\b|ahnmd\b"
        r"|associated (?:clonal )?(?:ha?ematolog\w+|myeloid|non[- ]mast[- ]cell)"
        r"[\w -]{0,40}?(?:neoplasm|disorder|disease|malignanc)"
        r"|assoziierte[rn]? (?:klonale[rn]? )?h(?:ä|ae)matologische[rn]?"
        r" (?:neoplasie|erkrankung)"
        r"|associ[ée]e à une (?:h[ée]mopathie|n[ée]oplasie h[ée]matologique)"
        r"|(?:h[ée]mopathie|n[ée]oplasie h[ée]matologique)[\w -]{0,40}? associ[ée]e"
        r"|(?:neoplasia|enfermedad) hematol[óo]gica[\w -]{0,40}? asociada"
        r"|asociada a (?:una )?(?:neoplasia|enfermedad) hematol[óo]gica"
    ),
    Disease.BONE_MARROW_MASTOCYTOSIS: (
        r"bone marrow mastocytosis|knochenmark[- ]?mastozytose"
        r"|mastocytose (?:isol[ée]e de la moelle|m[ée]dullaire)"
        r"|mastocitosis (?:aislada )?de (?:la )?m[ée]dula [óo]sea"
    ),
    Disease.MAST_CELL_LEUKEMIA: (
        r"mast[- ]cell leuk(?:a?emia)|mastzell(?:en)?[- ]?leuk(?:ä|ae)mie"
        r"|leuc[ée]mie (?:aigu[ëe] )?à mastocytes"
        r"|leucemia (?:de mastocitos|mastoc[íi]tica)"
    ),
    Disease.DIFFUSE_CUTANEOUS_MASTOCYTOSIS: (
        r"diffuse[ -]cutaneous(?: mastocytos[ie]s\b| mast[- ]cell disease\b|\s*$)"
        r"|diffuse[nr]? kutane[nr]? mastozytose|mastocytose cutan[ée]e diffuse"
        r"|mastocitosis cut[áa]nea difusa"
    ),
}
SHORT_NAMES: Final = {
    Disease.INDOLENT_SM: "ism",
    Disease.SMOULDERING_SM: "ssm",
    Disease.AGGRESSIVE_SM: "asm",
    Disease.MAST_CELL_LEUKEMIA: "mcl",
    Disease.BONE_MARROW_MASTOCYTOSIS: "bmm",
}
_WITH_AHN: Final = r"\W{0,3}(?:with|and|plus)?\W{0,3}ahn"
PATTERNS: Final = {
    disease: uncompiled(rf"\b(?:{pattern})", re.IGNORECASE)
    for disease, pattern in _NAMES.items()
}
_SHORT_PATTERNS: Final = {
    disease: uncompiled(
        rf"{PATTERNS[disease].pattern}|\b{short}\b(?!{_WITH_AHN})", re.IGNORECASE
    )
    for disease, short in SHORT_NAMES.items()
}
"""Elsewhere the same letters are a mantle cell lymphoma or the end of a word."""

PATTERNS_BESIDE_CODE: Final = PATTERNS | _SHORT_PATTERNS
SPELLED_OUT: Final = uncompiled(
    r"masto[cz]yt|mastoc[i\u00ed]t|mast[- ]cell (?:disease|leuk)"
    r"|mastzell(?:en)?[- ]?leuk",
    re.IGNORECASE,
)
"""Other diseases are indolent, smouldering or aggressive as well."""

SHORTENED: Final = uncompiled(
    r"\b(?:(?:indolent|smou?ldering|aggressive|advanced) (?:systemic )?sm"
    r"|sm[- ]?ahn(?:md)?)\b",
    re.IGNORECASE,
)
"""The letters alone are those of a myeloma, an antibody, a melanoma."""

MASTOCYTOSIS: Final = uncompiled(
    rf"{SPELLED_OUT.pattern}|\b(?:sm|ism|ssm|asm|sm[- ]?ahn(?:md)?)\b", re.IGNORECASE
)

IN_A_NOTE: Final = uncompiled(
    rf"{MASTOCYTOSIS.pattern}|\b(?:mcl|bmm|[ias]sm[- ]?ahn(?:md)?|ahnmd)\b",
    re.IGNORECASE,
)
