"""Writes an invented population, and hook requests about some of its patients."""

from pathlib import Path
from typing import Final

import msgspec
from rich.console import Console

from cds_service.clinical.chart import Hook
from cds_service.commands.progress import progress_bar
from cds_service.from_fhir.gaps import HOLDS
from cds_service.from_fhir.past_record import PastRecord
from cds_service.silent.synthetic.patient import LAST_DAY, Mix, invent
from cds_service.silent.synthetic.population import write as write_population

_REQUESTS: Final = "requests"


def write(
    folder: Path, patients: int, mix: Mix, processes: int, *, packed: bool
) -> None:
    """Write the files, and say so."""
    console = Console()
    with progress_bar(console) as bar:
        task = bar.add_task("Inventing", total=patients)
        for done in write_population(folder, patients, mix, processes, packed=packed):
            bar.advance(task, done)
    console.print(f"{patients} invented patients are in {folder}")


def write_requests(folder: Path, requests: int, mix: Mix) -> None:
    """Write calls about the first patients, for tests of load."""
    for number in range(requests):
        # Beside the export and not in it: they are no part of it.
        beside = folder.with_name(f"{folder.name}-{_REQUESTS}")
        file = beside / f"request.{number:06}.json"
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(request(number, mix))


def request(number: int, mix: Mix) -> bytes:
    """Return the call of an opened record, about one invented patient."""
    resources = invent(number, mix)
    sent = [(msgspec.json.encode(each), "") for each in resources]
    patient_id = resources[0]["id"]
    record = PastRecord.of(patient_id, sent, LAST_DAY, set(HOLDS.values()))
    return record.call(Hook.PATIENT_VIEW, LAST_DAY).body
