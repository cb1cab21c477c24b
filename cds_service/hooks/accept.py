"""Reads the Accept header: which of two media types a client wants more.

As RFC 9110 has it: the most specific range that fits a type says how much it is
wanted, from 0 (not at all) to 1. Parameters other than q are passed over.
"""

import re
from typing import NamedTuple

from cds_service.patterns import uncompiled

_WEIGHT = uncompiled(r"q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)", re.ASCII)


class Wish(NamedTuple):
    """How much a type is wanted; of equal wishes the one in plainer words wins."""

    weight: float
    plainness: int
    """3: named in full; 2: by its first half; 1: anything will do; 0: not at all."""
    earliness: int


def wanted_more(accept: str, one: str, other: str) -> bool:
    """Tell whether `one` is wanted, and more than `other`."""
    wish = _wish(accept, one)
    return wish.weight > 0 and wish > _wish(accept, other)


def _wish(accept: str, kind: str) -> Wish:
    ranges = (kind, f"{kind.partition('/')[0]}/*", "*/*")
    found = [Wish(0, 0, 0)]
    for place, part in enumerate(accept.lower().split(",")):
        name, *parameters = [word.strip() for word in part.split(";")]
        if name in ranges:
            plainness = len(ranges) - ranges.index(name)
            found.append(Wish(_weight(parameters), plainness, -place))
    return max(found, key=lambda wish: (wish.plainness, wish.weight, wish.earliness))


def _weight(parameters: list[str]) -> float:
    for parameter in parameters:
        if read := _WEIGHT.fullmatch(parameter):
            return float(read[1])
    return 1.0
