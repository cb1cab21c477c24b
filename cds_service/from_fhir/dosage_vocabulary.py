"""Which written instructions may be remembered from call to call.

Instructions repeat, and reading one is slow. One that is made of nothing but
the words and numbers of dosing holds nothing about a patient.
"""

import re
from typing import Final

_LONGEST: Final = 80
_NOTHING_ELSE: Final = re.compile(
    r"(?:(?:\d{1,4}(?:\.\d{1,2})?(?:mg)?|mg|milligrams?|take|give|capsules?|caps?"
    r"|tablets?|tabs?|pills?|oral(?:ly)?|po|by|mouth|with|without|food|meals?|a|an|the"
    r"|in|and|at|of|for|each|every|per|once|twice|thrice|daily|days?|times?|hours?"
    r"|morning|evening|night|bedtime|bid|tid|qid|qd|prn|as|needed|one|two|three|four"
    r"|total)(?:(?:[\s,;()]|\.(?!\d))+|$))+",
    re.IGNORECASE,
)


def is_ordinary(text: str) -> bool:
    """Tell whether an instruction is short and made of such words alone."""
    return len(text) <= _LONGEST and _NOTHING_ELSE.fullmatch(text) is not None
