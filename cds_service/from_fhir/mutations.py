"""Reads what a discrete variant says of the genes beside KIT that bear on prognosis.

Only a variant as HL7 Genomics Reporting sends it is read, with its gene by HGNC
id or symbol; the text of a panel is not. One variant that is absent does not
clear its gene, and one that is benign, inherited or of unknown significance
does not mutate it: both are unclear.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from cds_service.clinical.mutation import Gene, Mutated, MutationResult
from cds_service.clinical.record import Topic, Unread
from cds_service.from_fhir.concepts import texts
from cds_service.from_fhir.genetic_kinds import VARIANT, kinds_of
from cds_service.from_fhir.genomics import Parts, loinc_of, parts_of
from cds_service.from_fhir.kit_variant import answer_of
from cds_service.from_fhir.observed import observed
from cds_service.from_fhir.result_fields import shown
from cds_service.from_fhir.result_words import Polarity
from cds_service.from_fhir.wire.result import Observation
from cds_service.patterns import uncompiled

_IDS: Final = {
    "10783": Gene.SRSF2,
    "18318": Gene.ASXL1,
    "10471": Gene.RUNX1,
    "25941": Gene.TET2,
    "1541": Gene.CBL,
    "6192": Gene.JAK2,
}
_ID: Final = uncompiled(r"(?:HGNC:)?(\d{1,6})")
_ELSEWHERE: Final = uncompiled(r"NCBIGENE:|ENSG\d", re.IGNORECASE)
"""Ids of catalogues in which only KIT is known here: of whichever gene they are."""
_SYMBOL: Final = uncompiled(r"[A-Z][A-Z0-9-]{1,9}")
_BESIDE: Final = uncompiled(r" (?:GENE|\((?:HGNC:)?\d{1,6}\))$")
_SIGNIFICANCE: Final = "53037-8"
_SOURCE_CLASS: Final = "48002-0"
_HARMLESS: Final = uncompiled(r"benign|uncertain|unknown|\bvus\b", re.IGNORECASE)
_INHERITED: Final = uncompiled(r"germ-?line|maternal|paternal", re.IGNORECASE)
_NO_MUTATION: Final = {
    _SIGNIFICANCE: (_HARMLESS, frozenset({"LA26333-7", "LA26334-5", "LA6675-8"})),
    _SOURCE_CLASS: (_INHERITED, frozenset({"LA6683-2"})),
}
_WITHDRAWN: Final = frozenset({"entered-in-error", "cancelled", "registered"})


def read_observation(
    observation: Observation, reference: str, as_of: date
) -> Iterator[MutationResult | Unread]:
    """Yield what a variant says of each gene that is asked about; never raises."""
    if VARIANT not in kinds_of(observation):
        return
    parts = parts_of(observation)
    genes, others = _genes(parts.symbols)
    if not genes:
        return
    frame = observed(observation, reference, as_of)
    if frame.status is None or frame.in_future:
        said = (observation.status or "").strip().casefold()
        out = said in _WITHDRAWN
        yield Unread(
            reference, Topic.PANEL, frame.fault, shown(observation), frame.taken, out
        )
        return
    alone = len(genes) == 1 and not others
    found = _found(observation, parts) if alone else Mutated.UNCLEAR
    quote = parts.text or shown(observation)
    for gene in sorted(genes):
        yield MutationResult(reference, gene, found, quote, frame.taken, frame.status)


def _genes(symbols: frozenset[str]) -> tuple[set[Gene], bool]:
    """Return the genes we ask about, and whether others were named beside them."""
    genes: set[Gene] = set()
    others = False
    for symbol in symbols:
        name = _BESIDE.sub("", symbol.strip())
        number = _ID.fullmatch(name)
        if number and number[1] in _IDS:
            genes.add(_IDS[number[1]])
        elif name in Gene.__members__:
            genes.add(Gene(name))
        elif (
            number
            or _ELSEWHERE.match(name)
            or _SYMBOL.fullmatch(name)
            or any(g in name for g in Gene)
        ):
            others = True
    return genes, others


def _found(observation: Observation, parts: Parts) -> Mutated:
    said = answer_of(observation, parts)
    if said is Polarity.DETECTED:
        return Mutated.UNCLEAR if _is_no_mutation(observation) else Mutated.YES
    if said is Polarity.NOT_DETECTED and not parts.named:
        return Mutated.NO
    return Mutated.UNCLEAR


def _is_no_mutation(observation: Observation) -> bool:
    """Tell whether its significance or origin says that it is no such mutation."""
    for part in observation.component or ():
        words, answers = _NO_MUTATION.get(loinc_of(part), (None, frozenset()))
        if words is None:
            continue
        concept = part.value_codeable_concept
        codes = {coding.code for coding in (concept and concept.coding) or ()}
        said = "; ".join([*texts(concept), part.value_string or ""])
        if codes & answers or words.search(said):
            return True
    return False
