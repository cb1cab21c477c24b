"""A code system is recognised by the names that senders give it, and no others."""

import pytest

from cds_service.knowledge.code_systems import (
    ATC,
    CPT,
    HGNC,
    ICD_10,
    ICD_10_CM,
    ICD_10_GM,
    ICD_11,
    ICD_O_3,
    INTERPRETATION,
    LOINC,
    NDC,
    RXNORM,
    SNOMED,
    UCUM,
    canonical,
)

_NAMES = [
    ("http://loinc.org", LOINC),
    ("https://loinc.org", LOINC),
    ("http://loinc.org/", LOINC),
    ("http://www.loinc.org", LOINC),
    ("HTTP://LOINC.ORG", LOINC),
    (" http://loinc.org ", LOINC),
    ("http://loinc.org|2.74", LOINC),
    ("urn:oid:2.16.840.1.113883.6.1", LOINC),
    ("URN:OID:2.16.840.1.113883.6.1", LOINC),
    ("2.16.840.1.113883.6.1", LOINC),
    ("https://snomed.info/sct/", SNOMED),
    ("http://snomed.info/sct/731000124108", SNOMED),
    ("http://snomed.info/sct/900000000000207008/version/20230131", SNOMED),
    ("urn:oid:2.16.840.1.113883.6.96", SNOMED),
    ("https://www.nlm.nih.gov/research/umls/rxnorm", RXNORM),
    ("http://www.nlm.nih.gov/research/umls/RxNorm/", RXNORM),
    ("urn:oid:2.16.840.1.113883.6.88", RXNORM),
    ("http://hl7.org/fhir/sid/icd-10-cm/", ICD_10_CM),
    ("https://hl7.org/fhir/sid/icd-10-cm", ICD_10_CM),
    ("http://hl7.org/fhir/sid/icd-10-us", ICD_10_CM),
    ("http://hl7.org/fhir/sid/icd10cm", ICD_10_CM),
    ("http://terminology.hl7.org/CodeSystem/icd-10-cm", ICD_10_CM),
    ("urn:oid:2.16.840.1.113883.6.90", ICD_10_CM),
    ("http://hl7.org/fhir/sid/icd-10/", ICD_10),
    ("urn:oid:2.16.840.1.113883.6.3", ICD_10),
    ("http://fhir.de/CodeSystem/bfarm/icd-10-gm", ICD_10_GM),
    ("http://fhir.de/CodeSystem/dimdi/icd-10-gm", ICD_10_GM),
    ("http://terminology.hl7.org/CodeSystem/ICD-O-3", ICD_O_3),
    ("urn:oid:2.16.840.1.113883.6.43.1", ICD_O_3),
    ("http://id.who.int/icd/release/11/2024-01/mms", ICD_11),
    ("https://id.who.int/icd11/mms", ICD_11),
    ("https://www.whocc.no/atc_ddd_index/", ATC),
    ("http://fhir.de/CodeSystem/bfarm/atc", ATC),
    ("urn:oid:2.16.840.1.113883.6.73", ATC),
    ("urn:oid:2.16.840.1.113883.6.69", NDC),
    ("https://www.ama-assn.org/go/cpt/", CPT),
    ("http://www.genenames.org", HGNC),
    ("https://www.genenames.org/geneid", HGNC),
    ("urn:oid:2.16.840.1.113883.6.281", HGNC),
    ("http://unitsofmeasure.org/", UCUM),
    ("LOINC", LOINC),
    ("LN", LOINC),
    ("http://loinc.org/2.74", LOINC),
    ("ICD-10-CM", ICD_10_CM),
    ("ICD10", ICD_10),
    ("SNOMED CT", SNOMED),
    ("SCT", SNOMED),
    ("http://snomed.info/id", SNOMED),
    ("ICD-10-GM", ICD_10_GM),
    ("I10G", ICD_10_GM),
    ("http://hl7.org/fhir/sid/icd-10-gm", ICD_10_GM),
    ("http://fhir.ch/CodeSystem/icd-10-gm", ICD_10_GM),
    ("http://id.who.int/icd/release/10", ICD_10),
    ("CIM-10", ICD_10),
    ("ICD-11", ICD_11),
    ("http://id.who.int/icd/release/11/2024-01", ICD_11),
    ("ICD-O-3", ICD_O_3),
    ("http://hl7.org/fhir/v3/ObservationInterpretation", INTERPRETATION),
]


@pytest.mark.parametrize(("name", "uri"), _NAMES)
def test_a_name_is_recognised(name: str, uri: str) -> None:
    """Whether it is a URI, an OID, an older address or a misspelling."""
    assert canonical(name) == uri


@pytest.mark.parametrize(
    "name",
    [
        "",
        "http://loinc.org.example",
        "http://example.org/loinc.org",
        "http://loinc.org/vs/LL1971-2",
        "urn:oid:2.16.840.1.113883.6.103",
        "urn:oid:2.16.840.1.113883.6.1.1",
        "urn:oid:1.2.3.2.16.840.1.113883.6.1",
        "http://hl7.org/fhir/sid/icd-9-cm",
        "http://hl7.org/fhir/sid/icd-10-nl",
        "http://snomed.info/sct/version",
        "http://id.who.int/icd/release/11/mms/1",
        "LOINC codes",
        "https://https://loinc.org",
    ],
)
def test_another_name_stays_what_it_is(name: str) -> None:
    """Near misses are other systems: nothing is guessed."""
    assert canonical(name) == name
