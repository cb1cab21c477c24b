"""A FHIR server that takes a tenth of a second for each query, as raw ASGI.

It holds the record of the benchmark's patient, answers searches with all of the
asked kind, and tells at /connections from how many connections it was asked.
"""

import asyncio
import os
from typing import Final

import orjson

from benchmarks.hook_request import hook_request
from benchmarks.limit_app import Message, Receive, Send

SECONDS: Final = float(os.environ.get("BENCH_QUERY_SECONDS", "0.1"))
_JSON: Final = [(b"content-type", b"application/fhir+json")]
_RECORD: Final = orjson.loads(hook_request(50))["prefetch"]
_asked_from: set[tuple[str, int]] = set()


async def app(scope: Message, receive: Receive, send: Send) -> None:
    """Answer a search or a read, not before the time is up."""
    if scope["type"] != "http":
        return
    while (await receive()).get("more_body", False):
        pass
    if scope["path"] == "/connections":
        content: object = {"connections": len(_asked_from)}
    else:
        _asked_from.add(tuple(scope["client"]))
        await asyncio.sleep(SECONDS)
        content = _found(scope["path"].removeprefix("/fhir/").split("/"))
    body = orjson.dumps(content)
    length = (b"content-length", str(len(body)).encode())
    start = {"type": "http.response.start", "status": 200}
    await send({**start, "headers": [*_JSON, length]})
    await send({"type": "http.response.body", "body": body})


def _found(parts: list[str]) -> object:
    match parts:
        case ["Patient", identity] if identity != "_search":
            return _RECORD["patient"]
        case [kind, *_]:
            entries = [
                entry
                for bundle in _RECORD.values()
                for entry in bundle.get("entry", [])
                if entry["resource"]["resourceType"] == kind
            ]
            return {"resourceType": "Bundle", "type": "searchset", "entry": entries}
        case _:
            return {"resourceType": "OperationOutcome", "issue": []}
