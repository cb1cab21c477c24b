"""Product labels that rules cite, besides those of `sources`."""

from datetime import date
from typing import Final

from cds_service.clinical.basis import Source, SourceKind

_READ: Final = date(2026, 11, 22)

AYVAKIT_LABEL: Final = Source(
    id="ayvakit-label",
    title="AYVAKIT (avapritinib) US prescribing information",
    kind=SourceKind.LABEL,
    published="2024-02",
    reviewed_on=_READ,
    caveat=(
        "Read in copies for prescribers and in a drug reference; intervals for"
        " contraception and the bands after week 8 are recalled."
    ),
)
