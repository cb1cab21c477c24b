"""Fires requests at a pace, so many at once, and adds up what comes back."""

import asyncio
from collections.abc import Iterable

from stress.client import Connections
from stress.request import Request
from stress.tally import Tally

AT_ONCE = 32
"""Fewer than the service takes at once, so that a 429 would be a defect."""


async def fire(
    connections: Connections,
    requests: Iterable[Request],
    per_second: float,
    tally: Tally,
) -> None:
    """Send each at its time, or as soon as there is room."""
    room, loop = asyncio.Semaphore(AT_ONCE), asyncio.get_running_loop()
    begun = loop.time()

    async def send(request: Request) -> None:
        try:
            tally.add(await connections.send(request))
        finally:
            room.release()

    async with asyncio.TaskGroup() as group:
        for number, request in enumerate(requests):
            await asyncio.sleep(max(0.0, begun + number / per_second - loop.time()))
            await room.acquire()
            group.create_task(send(request))
    connections.close()
