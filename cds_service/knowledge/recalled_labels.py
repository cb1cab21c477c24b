"""Product labels that were recalled and not read; their cards say so."""

from datetime import date
from typing import Final

from cds_service.clinical.basis import Source, SourceKind

_LISTED: Final = date(2026, 11, 22)
_RECALLED: Final = "Recalled, not read: check the current prescribing information."

GASTROCROM_LABEL: Final = Source(
    id="gastrocrom-label",
    title="GASTROCROM (oral cromolyn) US prescribing information",
    kind=SourceKind.LABEL,
    published="unknown",
    reviewed_on=_LISTED,
    caveat=_RECALLED,
)

SINGULAIR_LABEL: Final = Source(
    id="singulair-label",
    title="SINGULAIR (montelukast) US prescribing information",
    kind=SourceKind.LABEL,
    published="2020",
    reviewed_on=_LISTED,
    caveat=_RECALLED,
)

XOLAIR_LABEL: Final = Source(
    id="xolair-label",
    title="XOLAIR (omalizumab) US prescribing information",
    kind=SourceKind.LABEL,
    published="unknown",
    reviewed_on=_LISTED,
    caveat=_RECALLED,
)

CLADRIBINE_LABEL: Final = Source(
    id="cladribine-label",
    title="Cladribine injection US prescribing information",
    kind=SourceKind.LABEL,
    published="unknown",
    reviewed_on=_LISTED,
    caveat=_RECALLED,
)

PEGASYS_LABEL: Final = Source(
    id="pegasys-label",
    title="PEGASYS (peginterferon alfa-2a) US prescribing information",
    kind=SourceKind.LABEL,
    published="unknown",
    reviewed_on=_LISTED,
    caveat=_RECALLED,
)
