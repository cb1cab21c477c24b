"""Cleans the text of a laboratory report and cuts it into sentences.

Reports reach a record through many hands: arrows for ">", escaped entities,
HL7 line breaks, tables flattened into lines, lines wrapped in mid-sentence.
"""

import html
import re
import unicodedata
from typing import Final

from cds_service.from_fhir.foreign_words import in_english
from cds_service.from_fhir.report_tables import rows_as_lines
from cds_service.patterns import uncompiled

_BREAKS: Final = uncompiled(
    r"\\\.br\\|<\s?(?:br|/p|/li|/tr|/div)\b[^<>]{0,80}>|\r\n?", re.IGNORECASE
)
_TAGS: Final = uncompiled(r"</?[a-z][a-z0-9]{0,20}\b[^<>]{0,200}>", re.IGNORECASE)
_SPELLED: Final[dict[int, str | None]] = {
    **{ord(sign): ">" for sign in "\u2192\u2794\u27a1\u21d2\u203a\u232a\u2265"},
    **{ord(sign): "-" for sign in "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"},
    **{ord(sign): "'" for sign in "\u2018\u2019\u02bc"},
    **{ord(sign): None for sign in "\u200b\u200c\u200d\u2060\ufeff\u00ad"},
    # These signs have a meaning of their own in `phrases`.
    **dict.fromkeys((ord(sign) for sign in "|@#"), " "),
    **dict.fromkeys(range(0xE000, 0xF900)),
    ord("\u2264"): "<",
    ord("\u2022"): "\n",
}
_GREATER: Final = uncompiled(r"\s{0,2}(?:-{1,3}>|=>)\s{0,2}")
_PREFIX: Final = uncompiled(r"\b([pcg])\.\s{1,2}(?=[\d(A-Za-z])")
_WRAPPED: Final = uncompiled(
    r"(?<![.;:\n])[ ]{0,2}\n[ ]{0,2}(?=[a-z(])"
    # A line that begins with a gene or a variant begins a statement.
    r"(?!(?:c-?)?kit\b|p\.|c\.|codon|[a-z]{1,5}\d)"
)
_HEADED: Final = uncompiled(r":[ ]{0,2}\n\s{0,4}")
_SENTENCES: Final = uncompiled(r"\n+|;|(?<=[\w)%*\]+.][.!?])\s+")
_CONTROL: Final = uncompiled(
    # The dot of "Pos. Kontrolle" ends no sentence: a control is no patient's result.
    r"\b(pos|neg)\.(?=[ ]?(?:[ck]ontr|ktr|ctrl|t[e\u00e9]moin))",
    re.IGNORECASE,
)
_SPACES: Final = uncompiled(r"[ \t\f\v\u00a0]+")
# Three or more of one sign say no more than two, and cost time wherever it is sought.
_LONG_RUN: Final = uncompiled(r"([^\w.]|_)\1{2,}")
_NOT_TIDY: Final = uncompiled(
    r"[^A-Za-z0-9 .,()/%+:;'-]|  |->|[pcg]\. |([ ,()/%+:;'-])\1\1"
)
"""Without any of these a text is as it would be written; most results are so short
and plain that looking for one takes less time than tidying them.
"""
_LONGEST_REPORT: Final = 8_000
_LONGEST_SENTENCE: Final = 800
_ANY_END: Final = uncompiled(r"[.;\n]")
LONGEST: Final = 20_000
"""Of a longer text only this much is read; the rest of it counts as unread."""


def clean(text: str) -> str:
    """Return the text tidied, and in English where its phrases are known."""
    return in_english(_CONTROL.sub(r"\1", tidied(text)))


def tidied(text: str) -> str:
    """Return the text with one spelling for each sign, its lines kept."""
    if not _NOT_TIDY.search(text, 0, LONGEST):
        return text[:LONGEST].strip()
    text = html.unescape(text[:LONGEST])
    text = _TAGS.sub("", _BREAKS.sub("\n", text))
    text = rows_as_lines(_LONG_RUN.sub(r"\1\1", text))
    text = unicodedata.normalize("NFKC", text).translate(_SPELLED)
    text = _SPACES.sub(" ", _GREATER.sub(">", text))
    return _PREFIX.sub(r"\1.", text).strip()


def endless(text: str) -> bool:
    """Tell whether a text as sent is longer than what is read, or `too_long`."""
    return len(text) > LONGEST or too_long(tidied(text))


def too_long(text: str) -> bool:
    """Tell whether a text, or a sentence of it, is longer than any plain report.

    Looking for what denies what takes time with the square of a sentence.
    """
    return len(text) > _LONGEST_REPORT or any(
        len(part) > _LONGEST_SENTENCE for part in _ANY_END.split(text)
    )


def sentences(cleaned: str) -> tuple[str, ...]:
    """Cut into sentences; a heading stays with the line it heads."""
    joined = _WRAPPED.sub(" ", _HEADED.sub(": ", cleaned))
    parts = (part.strip(" \t-*") for part in _SENTENCES.split(joined))
    return tuple(part for part in parts if part)
