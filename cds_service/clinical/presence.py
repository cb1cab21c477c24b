"""Three values: what is known to be there, known not to be there, and not known."""

from enum import StrEnum


class Presence(StrEnum):
    """Unknown is never absent."""

    PRESENT = "present"
    ABSENT = "absent"
    UNKNOWN = "unknown"
