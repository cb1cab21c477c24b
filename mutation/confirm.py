"""Asks once more, in a copy of the tree in which the change is really made."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from mutation.mutants import Mutant

_NEEDED: Final = ("cds_service", "tests", "fhir_fixtures", "docs", "README.md")
_SECONDS: Final = 600
_NO_FAILURES: Final = 0


def survives(mutant: Mutant, selection: list[str]) -> bool:
    """Tell whether these tests pass, all modules being imported anew."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        for item in (*_NEEDED, "pyproject.toml"):
            _copy(Path(item), folder / item)
        (folder / mutant.path).write_text(mutant.source(), "utf-8")
        return _passes(folder, selection)


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
    else:
        shutil.copy(source, target)


def _passes(folder: Path, selection: list[str]) -> bool:
    options = ["-q", "-x", "-n0", "-p", "no:randomly", "-p", "no:cacheprovider"]
    command = [sys.executable, "-m", "pytest", *options, *selection]
    environment = {**os.environ, "PYTHONPATH": str(folder)}
    try:
        done = subprocess.run(  # noqa: S603 (our own tests)
            command,
            cwd=folder,
            env=environment,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == _NO_FAILURES
