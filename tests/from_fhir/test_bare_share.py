"""A result that is a percentage alone, or beside the limit of its assay."""

from decimal import Decimal

import pytest

from cds_service.from_fhir.allele_fraction import Share, bare_share

NOTHING_SEEN = Share(Decimal("0.0003"), below=True)


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("<0.03 %", NOTHING_SEEN),
        ("<0.03 % (LOD 0.03 %)", NOTHING_SEEN),
        ("<0.03%, limit of detection: 0.03%", NOTHING_SEEN),
        ("0.04 % (LOD 0.03 %)", Share(Decimal("0.0004"))),
        ("0.03 % (LOD 0.03 %)", None),
        ("0.02 % (LOD 0.03 %)", None),
        ("0 % (LOD 0.03 %)", Share(Decimal(0))),
        ("<0.03 % (LOQ 0.03 %)", None),
        ("<0.03 % (LOD 0.03 %), repeat", None),
    ],
)
def test_beside_its_limit(text: str, share: Share | None) -> None:
    """Less than the limit is nothing; as much as the limit is no answer."""
    assert bare_share(text) == share
