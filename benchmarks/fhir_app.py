"""A FHIR server that takes a tenth of a second for each query, as raw ASGI.

It holds the record of the benchmark's patient, answers each search that discovery
names with the part of the record that is asked for, and tells at /connections from
how many connections it was asked.
"""

import asyncio
import os
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


def _parts() -> Iterator[tuple[tuple[str, str], object]]:
    for service in SERVICES.values():
        for key, template in service.templates.items():
            query = query_of(template, _PATIENT)
            yield (query.kind, query.form), _RECORD.get(key, _EMPTY)


_SEARCHES: Final = dict(_parts())


async def app(scope: Message, receive: Receive, send: Send) -> None:
    """Answer a search or a read, not before the time is up."""
    if scope["type"] != "http":
        return
    form = await _form(receive)
    if scope["path"] == "/connections":
        content: object = {"connections": len(_asked_from)}
    else:
        _asked_from.add(tuple(scope["client"]))
        await asyncio.sleep(SECONDS)
        content = _found(scope["path"].removeprefix("/fhir/").split("/"), form)
    body = orjson.dumps(content)
    length = (b"content-length", str(len(body)).encode())
    start = {"type": "http.response.start", "status": 200}
    await send({**start, "headers": [*_JSON, length]})
    await send({"type": "http.response.body", "body": body})


async def _form(receive: Receive) -> str:
    parts, more = [], True
    while more:
        message = await receive()
        parts.append(message.get("body", b""))
        more = message.get("more_body", False)
    return b"".join(parts).decode()


def _found(parts: list[str], form: str) -> object:
    match parts:
        case [kind, "_search"]:
            return _SEARCHES[kind, form]
        case _:
            return _RECORD["patient"]
