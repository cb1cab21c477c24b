"""Codes and what they mean here, read from the value sets beside this file.

A value set is a FHIR ValueSet whose `compose` lists codes. A code that no
source confirmed carries the extension `UNVERIFIED`; it may raise a card and
never clears one.
"""

import json
from functools import cache
from importlib.resources import files
from typing import Final

from cds_service.clinical.analyte import Analyte
from cds_service.frozen import Frozen
from cds_service.knowledge.code_forms import CATEGORY, is_well_formed, spellings
from cds_service.knowledge.code_systems import (
    ATC,
    CPT,
    ICD_10,
    ICD_10_CM,
    ICD_10_GM,
    ICD_11,
    ICD_O_3,
    LOINC,
    NDC,
    RXNORM,
    SNOMED,
    UCUM,
    canonical,
)
from cds_service.knowledge.glued_codes import Apart, taken_apart
from cds_service.knowledge.value_set import (
    UNVERIFIED,
    Code,
    ValueSet,
    read_value_set,
)

__all__ = [
    "ATC",
    "CPT",
    "ICD_10",
    "ICD_10_CM",
    "ICD_10_GM",
    "ICD_11",
    "ICD_O_3",
    "LOINC",
    "NDC",
    "RXNORM",
    "SNOMED",
    "UCUM",
    "UNVERIFIED",
    "Meaning",
    "ValueSet",
    "canonical",
    "meanings",
    "value_sets",
]


class Meaning(Frozen, kw_only=False):
    """The value set a code is a member of, and whether that is verified."""

    value_set: str
    verified: bool


_LONGEST_OF_WHO: Final = len("D47.0")
_ANALYTES: Final = frozenset(analyte.value for analyte in Analyte)
Meanings = tuple[Meaning, ...]


@cache
def value_sets() -> dict[str, ValueSet]:
    """Load every value set; a broken file stops the service before any call."""
    folder = files("cds_service.knowledge") / "value_sets"
    loaded = (
        read_value_set(json.loads(file.read_text("utf-8")))
        for file in sorted(folder.iterdir(), key=lambda file: file.name)
        if file.name.endswith(".json")
    )
    return {value_set.id: value_set for value_set in loaded}


def meanings(system: str, code: str) -> Meanings:
    """Return what a code means here; nothing for a code no rule asks about.

    As usual the system is a URI and the code is spelled as in our lists: then
    one look is enough.
    """
    known = _index().get((system, code))
    return _otherwise_spelled(system, code) if known is None else known


def _otherwise_spelled(system: str, code: str) -> Meanings:
    uri = canonical(system)
    if apart := taken_apart(uri, code):
        return _of_apart(apart)
    if not uri:
        return _of_no_system(code.strip().upper())
    forms = spellings(uri, code)
    if len(forms) == 1:
        return _look_up(uri, forms[0])
    found = (meaning for form in forms for meaning in _look_up(uri, form))
    return tuple(dict.fromkeys(found))


def _of_apart(apart: Apart) -> Meanings:
    """Return what a code means from which something else was taken away."""
    found = meanings(apart.system, apart.code)
    if apart.verified:
        return found
    return tuple([Meaning(each.value_set, verified=False) for each in found])


def _of_no_system(code: str) -> Meanings:
    """Return what a code says by its form alone; it may raise and never clears.

    A LOINC code of a result (its check digit was tested with our lists) or an ICD
    code with its point; anything else could be a code of any system.
    """
    result = _index().get((LOINC, code), ())
    found = [each for each in result if each.value_set in _ANALYTES]
    if "." in code and is_well_formed(ICD_10_CM, code):
        found += _look_up(ICD_10_CM, code)
    return tuple([Meaning(each.value_set, verified=False) for each in found])


def _look_up(uri: str, code: str) -> Meanings:
    known = _index().get((uri, code))
    if known is not None:
        return known
    found = dict.fromkeys(_inherited(uri, code))
    sets = {each.value_set for each in found}
    return (*found, *[x for x in _refining(uri, code) if x.value_set not in sets])


def _refining(uri: str, code: str) -> Meanings:
    """Return what the code above means; it may raise and never clears.

    In the German edition a fifth character says more of the same: C96.21 there,
    which only the American one lists, is a C96.2.
    """
    if uri != ICD_10_GM or len(code) <= _LONGEST_OF_WHO:
        return ()
    above = _index().get((uri, code[:_LONGEST_OF_WHO]), ())
    return tuple([Meaning(each.value_set, verified=False) for each in above])


def _inherited(uri: str, code: str) -> Meanings:
    """Return the meanings of the families a code belongs to."""
    near = _families().get((uri, code[:CATEGORY]))
    if near is None or not is_well_formed(uri, code):
        return ()
    return tuple(meaning for above, meaning in near if code.startswith(above))


@cache
def _index() -> dict[Code, Meanings]:
    found: dict[Code, Meanings] = {}
    for value_set in value_sets().values():
        for code, verified in value_set.codes.items():
            for shared in _sharing(code):
                meaning = Meaning(value_set.id, verified)
                found[shared] = (*found.get(shared, ()), meaning)
    return {
        code: tuple(dict.fromkeys((*own, *_inherited(*code))))
        for code, own in found.items()
    }


@cache
def _families() -> dict[Code, tuple[tuple[str, Meaning], ...]]:
    """Return by system and category what stands for all codes below it."""
    found: dict[Code, tuple[tuple[str, Meaning], ...]] = {}
    for value_set in value_sets().values():
        meaning = Meaning(value_set.id, verified=True)
        for family in value_set.families:
            for system, above in _sharing(family):
                key = system, above[:CATEGORY]
                found[key] = (*found.get(key, ()), (above, meaning))
    return found


def _sharing(code: Code) -> tuple[Code, ...]:
    """Return a code and where it is sent under the name of another edition.

    The German edition shares the codes of ICD-10. Codes with two characters after
    the point are the American ones, also where only "ICD-10" is said.
    """
    system, text = code
    if system == ICD_10:
        return code, (ICD_10_GM, text)
    if system == ICD_10_CM and len(text) > _LONGEST_OF_WHO:
        return code, (ICD_10, text)
    return (code,)
