"""What there is to replay: case folders, hook requests, plain FHIR Bundles.

A case folder holds one `request.*`, the answer it should get (`response.json`),
why its rule said so (`why.json`) and, where the defaults do not fit, `call.json`:
which service to call, in which dialect, with which content type, why the request is
knowingly not valid R4, and what the silence of every rule shows here.
"""

import json
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from cds_service.commands.json_value import Json, text
from cds_service.commands.unfit_file import problem_of
from cds_service.from_fhir.unfit import SeveralPatientsError, UnfitError
from cds_service.from_fhir.whole_record import WholeRecord
from cds_service.frozen import Frozen
from cds_service.hooks.services import PATIENT_VIEW, SERVICES

ANSWER: Final = "response.json"
WHY: Final = "why.json"
_CALL: Final = "call.json"
_NO_REQUESTS: Final = frozenset({ANSWER, WHY, _CALL})
NOTHING: Final = (
    "nothing to replay: neither a case folder (request.json) nor a hook request or"
    " FHIR Bundle (*.json) lies here"
)


class Case(Frozen, kw_only=False):
    """One call to make. `answer` is where its expected answer is kept, if anywhere.

    The expected reasons lie beside the answer, in `why`.
    `not_r4` says why the request is knowingly not valid FHIR R4, `problem` why
    there is no call to make, `silence` what the silence of all rules shows here.
    """

    name: str
    service: str
    body: bytes
    content_type: str = "application/json"
    answer: Path | None = None
    not_r4: str = ""
    silence: str = ""
    problem: str = ""
    dialect: str = ""

    @property
    def address(self) -> str:
        """Where it is to be sent."""
        return f"/cds-services/{self.service}{self._spoken}"

    @property
    def why_address(self) -> str:
        """Where it is asked why."""
        return f"/explain/{self.service}{self._spoken}"

    @property
    def _spoken(self) -> str:
        return f"?dialect={self.dialect}" if self.dialect else ""

    @property
    def why(self) -> Path | None:
        """Where the reasons of the expected answer are kept, if anywhere."""
        return self.answer.with_name(WHY) if self.answer else None


def files_in(path: Path) -> Iterator[Path]:
    """Yield a file, or the JSON files of a folder that are no answer of a case."""
    if path.is_file():
        yield path
        return
    for file in sorted(path.rglob("*.json")):
        if file.is_file() and file.name not in _NO_REQUESTS:
            yield file


def find(paths: Iterable[Path], patient: str = "") -> list[Case]:
    """Return the cases of these files and folders, in a stable order.

    Of a Bundle that holds several patients, the one who is named.
    """
    return [case for path in paths for case in _at(path, patient)]


def _at(path: Path, patient: str) -> Iterator[Case]:
    cases = [case for file in _files(path) for case in _of_file(file, patient)]
    yield from cases or [_stuck(path, NOTHING)]


def _files(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
        return
    for folder in sorted([path, *(item for item in path.rglob("*") if item.is_dir())]):
        requests = sorted(folder.glob("request.*"))
        for file in requests or sorted(folder.glob("*.json")):
            if file.is_file() and file.name not in _NO_REQUESTS:
                yield file


def _of_file(file: Path, patient: str) -> Iterable[Case]:
    try:
        body = file.read_bytes()
        content = _content(body)
        if _is_kept(file, content):
            return [_of_folder(file, body, content)]
    except (OSError, ValueError) as error:
        return [_stuck(file, f"cannot be read: {error}")]
    if "cards" in content and "hook" not in content:
        return ()  # an answer, and nothing to ask
    body = body.removeprefix(BOM_UTF8)
    if content.get("resourceType") == "Bundle":
        return _of_bundle(file, body, patient)
    whose = text(content, "context", "patientId")
    problem = problem_of(body)
    if not problem and patient and whose != patient:
        problem = f"this request is about patient {whose}: leave out --patient"
    return [Case(str(file), _service_for(content), body, problem=problem)]


def _is_kept(file: Path, content: dict[str, Any]) -> bool:
    """Tell a case from a plain record that merely has a case's file name."""
    if file.stem != "request":
        return False
    alone = not any((file.parent / name).exists() for name in _NO_REQUESTS)
    return not (alone and content.get("resourceType") == "Bundle")


def _of_bundle(file: Path, body: bytes, patient: str) -> Iterable[Case]:
    try:
        record = WholeRecord.of(body, patient)
    except SeveralPatientsError as error:
        return [_stuck(file, f"{error}: choose one, --patient {error.patients[0]}")]
    except UnfitError as error:
        return [_stuck(file, str(error))]
    return [
        Case(
            f"{file} ({hook})",
            _service_for({"hook": hook}),
            record.as_request(hook),
        )
        for hook in record.hooks
    ]


def _stuck(path: Path, problem: str) -> Case:
    return Case(str(path), PATIENT_VIEW.id, b"", problem=problem)


def _of_folder(request: Path, body: bytes, content: dict[str, Any]) -> Case:
    folder = request.parent
    call: Json = {}
    if (folder / _CALL).is_file():
        call = json.loads((folder / _CALL).read_text("utf-8"))
    return Case(
        str(folder),
        text(call, "service") or _service_for(content),
        body,
        text(call, "content_type") or "application/json",
        folder / ANSWER,
        text(call, "not_r4"),
        text(call, "silence"),
        dialect=text(call, "dialect"),
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
