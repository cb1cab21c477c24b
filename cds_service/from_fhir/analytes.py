"""Which analyte a code stands for, and how good a way of measuring it that is.

Codes count first. A laboratory's own code, with no LOINC or SNOMED code
beside it, counts when its name is exactly one of `analyte_names.NAMES`.
"""

import re
from collections.abc import Iterator
from typing import Final

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.lab import BY_NAME as _NAMED_RANK
from cds_service.from_fhir.analyte_names import BY_UNIT, NAMES
from cds_service.from_fhir.concepts import meanings_of, texts
from cds_service.from_fhir.known_by_unit import spoken_of
from cds_service.from_fhir.specimens import names_other_fluid
from cds_service.from_fhir.visible_text import as_seen
from cds_service.from_fhir.wire.datatypes import CodeableConcept, Coding
from cds_service.frozen import Frozen
from cds_service.knowledge.check_digits import is_loinc, is_snomed
from cds_service.knowledge.terminology import LOINC, SNOMED, canonical, meanings
from cds_service.patterns import uncompiled

OUTSIDE_BLOOD: Final = "counts-outside-blood"
"""The value set of counts in other fluids, which are never blood counts."""

BY_NAME: Final = "recognised by name"
UNVERIFIED_CODE: Final = "code unverified"
NO_SYSTEM: Final = "code system not said"
UNSURE: Final = frozenset({UNVERIFIED_CODE, NO_SYSTEM})
"""What of a code makes a result that may raise a concern and never clears one."""
NOT_ON_THE_LIST: Final = "its name is not one this result is read by"
OTHER_CODE: Final = "its code is not one of what its name says"

_MAY_BE_CODE: Final = {LOINC: is_loinc, SNOMED: is_snomed}
# "Platelets [#/volume] in Blood by Automated count": a name as LOINC makes them.
_AS_LOINC: Final = uncompiled(
    r"(?: \[(?P<kind>#|mass)/vol(?:ume)?\]|/(?P<share>(?:100 )?leukocytes))"
    r" in (?:blood|serum or plasma|serum|plasma)"
    r"(?: by (?:automated|manual) count)?"
)

# Ranks within an analyte, 1 where nothing is said: an estimated platelet
# count, haemoglobin from a blood gas or by calculation, a stated weight and
# molar tryptase give way to the ordinary measurement of the same moment.
LESSER: Final = {
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

_CALLED: Final = dict.fromkeys(
    (
        Analyte.SEGMENTED_NEUTROPHILS,
        Analyte.NEUTROPHIL_PERCENT,
        Analyte.SEGMENTED_PERCENT,
    ),
    Analyte.NEUTROPHILS,
)
_ANALYTES: Final = {analyte.value: analyte for analyte in Analyte}


class Recognised(Frozen, kw_only=False):
    """An analyte, how good a way of measuring it, and what weakens that.

    `share` is what it is instead where the unit is "%"; `fault` why its value
    cannot be used.
    """

    analyte: Analyte
    rank: int = 1
    doubt: str = ""
    share: Analyte | None = None
    fault: str = ""


def recognised(concept: CodeableConcept | None) -> tuple[Recognised, ...]:
    """Return the analyte of a code; several when its codes disagree."""
    if concept is None:
        return ()
    coded = meanings_of(concept)
    found = tuple(
        Recognised(
            _ANALYTES[value_set],
            _rank(concept, value_set),
            "" if verified else _unsure(concept, value_set),
        )
        for value_set, verified in sorted(coded.items())
        if value_set in _ANALYTES
    )
    if len(found) == 1:
        return found + tuple(_contradicting(concept, found[0].analyte))
    return found or tuple(_named(concept))


def outside_blood(concept: CodeableConcept | None) -> bool:
    """Tell whether a code, or a name beside it, is that of another fluid."""
    coded = OUTSIDE_BLOOD in meanings_of(concept)
    return coded or any(map(names_other_fluid, texts(concept)))


def _unsure(concept: CodeableConcept, value_set: str) -> str:
    said = any(
        value_set in {means.value_set for means in meanings(coding.system, coding.code)}
        for coding in concept.coding or ()
        if coding.code and coding.system and coding.system.strip()
    )
    return UNVERIFIED_CODE if said else NO_SYSTEM


def _contradicting(concept: CodeableConcept, coded: Analyte) -> Iterator[Recognised]:
    """Yield what its names say it is, if none says what its code does."""
    names = [_plain(text) for text in texts(concept)]
    named = {NAMES[name] for name in names if name in NAMES}
    named |= {BY_UNIT[name][0] for name in names if name in BY_UNIT}
    if not any(_kind(coded) is _kind(analyte) for analyte in named):
        for analyte in sorted(named):
            yield Recognised(analyte, _NAMED_RANK, BY_NAME)


def _kind(analyte: Analyte) -> Analyte:
    # Laboratories call segmented neutrophils neutrophils; their code knows better.
    return _CALLED.get(analyte, analyte)


def _rank(concept: CodeableConcept, value_set: str) -> int:
    return min(
        LESSER.get(code, 1)
        for coding in concept.coding or ()
        if (code := (coding.code or "").strip())
        and value_set
        in {means.value_set for means in meanings(coding.system or "", code)}
    )


def _named(concept: CodeableConcept) -> Iterator[Recognised]:
    names = [_plain(text) for text in texts(concept)]
    named = {NAMES[name] for name in names if name in NAMES}
    if any(map(_is_standard, concept.coding or ())):
        # A standard code that means something else says so; only tryptase is
        # known to be sent under codes that are not its own.
        if named == {Analyte.TRYPTASE}:
            yield Recognised(Analyte.TRYPTASE, _NAMED_RANK, BY_NAME, fault=OTHER_CODE)
        return
    either = {BY_UNIT[name] for name in names if name in BY_UNIT}
    for analyte in sorted(named):
        yield Recognised(analyte, _NAMED_RANK, BY_NAME)
    for count, share in sorted(either):
        if not named & {count, share}:
            yield Recognised(count, _NAMED_RANK, BY_NAME, share)
    if not named and not either and (about := spoken_of(" ".join(names))):
        yield Recognised(about, _NAMED_RANK, BY_NAME, fault=NOT_ON_THE_LIST)


def _is_standard(coding: Coding) -> bool:
    """Tell whether it may be a code; one whose check digit is wrong is none."""
    may_be = _MAY_BE_CODE.get(canonical(coding.system or ""))
    return may_be is not None and (not coding.code or may_be(coding.code.strip()))


def _plain(text: str) -> str:
    """Fold case and punctuation; "%" and "#" tell percentages from counts."""
    folded = as_seen(text[:200]).casefold()
    if (made := _AS_LOINC.search(folded)) and made.end() == len(folded.rstrip()):
        sign = "%" if made["share"] else made["kind"].replace("mass", "")
        folded = folded[: made.start()] + sign
    words = re.sub(r"([%#])", r" \1 ", folded)
    return " ".join(re.sub(r"[^\w%#]+", " ", words).split())
