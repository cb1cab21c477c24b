"""What the calls of one EHR leave out or name otherwise, though they mean the same."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final


@dataclass(frozen=True, slots=True)
class Habits:
    """How the calls of one EHR are to be understood.

    `aliases` name our prefetch keys by the keys of a site. `context_may_lack`
    takes a call that is stripped of its draft orders or of its encounter: that
    they lack is said to the clinician, it is not the clinician's mistake.
    `opens_for_anything` takes a "patient-view" for the hook that the service is
    about, since that EHR sends it for moments that have no hook of their own.
    """

    aliases: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    context_may_lack: bool = False
    opens_for_anything: bool = False


USUAL: Final = Habits()
"""Those of the specification."""
