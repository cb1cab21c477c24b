"""The commands about whole populations: `silent` and `synth`."""

import os
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from cds_service.commands.engines import require
from cds_service.commands.options import AsJson

_DAY = ["%Y-%m-%d"]


class Engine(StrEnum):
    """What sorts lines to patients and shares out the work."""

    DUCKDB = "duckdb"
    SPARK = "spark"


def silent_command(
    export: Annotated[Path, typer.Argument(exists=True, metavar="EXPORT_DIR")],
    out: Annotated[Path, typer.Option(help="Where decisions and report go.")],
    as_of: Annotated[
        datetime | None, typer.Option(formats=_DAY, help="Ask about this day.")
    ] = None,
    every: Annotated[
        str, typer.Option(metavar="30d", help="Ask about a day in so many.")
    ] = "",
    events: Annotated[
        bool, typer.Option("--events", help="Ask at visits, orders, discharges.")
    ] = False,
    services: Annotated[str, typer.Option(help="Ids, with commas between.")] = "",
    engine: Annotated[Engine, typer.Option()] = Engine.DUCKDB,
    exported: Annotated[
        datetime | None, typer.Option(formats=_DAY, help="Day of the export.")
    ] = None,
    key_file: Annotated[
        Path | None, typer.Option(help="Key of the pseudonyms; else OUT.key.")
    ] = None,
    identified: Annotated[
        bool, typer.Option("--identified", help="Write patient ids. Take care.")
    ] = False,
    processes: Annotated[int, typer.Option(min=1)] = os.cpu_count() or 1,
    memory: Annotated[int, typer.Option(min=512, help="MiB, of the engine.")] = 2048,
    partitions: Annotated[int, typer.Option(min=0, help="0: by size.")] = 0,
    compare: Annotated[
        Path | None, typer.Option(exists=True, help="An earlier OUT, to compare with.")
    ] = None,
    records_a_day: Annotated[
        int, typer.Option(min=1, help="Records that a clinician opens.")
    ] = 20,
    verify: Annotated[
        int, typer.Option(min=0, help="Compare so many patients with live answers.")
    ] = 0,
    machine: AsJson = False,
) -> None:
    """Say what the service would have shown over a whole export, showing nobody.

    Reads FHIR Bulk Data (NDJSON, also packed with gzip) and Bundles. Writes one
    row per decision as Parquet, run.json, and report.html. A stopped run goes on
    where it was when it is started again with the same options.

    Ends with 1 when --verify found a difference, with 2 when it could not run or
    there was nothing to compare.

    Example: `cds-service silent export/ --out silent/ --events`
    """
    require(engine.value)
    # Here and not above: these need packages that only this command needs.
    from cds_service.commands import silent  # noqa: PLC0415
    from cds_service.commands.silent_options import Options  # noqa: PLC0415

    options = Options(
        export=export,
        out=out,
        exported=_day(exported) or silent.exported_by_default(out),
        as_of=_day(as_of),
        every=every,
        events=events,
        services=services,
        engine=engine.value,
        key_file=key_file,
        identified=identified,
        processes=processes,
        memory=memory,
        partitions=partitions,
        compare=compare,
        records_a_day=records_a_day,
    )
    console = Console(stderr=machine)
    if verify:
        raise typer.Exit(silent.verify(options, verify, console, machine=machine))
    silent.run(options, console, machine=machine)


def synth_command(
    out: Annotated[Path, typer.Option(help="Where the files go.")],
    patients: Annotated[int, typer.Option(min=1)] = 1_000,
    seed: Annotated[int, typer.Option()] = 1,
    without: Annotated[
        float, typer.Option(min=0, max=1, help="Share without mastocytosis.")
    ] = 0.25,
    dirty: Annotated[
        float, typer.Option(min=0, max=10, help="Times the usual rates of dirt.")
    ] = 1.0,
    packed: Annotated[bool, typer.Option("--gzip", help="Pack the files.")] = False,
    requests: Annotated[
        int, typer.Option(min=0, help="Also write so many hook requests.")
    ] = 0,
    processes: Annotated[int, typer.Option(min=1)] = os.cpu_count() or 1,
) -> None:
    """Invent a population with systemic mastocytosis, as FHIR Bulk Data.

    Every resource is marked as test data. The same seed gives the same patients.

    Example: `cds-service synth --patients 10000 --out synthetic/`
    """
    from cds_service.commands import synth  # noqa: PLC0415
    from cds_service.silent.synthetic.patient import Mix  # noqa: PLC0415

    mix = Mix(seed, without, dirty)
    synth.write(out, patients, mix, processes, packed=packed)
    synth.write_requests(out, min(requests, patients), mix)


def _day(given: datetime | None) -> date | None:
    return given.date() if given else None
