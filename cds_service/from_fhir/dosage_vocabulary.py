"""Which written instructions may be remembered from call to call.

Instructions repeat, and reading one is slow. One that is made of nothing but
the words and numbers of dosing holds nothing about a patient.
"""

import re
from typing import Final

from cds_service.patterns import uncompiled

_LONGEST: Final = 80
_LIKE_A_DATE: Final = uncompiled(r"\d[/:-]\d")
_NOTHING_ELSE: Final = uncompiled(
    r"(?:(?:\d{1,4}(?:\.\d{1,2})?(?:mg|x)?|mg|milligrams?|take|give|capsules?|caps?"
    r"|tablets?|tabs?|pills?|oral(?:ly)?|po|by|mouth|with|without|food|meals?|a|an|the"
    r"|in|and|at|of|for|each|every|per|once|twice|thrice|x|daily|days?|times?|hours?"
    r"|morning|noon|afternoon|evening|night|bedtime|bid|tid|qid|qd|prn|as|needed|one"
    r"|two|three|four|total|or|fasting|on|empty|stomach)(?=[\s,;()/:.-]|$)"
    r"|[\s,;()/:-]|\.(?!\d))+",
    re.IGNORECASE,
)


def is_ordinary(text: str) -> bool:
    """Tell whether an instruction is short and made of such words alone."""
    return (
        len(text) <= _LONGEST
        and _LIKE_A_DATE.search(text) is None
        and made_of_dosing_words(text)
    )


def made_of_dosing_words(text: str) -> bool:
    """Tell whether there is nothing in it but the words and numbers of dosing."""
    return bool(text.strip()) and _NOTHING_ELSE.fullmatch(text) is not None
