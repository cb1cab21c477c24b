"""Text that was not written here, made safe to put into Markdown.

An EHR may render raw HTML. "<LLN and >ULN" would lose its limits, "10*3" its
star, "5~10" its tilde, and "[click](http://x)" would become a link. After
`escape` the reader sees exactly the characters that were sent.
"""

import re
import unicodedata
from typing import Final

_ENTITIES: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_MARK: Final = re.compile(r"[&<>\\`*_~\[\]|$]")

# What most texts consist of: Markdown of itself, unless it holds two spaces in a
# row or what could be read as an address.
_HARMLESS: Final = re.compile(
    r"(?!\d+[.)](?:\s|$))[a-zA-Z0-9(][a-zA-Z0-9 .,:;/()^%?'\"-]*(?<! )"
)
_ADDRESS: Final = re.compile("www|http|ftp|mailto|xmpp")

_LINE_MARK: Final = re.compile(r"[#+\-=:]")
_LINE_NUMBER: Final = re.compile(r"(\d{1,9})([.)])(?=\s|$)")
_AUTOLINK: Final = re.compile(r"(?i)\b(https?|ftp|mailto|xmpp)(:)|\b(www)(\.)")

_INVISIBLE: Final = frozenset({"Cc", "Cs", "Zl", "Zp"})
_BIDI: Final = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def clean(text: str) -> str:
    """Return the text on one line, without control or direction characters.

    A direction override could turn "0.8" around, so none is kept.
    """
    if text.isascii() and text.isprintable():
        return " ".join(text.split()) if "  " in text else text.strip()
    visible = "".join(
        " " if unicodedata.category(letter) in _INVISIBLE else letter
        for letter in _BIDI.sub("", text)
    )
    return " ".join(visible.split())


def shorten(text: str, limit: int) -> str:
    """Return the text cut at `limit` characters, with an ellipsis if it was."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def escape(text: str) -> str:
    """Return Markdown that renders as the cleaned text, wherever it stands."""
    linked = not text.isascii() or _ADDRESS.search(text.lower()) is not None
    if not linked and "  " not in text and _HARMLESS.fullmatch(text):
        return text
    safe = _MARK.sub(_escape_mark, clean(text))
    if linked:
        safe = _AUTOLINK.sub(_break_link, safe)
    if _LINE_MARK.match(safe):
        return f"\\{safe}"
    if number := _LINE_NUMBER.match(safe):
        return f"{number[1]}\\{safe[number.end(1) :]}"
    return safe


def bullets(items: tuple[str, ...]) -> str:
    """Return a Markdown list of lines that are already safe."""
    return "- " + "\n- ".join(items) if items else ""


def _escape_mark(match: re.Match[str]) -> str:
    return _ENTITIES.get(match[0]) or f"\\{match[0]}"


def _break_link(match: re.Match[str]) -> str:
    word, mark = (part for part in match.groups() if part is not None)
    return f"{word}\\{mark}"
