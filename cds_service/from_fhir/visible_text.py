"""A text as a reader sees it: no sign that nobody sees hides a name in it."""

import unicodedata
from typing import Final

_INVISIBLE: Final = "Cf"
"""Unicode's category of soft hyphens, zero-width spaces, marks of direction."""
_RAISED: Final = "<super>"
"""Trade marks and the numbers of footnotes: they stand beside a name, and are none."""


def as_seen(text: str) -> str:
    """Return a text without invisible signs, its letters in their usual width."""
    if text.isascii():
        return text
    composed = unicodedata.normalize("NFC", text)
    return "".join(sign if sign.isascii() else _usual(sign) for sign in composed)


def _usual(sign: str) -> str:
    if unicodedata.category(sign) == _INVISIBLE:
        return ""
    if unicodedata.decomposition(sign).startswith(_RAISED):
        return f" {sign}"
    return unicodedata.normalize("NFKC", sign)
