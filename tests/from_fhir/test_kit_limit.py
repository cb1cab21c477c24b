"""The coarser of two limits is what a negative result excludes."""

from decimal import Decimal

import pytest
from from_fhir.genetic_results import kit, observation

from cds_service.clinical.variant import KitFinding
from cds_service.from_fhir.allele_fraction import Share
from cds_service.from_fhir.kit_limit import limit_of_result


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("KIT D816V not detected (ddPCR, LOD 0.01 %)", "0.0001"),
        ("KIT D816V not detected at >5% (LOD 0.01 %)", "0.05"),
        ("KIT D816V not detected above 5 % VAF; LOD 0.01%", "0.05"),
        ("not detected at a VAF of 5% or more. LOD 0.01%", "0.05"),
        ("not detected. Reporting threshold: 5 %. LOD 0.01%", "0.05"),
        ("not detected, VAF <1% (LOD 0.01 %)", "0.01"),
        ("not detected. LOD 0.01 %. Coverage of 95 %", "0.0001"),
        ("not detected by ddPCR at a sensitivity of 0.01%", "0.0001"),
        ("not detected at >5%", None),
    ],
)
def test_limit_of_result(text: str, limit: str | None) -> None:
    """A threshold for reporting counts; it never makes up for a missing limit."""
    assert limit_of_result(text, None) == (Decimal(limit) if limit else None)


def test_amount_below() -> None:
    """Less than 1 %, by an assay that sees 0.01 %, excludes 1 %."""
    below = Share(Decimal("0.01"), below=True)

    assert limit_of_result("LOD 0.01 %", below) == Decimal("0.01")


def test_result() -> None:
    """The result carries the coarser limit, so it is no adequate negative one."""
    said = "KIT D816V not detected at >5% (ddPCR, LOD 0.01 %)"
    result = kit(observation("55201-8", valueString=said))

    assert (result.finding, result.limit_of_detection) == (
        KitFinding.D816V_ABSENT,
        Decimal("0.05"),
    )
