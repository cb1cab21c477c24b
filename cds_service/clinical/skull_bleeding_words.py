"""Does the reason of a held order speak of bleeding inside the skull?

One of the few texts read. A reason that denies it ("no intracranial haemorrhage")
does not count; one that asks ("rule out subdural") suspects it.
"""

import re
from typing import Final

from cds_service.clinical.hold_words import affirmed_clauses
from cds_service.clinical.presence import Presence
from cds_service.patterns import uncompiled

_BLED: Final = r"(?:ha?emorrhag\w*|ha?ematomas?|bleed(?:s|ing)?|bled)"
_INSIDE: Final = (
    r"(?:intra-?\s?cranial|intra-?\s?cerebral|intra-?\s?ventricular|cerebral|brain"
    r"|sub-?\s?dural|sub-?\s?arachnoid|epidural|extradural|cranial)"
)
_NAMED: Final = uncompiled(
    rf"\b{_INSIDE}\s+{_BLED}|\b{_BLED}\s+(?:in|into|inside|within)\s+(?:the\s+)?"
    r"(?:brain|skull|head)\b|\bha?emorrhagic\s+stroke\b|\b(?-i:ICH)\b",
    re.IGNORECASE,
)
_ASKED: Final = uncompiled(
    r"\b(?:suspect\w*|possibl\w*|probabl\w*|likely|query|concern\w*|rule\s+out|r/o"
    r"|to\s+exclude|evaluat\w*|pending|awaiting)\b|\?",
    re.IGNORECASE,
)
_FEARED: Final = uncompiled(r"\b(?:risk|risks|fear)\s+(?:of|for)\b", re.IGNORECASE)


def skull_bleeding_named(reason: str) -> Presence:
    """Tell whether a reason names such a bleed; unknown where it only suspects one."""
    said = [clause for clause in affirmed_clauses(reason) if _NAMED.search(clause)]
    told = [clause for clause in said if not _FEARED.search(clause)]
    if any(not _ASKED.search(clause) for clause in told):
        return Presence.PRESENT
    return Presence.UNKNOWN if told else Presence.ABSENT
