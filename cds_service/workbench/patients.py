"""The invented patients one can pick: the whole patients of the fixtures.

A patient there is a folder of hook requests. Here the requests become what an
EHR would hold: one record, the draft orders, and the day it is about.
"""

import json
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Final

from cds_service.frozen import Frozen

Json = dict[str, Any]

_INSTALLED: Final = files("cds_service.workbench") / "patients"
_CHECKED_OUT: Final = Path(__file__).parents[2] / "fhir_fixtures" / "whole-patients"
_AS_OF: Final = "org.smcds.as-of"
_NOT_HELD: Final = frozenset({"Bundle", "OperationOutcome"})
"""What a prefetch may hold that is no part of a record."""


class Record(Frozen, kw_only=False):
    """What an EHR holds of one patient: resources, draft orders, and the day."""

    id: str
    title: str
    patient_id: str
    as_of: str
    resources: tuple[Json, ...]
    drafts: tuple[Json, ...]


@cache
def patients() -> dict[str, Record]:
    """Return the patients by the name of their folder, in the order of names."""
    folder: Traversable = _INSTALLED if _INSTALLED.is_dir() else _CHECKED_OUT
    if not folder.is_dir():
        return {}
    cases = sorted(folder.iterdir(), key=lambda case: case.name)
    return {case.name: _record(case) for case in cases if case.is_dir()}


def _record(folder: Traversable) -> Record:
    requests = list(_requests(folder))
    first = requests[0]
    return Record(
        folder.name,
        folder.name.replace("-", " ").capitalize(),
        first["context"]["patientId"],
        first.get("extension", {}).get(_AS_OF, ""),
        _once_each(item for call in requests for item in _held(call)),
        _once_each(item for call in requests for item in _drafted(call)),
    )


def _requests(folder: Traversable) -> Iterator[Json]:
    """Yield the calls, an opened chart first: it holds most of the record."""
    calls = sorted(folder.iterdir(), key=lambda call: call.name, reverse=True)
    for call in calls:
        file = call / "request.json"
        if file.is_file():
            yield json.loads(file.read_text("utf-8"))


def _held(call: Json) -> Iterator[Json]:
    for sent in call.get("prefetch", {}).values():
        if not isinstance(sent, dict):
            continue
        yield from _entries(sent)
        if sent.get("resourceType") not in _NOT_HELD:
            yield sent


def _drafted(call: Json) -> Iterator[Json]:
    yield from _entries(call["context"].get("draftOrders", {}))


def _entries(bundle: Json) -> Iterator[Json]:
    for entry in bundle.get("entry", ()):
        resource = entry.get("resource", {})
        if resource.get("resourceType", "Bundle") not in _NOT_HELD:
            yield resource


def _once_each(resources: Iterable[Json]) -> tuple[Json, ...]:
    first: dict[tuple[str, str], Json] = {}
    for resource in resources:
        key = resource["resourceType"], resource.get("id", "")
        first.setdefault(key, resource)
    return tuple(first.values())
