"""What a run is made of, what it leaves behind, and how it goes on after a stop."""

import json
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from cds_service.silent.asking import Job
from cds_service.silent.reading import files_in

DECISIONS: Final = "decisions"
ABOUT: Final = "run.json"
_PLAN: Final = "plan.json"

Progress = Callable[[str, float, float], None]
"""Is told the step, how much of it is done, and of how much."""


@dataclass(frozen=True, slots=True)
class Run:
    """An export, where its decisions go, and how.

    `work` holds the records themselves while the run lasts; it goes when the run
    is over. `memory` is in MiB and is shared by all processes of the engine.
    """

    export: Path
    out: Path
    work: Path
    processes: int
    memory: int
    partitions: int = 0

    @property
    def files(self) -> list[Path]:
        """The files of the export."""
        return files_in(self.export)

    @property
    def decisions(self) -> Path:
        """Where the Parquet files are."""
        return self.out / DECISIONS

    def begin(self, job: Job, engine: str) -> None:
        """Make the folders; what a stopped run of the same plan left is kept."""
        plan = self._plan(job, engine)
        told = self.work / _PLAN
        if not (told.is_file() and told.read_text("utf-8") == plan):
            shutil.rmtree(self.work, ignore_errors=True)
            shutil.rmtree(self.decisions, ignore_errors=True)
        self.work.mkdir(parents=True, exist_ok=True, mode=0o700)
        self.decisions.mkdir(parents=True, exist_ok=True)
        told.write_text(plan, "utf-8")

    def end(self, about: dict[str, Any]) -> None:
        """Say what was done, and let go of the records."""
        content = json.dumps(about, indent=2, ensure_ascii=False)
        (self.out / ABOUT).write_text(content + "\n", "utf-8")
        shutil.rmtree(self.work, ignore_errors=True)

    def _plan(self, job: Job, engine: str) -> str:
        """Return all that decides what is in the files that a run leaves."""
        stats = [(file, file.stat()) for file in self.files]
        plan = {
            "engine": engine,
            "files": [(str(file), at.st_size, at.st_mtime_ns) for file, at in stats],
            "partitions": self.partitions,
            **about_job(job),
        }
        return json.dumps(plan, sort_keys=True)


def about_job(job: Job) -> dict[str, Any]:
    """Return what was asked, for a reader and to compare runs by."""
    return {
        "when": job.when.spelled,
        "exported": job.exported.isoformat(),
        "services": [service for service, _ in job.services],
        "pseudonyms": job.pseudonyms.fingerprint,
    }


def finished(folder: Path, names: Iterable[str]) -> set[str]:
    """Return which of these files are there; a file gets its name when it is whole."""
    return {name for name in names if (folder / name).is_file()}
