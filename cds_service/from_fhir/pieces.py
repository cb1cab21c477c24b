"""Cuts a sentence at its commas and conjunctions, and reads each piece."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, Generic, TypeVar

from cds_service.from_fhir.result_words import (
    OTHER_SUBJECT,
    SUBJECT,
    Polarity,
    polarity,
)
from cds_service.frozen import Frozen
from cds_service.patterns import uncompiled

Subject = TypeVar("Subject")

DENIAL: Final = uncompiled(r"\b(?:no|neither)\b")
_FIRST_MARK: Final = 0xE000
_MOST_MARKS: Final = 500
_MOST_PIECES: Final = 30
_CUT: Final = uncompiled(
    r",\s|\s(?:and|but|while|whereas|however|although|though)\s", re.IGNORECASE
)
_RESULT_WORDS: Final = uncompiled(
    r"\b(?:not|no|none|neither|non|detected|negative|positive|results?|mutations?"
    r"|variants?|identified|found|present|absent|for|in|of|the|following|genes?|any"
    r"|there|were|was|is|are|pathogenic|somatic|hotspot|evidence|pending)\b|\W"
)
_SIGNS: Final = uncompiled(f"[{SUBJECT}{OTHER_SUBJECT}]")
_TITLE: Final = uncompiled(r"\b(?:analysis|test(?:ing)?|assay|screen(?:ing)?)\b")


class Span(Frozen, Generic[Subject], kw_only=False):
    """A subject in a sentence; None is one we do not ask about (another gene)."""

    start: int
    end: int
    subject: Subject | None


class Piece(Frozen, Generic[Subject], kw_only=False):
    """Words with signs for subjects, and what they say."""

    words: str = ""
    subjects: tuple[Subject | None, ...] = ()
    said: Polarity = Polarity.NOTHING

    @property
    def result_first(self) -> bool:
        """Whether nothing but a result leads up to the first subject."""
        before = _SIGNS.split(self.words)[0]
        return bool(re.search(r"\w", before)) and is_bare(before)

    def joined(self, other: "Piece[Subject]") -> "Piece[Subject]":
        """Return both as one piece, read anew."""
        words = f"{self.words}, {other.words}" if self.words else other.words
        return Piece(words, self.subjects + other.subjects, _read(words))

    def answered(self) -> tuple[Subject, ...]:
        """Return our subjects that the result is about.

        In "X analysis: Y detected" X is the title of the test, Y its result.
        """
        about = self.subjects[_titles(self.words) :]
        if self.said is not Polarity.DETECTED:
            about = self.subjects
        return tuple(subject for subject in about if subject is not None)


def pieces_of(
    sentence: str, spans: Sequence[Span[Subject]]
) -> Iterator[Piece[Subject]]:
    """Yield the pieces of a sentence; `spans` say where its subjects are."""
    spans = sorted(spans, key=lambda span: span.start)[:_MOST_MARKS]
    coded = _coded(sentence, spans)
    parts = _CUT.split(coded)
    # A list that long is no plain sentence, and joining its pieces is slow.
    for part in parts if len(parts) <= _MOST_PIECES else [coded]:
        subjects = tuple(
            spans[ord(sign) - _FIRST_MARK].subject for sign in _marks(part)
        )
        words = part
        for sign, subject in zip(_marks(part), subjects, strict=True):
            words = words.replace(sign, OTHER_SUBJECT if subject is None else SUBJECT)
        words = words.lower()
        yield Piece(words, subjects, _read(words))


def is_bare(words: str) -> bool:
    """Tell whether words are nothing but a result."""
    return not _RESULT_WORDS.sub("", words)


def _titles(words: str) -> int:
    """Count the subjects that only name the test whose result follows them."""
    for title in reversed(list(_TITLE.finditer(words))):
        head, tail = words[: title.end()], words[title.end() :]
        if _SIGNS.search(tail) and polarity(head) is Polarity.NOTHING:
            return len(_SIGNS.findall(head))
    return 0


def _read(words: str) -> Polarity:
    said = polarity(words)
    unsure = said is not Polarity.NOTHING and _between(words)
    return Polarity.UNCLEAR if unsure else said


def _between(words: str) -> bool:
    """Tell whether a result stands between two subjects and may be of either."""
    parts = _SIGNS.split(words)
    before, after = parts[0], parts[-1]
    mixed = SUBJECT in words and OTHER_SUBJECT in words
    titled = words.count(SUBJECT) > 1 and bool(_TITLE.search(after))
    if not (mixed or titled):
        return False
    outside = (polarity(before), polarity(after), polarity(before + after))
    return set(outside) == {Polarity.NOTHING} and not DENIAL.search(before)


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
