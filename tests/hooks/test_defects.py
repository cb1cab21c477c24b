"""What the log says of a defect: the place in our code, and nothing else."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from io import BytesIO
from pathlib import Path
from unittest.mock import AsyncMock, Mock

import jsonschema_rs
import pytest
from fastapi import FastAPI
from kept_rows import NOON
from kept_service import lines
from starlette.types import Message, Receive, Scope, Send

from cds_service import lifespan
from cds_service.audit import Audit
from cds_service.audit.schema import schema
from cds_service.from_fhir.record_memory import RecordMemory
from cds_service.hooks import defects
from cds_service.hooks.boundary import Boundary
from cds_service.hooks.defects import Defects, defect
from cds_service.lifespan import Life

_HOME = "/srv/cds_service"
_CODE = f"{_HOME}/cds_service/hooks/endpoint.py"
_LIBRARY = f"{_HOME}/.venv/lib/python3.11/site-packages/msgspec/json.py"


def _raised(*files: str) -> Exception:
    """Return an exception that went through a line of each file, outermost first."""
    do: Callable[[], object] = lambda: 1 // 0  # noqa: E731 (wrapped by the loop)
    for file in reversed(files):
        names = {"inner": do}
        exec(compile("\ndef do(): inner()", file, "exec"), names)  # noqa: S102 (ours)
        do = names["do"]
    with pytest.raises(ZeroDivisionError) as caught:
        do()
    return caught.value


@pytest.mark.parametrize(
    ("files", "where"),
    [
        ([_CODE], "cds_service/hooks/endpoint.py:2"),
        ([_CODE, _LIBRARY], "cds_service/hooks/endpoint.py:2"),
        ([_LIBRARY], ""),
        ([f"{_HOME}/cds_service_more/x.py"], ""),
    ],
)
def test_the_place_is_in_our_code_wherever_it_lies(
    monkeypatch: pytest.MonkeyPatch, files: Iterable[str], where: str
) -> None:
    """A checkout called cds_service does not make a library of its .venv ours."""
    monkeypatch.setattr(defects, "OURS", Path(f"{_HOME}/cds_service"))
    assert defect(_raised(*files)).where == where


def test_our_code_is_where_it_is_imported_from() -> None:
    """The folder holds this very module, so that a place can be found at all."""
    assert (defects.OURS / "hooks" / "defects.py").is_file()


async def test_an_answer_that_was_begun_is_not_begun_again(log: BytesIO) -> None:
    """What breaks after the head of an answer is logged; no second head is sent."""
    begun: Message = {"type": "http.response.start", "status": 200, "headers": []}

    async def breaking(scope: Scope, receive: Receive, send: Send) -> None:
        del scope, receive
        await send(begun)
        raise OSError

    sent: list[Message] = []

    async def keep(message: Message) -> None:
        sent.append(message)

    await Boundary(breaking, _audit(log))({"type": "http"}, AsyncMock(), keep)
    assert sent == [begun]
    assert [(line["event"], line["status"]) for line in lines(log)] == [("broke", 500)]


def _audit(log: BytesIO) -> Audit:
    return Audit(log, lambda: NOON, "info")


class _Counts:
    """Counts that cannot be passed on in some rounds; says when ten are over."""

    def __init__(self, *broken: int) -> None:
        self.broken = broken
        self.rounds = 0
        self.done = asyncio.Event()

    def pass_on(self) -> None:
        """Break, if it is such a round."""
        self.rounds += 1
        if self.rounds == 10:
            self.done.set()
        if self.rounds in self.broken:
            message = "Jane Canary"
            raise OSError(message)


@asynccontextmanager
async def _living(
    count: _Counts, log: BytesIO, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[None]:
    monkeypatch.setattr(lifespan, "_COUNTING_SECONDS", 0)
    monkeypatch.setattr(lifespan, "gc", Mock())  # the test run is not frozen
    life = Life(RecordMemory.without(), AsyncMock(), _audit(log), count)
    async with life.lived(FastAPI()):
        yield


@pytest.mark.parametrize(
    ("broken", "told"), [((2,), 1), ((2, 3, 4), 1), ((2, 4), 2), ((), 0)]
)
async def test_work_in_the_background_goes_on_when_it_breaks(
    log: BytesIO, monkeypatch: pytest.MonkeyPatch, broken: tuple[int, ...], told: int
) -> None:
    """A round that breaks is logged, once until it works again, and is not the last."""
    count = _Counts(*broken)
    async with _living(count, log, monkeypatch):
        await asyncio.wait_for(count.done.wait(), timeout=60)

    assert len(lines(log)) == told
    for line in lines(log):
        jsonschema_rs.validator_for(schema()).validate(line)
        assert (line["event"], line["error"]) == ("broke", "OSError")
        assert line["where"].startswith("cds_service/lifespan.py:")
        assert "status" not in line
    assert b"Canary" not in log.getvalue()


def test_another_defect_is_another_line(log: BytesIO) -> None:
    """What breaks in a new way is told although it was broken before."""
    work = Defects(_audit(log))
    for error in (OSError(), KeyError(), KeyError()):
        with work.told():
            raise error
    assert [line["error"] for line in lines(log)] == ["OSError", "KeyError"]
