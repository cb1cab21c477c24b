"""What there is to replay: case folders, hook requests, plain FHIR Bundles.

A case folder holds one `request.*`, the answer it should get (`response.json`)
and, where the defaults do not fit, `call.json`: which service to call, with
which content type, and why the request is knowingly not valid R4.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from cds_service.clinical.chart import Hook
from cds_service.from_fhir.bad_request import BadRequest
from cds_service.from_fhir.whole_record import as_request
from cds_service.hooks.services import PATIENT_VIEW, SERVICES

ANSWER: Final = "response.json"
_CALL: Final = "call.json"
_NO_REQUESTS: Final = frozenset({ANSWER, _CALL})


@dataclass(frozen=True, slots=True)
class Case:
    """One call to make. `answer` is where its expected answer is kept, if anywhere.

    `not_r4` says why the request is knowingly not valid FHIR R4.
    """

    name: str
    service: str
    body: bytes
    content_type: str = "application/json"
    answer: Path | None = None
    not_r4: str = ""


def find(paths: Iterable[Path]) -> list[Case]:
    """Return the cases of these files and folders, in a stable order."""
    return [case for path in paths for case in _below(path)]


def _below(path: Path) -> Iterator[Case]:
    if path.is_file():
        yield from _of_file(path)
        return
    for folder in sorted([path, *(item for item in path.rglob("*") if item.is_dir())]):
        requests = sorted(folder.glob("request.*"))
        for file in requests or sorted(folder.glob("*.json")):
            if file.name not in _NO_REQUESTS:
                yield from _of_file(file)


def _of_file(file: Path) -> Iterator[Case]:
    if file.stem == "request":
        yield _of_folder(file)
        return
    body = file.read_bytes()
    content = _content(body)
    if content.get("resourceType") != "Bundle":
        yield Case(str(file), _service_for(content), body)
        return
    for hook in _hooks_for(content):
        name = f"{file} ({hook})"
        yield Case(name, _service_for({"hook": hook}), _as_request(body, hook))


def _as_request(bundle: bytes, hook: Hook) -> bytes:
    try:
        return as_request(bundle, hook)
    except BadRequest:
        return bundle  # the service says what is wrong with it


def _of_folder(request: Path) -> Case:
    folder, body = request.parent, request.read_bytes()
    call: dict[str, str] = {}
    if (folder / _CALL).is_file():
        call = json.loads((folder / _CALL).read_text("utf-8"))
    return Case(
        str(folder),
        call.get("service") or _service_for(_content(body)),
        body,
        call.get("content_type", "application/json"),
        folder / ANSWER,
        call.get("not_r4", ""),
    )


def _content(body: bytes) -> dict[str, Any]:
    # Broken on purpose is a case as well: it is sent as it is.
    try:
        content = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return content if isinstance(content, dict) else {}


def _service_for(content: dict[str, Any]) -> str:
    hook = content.get("hook")
    fitting = (service.id for service in SERVICES.values() if service.hook == hook)
    return next(fitting, PATIENT_VIEW.id)


def _hooks_for(bundle: dict[str, Any]) -> tuple[Hook, ...]:
    entries = bundle.get("entry")
    resources = (
        entry.get("resource")
        for entry in (entries if isinstance(entries, list) else [])
        if isinstance(entry, dict)
    )
    drafted = any(
        isinstance(item, dict)
        and item.get("status") == "draft"
        and str(item.get("resourceType")).endswith("Request")
        for item in resources
    )
    return (Hook.PATIENT_VIEW, Hook.ORDER_SIGN) if drafted else (Hook.PATIENT_VIEW,)
