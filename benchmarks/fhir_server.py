"""A FHIR server that takes a tenth of a second for each query, and no longer.

    python -m benchmarks.fhir_server PORT

It holds the record of the benchmark's patient and answers each search that discovery
names with the part of the record that is asked for. Its answers are written
beforehand and it has no framework, so that fifteen queries at once do not wait for
each other: what a call takes beyond the tenth of a second is the service's doing. At
/asked it tells from how many connections it was asked, and how long its slowest query
took since that was last told.
"""

import asyncio
import os
import re
import sys
import time
from collections.abc import Iterator
from typing import Final

import orjson
import uvloop

from benchmarks.hook_request import hook_request
from cds_service.from_fhir.fetch.query import query_of
from cds_service.hooks.services import SERVICES

SECONDS: Final = float(os.environ.get("BENCH_QUERY_SECONDS", "0.1"))
_CALL: Final = orjson.loads(hook_request(50))
_RECORD: Final = _CALL["prefetch"]
_PATIENT: Final = _CALL["context"]["patientId"]
_EMPTY: Final = {"resourceType": "Bundle", "type": "searchset", "total": 0}
_LENGTH: Final = re.compile(rb"content-length: *([0-9]+)", re.IGNORECASE)
_END: Final = b"\r\n\r\n"


def _written(resource: object) -> bytes:
    body = orjson.dumps(resource)
    said = b"Content-Type: application/fhir+json\r\nContent-Length: %d" % len(body)
    return b"HTTP/1.1 200 OK\r\n" + said + _END + body


def _searches() -> Iterator[tuple[tuple[bytes, bytes], bytes]]:
    for service in SERVICES.values():
        for key, template in service.templates.items():
            query = query_of(template, _PATIENT)
            asked = f"/fhir/{query.kind}/_search".encode(), query.form.encode()
            yield asked, _written(_RECORD.get(key, _EMPTY))


_SEARCHES: Final = dict(_searches())
_DETAILS: Final = _written(_RECORD["patient"])


class Asked:
    """What it was asked so far."""

    def __init__(self) -> None:
        self.connections = 0
        self.slowest = 0.0

    def told(self) -> bytes:
        """Return it, and forget how long queries took."""
        slowest, self.slowest = self.slowest, 0.0
        return _written({"connections": self.connections, "slowest": slowest})


class Line(asyncio.Protocol):
    """One connection, on which one query follows the other."""

    def __init__(self, asked: Asked) -> None:
        self._asked = asked
        self._arrived = b""
        self._was_asked = False

    def connection_made(  # type: ignore[override] # a TCP connection has both ways
        self, transport: asyncio.Transport
    ) -> None:
        """Begin; called by the event loop."""
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Answer once all of a query is here; called by the event loop."""
        self._arrived += data
        head, end, form = self._arrived.partition(_END)
        length = _LENGTH.search(head)
        if not end or len(form) < (int(length[1]) if length else 0):
            return
        begun, self._arrived = time.perf_counter(), b""
        path = head.split(b" ", 2)[1]
        if path == b"/asked":
            self._transport.write(self._asked.told())
            return
        self._asked.connections += not self._was_asked
        self._was_asked = True
        answer = _SEARCHES.get((path, form), _DETAILS)
        asyncio.get_running_loop().call_later(SECONDS, self._answer, answer, begun)

    def _answer(self, answer: bytes, begun: float) -> None:
        self._transport.write(answer)
        took = time.perf_counter() - begun
        self._asked.slowest = max(self._asked.slowest, took)


async def serve(port: int) -> None:
    """Answer until the process is ended."""
    asked = Asked()
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Line(asked), "127.0.0.1", port)
    await server.serve_forever()


if __name__ == "__main__":
    uvloop.run(serve(int(sys.argv[1])))
