"""Which parts of a text are taken, so that no two readings share a letter.

A text may name a thousand variants: to compare each with all before it would take
minutes for one call, while others wait.
"""


class Covered:
    """The parts of one text that are taken."""

    def __init__(self, text: str) -> None:
        self._letters = bytearray(len(text))

    def takes(self, start: int, end: int) -> bool:
        """Take the letters from `start` up to `end`; False if one is taken already."""
        if 1 in self._letters[start:end]:
            return False
        self._letters[start:end] = b"\1" * (end - start)
        return True
