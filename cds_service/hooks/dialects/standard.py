"""CDS Hooks as the specification has it: nothing is different."""

from typing import Final

from cds_service.hooks.dialects.dialect import Dialect

STANDARD: Final = Dialect("standard")
