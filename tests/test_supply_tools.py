"""What must pass before anything lands does not go on without its audit unseen."""

import os
import subprocess
from pathlib import Path
from typing import Final

import pytest

_ROOT: Final = Path(__file__).parents[1]
_RETRIED: Final = "WARNING: Retrying after connection broken by 'NewConnectionError'"
_NOTHING: Final = "ERROR: No version that satisfies pip-audit (from versions: none)"
_OTHERS: Final = "ERROR: No version that satisfies pip-audit (from versions: 1.0)"
_HASH: Final = "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES"


def _ended(folder: Path, said: list[str], supply: int, audit: int = 0) -> int:
    """Run `.ci/supply` with a make of our own, and return what it ends with."""
    make = folder / "make"
    lines = "\n".join(said)
    make.write_text(
        f"#!/bin/sh\n[ $1 = audit ] && exit {audit}\ncat <<'E'\n{lines}\nE\n"
        f"exit {supply}\n"
    )
    make.chmod(0o755)
    path = f"{folder}:{os.environ['PATH']}"
    done = subprocess.run(  # noqa: S603 (our own command)
        [_ROOT / ".ci" / "supply"],
        env={**os.environ, "PATH": path},
        capture_output=True,
        check=False,
    )
    return done.returncode


@pytest.mark.parametrize(
    ("said", "ends"),
    [
        ([_RETRIED, _NOTHING], 0),
        ([_HASH], 1),
        ([_RETRIED, _HASH], 1),
        ([_NOTHING], 1),
        ([_RETRIED, _OTHERS], 1),
        ([], 1),
    ],
)
def test_only_an_index_out_of_reach_is_excused(
    tmp_path: Path, said: list[str], ends: int
) -> None:
    """A wrong hash, a version that is gone or anything else is a failure."""
    assert _ended(tmp_path, said, supply=2) == ends


def test_what_the_audit_finds_is_a_failure(tmp_path: Path) -> None:
    """Where the tools are installed its word counts."""
    assert _ended(tmp_path, [], supply=0, audit=0) == 0
    assert _ended(tmp_path, [], supply=0, audit=1) == 1


def test_the_run_before_anything_lands_asks_for_it() -> None:
    """And stops where it fails."""
    run = (_ROOT / ".ci" / "run").read_text("utf-8")
    assert "set -euo pipefail" in run
    assert "\n.ci/supply\n" in run
