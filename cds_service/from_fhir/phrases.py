"""Says, for each subject of a sentence, which words of result belong to it.

"JAK2 V617F detected, KIT D816V not detected" holds two statements. A sentence
is cut at its commas and conjunctions, and the pieces are joined again until
each has a subject and a result. Where the joining could be done in two ways
that differ, the statement is UNCLEAR.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final, Generic, TypeVar

from cds_service.from_fhir.result_words import (
    OTHER_SUBJECT,
    SUBJECT,
    Polarity,
    polarity,
)

Subject = TypeVar("Subject")

_FIRST_MARK: Final = 0xE000
_MOST_MARKS: Final = 500
_CUT: Final = re.compile(
    r",\s|\s(?:and|but|while|whereas|however|although|though)\s", re.IGNORECASE
)
_RESULT_WORDS: Final = re.compile(
    r"\b(?:not|no|none|neither|non|detected|negative|positive|results?|mutations?"
    r"|variants?|identified|found|present|absent|for|in|of|the|following|genes?|any"
    r"|there|were|was|is|are|pathogenic|somatic|hotspot|evidence|pending)\b|\W"
)


_DENIAL: Final = re.compile(r"\b(?:no|neither)\b")
_CLOSED: Final = re.compile(r"\b(?:detected|identified|found|seen|observed|present)\b")


@dataclass(frozen=True, slots=True)
class Span(Generic[Subject]):
    """A subject in a sentence; None is one we do not ask about (another gene)."""

    start: int
    end: int
    subject: Subject | None


@dataclass(frozen=True, slots=True)
class Phrase(Generic[Subject]):
    """Subjects and what is said of all of them."""

    subjects: tuple[Subject, ...]
    polarity: Polarity
    words: str


@dataclass(slots=True)
class _Piece(Generic[Subject]):
    """Words with signs for subjects, and what they say."""

    words: str = ""
    subjects: list[Subject | None] = field(default_factory=list)
    said: Polarity = Polarity.NOTHING

    def joined(self, other: "_Piece[Subject]") -> "_Piece[Subject]":
        """Return both as one piece, read anew."""
        words = f"{self.words}, {other.words}" if self.words else other.words
        return _Piece(words, self.subjects + other.subjects, polarity(words))


def phrases(
    sentence: str, spans: Sequence[Span[Subject]]
) -> tuple[Phrase[Subject], ...]:
    """Return what a sentence says of each of our subjects."""
    spans = sorted(spans, key=lambda span: span.start)[:_MOST_MARKS]
    pieces = (_piece(part, spans) for part in _CUT.split(_coded(sentence, spans)))
    return tuple(
        Phrase(own, statement.said, statement.words)
        for statement in _statements(pieces)
        if (own := tuple(item for item in statement.subjects if item is not None))
    )


def _statements(pieces: Iterable[_Piece[Subject]]) -> list[_Piece[Subject]]:
    done: list[_Piece[Subject]] = []
    waiting: _Piece[Subject] = _Piece()
    for piece in pieces:
        speaks = piece.said is not Polarity.NOTHING
        if piece.subjects and speaks and done and _open_denial(done[-1]):
            done[-1:] = _continued(done[-1].joined(waiting), piece)
            waiting = _Piece()
        elif piece.subjects and speaks:
            done += _completed(done, waiting, piece)
            waiting = _Piece()
        elif piece.subjects or (speaks and waiting.subjects):
            waiting = waiting.joined(piece)
            if waiting.said is not Polarity.NOTHING:
                done.append(waiting)
                waiting = _Piece()
        elif speaks and done:
            done[-1] = _with_more(done[-1], piece)
        elif speaks and _bare(piece.words):
            waiting = piece
    return [*done, *_trailing(done, waiting)]


def _completed(
    done: list[_Piece[Subject]], waiting: _Piece[Subject], piece: _Piece[Subject]
) -> list[_Piece[Subject]]:
    """Return a piece with its result, and the subjects that waited for one."""
    if waiting.subjects and (_result_first(piece) or done):
        # "A: no, B, C: yes": B could belong to either side.
        unsure = _Piece(waiting.words, waiting.subjects, Polarity.UNCLEAR)
        return [unsure, piece]
    return [waiting.joined(piece)]


def _open_denial(statement: _Piece[Subject]) -> bool:
    """Tell whether a "no X" has not been closed by "detected" or the like."""
    return bool(_DENIAL.search(statement.words)) and not _CLOSED.search(statement.words)


def _continued(
    denial: _Piece[Subject], piece: _Piece[Subject]
) -> list[_Piece[Subject]]:
    """Return one list for "no X, Y or Z detected"; without "or" it is two-faced."""
    if re.search(r"\bn?or\b", piece.words):
        return [denial.joined(piece)]
    if piece.said is Polarity.NOT_DETECTED:
        return [denial, piece]
    return [denial, _Piece(piece.words, piece.subjects, Polarity.UNCLEAR)]


def _with_more(statement: _Piece[Subject], more: _Piece[Subject]) -> _Piece[Subject]:
    """Add what follows without a subject of its own: it may speak of this one."""
    if more.said is statement.said:
        return statement
    words = f"{statement.words}, {more.words}"
    return _Piece(words, statement.subjects, Polarity.UNCLEAR)


def _trailing(
    done: list[_Piece[Subject]], waiting: _Piece[Subject]
) -> list[_Piece[Subject]]:
    """Subjects at the end share the result before them only in a list after it."""
    if not waiting.subjects:
        return []
    if done and _result_first(done[-1]):
        words = f"{done[-1].words}, {waiting.words}"
        return [_Piece(words, waiting.subjects, done[-1].said)]
    return [_Piece(waiting.words, waiting.subjects, Polarity.NOTHING)]


def _result_first(piece: _Piece[Subject]) -> bool:
    """Tell whether nothing but a result leads up to the first subject."""
    before = re.split(f"[{SUBJECT}{OTHER_SUBJECT}]", piece.words)[0]
    return bool(before.strip()) and _bare(before)


def _bare(words: str) -> bool:
    return not _RESULT_WORDS.sub("", words)


def _piece(part: str, spans: Sequence[Span[Subject]]) -> _Piece[Subject]:
    subjects = [spans[ord(sign) - _FIRST_MARK].subject for sign in _marks(part)]
    words = part
    for sign, subject in zip(_marks(part), subjects, strict=True):
        words = words.replace(sign, OTHER_SUBJECT if subject is None else SUBJECT)
    words = words.lower()
    return _Piece(words, subjects, polarity(words))


def _marks(part: str) -> list[str]:
    return [sign for sign in part if 0 <= ord(sign) - _FIRST_MARK < _MOST_MARKS]


def _coded(sentence: str, spans: Sequence[Span[Subject]]) -> str:
    """Put one private sign in the place of each subject."""
    parts, last = [], 0
    for number, span in enumerate(spans):
        if span.start >= last:
            parts += [sentence[last : span.start], chr(_FIRST_MARK + number)]
            last = span.end
    return "".join((*parts, sentence[last:]))
