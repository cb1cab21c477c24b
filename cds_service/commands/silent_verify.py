"""Compares silent decisions with the answers of the live endpoint, patient by patient.

The records of some patients are put into files in another order and with other cuts,
each engine that is installed decides about them in several ways, and the endpoint is
asked about every one of the same moments. What any of them says is to be the same.
"""

import json
import tempfile
from collections import Counter
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from shutil import which

import typer
from rich.console import Console

from cds_service.commands.ending import DIFFERENT, FINE
from cds_service.commands.engines import engine_named, give_up
from cds_service.commands.live_decisions import Said, by_engine, live
from cds_service.commands.sampled import sample, write_shuffled
from cds_service.commands.silent_options import Options
from cds_service.from_fhir.export_line import Line
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


class Compared(Frozen, kw_only=False):
    """How many rows a way of deciding wrote, and how many are not those of live."""

    way: Way
    rows: int
    differ: int


def verify(options: Options, patients: int, console: Console, *, machine: bool) -> int:
    """Return what the command ends with; 1 if any two answers differ."""
    job = replace(options.job(), pseudonyms=Pseudonyms(None))
    lines = sample(options.export, patients)
    expected = live(lines, job)
    if not expected:
        give_up(f"Nothing was compared: {options.export} tells no moment to ask about.")
    console.print(f"live endpoint: {expected.total()} answers")
    compared = []
    for way in ways():
        compared.append(_compared(lines, expected, job, way, options))
        console.print(_told(compared[-1]))
    if machine:
        typer.echo(json.dumps(_as_json(expected.total(), compared)))
    return DIFFERENT if any(each.differ for each in compared) else FINE


def _compared(
    lines: list[Line], expected: Counter[Said], job: Job, way: Way, options: Options
) -> Compared:
    with tempfile.TemporaryDirectory(prefix="cds-verify-") as name:
        folder = Path(name)
        write_shuffled(lines, folder / "export", way.seed)
        said = decided(folder, job, way, options)
    return Compared(way, said.total(), len(differences(expected, said)))


def _told(one: Compared) -> str:
    way = one.way
    counted = f"{one.rows} rows, {one.differ} differ"
    return f"{way.engine}, {way.partitions} parts: {counted}"


def _as_json(answers: int, compared: list[Compared]) -> dict[str, object]:
    told = [
        {
            "engine": each.way.engine,
            "parts": each.way.partitions,
            "rows": each.rows,
            "differ": each.differ,
        }
        for each in compared
    ]
    return {"answers": answers, "compared": told}


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
