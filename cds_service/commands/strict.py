"""Checks that the resources of a request are valid FHIR R4, as the standard has it.

The service itself reads leniently; this is for those who write fixtures.
"""

import json
from collections.abc import Iterator

from cds_service.commands.cases import Case
from cds_service.commands.json_value import Json, members, text


def faults(case: Case) -> tuple[str, ...]:
    """Return what is not R4, a line per resource; nothing if that is on purpose."""
    if case.not_r4:
        return ()
    try:
        request: Json = json.loads(case.body)
    except (ValueError, RecursionError):
        return ("the request is not JSON",)
    return tuple(line for item in _resources(request) for line in _check(item))


def _resources(request: Json) -> Iterator[Json]:
    if not isinstance(request, dict):
        return
    prefetch, context = request.get("prefetch"), request.get("context")
    sent = list(prefetch.values()) if isinstance(prefetch, dict) else []
    if isinstance(context, dict):
        sent.append(context.get("draftOrders"))
    for item in sent:
        if text(item, "resourceType") == "Bundle":
            yield from (
                entry.get("resource")
                for entry in members(item, "entry")
                if isinstance(entry, dict)
            )
        elif item is not None:
            yield item


def _check(resource: Json) -> Iterator[str]:
    from fhir.resources.R4B import get_fhir_model_class  # noqa: PLC0415 (slow)

    name = f"{text(resource, 'resourceType') or '?'}/{text(resource, 'id') or '?'}"
    # The library raises KeyError, ValueError and others besides its own error.
    try:
        model = get_fhir_model_class(text(resource, "resourceType"))
        model.model_validate(resource)
    except Exception as error:  # noqa: BLE001
        yield f"{name}: {_first_line(error)}"


def _first_line(error: Exception) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__
