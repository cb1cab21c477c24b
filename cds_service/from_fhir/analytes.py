"""Which analyte a code stands for, and how good a way of measuring it that is.

Codes count first. A laboratory's own code, with no LOINC or SNOMED code
beside it, counts when its name is exactly one of `_NAMES`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from cds_service.clinical.analyte import Analyte
from cds_service.from_fhir.concepts import meanings_of, texts
from cds_service.from_fhir.wire.clinical import Observation
from cds_service.from_fhir.wire.datatypes import CodeableConcept
from cds_service.knowledge.terminology import LOINC, SNOMED, canonical, meanings

OUTSIDE_BLOOD: Final = "counts-outside-blood"
"""The value set of counts in other fluids, which are never blood counts."""

BY_NAME: Final = "recognised by name"
UNVERIFIED_CODE: Final = "code unverified"

_STANDARD: Final = frozenset({LOINC, SNOMED})
_NAMED_RANK: Final = 3

# Ranks within an analyte, 1 where nothing is said: an estimated platelet
# count, haemoglobin from a blood gas or by calculation, a stated weight and
# molar tryptase give way to the ordinary measurement of the same moment.
_LESSER: Final = {
    "49497-1": 2,
    "20509-6": 2,
    "55782-7": 2,
    "30313-1": 2,
    "30350-3": 2,
    "30351-1": 2,
    "30352-9": 2,
    "3142-7": 2,
    "8335-2": 2,
    "51834-0": 2,
}

_SPELLED: Final = {
    Analyte.NEUTROPHILS: (
        "anc|absolute neutrophil count|absolute neutrophils|neutrophils absolute"
        "|neutrophil absolute|neutrophil count|neutrophils abs|abs neutrophils"
        "|abs neut|neut abs|neutrophils #|neut #|absolute neutrophil count anc"
        "|neutrophils absolute count"
    ),
    Analyte.SEGMENTED_NEUTROPHILS: "absolute segmented neutrophils|absolute segs",
    Analyte.BAND_NEUTROPHILS: "absolute band neutrophils|absolute bands",
    Analyte.NEUTROPHIL_PERCENT: (
        "neutrophils %|neutrophil %|neut %|neutrophils percent|neutrophil percent"
    ),
    Analyte.SEGMENTED_PERCENT: "segmented neutrophils %|segs %|segmented neutrophil %",
    Analyte.BAND_PERCENT: "band neutrophils %|bands %|band neutrophil %",
    Analyte.LEUKOCYTES: (
        "wbc|wbc count|white blood cells|white blood cell count|white cell count"
        "|white blood count|leukocytes|leucocytes|leukocyte count|leucocyte count"
    ),
    Analyte.PLATELETS: "platelets|platelet count|plt|plt count|thrombocytes",
    Analyte.HEMOGLOBIN: "hemoglobin|haemoglobin|hgb|hb",
    Analyte.EOSINOPHILS: (
        "absolute eosinophil count|absolute eosinophils|eosinophils absolute"
        "|eosinophil count|eosinophils abs|abs eosinophils|eosinophils #|aec"
    ),
    Analyte.EOSINOPHIL_PERCENT: "eosinophils %|eosinophil %|eos %|eosinophils percent",
    Analyte.TRYPTASE: (
        "tryptase|serum tryptase|tryptase serum|total tryptase|tryptase total"
        "|baseline tryptase|baseline serum tryptase"
    ),
    Analyte.BODY_WEIGHT: "body weight|weight",
}
_ANALYTES: Final = {analyte.value: analyte for analyte in Analyte}
_NAMES: Final = {
    spelled: analyte
    for analyte, names in _SPELLED.items()
    for spelled in names.split("|")
}

_OTHER_SPECIMEN: Final = re.compile(
    r"\b(?:ascit\w*|csf|cerebrospinal|pleural?|pericardial|periton\w*|synovial"
    r"|joint|marrow|urin\w*|sputum|bal|bronch\w*|lavage|body fluid|dialys\w*"
    r"|stool|faec\w*|fec\w*|amniotic|drain\w*|wound|abscess)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Recognised:
    """An analyte, how good a way of measuring it, and what weakens that."""

    analyte: Analyte
    rank: int = 1
    doubt: str = ""


def recognised(concept: CodeableConcept | None) -> tuple[Recognised, ...]:
    """Return the analyte of a code; several when its codes disagree."""
    if concept is None:
        return ()
    coded = meanings_of(concept)
    found = tuple(
        Recognised(
            _ANALYTES[value_set],
            _rank(concept, value_set),
            "" if verified else UNVERIFIED_CODE,
        )
        for value_set, verified in sorted(coded.items())
        if value_set in _ANALYTES
    )
    return found or tuple(_named(concept))


def outside_blood(concept: CodeableConcept | None) -> bool:
    """Tell whether one of the codes is that of a count in another fluid."""
    return OUTSIDE_BLOOD in meanings_of(concept)


def other_specimen(observation: Observation) -> str:
    """Return the word that says the specimen was no blood; nothing if none does."""
    if observation.body_site is None and observation.specimen is None:
        return ""
    said = [*texts(observation.body_site)]
    if observation.specimen and observation.specimen.display:
        said.append(observation.specimen.display)
    found = _OTHER_SPECIMEN.search("; ".join(said))
    return found[0].casefold() if found else ""


def _rank(concept: CodeableConcept, value_set: str) -> int:
    return min(
        _LESSER.get(code, 1)
        for coding in concept.coding or ()
        if (code := (coding.code or "").strip())
        and value_set
        in {means.value_set for means in meanings(coding.system or "", code)}
    )


def _named(concept: CodeableConcept) -> Iterator[Recognised]:
    systems = {canonical(coding.system or "") for coding in concept.coding or ()}
    if systems & _STANDARD:
        return  # a standard code that means something else says so
    named = {_NAMES.get(_plain(text)) for text in texts(concept)}
    for analyte in sorted(filter(None, named)):
        yield Recognised(analyte, _NAMED_RANK, BY_NAME)


def _plain(text: str) -> str:
    """Fold case and punctuation; "%" and "#" tell percentages from counts."""
    words = re.sub(r"([%#])", r" \1 ", text[:200].casefold())
    return " ".join(re.sub(r"[^\w%#]+", " ", words).split())
