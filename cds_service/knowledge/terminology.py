"""Codes and what they mean here, read from the value sets beside this file.

A value set is a FHIR ValueSet whose `compose` lists codes. A code that no
source confirmed carries the extension `UNVERIFIED`; it may raise a card and
never clears one.
"""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

UNVERIFIED: Final = "https://smcds.org/fhir/StructureDefinition/code-unverified"

LOINC: Final = "http://loinc.org"
SNOMED: Final = "http://snomed.info/sct"
RXNORM: Final = "http://www.nlm.nih.gov/research/umls/rxnorm"
ICD_10_CM: Final = "http://hl7.org/fhir/sid/icd-10-cm"
ICD_10: Final = "http://hl7.org/fhir/sid/icd-10"
ICD_O_3: Final = "http://terminology.hl7.org/CodeSystem/icd-o-3"
ICD_11: Final = "http://id.who.int/icd/release/11/mms"
NDC: Final = "http://hl7.org/fhir/sid/ndc"
ATC: Final = "http://www.whocc.no/atc"
CPT: Final = "http://www.ama-assn.org/go/cpt"
UCUM: Final = "http://unitsofmeasure.org"

_ALIASES: Final = {
    "urn:oid:2.16.840.1.113883.6.1": LOINC,
    "urn:oid:2.16.840.1.113883.6.96": SNOMED,
    "urn:oid:2.16.840.1.113883.6.88": RXNORM,
    "urn:oid:2.16.840.1.113883.6.90": ICD_10_CM,
    "urn:oid:2.16.840.1.113883.6.3": ICD_10,
    "urn:oid:2.16.840.1.113883.6.69": NDC,
    "urn:oid:2.16.840.1.113883.6.73": ATC,
    "urn:oid:2.16.840.1.113883.6.12": CPT,
    "urn:oid:2.16.840.1.113883.6.8": UCUM,
    "https://loinc.org": LOINC,
    "http://loinc.org/": LOINC,
    "https://snomed.info/sct": SNOMED,
    "http://www.nlm.nih.gov/research/umls/rxnorm/": RXNORM,
    "http://hl7.org/fhir/sid/icd-10-us": ICD_10_CM,
}


def canonical(system: str) -> str:
    """Return the URI of a code system that was named by URI, OID or a misspelling."""
    system = system.strip()
    return _ALIASES.get(system, system)


@dataclass(frozen=True, slots=True)
class Meaning:
    """The value set a code is a member of, and whether that is verified."""

    value_set: str
    verified: bool


@dataclass(frozen=True, slots=True)
class ValueSet:
    """Codes that mean one thing: (system URI, code) -> verified."""

    id: str
    title: str
    codes: dict[tuple[str, str], bool]

    def of_system(self, system: str) -> tuple[str, ...]:
        """Return its codes of one system, in the order of the file."""
        return tuple(code for listed, code in self.codes if listed == system)


@cache
def value_sets() -> dict[str, ValueSet]:
    """Load every value set; a broken file stops the service before any call."""
    folder = files("cds_service.knowledge") / "value_sets"
    loaded = (
        _value_set(json.loads(file.read_text("utf-8")))
        for file in sorted(folder.iterdir(), key=lambda file: file.name)
        if file.name.endswith(".json")
    )
    return {value_set.id: value_set for value_set in loaded}


def meanings(system: str, code: str) -> tuple[Meaning, ...]:
    """Return what a code means here; nothing for a code no rule asks about."""
    return _index().get((canonical(system), code.strip()), ())


@cache
def _index() -> dict[tuple[str, str], tuple[Meaning, ...]]:
    index: dict[tuple[str, str], tuple[Meaning, ...]] = {}
    for value_set in value_sets().values():
        for code, verified in value_set.codes.items():
            index[code] = (*index.get(code, ()), Meaning(value_set.id, verified))
    return index


def _value_set(content: dict[str, Any]) -> ValueSet:
    codes = {
        (include["system"], concept["code"]): not any(
            extension["url"] == UNVERIFIED for extension in concept.get("extension", ())
        )
        for include in content["compose"]["include"]
        for concept in include["concept"]
    }
    return ValueSet(content["id"], content["title"], codes)
