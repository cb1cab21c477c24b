"""Says how two JSON values differ, in lines a person can read."""

from collections.abc import Iterator
from difflib import unified_diff
from typing import Final

from cds_service.commands.json_value import Json

_HEADERS: Final = 2


def differences(expected: Json, got: Json) -> tuple[str, ...]:
    """Return the changed lines, "-" as expected and "+" as answered."""
    changes = unified_diff(list(_lines(expected)), list(_lines(got)), n=0, lineterm="")
    return tuple(
        line
        for number, line in enumerate(changes)
        if number >= _HEADERS and not line.startswith("@@")
    )


def _lines(value: Json, path: str = "") -> Iterator[str]:
    """One line per value; a text of several lines keeps them apart."""
    if isinstance(value, dict) and value:
        for key in sorted(value):
            yield from _lines(value[key], f"{path}.{key}" if path else key)
    elif isinstance(value, list) and value:
        for place, item in enumerate(value, 1):
            yield from _lines(item, f"{path}[{place}]")
    elif isinstance(value, str) and "\n" in value:
        for line in value.split("\n"):
            yield f"{path} | {line}"
    else:
        yield f"{path} = {value!r}"
