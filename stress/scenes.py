"""What may happen to a service, each with what must be true while it does.

A scene is told where to write, how long to last and how fast to fire; it returns
what was wrong. `SCENES` lists them in their order.
"""

import asyncio
import json
import os
import signal
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Final

from rich.console import Console

from cds_service.frozen import Frozen
from stress.client import LATE, TORN, Connections
from stress.firing import AT_ONCE, fire
from stress.jumping import FILE
from stress.metric import total
from stress.request import Request
from stress.server import HOST, Server, running
from stress.tally import Tally
from stress.traffic import Traffic

DAY: Final = 86_400
_OK: Final = 200
_ENDED: Final = (0, -signal.SIGTERM)
"""How a process ends that was asked to: uvicorn ends by the signal, its work done."""
_JUMPS: Final = (0, 3_600, -3_600, DAY, -DAY, 400 * DAY, -3_650 * DAY, 0)
"""Seconds: an hour as in spring and autumn, a day, a year and ten, and back again."""


class Ground(Frozen, kw_only=False):
    """Where a scene plays, and for how long."""

    console: Console
    folder: Path
    seconds: float
    per_second: float
    seed: int

    def usual(self, kinds: Iterable[str]) -> list[Request]:
        """Return requests that must be answered, for the length of the scene."""
        wanted = frozenset(kinds)
        number = int(self.seconds * self.per_second)
        some = Traffic(self.seed).requests(4 * number)
        return [each for each in some if each.kind in wanted][:number]


async def worker_killed(ground: Ground) -> list[str]:
    """One of two workers is killed: calls go on, and another takes its place."""
    with running(ground.folder / "killed.log", workers=2) as server:
        before, tally = server.workers(), Tally()
        victim = before[0]

        async def kill() -> None:
            await asyncio.sleep(ground.seconds / 3)
            os.kill(victim, signal.SIGKILL)

        await asyncio.gather(_fired(ground, server, tally), kill())
        now, counted = server.workers(), total(server.metrics(), "cds_calls_total")
    answered = sum(tally.statuses[kind, _OK] for kind in ("quiet", "card"))
    lost = tally.number - answered
    ground.console.print(
        f"  {tally.number} calls, {lost} of them with the worker that was killed;"
        f" {counted:.0f} counted by both"
    )
    return [
        *([f"{lost} calls were lost"] if lost > AT_ONCE else []),
        *([f"the workers are {now}, of {before}"] if len(now) != len(before) else []),
        *(["the killed worker is still there"] if victim in now else []),
        *(
            [f"{counted:.0f} of {answered} calls are counted"]
            # What it counted in its last second is lost with it.
            if not answered - 2 * ground.per_second <= counted <= tally.number
            else []
        ),
    ]


async def stopped_under_load(ground: Ground) -> list[str]:
    """SIGTERM: what has begun is answered in full, and nothing in half."""
    log = ground.folder / "stopped.log"
    with running(log, workers=2) as server:
        tally = Tally()

        async def stop() -> int:
            await asyncio.sleep(ground.seconds / 2)
            return await asyncio.to_thread(server.stop)

        kinds = ("quiet", "card", "slow: in pieces")
        _, code = await asyncio.gather(_fired(ground, server, tally, kinds), stop())
    answered = sum(
        number for (_, status), number in tally.statuses.items() if status == _OK
    )
    written = len(_lines(log, "call"))
    torn = sum(
        number
        for (_, status), number in tally.statuses.items()
        if status in {TORN, LATE}
    )
    ground.console.print(
        f"  {answered} answers came, {written} calls are in the log; exit code {code}"
    )
    return [
        *([f"{torn} answers were broken off"] if torn else []),
        *(
            [f"{written - answered} answers were made and did not arrive"]
            if written != answered
            else []
        ),
        *([f"the exit code is {code}"] if code not in _ENDED else []),
    ]


async def disk_full(ground: Ground) -> list[str]:
    """No line can be written: every call is answered, and the loss is counted."""
    with running(Path("/dev/full")) as server:
        tally = Tally()
        await _fired(ground, server, tally)
        lost = total(server.metrics(), "cds_audit_lines_lost_total")
    ground.console.print(f"  {tally.number} calls, {lost:.0f} lines lost and counted")
    return [
        *tally.problems(),
        *([] if lost == tally.number else [f"{lost:.0f} lines are counted as lost"]),
    ]


async def clock_jumps(ground: Ground) -> list[str]:
    """The machine's clock is set: calls are answered, no rule breaks."""
    file, log = ground.folder / "clock", ground.folder / "clock.log"
    file.write_text("0")
    app, tally = "stress.jumping:create", Tally()
    with running(log, app=app, more={FILE: str(file)}) as server:

        async def jump() -> None:
            for seconds in _JUMPS:
                file.write_text(str(seconds))
                await asyncio.sleep(ground.seconds / len(_JUMPS))

        await asyncio.gather(_fired(ground, server, tally), jump())
    failed = [line for line in _lines(log, "call") if "failed" in line]
    ground.console.print(f"  {tally.number} calls over {len(_JUMPS)} jumps")
    return [
        *tally.problems(),
        *([f"rules broke: {failed[0]['failed']}"] if failed else []),
    ]


SCENES: Final[tuple[Callable[[Ground], Any], ...]] = (
    worker_killed,
    stopped_under_load,
    disk_full,
    clock_jumps,
)


async def _fired(
    ground: Ground,
    server: Server,
    tally: Tally,
    kinds: Iterable[str] = ("quiet", "card"),
) -> None:
    connections = Connections(HOST, server.port)
    await fire(connections, ground.usual(kinds), ground.per_second, tally)


def _lines(log: Path, event: str) -> list[dict[str, Any]]:
    lines = (line for line in log.read_text("utf-8").splitlines() if line[:1] == "{")
    found: Iterable[dict[str, Any]] = map(json.loads, lines)
    return [line for line in found if line["event"] == event]
