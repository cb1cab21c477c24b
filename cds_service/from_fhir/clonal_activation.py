"""What the mast cell activation of one clone is called: the code is D89.41.

Without a word for the clone, "mast cell activation syndrome" is something else.
"""

import re
from typing import Final

from cds_service.patterns import uncompiled

_CLONAL: Final = r"(?<!non-)(?:mono)?[ck]lonal\w{0,2}"
_FIRST: Final = rf"(?:{_CLONAL}|primary|prim\u00e4re[ns]?)"
_ENGLISH: Final = r"(?:mast[- ]cell activation (?:syndrome|disorder|disease)s?|mcas)"
_GERMAN: Final = (
    r"mast[- ]?zell(?:en)?[- ]?aktivierungs?[- ]?(?:syndrom\w{0,2}|erkrankung)"
)
CLONAL_ACTIVATION: Final = (
    rf"{_FIRST} (?:{_ENGLISH}|{_GERMAN})|mmcas"
    rf"|activation (?:mastocytaire|des mastocytes) (?:mono)?clonale?"
    rf"|activaci[\u00f3o]n (?:mastocit(?:aria|ica)|de (?:los )?mastocitos)"
    rf" (?:mono)?clonal"
)
"""A pattern without its borders, for a text whose case is not looked at."""

_BEHIND: Final = uncompiled(
    rf"\b({_ENGLISH}|{_GERMAN})\W{{1,3}}({_CLONAL}|primary|prim\u00e4r)(?=\W*$)",
    re.IGNORECASE,
)


def in_one_name(text: str) -> str:
    """Return "monoclonal mast cell activation" where a catalogue turned it round."""
    return _BEHIND.sub(r"\2 \1", text)
