"""What systemic mastocytosis is called in languages whose denials are not read.

Such a name counts only where it is all that a text says, with the form beside it or
without: whoever doubts or denies it has to say more.
"""

from typing import Final

from cds_service.patterns import uncompiled

_MAST_CELL_RUSSIAN: Final = "\u043c\u0430\u0441\u0442\u043e\u0446\u0438\u0442"
_SYSTEMIC_RUSSIAN: Final = "\u0441\u0438\u0441\u0442\u0435\u043c\u043d\u044b\u0439"
_NAMES: Final = (
    r"mastocitosi sistemica",  # Italian
    r"mastocitose sist[\u00e9\u00ea]mica",  # Portuguese
    r"systemische mastocytose",  # Dutch
    r"systemisk mastocytose?",  # Swedish, Danish, Norwegian
    rf"{_SYSTEMIC_RUSSIAN} {_MAST_CELL_RUSSIAN}\u043e\u0437",
    r"\u5168\u8eab\u6027\u80a5\u6e80\u7d30\u80de\u75c7",  # Japanese
    r"\u7cfb\u7edf\u6027\u80a5\u5927\u7ec6\u80de\u589e\u591a\u75c7",  # Chinese
    r"\u7cfb\u7d71\u6027\u80a5\u5927\u7d30\u80de\u589e\u591a\u75c7",  # traditional
)
_FORM: Final = r"(?:indolent[ea]?|ag+ress?iv[ao]?)"
SYSTEMIC_ALONE: Final = uncompiled(
    rf"\s*(?:{_FORM}\s+)?(?:{'|'.join(_NAMES)})(?:,?\s+{_FORM})?\s*(?:\(\s*sm\s*\)\s*)?"
)
"""Matches a whole text whose case is folded; it tells the disease and not the form."""

SIGNS: Final = (
    _MAST_CELL_RUSSIAN,
    "\u80a5\u6e80\u7d30\u80de",
    "\u80a5\u5927\u7ec6\u80de",
    "\u80a5\u5927\u7d30\u80de",
)
"""Words for mast cells that hold no "mast": where none stands, no name does."""
