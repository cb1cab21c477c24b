"""Tells what a sentence of a report is for: a result, or something beside it.

A report also teaches, describes its method, repeats the request and the
history. None of that is a result, however often it says "detected".
"""

import re
from enum import StrEnum
from typing import Final

from cds_service.patterns import uncompiled

_GENERAL: Final = uncompiled(
    r"""\b(?:patients|cases|individuals|adults|children)\b
    | \bmajority\b | \bprevalence\b | \bmost\scommon\b
    | \b(?:assay|test|method|pcr|analysis|panel|procedure)\s(?:\w+\s){0,3}?
      (?:detects|evaluates|targets|covers|interrogates|is\s(?:designed|intended|able|used)
      |was\s(?:designed|developed|validated)|can|will|may|does\snot|uses)\b
    | ^\W{0,6}(?:the\s)?(?:a\s)?
      (?:presence|absence|detection|identification|lack|negative
      |positive|finding)\b.{0,80}?\b(?:does|do|may|should|would|can|cannot|confers?
      |predicts?|supports?|indicates?|is\s(?:associated|a\s|one|considered|diagnostic)
      |constitutes|fulfil\w*|must)\b
    | \bcriteri(?:on|a)\b | \bliterature\b | \bhas\sbeen\s(?:reported|described)
    | \bhave\sbeen\s(?:reported|described|found) | \breference\s(?:range|interval|value)
    | \bis\s(?:found|seen|present|detected)\sin\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
_AFTER_THE_RESULT: Final = uncompiled(
    r"""(?:,|-|\bwhich\b|\bthis\b|\bthat\b|\bbut\b|\bit\b|\bresult\b|\s){0,8}\b(?:confers?
    |conferring|is\sassociated|associated\swith|(?:is|are)\sknown|known\sto|predict(?:s|ing)
    |resistan(?:t|ce)|activating|a\shotspot|supports?|supporting|suggests|suggesting
    |indicat(?:es|ing|ive)|(?:consistent|compatible)\swith|in\skeeping\swith|if
    |recommend\w*|request(?:ed|ing)?|please|consider\w*|order(?:ed|ing)|referred
    |for\s(?:evaluation|assessment|investigation)|to\s(?:assess|evaluate|look|test)
    |indication|reason\sfor|clinical\s(?:question|query)|rule\sout|r/o|should\sbe
    |advis\w+)\b.*$""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_DISCLAIMER: Final = uncompiled(
    # Only a clause of its own disclaims; in mid-sentence the words hedge.
    r"(?:,|-|\b(?:which|this|that|but|it|result)\b)(?:\s|,|\b(?:which|this|that|but|it"
    r"|result)\b){0,4}(?:does|do|can)\s?not\s(?:\w{1,20}ly\s)?(?:exclude|rule\sout)\s\w"
    r".*$",
    re.IGNORECASE | re.DOTALL,
)
_HISTORY: Final = uncompiled(
    r"""\b(?:history|known|previous(?:ly)?|prior|historical(?:ly)?|outside\s(?:report
    |hospital|lab\w*)|clinical\s(?:info\w*|data|details|history|notes?|context)|reportedly
    |was\sreported\sas|earlier|past|initial(?:ly)?|at\sdiagnosis|diagnosed)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_ASIDE: Final = uncompiled(
    r"\([^()]{0,120}\b(?:previous|prior|earlier)(?:ly)?\b[^()]{0,120}\)", re.IGNORECASE
)


class Frame(StrEnum):
    """What a sentence is for."""

    RESULT = "a result"
    HISTORY = "an earlier result, or the clinical history"
    BESIDE = "no result: general knowledge or method"


def frame(sentence: str) -> tuple[Frame, str]:
    """Return what a sentence is for, and the part of it that may be a result."""
    sentence = _ASIDE.sub(" ", sentence)
    if _GENERAL.search(sentence):
        return Frame.BESIDE, sentence
    if _HISTORY.search(sentence):
        return Frame.HISTORY, sentence
    return Frame.RESULT, _AFTER_THE_RESULT.sub("", _DISCLAIMER.sub("", sentence))
