"""Text that was not written here, made safe to put into Markdown.

An EHR may render raw HTML. "<LLN and >ULN" would lose its limits, "10*3" its
star, "5~10" its tilde, and "[click](http://x)" would become a link. After
`escape` the reader sees exactly the characters that were sent; an address stands
in a code span, the one place where every kind of Markdown leaves it alone.
"""

import re
import unicodedata
from typing import Final

from cds_service.patterns import uncompiled

_ENTITIES: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_MARKS: Final = r"[&<>\\`*_~\[\]|$]"
_ADDRESSES: Final = (
    r"(?:(?:https?|ftp|mailto|xmpp):|www\.)[^\s&<>\\`|$]+"
    r"|(?<![\w.+-])[\w.+-]++@[\w.+@-]+"
)
_MARK: Final = uncompiled(_MARKS)
_COLON_WITHIN: Final = uncompiled(r":\S")
_MARK_OR_ADDRESS: Final = uncompiled(f"(?i)(?P<address>{_ADDRESSES})|{_MARKS}")

# What most texts consist of: Markdown of itself, unless it holds two spaces in a
# row or an address, which has no blank after its colon.
_HARMLESS: Final = uncompiled(
    r"(?!\d+[.)](?:\s|$))[a-zA-Z0-9(][a-zA-Z0-9 .,;/()^%?'\"-]*+"
    r"(?::(?=\s)[a-zA-Z0-9 .,;/()^%?'\"-]*+)*(?<! )"
)
_LINE_MARK: Final = uncompiled(r"[#+\-=:]")
_LINE_NUMBER: Final = uncompiled(r"(\d{1,9})([.)])(?=\s|$)")

_BREAKS: Final = frozenset({"Cc", "Cs", "Zl", "Zp"})
_FORMAT: Final = "Cf"
_FILLERS: Final = uncompiled(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0"
    "\U000e0100-\U000e01ef]"
)
"""Letters and marks that show nothing, though their category does not say so."""


def clean(text: str) -> str:
    """Return the text on one line, without a character that cannot be seen.

    A direction override could turn "0.8" around, and what is invisible could
    hide in a name or a number, so none is kept.
    """
    printable = text.isprintable()
    if not printable:
        text = "".join(map(_visible, text))
    if not text.isascii():
        text = _FILLERS.sub("", text)
    return text.strip() if printable and "  " not in text else " ".join(text.split())


def shorten(text: str, limit: int) -> str:
    """Return the text cut at `limit` characters, with an ellipsis if it was."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def escape(text: str) -> str:
    """Return Markdown that renders as the cleaned text, wherever it stands."""
    www = "www." in text.lower()
    if not www and "  " not in text and _HARMLESS.fullmatch(text):
        return text
    safe = clean(text)
    if www or "@" in safe or _COLON_WITHIN.search(safe):
        safe = _MARK_OR_ADDRESS.sub(_unlinked, safe)
    else:
        safe = _MARK.sub(_escape_mark, safe)
    if _LINE_MARK.match(safe):
        return f"\\{safe}"
    if number := _LINE_NUMBER.match(safe):
        return f"{number[1]}\\{safe[number.end(1) :]}"
    return safe


def bullets(items: tuple[str, ...]) -> str:
    """Return a Markdown list of lines that are already safe."""
    return "- " + "\n- ".join(items) if items else ""


def _visible(letter: str) -> str:
    category = unicodedata.category(letter)
    if category in _BREAKS:
        return " "
    return "" if category == _FORMAT else letter


def _unlinked(match: re.Match[str]) -> str:
    return f"`{match[0]}`" if match["address"] else _escape_mark(match)


def _escape_mark(match: re.Match[str]) -> str:
    return _ENTITIES.get(match[0]) or f"\\{match[0]}"
