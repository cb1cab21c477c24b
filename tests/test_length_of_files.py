"""A file that nobody can read at one sitting is two files."""

from pathlib import Path
from typing import Final

import pytest

_ROOT: Final = Path(__file__).parents[1]
_FOLDERS: Final = ("authoring", "benchmarks", "cds_service", "docs", "fuzz", "mutation")
_MORE: Final = ("stress", "tests")
_LONGEST: Final = 200


@pytest.mark.parametrize("folder", [*_FOLDERS, *_MORE])
def test_no_file_is_longer_than_200_lines(folder: str) -> None:
    """As CONTRIBUTING.md says; product, tests and tools alike."""
    files = [file for file in (_ROOT / folder).rglob("*.py") if _is_ours(file)]
    lengths = {file: len(file.read_text("utf-8").splitlines()) for file in files}
    long = {
        file.relative_to(_ROOT).as_posix(): length
        for file, length in lengths.items()
        if length > _LONGEST
    }

    assert (bool(files), long) == (True, {})


def _is_ours(file: Path) -> bool:
    """Tell a file of this tree from what a tool installed into a folder of it."""
    parts = file.relative_to(_ROOT).parts
    return not any(part.startswith(".") or part == "node_modules" for part in parts)
