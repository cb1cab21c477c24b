"""Words for Observations about KIT and FIP1L1-PDGFRA, as an EHR sends them."""

from datetime import date
from typing import Any

import msgspec

from cds_service.clinical.record import Unread
from cds_service.clinical.variant import FusionResult, KitResult
from cds_service.from_fhir.variant_reports import read_report
from cds_service.from_fhir.variants import read_observation
from cds_service.from_fhir.wire.report import DiagnosticReport
from cds_service.from_fhir.wire.result import Observation

AS_OF = date(2026, 1, 6)
LOINC = "http://loinc.org"
HGVS = "http://varnomen.hgvs.org"
KIT_GENE = {"coding": [{"system": "http://www.genenames.org", "code": "HGNC:6342"}]}
P_D816V = "NP_000213.1:p.Asp816Val"
C_D816V = "NM_000222.3:c.2447A>T"


def loinc(code: str, **more: str) -> dict[str, Any]:
    """Return a concept of one LOINC code."""
    return {"coding": [{"system": LOINC, "code": code, **more}]}


def component(code: str, **value: Any) -> dict[str, Any]:  # noqa: ANN401 (JSON)
    """Return a component."""
    return {"code": loinc(code), **value}


def gene(concept: dict[str, Any]) -> dict[str, Any]:
    """Return the component of a gene studied."""
    return component("48018-6", valueCodeableConcept=concept)


def named(code: str, name: str) -> dict[str, Any]:
    """Return a component that names the variant in HGVS."""
    concept = {"coding": [{"system": HGVS, "code": name}]}
    return component(code, valueCodeableConcept=concept)


def share(value: float, **unit: str) -> dict[str, Any]:
    """Return the component of an allele fraction."""
    return component("81258-6", valueQuantity={"value": value, **unit})


def observation(
    code: str,
    name: str = "",
    **fields: Any,  # noqa: ANN401 (JSON)
) -> Observation:
    """Return an Observation of one LOINC code, or of a name, final unless said."""
    content = {
        "resourceType": "Observation",
        "status": "final",
        "code": {"text": name} if name else loinc(code),
        "effectiveDateTime": "2025-11-01",
        **fields,
    }
    return msgspec.json.decode(msgspec.json.encode(content), type=Observation)


def variant(
    *components: dict[str, Any],
    value: str | None = "LA9633-4",
    **fields: Any,  # noqa: ANN401 (JSON)
) -> Observation:
    """Return a discrete variant; present unless said otherwise."""
    if value is not None:
        fields["valueCodeableConcept"] = loinc(value)
    return observation("69548-6", component=list(components), **fields)


def report(**fields: Any) -> DiagnosticReport:  # noqa: ANN401 (JSON)
    """Return a report."""
    content = {"resourceType": "DiagnosticReport", "status": "final", **fields}
    return msgspec.json.decode(msgspec.json.encode(content), type=DiagnosticReport)


def read(
    result: Observation | DiagnosticReport,
) -> list[KitResult | FusionResult | Unread]:
    """Read one result."""
    if isinstance(result, Observation):
        return list(read_observation(result, "Observation/1", AS_OF))
    return list(read_report(result, "DiagnosticReport/1", AS_OF))


def kit(result: Observation | DiagnosticReport) -> KitResult:
    """Return the one KIT result of a resource."""
    (only,) = read(result)
    assert isinstance(only, KitResult)
    return only


def fusion(result: Observation | DiagnosticReport) -> FusionResult:
    """Return the one fusion result of a resource."""
    (only,) = read(result)
    assert isinstance(only, FusionResult)
    return only


def unread(result: Observation | DiagnosticReport) -> Unread:
    """Return the one thing that could not be used of a resource."""
    (only,) = read(result)
    assert isinstance(only, Unread)
    return only
