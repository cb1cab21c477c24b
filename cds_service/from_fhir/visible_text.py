"""A text as a reader sees it: no sign that nobody sees hides a name in it."""

import unicodedata
from typing import Final

_INVISIBLE: Final = "Cf"
"""Unicode's category of soft hyphens, zero-width spaces, marks of direction."""


def as_seen(text: str) -> str:
    """Return a text without invisible signs, its letters in their usual width."""
    if text.isascii():
        return text
    usual = unicodedata.normalize("NFKC", text)
    return "".join(sign for sign in usual if unicodedata.category(sign) != _INVISIBLE)
