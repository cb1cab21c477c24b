"""A FHIR server that takes a tenth of a second for each query, as raw ASGI.

It holds the record of the benchmark's patient, answers each search that discovery
names with the part of the record that is asked for, and tells at /asked from how many
connections it was asked and how long its slowest query took since that was last told:
fifteen at once make it a little slower than it means to be.
"""

import asyncio
import os
import time
from collections.abc import Iterator
from typing import Final

import orjson

from benchmarks.hook_request import hook_request
from benchmarks.limit_app import Message, Receive, Send
from cds_service.from_fhir.fetch.query import query_of
from cds_service.hooks.services import SERVICES

SECONDS: Final = float(os.environ.get("BENCH_QUERY_SECONDS", "0.1"))
_JSON: Final = [(b"content-type", b"application/fhir+json")]
_CALL: Final = orjson.loads(hook_request(50))
_RECORD: Final = _CALL["prefetch"]
_PATIENT: Final = _CALL["context"]["patientId"]
_EMPTY: Final = {"resourceType": "Bundle", "type": "searchset", "total": 0}
_asked_from: set[tuple[str, int]] = set()
_took: list[float] = []


def _parts() -> Iterator[tuple[tuple[str, str], bytes]]:
    for service in SERVICES.values():
        for key, template in service.templates.items():
            query = query_of(template, _PATIENT)
            yield (query.kind, query.form), orjson.dumps(_RECORD.get(key, _EMPTY))


_SEARCHES: Final = dict(_parts())
_DETAILS: Final = orjson.dumps(_RECORD["patient"])


async def app(scope: Message, receive: Receive, send: Send) -> None:
    """Answer a search or a read, not before the time is up."""
    if scope["type"] != "http":
        return
    begun = time.perf_counter()
    form = await _form(receive)
    if scope["path"] == "/asked":
        await _answered(send, _told())
        return
    _asked_from.add(tuple(scope["client"]))
    await asyncio.sleep(SECONDS)
    found = _found(scope["path"].removeprefix("/fhir/").split("/"), form)
    await _answered(send, found)
    _took.append(time.perf_counter() - begun)


async def _answered(send: Send, body: bytes) -> None:
    length = (b"content-length", str(len(body)).encode())
    start = {"type": "http.response.start", "status": 200}
    await send({**start, "headers": [*_JSON, length]})
    await send({"type": "http.response.body", "body": body})


def _told() -> bytes:
    slowest, _took[:] = max(_took, default=0.0), []
    return orjson.dumps({"connections": len(_asked_from), "slowest": slowest})


async def _form(receive: Receive) -> str:
    parts, more = [], True
    while more:
        message = await receive()
        parts.append(message.get("body", b""))
        more = message.get("more_body", False)
    return b"".join(parts).decode()


def _found(parts: list[str], form: str) -> bytes:
    match parts:
        case [kind, "_search"]:
            return _SEARCHES[kind, form]
        case _:
            return _DETAILS
