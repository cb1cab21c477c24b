"""What a run is made of, what it leaves behind, and how it goes on after a stop."""

import hashlib
import json
import shutil
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any, Final

import cds_service
from cds_service.frozen import Frozen
from cds_service.patterns import uncompiled
from cds_service.silent.asking import Job
from cds_service.silent.reading import files_in

DECISIONS: Final = "decisions"
ABOUT: Final = "run.json"
_PLAN: Final = "plan.json"
_OURS: Final = uncompiled(r"[._]?part-|\.?_SUCCESS|_temporary")
"""What an engine writes among the decisions."""

Progress = Callable[[str, float, float], None]
"""Is told the step, how much of it is done, and of how much."""


class Run(Frozen, kw_only=False):
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
        """The files of the export; the output may lie beside them and is none."""
        out = self.out.absolute()
        found = files_in(self.export)
        return [each for each in found if not each.absolute().is_relative_to(out)]

    @property
    def put_aside(self) -> Path:
        """The list of what could not be read, beside the output as the key is."""
        return self.out.with_name(f"{self.out.name}.put-aside.csv")

    @property
    def decisions(self) -> Path:
        """Where the Parquet files are."""
        return self.out / DECISIONS

    def begin(self, job: Job, engine: str) -> list[str]:
        """Make the folders; what a stopped run of the same plan left is kept.

        Returns:
            What is another than in the run that was stopped, which is begun anew.

        Raises:
            ValueError: the folder of decisions holds something else.
        """
        plan, before = self._plan(job, engine), plan_in(self.work)
        others = sorted(name for name in plan if plan[name] != before.get(name))
        if others:
            self._clear()
        self.work.mkdir(parents=True, exist_ok=True, mode=0o700)
        self.decisions.mkdir(parents=True, exist_ok=True)
        write_whole(self.work / _PLAN, json.dumps(plan))
        return others if before else []

    def _clear(self) -> None:
        there = self.decisions.iterdir() if self.decisions.is_dir() else ()
        if foreign := [each.name for each in there if not _OURS.match(each.name)]:
            message = f"{self.decisions} holds {foreign[0]}: choose another --out"
            raise ValueError(message)
        shutil.rmtree(self.work, ignore_errors=True)
        shutil.rmtree(self.decisions, ignore_errors=True)

    def end(self, about: dict[str, Any]) -> None:
        """Say what was done, and let go of the records."""
        content = json.dumps(about, indent=2, ensure_ascii=False)
        write_whole(self.out / ABOUT, content + "\n")
        for left in self.decisions.glob("*.unfinished"):
            left.unlink()
        shutil.rmtree(self.work, ignore_errors=True)

    def _plan(self, job: Job, engine: str) -> dict[str, Any]:
        """Return all that decides what is in the files that a run leaves."""
        stats = [(file, file.stat()) for file in self.files]
        return {
            "engine": engine,
            "files": [[str(file), at.st_size, at.st_mtime_ns] for file, at in stats],
            "partitions": self.partitions,
            **about_job(job),
        }


def about_job(job: Job) -> dict[str, Any]:
    """Return what was asked, for a reader and to compare runs by."""
    return {
        "when": job.when.spelled,
        "exported": job.exported.isoformat(),
        "services": [service for service, _ in job.services],
        "pseudonyms": job.pseudonyms.fingerprint,
        "program": program(),
    }


def plan_in(work: Path) -> dict[str, Any]:
    """Return what a run that was stopped had been asked; nothing if there is none."""
    try:
        plan = json.loads((work / _PLAN).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return plan if isinstance(plan, dict) else {}


@cache
def program() -> str:
    """Return what tells the rules and all else that decides from any other version."""
    found = hashlib.sha256()
    root = Path(cds_service.__file__).parent
    for file in sorted(root.rglob("*.py")):
        found.update(file.read_bytes())
    return found.hexdigest()[:12]


def write_whole(file: Path, content: str) -> None:
    """Write a file that is there whole or not at all, whenever the run is stopped."""
    unfinished = file.with_name(f"{file.name}.unfinished")
    unfinished.write_text(content, "utf-8")
    unfinished.rename(file)


def finished(folder: Path, names: Iterable[str]) -> set[str]:
    """Return which of these files are there; a file gets its name when it is whole."""
    return {name for name in names if (folder / name).is_file()}
