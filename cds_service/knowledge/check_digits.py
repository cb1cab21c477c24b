"""Recomputes the check digits of LOINC and SNOMED CT codes.

python -m cds_service.knowledge.check_digits

says which codes of the value sets cannot be codes of their system, and ends
with 1 if there are any.
"""

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from cds_service.knowledge.code_systems import LOINC, NDC, RXNORM, SNOMED
from cds_service.knowledge.terminology import ValueSet, value_sets
from cds_service.patterns import uncompiled

_LOINC: Final = uncompiled(r"((?:L[ALP])?\d{1,8})-(\d)", re.ASCII)
_SNOMED: Final = uncompiled(r"[1-9]\d{5,17}", re.ASCII)
_RXCUI: Final = uncompiled(r"[1-9]\d{1,7}", re.ASCII)
_PACKAGE: Final = uncompiled(r"\d{11}", re.ASCII)
_TURN: Final = (1, 5, 7, 6, 2, 8, 3, 0, 9, 4)
"""Verhoeff's permutation; a digit's place says how often it is applied."""
_REFLECTED: Final = 5
"""Digits of the dihedral group D5 from here on are reflections, not rotations."""


def is_loinc(code: str) -> bool:
    """Tell whether the last digit fits the characters before it (modulus 10).

    The letters of answers and parts count by their place after "0" in ASCII.
    """
    parts = _LOINC.fullmatch(code)
    if parts is None:
        return False
    values = [ord(character) - ord("0") for character in reversed(parts[1])]
    # Doubling and adding the digits of what is then above nine, for letters too.
    doubled = sum(2 * value - 9 * (value // 5) for value in values[::2])
    return (doubled + sum(values[1::2]) + int(parts[2])) % 10 == 0


def is_snomed(code: str) -> bool:
    """Tell whether the digits of an SCTID cancel out (Verhoeff)."""
    if not _SNOMED.fullmatch(code):
        return False
    left = 0
    for place, digit in enumerate(reversed(code)):
        turned = int(digit)
        for _ in range(place % 8):
            turned = _TURN[turned]
        left = _composed(left, turned)
    return left == 0


def _composed(one: int, other: int) -> int:
    """Return the product of two elements of D5, the symmetries of a pentagon."""
    reflects = (one >= _REFLECTED) != (other >= _REFLECTED)
    turn = one - other if one >= _REFLECTED else one + other
    return turn % 5 + (5 if reflects else 0)


def is_rxcui(code: str) -> bool:
    """Tell whether it looks like a RxNorm identifier; it has no check digit."""
    return bool(_RXCUI.fullmatch(code))


def is_package(code: str) -> bool:
    """Tell whether a package code stands in its eleven-digit form."""
    return bool(_PACKAGE.fullmatch(code))


_CHECKS: Final[dict[str, Callable[[str], bool]]] = {
    LOINC: is_loinc,
    SNOMED: is_snomed,
    RXNORM: is_rxcui,
    NDC: is_package,
}


def unsound(listed: Iterable[ValueSet]) -> Iterator[str]:
    """Yield each code that cannot be one of its system, and where it is listed."""
    for value_set in listed:
        for system, code in value_set.codes:
            is_sound = _CHECKS.get(system)
            if is_sound and not is_sound(code):
                yield f"{value_set.id}: {code} is no code of {system}"


def main() -> int:
    """Check every value set and say what was found."""
    found = [*unsound(value_sets().values())]
    sys.stdout.writelines(f"{line}\n" for line in found)
    checked = sum(len(value_set.codes) for value_set in value_sets().values())
    sys.stdout.write(f"{checked} codes checked, {len(found)} unsound\n")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
