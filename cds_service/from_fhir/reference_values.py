"""Takes out of a report what a result is compared with: "Reference: negative".

Only a closed phrase with an end is taken out. What is left is read as if the
reference had not been printed; a title that loses its only "answer" has none.
"""

import re
from typing import Final

from cds_service.patterns import uncompiled

_NORMAL: Final = (
    r"(?:not[ -]detected|none detected|negative|absent|undetected|wild[- ]?type|neg|nd)"
)
_REFERENCE: Final = uncompiled(
    r"(?P<before>^|[\n.;,(\[]|\b(?:detected|positive|negative|absent|present)(?= ))"
    r"\s{0,3}(?:ref\.?|reference|expected|normal)"
    r"(?: (?:range|interval|values?|results?))?"
    rf"\s{{0,3}}(?:[:=]|is)\s{{0,3}}{_NORMAL}\s{{0,3}}(?P<after>$|[\n.;,)\]])",
    re.IGNORECASE,
)
_PAIRED: Final = {"(": ")", "[": "]"}


def without_references(cleaned: str) -> str:
    """Return the text without the values that it gives for comparison."""
    return _REFERENCE.sub(_rest, cleaned)


def _rest(match: re.Match[str]) -> str:
    before, after = match["before"], match["after"]
    if _PAIRED.get(before) == after:
        return " "
    return f"{before}{after or ''}"
