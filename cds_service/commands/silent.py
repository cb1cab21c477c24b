"""Runs the rules over an export, and says what came of it."""

import json
from datetime import date
from pathlib import Path
from typing import Any, Final

import typer
from rich.console import Console
from rich.progress import TextColumn

from cds_service.commands.engines import engine_named, give_up
from cds_service.commands.progress import progress_bar
from cds_service.commands.silent_options import Options
from cds_service.commands.silent_progress import Following
from cds_service.hooks.services import SERVICES
from cds_service.silent.asking import Job
from cds_service.silent.run import Run, about_job, plan_in

_REPORT: Final = "report.html"
_INVENTED: Final = "synthetic.json"


def today() -> date:
    """Return the day of this machine."""
    from cds_service.app import system_clock  # noqa: PLC0415 (the clock is there)

    return system_clock().date()


def exported_by_default(out: Path) -> date:
    """Return the day of a run that was stopped, so that it goes on after midnight."""
    told = plan_in(out / ".work").get("exported")
    return date.fromisoformat(told) if told else today()


def run(options: Options, console: Console, *, machine: bool) -> None:
    """Decide about everybody, write the report."""
    if options.identified:
        console.print("The output will name patients: keep it as you keep records.")
    engine = engine_named(options.engine)
    job, run = options.job(), options.run()
    _look_first(options, job, run)
    _begin(run, job, options.engine, console)
    with progress_bar(console, TextColumn("{task.fields[pace]}")) as bar:
        problems = engine.run(run, job, Following(bar, Console(stderr=True)))
    about = {**about_job(job), "engine": options.engine, "putAside": problems}
    about |= {"files": len(run.files), "putAsideList": run.put_aside.name}
    about["synthetic"] = (run.export / _INVENTED).is_file()
    _finish(run, about, options)
    if machine:
        typer.echo(json.dumps(about))
    else:
        _say(console, about, run.out / _REPORT)


def _look_first(options: Options, job: Job, run: Run) -> None:
    """End now for whatever would be found only after hours."""
    if not run.files:
        give_up(f"{run.export} holds no *.ndjson, *.jsonl or *.json, plain or .gz.")
    if options.compare:
        _look_at_earlier(options.compare, job, run)


def _look_at_earlier(earlier: Path, job: Job, run: Run) -> None:
    from cds_service.silent.report import changes  # noqa: PLC0415 (slow)

    if earlier.absolute() == run.out.absolute():
        give_up("--compare names the output itself, which is written anew.")
    try:
        was = changes.about(earlier)
    except ValueError as error:
        give_up(str(error))
    if was.get("pseudonyms") != job.pseudonyms.fingerprint:
        give_up(
            f"{earlier} names patients by another key: run with its --key-file"
            " (or both with --identified)."
        )


def _begin(run: Run, job: Job, engine: str, console: Console) -> None:
    try:
        others = run.begin(job, engine)
    except ValueError as error:
        give_up(str(error))
    if others:
        console.print(f"Everything begins anew: other {', '.join(others)}.")


def _finish(run: Run, about: dict[str, Any], options: Options) -> None:
    """Count, and write what is to be read; `about` is told the totals."""
    from cds_service.silent.report import (  # noqa: PLC0415 (slow)
        cells,
        changes,
        figures,
        page,
    )

    numbers = figures.of(run.decisions)
    about["rules"] = _rules(options)
    about["totals"] = cells.totals(numbers.totals)
    earlier = options.compare
    since = changes.since(earlier, run.decisions, about) if earlier else None
    page.write(run.out / _REPORT, about, numbers, since, options.records_a_day)
    run.end(about)


def _say(console: Console, about: dict[str, Any], report: Path) -> None:
    from cds_service.silent.report.page import in_short  # noqa: PLC0415 (slow)

    for line in in_short(about):
        console.print(line)
    console.print(f"{report}: open it in a browser")


def _rules(options: Options) -> dict[str, str]:
    """Return the versions of all rules that were asked."""
    names = [name for name, _ in options.asked]
    rules = [rule for name in names for rule in SERVICES[name].rules]
    return {rule.id: rule.version for rule in rules}


def verify(options: Options, patients: int, console: Console, *, machine: bool) -> int:
    """Compare with live answers; see `silent_verify`."""
    from cds_service.commands import silent_verify  # noqa: PLC0415 (the web app)

    _look_first(options, options.job(), options.run())
    return silent_verify.verify(options, patients, console, machine=machine)
