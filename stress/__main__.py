"""Puts the service under fire, and says what was not as it must be.

    make stress                      100,000 requests in ten minutes, and scenes
    make stress STRESS_ARGS="--calls 10000 --minutes 1 --scene-seconds 5"

Ends with 1 when something was wrong. Kept out of `make test`: it takes its time, and
a busy machine makes it slower (the pace falls behind, nothing fails by that).
"""

import argparse
import asyncio
import tempfile
from pathlib import Path
from time import perf_counter

from rich.console import Console

from cds_service.frozen import replace
from stress.scenes import SCENES, Ground
from stress.siege import under_fire
from stress.store import store_gone


def main() -> int:
    """Run, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--calls", type=int, default=100_000)
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--scene-seconds", type=float, default=20.0)
    parser.add_argument("--scene-pace", type=float, default=60.0, help="calls a second")
    parser.add_argument("--seed", type=int, default=8)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="stress-") as folder:
        problems = asyncio.run(_run(options, Path(folder)))
    return bool(problems)


async def _run(options: argparse.Namespace, folder: Path) -> list[str]:
    console, seconds = Console(width=150), 60 * options.minutes
    pace = options.calls / seconds
    siege = Ground(console, folder, seconds, pace, options.seed)
    scene = replace(siege, seconds=options.scene_seconds, per_second=options.scene_pace)
    started = perf_counter()
    console.print(f"[bold]{options.calls} requests, {pace:.0f} a second[/bold]")
    problems = _told(console, await under_fire(siege, options.workers))
    console.print(f"  in {perf_counter() - started:.0f} seconds")
    for play in (*SCENES, store_gone):
        console.print(f"[bold]{(play.__doc__ or '').splitlines()[0]}[/bold]")
        problems += _told(console, await play(scene))
    return problems


def _told(console: Console, problems: list[str]) -> list[str]:
    for problem in problems:
        console.print(f"  WRONG: {problem}", style="red", markup=False)
    if not problems:
        console.print("  as it must be", style="green")
    return problems


if __name__ == "__main__":
    raise SystemExit(main())
