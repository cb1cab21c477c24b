"""Exports for tests: invented patients, as lines in any order and in any files."""

from datetime import date
from pathlib import Path
from random import Random

import msgspec

from cds_service.commands.silent_calls import ask
from cds_service.hooks.services import SERVICES
from cds_service.masked import our_words
from cds_service.silent import on_duckdb
from cds_service.silent.asking import Job, When
from cds_service.silent.pseudonyms import Pseudonyms
from cds_service.silent.run import Run
from cds_service.silent.synthetic.dirt import line_of
from cds_service.silent.synthetic.patient import Mix, invent

EXPORTED = date(2026, 7, 15)
ASKED = ("sm-patient-view", "sm-order-sign", "sm-encounter-discharge")


def lines(patients: int, seed: int = 1, dirty: float = 1.0) -> list[bytes]:
    """Return the lines of an invented population."""
    mix, dirt = Mix(seed=seed), Random(seed)  # noqa: S311 (no secret)
    return [
        line
        for number in range(patients)
        for resource in invent(number, mix)
        for line in line_of(resource, dirt, dirty).splitlines()
    ]


def resources(*sent: object) -> list[bytes]:
    """Return these as lines."""
    return [msgspec.json.encode(each) for each in sent]


def written(folder: Path, sent: list[bytes], files: int = 1) -> Path:
    """Write lines into so many files."""
    folder.mkdir(parents=True)
    for number in range(files):
        content = b"".join(line + b"\n" for line in sent[number::files])
        (folder / f"{number}.ndjson").write_bytes(content)
    return folder


def job(when: When | None = None, key: bytes | None = None) -> Job:
    """Return a job about three services on the day of the export."""
    services = tuple((name, SERVICES[name].hook) for name in ASKED)
    when = When(EXPORTED) if when is None else when
    return Job(ask, services, when, EXPORTED, Pseudonyms(key), our_words())


def decided(run: Run, job: Job) -> dict[str, int]:
    """Run on DuckDB in this process; return what was put aside."""
    run.begin(job, "duckdb")
    return on_duckdb.run(run, job, lambda *_: None)


def run_of(export: Path, out: Path, partitions: int = 1) -> Run:
    """Return a run in one process."""
    return Run(export, out, out / ".work", 1, 512, partitions)
