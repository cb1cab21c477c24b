"""What takes a discrete variant out, and what it is without a value."""

from from_fhir.genetic_results import (
    KIT_GENE,
    P_D816V,
    gene,
    kit,
    named,
    read,
    unread,
    variant,
)

from cds_service.clinical.variant import KitFinding

_P = KitFinding.D816V_PRESENT
_U = KitFinding.UNCLEAR
JAK2 = {"coding": [{"system": "http://www.genenames.org", "code": "HGNC:6192"}]}


def test_absent_value_has_its_reason() -> None:
    """A reason for no value is never an absent mutation."""
    reasons = {
        "temp-unknown": KitFinding.PENDING,
        "error": KitFinding.INDETERMINATE,
        "not-performed": _U,
        "unknown": _U,
    }
    for code, expected in reasons.items():
        result = variant(
            gene(KIT_GENE),
            named("48005-3", P_D816V),
            value=None,
            dataAbsentReason={"coding": [{"code": code}]},
        )
        assert kit(result).finding is expected


def test_status() -> None:
    """Registered is pending, retracted is told as such, unknown is unread."""
    parts = (gene(KIT_GENE), named("48005-3", P_D816V))

    assert kit(variant(*parts, status="registered")).finding is KitFinding.PENDING
    assert unread(variant(*parts, status="entered-in-error ")).status_only
    assert unread(variant(*parts, status="cancelled")).status_only
    assert not unread(variant(*parts, status="unknown")).status_only
    assert kit(variant(*parts, status="corrected")).finding is _P
    assert read(variant(gene(JAK2), status="entered-in-error")) == []
