"""Runs the rules over an export, and says what came of it."""

import json
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

import typer
from rich.console import Console

from cds_service.commands.engines import engine_named, give_up
from cds_service.commands.screen import progress_bar
from cds_service.commands.silent_calls import ask
from cds_service.hooks.services import SERVICES
from cds_service.masked import our_words
from cds_service.silent.asking import Job, Service, When
from cds_service.silent.pseudonyms import Pseudonyms, key_in
from cds_service.silent.run import Run, about_job

_ASKED: Final = (
    "sm-patient-view",
    "sm-order-sign",
    "sm-encounter-discharge",
    "sm-appointment-book",
)
"""All of whose moments an export tells, each moment once."""

_REPORT: Final = "report.html"
_DAYS: Final = re.compile(r"(\d{1,4})d?")


@dataclass(frozen=True, slots=True)
class Options:
    """The command line of `silent`."""

    export: Path
    out: Path
    exported: date
    as_of: date | None
    every: str
    events: bool
    services: str
    engine: str
    key_file: Path
    identified: bool
    processes: int
    memory: int
    partitions: int
    compare: Path | None

    @property
    def when(self) -> When:
        """The days to ask about; without an option the day of the export."""
        if sum([self.as_of is not None, bool(self.every), self.events]) > 1:
            give_up("Choose one of --as-of, --every and --events.")
        if self.events:
            return When()
        if self.every:
            days = _DAYS.fullmatch(self.every)
            if days is None or not int(days[1]):
                give_up("--every takes a number of days, such as 30d.")
            return When(every=int(days[1]))
        return When(self.as_of or self.exported)

    @property
    def asked(self) -> tuple[Service, ...]:
        """The services, with their hooks."""
        names = [name for name in self.services.split(",") if name] or _ASKED
        if unknown := [name for name in names if name not in SERVICES]:
            give_up(f"There is no service {unknown[0]}, only {', '.join(SERVICES)}.")
        if "sm-medication-refill" in names:
            give_up("An export does not tell when a refill was asked for.")
        return tuple((name, SERVICES[name].hook) for name in names)

    def job(self) -> Job:
        """Return what the workers are told."""
        key = None if self.identified else _key(self.key_file)
        pseudonyms = Pseudonyms(key)
        words = our_words()
        return Job(ask, self.asked, self.when, self.exported, pseudonyms, words)

    def run(self) -> Run:
        """Return where everything goes."""
        work = self.out / ".work"
        sizes = self.processes, self.memory, self.partitions
        return Run(self.export, self.out, work, *sizes)


def today() -> date:
    """Return the day of this machine."""
    from cds_service.app import system_clock  # noqa: PLC0415 (the clock is there)

    return system_clock().date()


def run(options: Options, console: Console, *, machine: bool) -> None:
    """Decide about everybody, write the report."""
    if options.identified:
        console.print("The output will name patients: keep it as you keep records.")
    engine = engine_named(options.engine)
    job, run = options.job(), options.run()
    run.begin(job, options.engine)
    with progress_bar(console) as bar:
        tasks: dict[str, Any] = {}

        def progress(step: str, done: float, total: float) -> None:
            if step not in tasks:
                tasks[step] = bar.add_task(step)
            bar.update(tasks[step], completed=done, total=total)

        problems = engine.run(run, job, progress)
    about = {**about_job(job), "engine": options.engine, "putAside": problems}
    _finish(run, about, options.compare)
    if machine:
        typer.echo(json.dumps(about))
    else:
        _say(console, about, run.out / _REPORT)


def _finish(run: Run, about: dict[str, Any], earlier: Path | None) -> None:
    """Count, and write what is to be read; `about` is told the totals."""
    from cds_service.silent.report import figures, page  # noqa: PLC0415 (slow)

    numbers = figures.of(run.decisions)
    changes = figures.before(earlier, run.decisions) if earlier else None
    about["rules"] = {rule.id: rule.version for rule in _rules()}
    about["totals"] = numbers.totals
    run.end(about)
    page.write(run.out / _REPORT, about, numbers, changes)


def _say(console: Console, about: dict[str, Any], report: Path) -> None:
    from cds_service.silent.report.page import in_short  # noqa: PLC0415 (slow)

    for line in in_short(about):
        console.print(line)
    console.print(f"{report}: open it in a browser")


def _key(file: Path) -> bytes:
    try:
        return key_in(file)
    except (OSError, ValueError) as error:
        give_up(str(error))


def _rules() -> list[Any]:
    return [rule for service in SERVICES.values() for rule in service.rules]


def verify(options: Options, patients: int, console: Console) -> int:
    """Compare with live answers; see `silent_verify`."""
    from cds_service.commands import silent_verify  # noqa: PLC0415 (the web app)

    return silent_verify.verify(options, patients, console)
