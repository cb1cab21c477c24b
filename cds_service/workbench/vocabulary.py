"""What the page may write into a record: codes of ours that are verified."""

from collections.abc import Iterator
from typing import Final

import msgspec

from cds_service.cards.names import name_of
from cds_service.clinical.analyte import CANONICAL_UNIT, Analyte
from cds_service.clinical.medication import Drug
from cds_service.frozen import Frozen
from cds_service.knowledge.terminology import LOINC, RXNORM, value_sets

PLOTTED: Final = (
    Analyte.NEUTROPHILS,
    Analyte.PLATELETS,
    Analyte.HEMOGLOBIN,
    Analyte.TRYPTASE,
    Analyte.EOSINOPHILS,
    Analyte.LEUKOCYTES,
)
"""The results one can add; the first four are the plot."""


class Term(Frozen, kw_only=False):
    """A thing with a code; `unit` is that of a result, empty for a drug."""

    id: str
    name: str
    system: str
    code: str
    unit: str = ""


class Vocabulary(Frozen, kw_only=False):
    """The results and drugs one can write down."""

    results: tuple[Term, ...]
    drugs: tuple[Term, ...]


def vocabulary_json() -> bytes:
    """Return the vocabulary as JSON."""
    drugs = sorted(_drugs(), key=lambda term: term.name.lower())
    return msgspec.json.encode(Vocabulary(tuple(map(_result, PLOTTED)), tuple(drugs)))


def _result(analyte: Analyte) -> Term:
    code = _verified(analyte, LOINC)[0]
    return Term(analyte, name_of(analyte), LOINC, code, CANONICAL_UNIT[analyte])


def _drugs() -> Iterator[Term]:
    for drug in Drug:
        codes = _verified(drug, RXNORM)
        if codes:
            yield Term(drug, name_of(drug), RXNORM, codes[0])


def _verified(value_set: str, system: str) -> tuple[str, ...]:
    known = value_sets()[value_set]
    return tuple(code for code in known.of_system(system) if known.codes[system, code])
