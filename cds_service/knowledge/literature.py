"""Articles that rules cite, besides those of `sources`."""

from datetime import date
from typing import Final

from cds_service.clinical.basis import Source, SourceKind

_READ: Final = date(2026, 11, 22)

CLASSIFICATIONS_2022: Final = Source(
    id="classifications-2022",
    title="WHO 2022 and ICC 2022 criteria side by side (PMC10133845, Table 5)",
    kind=SourceKind.LITERATURE,
    published="2023",
    reviewed_on=_READ,
)
