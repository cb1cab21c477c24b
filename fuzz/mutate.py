"""Changes one JSON value at random, the way records go wrong, and worse."""

import random
from typing import Any, Final

Json = Any

DEEPEST: Final = 5_000
_INWARD: Final = 0.85
"""How often a change goes on inside an object or array instead of replacing it."""

_ODD: Final[tuple[Json, ...]] = (
    None,
    True,
    0,
    -1,
    0.8,
    1e308,
    -0.0,
    10**30,
    "",
    " ",
    "null",
    "0,8",
    "<0.5",
    "1e999999",
    "NaN",
    "9" * 400,
    "2026-01-05",
    "2026-13-45",
    "0000-00-00",
    "final",
    "entered-in-error",
    "active",
    "10*3/uL",
    "\u00b5g/L",
    "\u202e\u200b\x00\ud83d\ude00",
    "KIT D816V not detected",
    "<img src=x onerror=alert(1)>",
    "Patient/another",
    "urn:uuid:0",
    "#contained",
    [],
    {},
    [[]],
    [None],
    {"value": "0.8", "unit": 5},
    {"coding": "C96.21"},
    {"reference": {"reference": "Patient/p1"}},
    {"resourceType": "Bundle", "entry": [{"resource": None}, 5, None]},
    {"resourceType": "OperationOutcome", "issue": [{"severity": "error"}]},
)


def mutated(value: Json, rng: random.Random) -> Json:
    """Return the value with one place in it changed; the value itself is not."""
    if isinstance(value, dict) and value and rng.random() < _INWARD:
        return _object(dict(value), rng)
    if isinstance(value, list) and value and rng.random() < _INWARD:
        return _array(list(value), rng)
    return rng.choice(_ODD)


def _object(value: dict[str, Json], rng: random.Random) -> Json:
    key = rng.choice(list(value))
    match rng.randrange(8):
        case 0:
            del value[key]
        case 1:
            value[rng.choice(list(value))] = value[key]
        case 2:
            value[key] = [value[key]]
        case 3:
            value[f"{key}X"] = value.pop(key)
        case _:
            value[key] = mutated(value[key], rng)
    return value


def _array(value: list[Json], rng: random.Random) -> Json:
    place = rng.randrange(len(value))
    match rng.randrange(7):
        case 0:
            del value[place]
        case 1:
            value.append(value[place])
        case 2:
            return value[place]
        case 3:
            rng.shuffle(value)
        case _:
            value[place] = mutated(value[place], rng)
    return value


def spoilt(body: bytes, rng: random.Random) -> bytes:
    """Return a body with bytes cut out, put in or nested too deep."""
    cut = rng.randrange(len(body))
    match rng.randrange(5):
        case 0:
            return body[:cut]
        case 1:
            return body[:cut] + rng.randbytes(rng.randrange(1, 9)) + body[cut:]
        case 2:
            return body.replace(b'"value":', b'"value":' + b"9" * 1_000_000, 1)
        case 3:
            return body[:cut] + b"[" * DEEPEST + body[cut:]
        case _:
            return body.replace(b"null", b"[" * DEEPEST + b"]" * DEEPEST, 1)
