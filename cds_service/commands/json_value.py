"""Any JSON value, as a type."""

from typing import TypeAlias

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"


def members(holder: Json, key: str) -> list[Json]:
    """Return the list under a key; nothing when it is no list."""
    value = holder.get(key) if isinstance(holder, dict) else None
    return value if isinstance(value, list) else []


def text(holder: Json, *keys: str) -> str:
    """Return the text at the end of these keys; "" when there is none."""
    for key in keys:
        holder = holder.get(key) if isinstance(holder, dict) else None
    return holder if isinstance(holder, str) else ""
