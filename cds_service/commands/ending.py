"""How a command ends: with a number, as in diff, or with words and COULD_NOT_RUN."""

from typing import Final

FINE: Final = 0
DIFFERENT: Final = 1
COULD_NOT_RUN: Final = 2


class CannotRunError(Exception):
    """The command could not run; the message says why, and what to do."""
