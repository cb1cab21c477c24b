"""Reads the parts of a genetic result: genes, names of the variant, its share."""

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Final

from cds_service.from_fhir.allele_fraction import Share
from cds_service.from_fhir.allele_quantity import share_of
from cds_service.from_fhir.concepts import texts
from cds_service.from_fhir.hgvs import RECALLED_D816V, Place, mentions
from cds_service.from_fhir.report_text import clean
from cds_service.from_fhir.wire.datatypes import CodeableConcept, Coding
from cds_service.from_fhir.wire.result import Component, Observation
from cds_service.frozen import Frozen
from cds_service.knowledge.terminology import LOINC, canonical
from cds_service.patterns import uncompiled

_GENE: Final = "48018-6"
_NAMES: Final = frozenset({"48004-6", "48005-3", "81252-9", "81290-9"})
_SHARE: Final = "81258-6"
_KIT_ID: Final = uncompiled(r"(?:HGNC:)?6342|ncbigene:3815|ENSG00000157404(?:\.\d+)?")
"""KIT's by HGNC, NCBI Gene and Ensembl (ncbi.nlm.nih.gov/gene/3815 names all)."""
_NCBI_GENE: Final = "ncbi.nlm.nih.gov/gene"
_OTHER_ID: Final = uncompiled(r"(?:HGNC|ncbigene):\d+|ENSG\d+(?:\.\d+)?")
_NUMBER: Final = uncompiled(r"\d+")
_KIT_NAME: Final = uncompiled(r"\b(?:c-?)?kit\b|\b(?:cd117|scfr|pbt)\b", re.IGNORECASE)
_SYMBOL: Final = uncompiled(r"[A-Z][A-Z0-9-]{1,9}")
_CLINVAR_D816V: Final = "13852"


class Gene(StrEnum):
    """Which gene a result is about."""

    KIT = "KIT"
    OTHER = "another gene"
    UNSAID = "not said"
    CONFLICT = "code and name disagree, or tell nothing"


class Parts(Frozen, kw_only=False):
    """What the components of a genetic result say.

    `only_gene` tells that no other gene was studied with it, `named` that a variant
    was named at all; `places` are those understood.
    `recalled` marks a name of D816V that no source confirmed.
    `share_fault` says why an allele fraction was sent and cannot be used.
    """

    gene: Gene
    only_gene: bool
    symbols: frozenset[str]
    named: bool
    places: frozenset[Place]
    variant: str
    recalled: bool
    share: Share | None
    share_fault: str
    text: str


def parts_of(observation: Observation) -> Parts:
    """Read the components of a genetic result."""
    by_code = [(loinc_of(part), part) for part in observation.component or ()]
    genes = [_gene(part) for code, part in by_code if code == _GENE]
    written = "; ".join(
        text for code, part in by_code if code in _NAMES for text in _said(part)
    )
    gene = _one_gene(genes)
    only = all(each is gene for each, _ in genes)
    cleaned = clean(written)
    found = mentions(cleaned, of_kit=gene is Gene.KIT and only)
    shares = [
        share_of(part.value_quantity)
        for code, part in by_code
        if code == _SHARE and part.value_quantity
    ]
    share, fault = shares[0] if len(set(shares)) == 1 else (None, "")
    return Parts(
        gene,
        only,
        frozenset(symbol for _, symbols in genes for symbol in symbols),
        bool(written),
        frozenset(mention.place for mention in found),
        found[0].name if found else "",
        bool(RECALLED_D816V.search(cleaned) or _clinvar(observation)),
        share,
        fault,
        written,
    )


def _gene(part: Component) -> tuple[Gene, frozenset[str]]:
    concept = part.value_codeable_concept
    names = [*texts(concept), *filter(None, [part.value_string])]
    codes = [_gene_code(coding) for coding in _codings(concept)]
    said = [name for name in (*names, *codes) if name.strip()]
    of_kit = any(_KIT_NAME.search(name) or _KIT_ID.fullmatch(name) for name in said)
    of_other = any(
        not _KIT_NAME.search(name)
        and not _KIT_ID.fullmatch(name)
        and bool(_SYMBOL.fullmatch(name) or _OTHER_ID.fullmatch(name))
        for name in said
    )
    symbols = frozenset(name.upper() for name in said)
    if said and not of_kit and all(map(_NUMBER.fullmatch, said)):
        return Gene.CONFLICT, symbols  # of a catalogue that nobody here knows
    if of_kit:
        return (Gene.CONFLICT if of_other else Gene.KIT), symbols
    return (Gene.OTHER if said else Gene.UNSAID), symbols


def _gene_code(coding: Coding) -> str:
    """Return a code; a bare number says which catalogue it is of."""
    code, system = (coding.code or "").strip(), (coding.system or "").casefold()
    if not _NUMBER.fullmatch(code):
        return code
    if _NCBI_GENE in system:
        return f"ncbigene:{code}"
    return f"HGNC:{code}" if "genenames" in system or "hgnc" in system else code


def _one_gene(genes: Iterable[tuple[Gene, frozenset[str]]]) -> Gene:
    """Of several genes studied, KIT is the one we ask about."""
    found = {gene for gene, _ in genes}
    for gene in (Gene.CONFLICT, Gene.KIT, Gene.OTHER):
        if gene in found:
            return gene
    return Gene.UNSAID


def _said(part: Component) -> Iterator[str]:
    yield from texts(part.value_codeable_concept)
    for coding in _codings(part.value_codeable_concept):
        if coding.code:
            yield coding.code
    if part.value_string:
        yield part.value_string


def _clinvar(observation: Observation) -> bool:
    return any(
        coding.code == _CLINVAR_D816V and "clinvar" in (coding.system or "").lower()
        for part in observation.component or ()
        for coding in _codings(part.value_codeable_concept)
    )


def loinc_of(part: Component) -> str:
    """Return the LOINC code of a component; empty without one."""
    codes = (
        (coding.code or "").strip()
        for coding in _codings(part.code)
        if canonical(coding.system or "") == LOINC
    )
    return next(codes, "")


def _codings(concept: CodeableConcept | None) -> list[Coding]:
    return (concept.coding if concept else None) or []
