"""Cuts a report where it corrects itself or adds to itself.

"Corrected report: ..." at the head is a name for the report. Further down it
begins a new part, and what stood before may no longer hold.
"""

import re
from typing import Final

from cds_service.patterns import uncompiled

_HEADING: Final = uncompiled(
    r"(?:^|(?<=[.;\n]))[ \t*-]{0,3}(?:(?:corrected|amended|revised)"
    r"(?: (?:report|results?|version|copy))?|addendum(?: report)?|amendment|correction)"
    r"(?:[ ]?\([^()\n]{0,40}\)|[ ]\d{1,4}[-./\d]{0,12})?[ ]?(?::|-(?=[ ])|\n)",
    re.IGNORECASE,
)


def parts_of_report(cleaned: str) -> tuple[str, ...]:
    """Return what stands before the first such heading, and after each; in order.

    A report without one, or with one at its head alone, is a single part.
    """
    first, *later = (part.strip() for part in _HEADING.split(cleaned))
    if later and not first:
        first, *later = later
    return (first, *later)
