"""A tried call as a fixture: a case folder, zipped, that `replay` runs."""

import base64
import io
import json
import zipfile
from typing import Final

import msgspec

_DAY: Final = (1980, 1, 1, 0, 0, 0)
"""The day of every file in the archive, so that the same case is the same bytes."""


class _Case(msgspec.Struct):
    name: str
    request: msgspec.Raw
    service: str


def case_json(sent: bytes) -> bytes:
    """Return a zipped case folder, in base64, of a name, a service and a request.

    `replay --update` writes the expected answer beside it.

    Raises:
        msgspec.DecodeError: one of the three is missing.
    """
    case = msgspec.json.decode(sent, type=_Case)
    folder = "".join(sign if sign.isalnum() else "-" for sign in case.name) or "case"
    files = {
        "request.json": msgspec.json.format(bytes(case.request), indent=1),
        "call.json": json.dumps({"service": case.service}, indent=1).encode(),
    }
    packed = base64.b64encode(_zipped(folder, files)).decode()
    return msgspec.json.encode({"name": f"{folder}.zip", "zip": packed})


def _zipped(folder: str, files: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(f"{folder}/{name}", _DAY), content)
    return packed.getvalue()
