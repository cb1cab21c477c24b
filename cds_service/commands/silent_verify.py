"""Compares silent decisions with the answers of the live endpoint, patient by patient.

The records of some patients are put into files in another order and with other cuts,
each engine that is installed decides about them in several ways, and the endpoint is
asked about every one of the same moments. What any of them says is to be the same.
"""

import tempfile
from collections import Counter
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from shutil import which

from rich.console import Console

from cds_service.commands.ending import DIFFERENT, FINE
from cds_service.commands.engines import engine_named
from cds_service.commands.live_decisions import Said, by_engine, live
from cds_service.commands.sampled import sample, write_shuffled
from cds_service.commands.silent_options import Options
from cds_service.frozen import Frozen, replace
from cds_service.said import Said as Word
from cds_service.silent.asking import Job
from cds_service.silent.pseudonyms import Pseudonyms
from cds_service.silent.run import Run


class Way(Frozen, kw_only=False):
    """One way of deciding about the same records."""

    engine: str
    partitions: int
    seed: int


def verify(options: Options, patients: int, console: Console) -> int:
    """Return what the command ends with; 1 if any two answers differ."""
    job = replace(options.job(), pseudonyms=Pseudonyms(None))
    lines = sample(options.export, patients)
    expected = live(lines, job)
    console.print(f"live endpoint: {expected.total()} answers")
    differing = 0
    for way in ways():
        with tempfile.TemporaryDirectory(prefix="cds-verify-") as name:
            folder = Path(name)
            write_shuffled(lines, folder / "export", way.seed)
            said = decided(folder, job, way, options)
        wrong = differences(expected, said)
        differing += len(wrong)
        told = f"{way.engine}, {way.partitions} parts: {said.total()} rows"
        console.print(f"{told}, {len(wrong)} differ")
    return DIFFERENT if differing else FINE


def ways() -> Iterator[Way]:
    """Yield the engines that are installed, with partitions and orders of files."""
    yield Way("duckdb", 1, seed=1)
    yield Way("duckdb", 5, seed=2)
    if find_spec("pyspark") and which("java"):
        yield Way("spark", 3, seed=3)


def decided(folder: Path, job: Job, way: Way, options: Options) -> Counter[Said]:
    """Return what an engine says of the records in a folder."""
    out = folder / "out"
    sizes = options.processes, options.memory, way.partitions
    run = Run(folder / "export", out, out / ".work", *sizes)
    run.begin(job, way.engine)
    engine_named(way.engine).run(run, job, _quietly)
    return by_engine(run.decisions)


def differences(live: Counter[Said], engine: Counter[Said]) -> list[Said]:
    """Return what only one of them says.

    Of a call that concerns nobody silent mode writes no rule; the live trace then
    says of every rule that it is not indicated, and no card is shown.
    """
    told = {said.call for said in engine if said.rule}
    only_live = [
        said
        for said in live - engine
        if said.call in told or not said.rule or said.outcome != Word.NOT_INDICATED
    ]
    return [*only_live, *(engine - live)]


def _quietly(step: str, done: float, total: float) -> None:
    del step, done, total
