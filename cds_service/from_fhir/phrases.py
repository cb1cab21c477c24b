"""Says, for each subject of a sentence, which words of result belong to it.

"JAK2 V617F detected, KIT D816V not detected" holds two statements. A sentence
is cut at its commas and conjunctions, and the pieces are joined again until
each has a subject and a result. Where the joining could be done in two ways
that differ, the statement is UNCLEAR.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Final, Generic, TypeVar

from cds_service.from_fhir.pieces import DENIAL, Piece, Span, is_bare, pieces_of
from cds_service.from_fhir.result_words import Polarity
from cds_service.frozen import Frozen, replace
from cds_service.patterns import uncompiled

Subject = TypeVar("Subject")

_ONE: Final = uncompiled(r"\bwas\b")
_CLOSED: Final = uncompiled(r"\b(?:detected|identified|found|seen|observed|present)\b")


class Phrase(Frozen, Generic[Subject], kw_only=False):
    """Subjects and what is said of all of them."""

    subjects: tuple[Subject, ...]
    polarity: Polarity
    words: str


def phrases(
    sentence: str, spans: Sequence[Span[Subject]]
) -> tuple[Phrase[Subject], ...]:
    """Return what a sentence says of each of our subjects."""
    return tuple(
        Phrase(about, statement.said, statement.words)
        for statement in _statements(pieces_of(sentence, spans))
        if (about := statement.answered())
    )


def _statements(pieces: Iterable[Piece[Subject]]) -> list[Piece[Subject]]:
    done: list[Piece[Subject]] = []
    waiting: Piece[Subject] = Piece()
    for piece in pieces:
        speaks = piece.said is not Polarity.NOTHING
        complete = speaks and (piece.subjects or waiting.subjects)
        if complete and done and _open_denial(done[-1]):
            done[-1:] = _continued(done[-1].joined(waiting), piece)
            waiting = Piece()
        elif complete:
            done += _completed(done, waiting, piece)
            waiting = Piece()
        elif piece.subjects:
            waiting = waiting.joined(piece)
            if waiting.said is not Polarity.NOTHING:
                done.append(waiting)
                waiting = Piece()
        elif waiting.subjects:
            waiting = replace(waiting, words=f"{waiting.words}, {piece.words}")
        elif done:
            done[-1] = _with_more(done[-1], piece)
        elif speaks and is_bare(piece.words):
            waiting = piece
    return [*done, *_trailing(done, waiting)]


def _completed(
    done: list[Piece[Subject]], waiting: Piece[Subject], piece: Piece[Subject]
) -> list[Piece[Subject]]:
    """Return a piece with its result, and the subjects that waited for one."""
    one = piece.said is Polarity.DETECTED and _ONE.search(piece.words)
    if waiting.subjects and piece.subjects and (piece.result_first or done or one):
        # "A: no, B, C: yes": B could belong to either side; "A, B was found": to none.
        unsure = Piece(waiting.words, waiting.subjects, Polarity.UNCLEAR)
        return [unsure, piece]
    return [waiting.joined(piece)]


def _open_denial(statement: Piece[Subject]) -> bool:
    """Tell whether a "no X" has not been closed by "detected" or the like."""
    return bool(DENIAL.search(statement.words)) and not _CLOSED.search(statement.words)


def _continued(denial: Piece[Subject], piece: Piece[Subject]) -> list[Piece[Subject]]:
    """Return one list for "no X, Y or Z detected"; without "or" it is two-faced."""
    if re.search(r"\bn?or\b", piece.words):
        return [denial.joined(piece)]
    if piece.said is Polarity.NOT_DETECTED:
        return [denial, piece]
    return [denial, Piece(piece.words, piece.subjects, Polarity.UNCLEAR)]


def _with_more(statement: Piece[Subject], more: Piece[Subject]) -> Piece[Subject]:
    """Add what follows without a subject of its own; it may speak of this one."""
    words = f"{statement.words}, {more.words}"
    agrees = more.said in {Polarity.NOTHING, statement.said}
    said = statement.said if agrees else Polarity.UNCLEAR
    return Piece(words, statement.subjects, said)


def _trailing(
    done: list[Piece[Subject]], waiting: Piece[Subject]
) -> list[Piece[Subject]]:
    """Subjects at the end share the result before them only in a list after it."""
    if not waiting.subjects:
        return []
    if done and done[-1].result_first:
        words = f"{done[-1].words}, {waiting.words}"
        return [Piece(words, waiting.subjects, done[-1].said)]
    return [Piece(waiting.words, waiting.subjects, Polarity.NOTHING)]
