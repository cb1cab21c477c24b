"""Each EHR's dialect: what it sends otherwise, what it shows otherwise."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from cds_service.hooks.dialects.dialect import Dialect
from cds_service.hooks.dialects.epic import EPIC
from cds_service.hooks.dialects.oracle import ORACLE
from cds_service.hooks.dialects.sandbox import SANDBOX
from cds_service.hooks.dialects.standard import STANDARD

DIALECTS: Final[Mapping[str, Dialect]] = MappingProxyType(
    {each.name: each for each in (STANDARD, SANDBOX, EPIC, ORACLE)}
)
"""By the name that the clients file gives."""

__all__ = ["DIALECTS", "STANDARD", "Dialect"]
