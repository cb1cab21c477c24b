"""The code systems we read, and the names that senders give them.

A system is named by its FHIR URI. Senders also use its OID, http for https, a
slash at the end, a version after "|", capital letters, or an older address.
Nothing else is taken for a system: a name that is not listed stays what it is.
"""

from typing import Final

from cds_service.patterns import uncompiled

LOINC: Final = "http://loinc.org"
SNOMED: Final = "http://snomed.info/sct"
RXNORM: Final = "http://www.nlm.nih.gov/research/umls/rxnorm"
ICD_10_CM: Final = "http://hl7.org/fhir/sid/icd-10-cm"
ICD_10: Final = "http://hl7.org/fhir/sid/icd-10"
ICD_10_GM: Final = "http://fhir.de/CodeSystem/bfarm/icd-10-gm"
"""The German edition: four-character codes mean what they mean in ICD-10."""
ICD_10_PCS: Final = "http://www.cms.gov/Medicare/Coding/ICD10"
ICD_O_3: Final = "http://terminology.hl7.org/CodeSystem/icd-o-3"
ICD_11: Final = "http://id.who.int/icd/release/11/mms"
ICD_11_FOUNDATION: Final = "http://id.who.int/icd/entity"
NCIT: Final = "http://ncicb.nci.nih.gov/xml/owl/EVS/Thesaurus.owl"
NDC: Final = "http://hl7.org/fhir/sid/ndc"
ATC: Final = "http://www.whocc.no/atc"
CPT: Final = "http://www.ama-assn.org/go/cpt"
HGNC: Final = "http://www.genenames.org/geneId"
UCUM: Final = "http://unitsofmeasure.org"
INTERPRETATION: Final = (
    "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation"
)
ABNORMAL_FLAG: Final = "http://terminology.hl7.org/CodeSystem/v2-0078"
DATA_ABSENT: Final = "http://terminology.hl7.org/CodeSystem/data-absent-reason"

_OIDS: Final = {
    "2.16.840.1.113883.6.1": LOINC,
    "2.16.840.1.113883.6.96": SNOMED,
    "2.16.840.1.113883.6.88": RXNORM,
    "2.16.840.1.113883.6.90": ICD_10_CM,
    "2.16.840.1.113883.6.3": ICD_10,
    "2.16.840.1.113883.6.4": ICD_10_PCS,
    "2.16.840.1.113883.6.43.1": ICD_O_3,
    "2.16.840.1.113883.3.26.1.1": NCIT,
    "2.16.840.1.113883.6.69": NDC,
    "2.16.840.1.113883.6.73": ATC,
    "2.16.840.1.113883.6.12": CPT,
    "2.16.840.1.113883.6.281": HGNC,
    "2.16.840.1.113883.6.8": UCUM,
    "2.16.840.1.113883.5.83": INTERPRETATION,
    "2.16.840.1.113883.12.78": ABNORMAL_FLAG,
}
_OLDER_ADDRESSES: Final = {
    "hl7.org/fhir/sid/icd-10-us": ICD_10_CM,
    "hl7.org/fhir/sid/icd-10cm": ICD_10_CM,
    "hl7.org/fhir/sid/icd10cm": ICD_10_CM,
    "terminology.hl7.org/codesystem/icd-10-cm": ICD_10_CM,
    "hl7.org/fhir/sid/icd10": ICD_10,
    "terminology.hl7.org/codesystem/icd-10": ICD_10,
    "hl7.org/fhir/sid/icd-10-de": ICD_10_GM,
    "hl7.org/fhir/sid/icd-10-gm": ICD_10_GM,
    "fhir.ch/codesystem/icd-10-gm": ICD_10_GM,
    "id.who.int/icd/release/10": ICD_10,
    "snomed.info/id": SNOMED,
    "fhir.de/codesystem/dimdi/icd-10-gm": ICD_10_GM,
    "hl7.org/fhir/sid/icd-10-pcs": ICD_10_PCS,
    "hl7.org/fhir/sid/icd-o-3": ICD_O_3,
    "hl7.org/fhir/sid/icd-11": ICD_11,
    "id.who.int/icd11/mms": ICD_11,
    "id.who.int/icd/entity": ICD_11_FOUNDATION,
    "ncit.nci.nih.gov": NCIT,
    "whocc.no/atc_ddd_index": ATC,
    "fhir.de/codesystem/bfarm/atc": ATC,
    "fhir.de/codesystem/dimdi/atc": ATC,
    "genenames.org": HGNC,
    "hl7.org/fhir/v3/observationinterpretation": INTERPRETATION,
    "hl7.org/fhir/v2/0078": ABNORMAL_FLAG,
    "hl7.org/fhir/data-absent-reason": DATA_ABSENT,
}
_ABBREVIATIONS: Final = {
    "loinc": LOINC,
    "ln": LOINC,
    "icd-10-cm": ICD_10_CM,
    "icd10-cm": ICD_10_CM,
    "icd10cm": ICD_10_CM,
    "i10c": ICD_10_CM,
    "icd-10": ICD_10,
    "icd10": ICD_10,
    "i10": ICD_10,
    "cim-10": ICD_10,
    "cie-10": ICD_10,
    "icd-10-gm": ICD_10_GM,
    "icd10-gm": ICD_10_GM,
    "icd10gm": ICD_10_GM,
    "i10g": ICD_10_GM,
    "icd-11": ICD_11,
    "icd-o-3": ICD_O_3,
    "snomed": SNOMED,
    "snomed ct": SNOMED,
    "snomed-ct": SNOMED,
    "sct": SNOMED,
}
"""As HL7 v2 and interface engines call them, where a URI belongs."""
_SCHEME: Final = uncompiled(r"https?://(?:www\.)?")
_EDITION: Final = uncompiled(r"snomed\.info/sct/\d{6,18}(?:/version/\d{8})?")
_RELEASE: Final = uncompiled(r"id\.who\.int/icd/release/11(?:/\d{4}-\d\d)?(?:/mms)?")


def canonical(system: str) -> str:
    """Return the URI of a code system that was named by URI, OID or a misspelling."""
    return system if system in _URIS else _otherwise_named(system)


def _otherwise_named(system: str) -> str:
    folded = _folded(system)
    if known := _NAMES.get(folded):
        return known
    if _EDITION.fullmatch(folded):
        return SNOMED
    if folded.startswith("loinc.org/") and not folded.startswith("loinc.org/vs/"):
        return LOINC
    return ICD_11 if _RELEASE.fullmatch(folded) else system.strip()


def _folded(system: str) -> str:
    """Return a name without what senders vary: scheme, case, slash, version."""
    bare = system.strip().casefold().partition("|")[0].strip()
    bare = bare.removeprefix("urn:oid:")
    return _SCHEME.sub("", bare, count=1).rstrip("/")


_URIS: Final = frozenset({*_OIDS.values(), *_OLDER_ADDRESSES.values()})
_NAMES: Final = {
    **{_folded(uri): uri for uri in _URIS},
    **_OLDER_ADDRESSES,
    **_OIDS,
    **_ABBREVIATIONS,
}
