"""Makes some invented resources as dirty as real ones, at stated rates.

The rates are of the order seen in exports of hospitals; each kind of dirt is one
that a reader must survive, and none is repaired here.
"""

from collections.abc import Callable
from copy import deepcopy
from random import Random
from typing import Final

import msgspec

from cds_service.silent.synthetic.resources import Resource

_Spoil = Callable[[Resource], None]


def _local_unit(result: Resource) -> None:
    quantity = result["valueQuantity"]
    quantity.pop("system")
    quantity.pop("code")
    quantity["unit"] = {"10*9/L": "K/uL"}.get(quantity["unit"], quantity["unit"])


def _no_unit(result: Resource) -> None:
    result["valueQuantity"] = {"value": result["valueQuantity"]["value"]}


def _as_text(result: Resource) -> None:
    quantity = result.pop("valueQuantity")
    result["valueString"] = f"{quantity['value']} {quantity['unit']}"


def _taken_back(result: Resource) -> None:
    result["status"] = "entered-in-error"


def _undated(result: Resource) -> None:
    result.pop("effectiveDateTime")
    result.pop("issued")


def _misshapen(result: Resource) -> None:
    result["valueQuantity"]["value"] = "n/a"


def _in_the_future(result: Resource) -> None:
    result["effectiveDateTime"] = "2062" + result["effectiveDateTime"][4:]


def _nobodys(result: Resource) -> None:
    result.pop("subject")


SPOILED: Final[tuple[tuple[float, _Spoil], ...]] = (
    (0.03, _local_unit),
    (0.01, _no_unit),
    (0.01, _as_text),
    (0.01, _taken_back),
    (0.005, _undated),
    (0.002, _misshapen),
    (0.001, _in_the_future),
    (0.0005, _nobodys),
)
"""The share of numeric results that each befalls."""

TWICE: Final = 0.005
"""The share of resources that are in the export twice."""

CUT_OFF: Final = 0.0002
"""The share of lines that end in the middle."""


def line_of(resource: Resource, chance: Random, dirty: float) -> bytes:
    """Return one resource as a line, or as two if it is in the export twice."""
    if dirty and "valueQuantity" in resource:
        resource = _perhaps_spoiled(resource, chance, dirty)
    line = msgspec.json.encode(resource)
    if chance.random() < CUT_OFF * dirty:
        return line[: len(line) // 2] + b"\n"
    twice = chance.random() < TWICE * dirty
    return (line + b"\n") * (2 if twice else 1)


def _perhaps_spoiled(result: Resource, chance: Random, dirty: float) -> Resource:
    drawn = chance.random()
    for share, spoil in SPOILED:
        drawn -= share * dirty
        if drawn < 0:
            result = deepcopy(result)
            spoil(result)
            return result
    return result
