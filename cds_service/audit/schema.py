"""The contract of the log as a JSON Schema, made from the fields of `Line`."""

from typing import Any, Final

import msgspec

from cds_service.audit.line import VERSION, Line

_ALWAYS: Final = ("at", "v", "event")
REQUIRED: Final = {
    "call": ("service", "status", "ms"),
    "explain": ("service", "status", "ms"),
    "feedback": ("service", "card", "outcome", "status", "ms"),
    "refused": ("status", "ms", "error"),
    "broke": ("error",),
    "keys": ("client", "cause"),
    "store": ("cause",),
}
"""What a line of each event has in any case; all else is left out when it is empty."""


def schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of one line."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"A line of the audit log, version {VERSION}",
        "description": "One per call. What is absent has its default.",
        "type": "object",
        "properties": {**_FRONT, **_fields()},
        "required": [*_ALWAYS],
        "additionalProperties": False,
        "allOf": [_of(event, names) for event, names in REQUIRED.items()],
    }


_FRONT: Final[dict[str, Any]] = {
    "at": {
        "description": "When the line was written, in UTC.",
        "type": "string",
        "format": "date-time",
    },
    "v": {"description": "The version of this schema.", "const": VERSION},
}


def _fields() -> dict[str, Any]:
    defined = msgspec.json.schema(Line)["$defs"]["Line"]["properties"]
    return {name: _inlined(field) for name, field in defined.items()}


def _inlined(field: dict[str, Any]) -> dict[str, Any]:
    # An empty text is what is left out, so it need not fit the pattern of the rest.
    kept = {key: value for key, value in field.items() if key != "default"}
    return kept | ({"default": field["default"]} if field.get("default") else {})


def _of(event: str, names: tuple[str, ...]) -> dict[str, Any]:
    is_it = {"properties": {"event": {"const": event}}, "required": ["event"]}
    return {"if": is_it, "then": {"required": [*names]}}
