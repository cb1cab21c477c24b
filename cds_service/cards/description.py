"""The line that says what taking a suggestion would do."""

from typing import Final

from cds_service.patterns import uncompiled

_WORD: Final = uncompiled(r"[\w.-]{2,}|\d")


def description(words: str, detail: str) -> str:
    """Return the line a clinician reads; some EHRs show nothing else."""
    if not detail:
        return words
    if detail.startswith(words):
        return detail
    said = words.lower()
    for word in _WORD.finditer(detail.lower()):
        if word[0] not in said:
            return f"{words}: {detail}"
    return words
