"""Patterns of text that are compiled when first looked for.

The product knows some five hundred, and compiling them all would be a seventh of
its start; most processes never meet the words that many of them are for.
"""

import re
from typing import Final, cast

_USES: Final = (
    *("search", "match", "fullmatch", "finditer", "findall"),
    *("sub", "subn", "split", "flags", "groups", "groupindex"),
)


class _Uncompiled:
    """A pattern that compiles itself at its first use, and is then as quick as any."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, use: str) -> object:
        """Take over all that a compiled pattern does, when the first of it is used."""
        if use not in _USES:
            raise AttributeError(use)
        compiled = re.compile(self.pattern, self._flags)
        for each in _USES:
            setattr(self, each, getattr(compiled, each))
        return getattr(compiled, use)


def uncompiled(text: str, flags: int = 0) -> re.Pattern[str]:
    """Return the pattern `text`; that it is one, is found out when it is used."""
    return cast("re.Pattern[str]", _Uncompiled(text, flags))
