"""Remembers from call to call what codes mean: a record repeats its codes.

Only what is short is kept, and words only beside a code: codes, and the names
that a catalogue gives them. Free text, dates and values never are.
"""

from collections.abc import Callable, Hashable, Iterable
from typing import Final, TypeAlias, TypeVar

from cds_service.from_fhir.wire.datatypes import CodeableConcept, Coding

Meaning = TypeVar("Meaning")
Codes: TypeAlias = tuple[str | None, ...]
"""Systems and codes in turn."""

_MOST: Final = 2048
_MOST_ALIKE: Final = 4
_LONGEST_CODES: Final = 400
_LONGEST_NAME: Final = 100
_NO_CONCEPT: Final = CodeableConcept()


class Memory(dict[Hashable, Meaning]):
    """What is known of some key; when it is full it starts anew."""

    def keep(self, key: Hashable, meaning: Meaning) -> Meaning:
        """Keep what may be kept (see `may_be_kept`), and return it."""
        if len(self) >= _MOST:
            self.clear()
        self[key] = meaning
        return meaning


def may_be_kept(codes: Codes, names: Iterable[str | None] = ()) -> bool:
    """Tell whether there is a code, and neither codes nor names look like text."""
    named = [name for name in names if name]
    return (
        any(codes[1::2])
        and sum(len(part or "") for part in codes) <= _LONGEST_CODES
        and sum(map(len, named)) <= _LONGEST_CODES
        and all(len(name) <= _LONGEST_NAME for name in named)
    )


def codes_of(codings: Iterable[Coding]) -> Codes:
    """Return systems and codes in turn."""
    codes: list[str | None] = []
    for coding in codings:
        codes += (coding.system, coding.code)
    return tuple(codes)


def remembered(
    compute: Callable[[CodeableConcept], Meaning],
) -> Callable[[CodeableConcept | None], Meaning]:
    """Compute something about a concept once for every one that may be kept."""
    # Comparing with the few concepts of the same first code is quicker than
    # making a key of all that a concept holds.
    memory: Memory[list[tuple[CodeableConcept, Meaning]]] = Memory()

    def recall(concept: CodeableConcept | None) -> Meaning:
        if concept is None or not concept.coding:
            return compute(concept or _NO_CONCEPT)
        key = concept.coding[0].code, concept.text
        for known, meaning in memory.get(key, ()):
            if known == concept:
                return meaning
        meaning = compute(concept)
        if may_be_kept(codes_of(concept.coding), _names(concept)):
            alike = memory.get(key) or memory.keep(key, [])
            del alike[_MOST_ALIKE - 1 :]
            alike.append((concept, meaning))
        return meaning

    return recall


def _names(concept: CodeableConcept) -> list[str | None]:
    return [concept.text, *[coding.display for coding in concept.coding or ()]]
