"""Says the drugs that a text names in English, so that one list of names will do."""

import re
from collections.abc import Iterable
from typing import Final

from cds_service.clinical.name_spelling import spelling, spellings
from cds_service.from_fhir.brand_names import BRAND_NAMES
from cds_service.from_fhir.foreign_drug_names import (
    FOREIGN_GLANCE,
    FOREIGN_NAMES,
    FOREIGN_PHRASES,
)
from cds_service.patterns import uncompiled

_SHORTEST: Final = 6
"""Letters of a spelling: a shorter one ("forte", "opi") is another word as well."""

_PLAIN: Final = uncompiled(r"[a-z]+(?= acid$|$)")
_WORD: Final = uncompiled(r"[^\W\d_]{3,40}")
_GLANCE: Final = uncompiled(FOREIGN_GLANCE)
_PHRASES: Final = tuple(
    (uncompiled(rf"(?<!\w)(?:{said})(?!\w)"), english)
    for said, english in FOREIGN_PHRASES
)


class EnglishNames:
    """The names of a list, and how other languages spell them."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = tuple(names)
        self._known: frozenset[str] = frozenset()
        self._spelled: dict[str, str] = {}

    def put_over(self, said: str) -> str:
        """Return a text (small letters, no accents) with its names in English."""
        if not self._spelled:
            self._prepare()
        if _GLANCE.search(said):
            for phrase, english in _PHRASES:
                said = phrase.sub(english, said)
        return _WORD.sub(self._english, said)

    def _english(self, match: re.Match[str]) -> str:
        word = match[0]
        if word in self._known:
            return word
        if word in self._spelled:
            return self._spelled[word]
        if len(word) < _SHORTEST:
            return word
        found = (self._spelled.get(f"{key}-") for key in spellings(word))
        return next(filter(None, found), word)

    def _prepare(self) -> None:
        """Build the tables at the first look: most starts of the service need none."""
        plain = [match[0] for name in self._names if (match := _PLAIN.match(name))]
        self._known = frozenset(plain)
        rows = [(name, name) for name in plain]
        for english, foreign in FOREIGN_NAMES.items():
            rows += [(name, english) for name in foreign.split("|")]
        self._spelled = dict(rows)
        for english, brands in BRAND_NAMES.items():
            self._spelled |= dict.fromkeys(brands.split("|"), english)
        for name, english in rows:
            if len(key := spelling(name)) >= _SHORTEST:
                # A spelling ends in a hyphen, which no word does.
                self._spelled.setdefault(f"{key}-", english)
