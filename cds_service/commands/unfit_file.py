"""Why a file is nothing to ask the service about, in one sentence that helps."""

from typing import Any, Final

import msgspec

from cds_service.commands.json_value import text
from cds_service.hooks.services import SERVICES

_WANTED: Final = "it must hold a hook request or a FHIR Bundle, as JSON in UTF-8"
_INTO_A_BUNDLE: Final = "put the patient's resources into the entries of one Bundle"


def problem_of(body: bytes) -> str:
    """Return what is wrong with a file that is no Bundle; "" for a hook request."""
    try:
        content = msgspec.json.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        return _no_json(body, error)
    if isinstance(content, list):
        return f"this is a list: {_INTO_A_BUNDLE}"
    if not isinstance(content, dict):
        return f"this is no JSON object: {_WANTED}"
    return _no_request(content)


def _no_json(body: bytes, error: Exception) -> str:
    start = body.lstrip()[:1]
    if not start:
        return f"the file is empty: {_WANTED}"
    if start == b"<":
        return "this is XML: convert it to FHIR JSON"
    if _is_ndjson(body):
        return f"this is NDJSON, a resource in each line: {_INTO_A_BUNDLE}"
    return f"this is not JSON ({error}): {_WANTED}"


def _is_ndjson(body: bytes) -> bool:
    lines = body.split(b"\n", 2)[:2]
    try:
        return all(isinstance(msgspec.json.decode(line), dict) for line in lines)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False


def _no_request(content: dict[str, Any]) -> str:
    if kind := text(content, "resourceType"):
        return f"this is a single resource ({kind}): {_INTO_A_BUNDLE}"
    if "hook" not in content:
        return f"this has neither a hook nor a resourceType: {_mended(content)}"
    answered = [service.hook for service in SERVICES.values()]
    if (hook := content["hook"]) not in answered:
        return f"nobody here answers the hook {hook!r}, only {', '.join(answered)}"
    return ""


def _mended(content: dict[str, Any]) -> str:
    wrapped = [
        f"{key} ({kind})"
        for key, value in content.items()
        if (kind := text(value, "resourceType"))
    ]
    return f"take out what lies under {wrapped[0]}" if wrapped else _WANTED
