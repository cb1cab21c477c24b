"""What is called with what: the patients of each lane of the benchmark."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from benchmarks import contenders
from benchmarks.contenders import HEALTHCHAIN, LIMIT
from benchmarks.hook_request import hook_request
from benchmarks.load import Headers, Round, no_headers, run
from benchmarks.server import Server, running
from benchmarks.signing import ALGORITHMS, Signer
from cds_service.from_fhir.record_memory import MOST_BYTES, MOST_RECORDS
from cds_service.frozen import Frozen

QUIET: Final = "ours: no mastocytosis"
FIRST: Final = "ours: first call, a card"
NEXT: Final = "ours: next call, a card"
WITH_CARD: Final = (FIRST, NEXT)

_DRAFTS: Final = 32
_SOMEBODY_ELSE: Final = 9999
"""Nobody among the new patients."""


class Bodies(Frozen, kw_only=False):
    """The calls of one size, each kind to be sent again and again."""

    first: Iterator[bytes]
    next: Iterator[bytes]
    quiet: Iterator[bytes]


class Lane(Frozen, kw_only=False):
    """A server, which of the bodies it is called with, and what signs them."""

    name: str
    server: Server
    kind: str
    headers: Headers = no_headers

    def run(self, bodies: Bodies, calls: int, connections: int) -> Round:
        """Call it, and measure."""
        sent: Iterator[bytes] = getattr(bodies, self.kind)
        return run(
            self.server, sent, calls, connections=connections, headers=self.headers
        )


@contextmanager
def lanes(workers: int, *, with_healthchain: bool) -> Iterator[Sequence[Lane]]:
    """Start every server with so many workers; yield what to call, LIMIT first."""
    with ExitStack() as stack:
        limit = stack.enter_context(running(contenders.limit(workers)))
        started = [Lane(LIMIT, limit, "first")]
        if with_healthchain:
            other = stack.enter_context(running(contenders.healthchain(workers)))
            started.append(Lane(HEALTHCHAIN, other, "first"))
        ours = stack.enter_context(running(contenders.ours(workers)))
        started += [
            Lane(QUIET, ours, "quiet"),
            Lane(FIRST, ours, "first"),
            Lane(NEXT, ours, "next"),
        ]
        for algorithm in ALGORITHMS:
            started += stack.enter_context(_signed(algorithm, workers))
        yield started


@contextmanager
def _signed(algorithm: str, workers: int) -> Iterator[list[Lane]]:
    signer = Signer(algorithm)
    with TemporaryDirectory() as folder:
        contender = contenders.ours(workers, signer, Path(folder))
        with running(contender) as server:
            sign = signer.headers(server.path)
            yield [
                Lane(f"{name}, {algorithm}", server, kind, sign)
                for name, kind in ((QUIET, "quiet"), (NEXT, "next"))
            ]


def bodies_of(size: int, *, counts_only: bool = False) -> Bodies:
    """Return the calls of this size."""
    return Bodies(
        cycle(_new_patients(size, counts_only=counts_only)),
        cycle(_one_patient(size, counts_only=counts_only)),
        cycle(_new_patients(size, mastocytosis=False)),
    )


def _new_patients(
    size: int, *, counts_only: bool = False, mastocytosis: bool = True
) -> list[bytes]:
    """Return calls of so many patients that none is remembered when it comes again."""
    calls: list[bytes] = []
    while len(calls) <= 2 * MOST_RECORDS and sum(map(len, calls)) <= 2 * MOST_BYTES:
        calls.append(
            hook_request(
                size,
                counts_only=counts_only,
                mastocytosis=mastocytosis,
                patient=len(calls),
            )
        )
    return calls


def _one_patient(size: int, *, counts_only: bool) -> list[bytes]:
    """Return the calls of one visit: the same record, and ever another draft order."""
    return [
        hook_request(size, counts_only=counts_only, patient=_SOMEBODY_ELSE, draft=draft)
        for draft in range(_DRAFTS)
    ]
