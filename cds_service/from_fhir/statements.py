"""Reads a report, line by line, into statements about the subjects one asks for.

A line that only names what was tested ("KIT D816V MUTATION ANALYSIS") waits for
a line that only gives a result ("RESULT: NOT DETECTED"); nothing else may
answer for it.
"""

import re
from collections.abc import Callable, Iterator
from typing import Final, Generic, TypeVar

from cds_service.from_fhir.phrases import phrases
from cds_service.from_fhir.pieces import Span
from cds_service.from_fhir.report_frames import Frame, frame
from cds_service.from_fhir.report_text import sentences
from cds_service.from_fhir.result_words import Polarity, polarity
from cds_service.frozen import Frozen
from cds_service.patterns import uncompiled

Subject = TypeVar("Subject")
Finder = Callable[[str], tuple[Span[Subject], ...]]

_RESULT_LINE: Final = uncompiled(
    r"(?:(?:final |overall )?(?:results?|interpretation|finding|conclusion|status"
    r"|mutation status|qualitative result)\s?[:=-]?\s?)?(?:(?:the|a|mutation|variant"
    r"|fusion|was|is|has been|not|no|non|detected|negative|positive|present|absent"
    r"|wild[- ]?type|identified|found|nd|pending|indeterminate|equivocal|inconclusive"
    r"|mutated|neg|pos)\b\W{0,6}){1,12}",
    re.IGNORECASE,
)


class Statement(Frozen, Generic[Subject], kw_only=False):
    """Subjects, what is said of them, and the sentence that says it.

    `words` is the part of the sentence about these subjects, in lower case.
    `history` marks what the report repeats of earlier days; `whole` is the sentence
    with the parts that are no result.
    """

    subjects: tuple[Subject, ...]
    said: Polarity
    sentence: str
    words: str
    history: bool = False
    whole: str = ""


def statements(cleaned: str, find: Finder[Subject]) -> Iterator[Statement[Subject]]:
    """Yield every statement about our subjects, in the order of the text."""
    title = ""
    for part in sentences(cleaned):
        spans = find(part)
        if not spans:
            if title and _RESULT_LINE.fullmatch(part) and _speaks(part):
                yield from _of_sentence(f"{title}: {part}", find)
            continue
        said = tuple(_of_sentence(part, find))
        yield from said
        waits = any(span.subject is not None for span in spans) and all(
            item.said is Polarity.NOTHING for item in said
        )
        title = part if waits else ""


def _speaks(part: str) -> bool:
    return polarity(part.lower()) is not Polarity.NOTHING


def _of_sentence(sentence: str, find: Finder[Subject]) -> Iterator[Statement[Subject]]:
    purpose, part = frame(sentence)
    if purpose is Frame.BESIDE:
        return
    for phrase in phrases(part, find(part)):
        history = purpose is Frame.HISTORY
        yield Statement(
            phrase.subjects, phrase.polarity, part, phrase.words, history, sentence
        )
